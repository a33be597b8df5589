// Solves published instances and says how far from the best known values the planner ends.
//
//   planner_bench --instances ../shared/bench --set toptw --m 1-4 --cpu-seconds 1 --seeds 5
//
// The limit is CPU time of the solving thread, so that a busy machine does not change the result
// much. Every solution passes the checker before it is written.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <charconv>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <mutex>
#include <thread>

#include "bench/orienteering_reader.h"
#include "magpie/planner/checker.h"
#include "magpie/planner/solver.h"

namespace magpie::bench {

namespace {

struct Options {
  std::string instances;
  std::string set = "toptw";
  std::vector<std::string> only;
  std::string tours = "1-4";
  double cpu_seconds = 1;
  std::int64_t iterations_max = 0;
  int seeds = 1;
  int threads = 1;
  double proof_share = 1;
  std::string csv;
  std::string solutions;
};

struct Task {
  std::shared_ptr<Instance const> instance;
  int seed = 1;
  std::optional<BestKnown> best_known;
};

struct Outcome {
  std::int64_t profit = 0;
  std::int64_t iterations = 0;
  double cpu_s = 0;
  planner::Solution solution;
  bool is_accepted = false;
  bool is_optimal = false;
};

double thread_cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// "1-4", "2" or "1,3" as numbers.
std::vector<int> parse_tours(std::string const& text) {
  std::vector<int> tours;
  for (std::string const& part : CLI::detail::split(text, ',')) {
    int first = 0;
    int last = 0;
    auto const [end, error] = std::from_chars(part.data(), part.data() + part.size(), first);
    if (error != std::errc{}) return {};
    last = first;
    if (*end == '-') std::from_chars(end + 1, part.data() + part.size(), last);
    for (int m = first; m <= last && m <= 64; ++m) tours.push_back(m);
  }
  return tours;
}

Outcome solve_task(Task const& task, Options const& options) {
  double const started = thread_cpu_seconds();
  planner::SolveOptions solve_options;
  solve_options.seed = static_cast<std::uint64_t>(task.seed);
  solve_options.proof_share = options.proof_share;
  if (options.iterations_max > 0) solve_options.iterations_max = options.iterations_max;
  solve_options.on_progress = [&](planner::Progress const&) {
    bool const is_over = thread_cpu_seconds() - started >= options.cpu_seconds;
    return is_over ? planner::Continue::no : planner::Continue::yes;
  };
  planner::SolveResult result = solve(task.instance->problem, solve_options);
  Outcome outcome;
  outcome.cpu_s = thread_cpu_seconds() - started;
  outcome.iterations = result.iterations;
  if (!result.best) return outcome;
  outcome.solution = std::move(*result.best);
  outcome.profit =
      value_of(task.instance->problem, outcome.solution).profit + task.instance->extra_profit;
  outcome.is_optimal = result.is_optimal;
  outcome.is_accepted = check(task.instance->problem, outcome.solution).empty();
  return outcome;
}

std::string solution_line(Task const& task, Outcome const& outcome) {
  char cpu[32];
  std::snprintf(cpu, sizeof cpu, "%.3f", outcome.cpu_s);
  std::string line =
      "{\"inst\":\"" + task.instance->name + "\",\"m\":" + std::to_string(task.instance->tours) +
      ",\"seed\":" + std::to_string(task.seed) + ",\"profit\":" + std::to_string(outcome.profit) +
      ",\"cpu_s\":" + cpu + ",\"routes\":[";
  bool is_first_route = true;
  for (planner::DayPlan const& day : outcome.solution.days) {
    line += is_first_route ? "[" : ",[";
    is_first_route = false;
    bool is_first = true;
    for (planner::Item const& item : day.items) {
      if (!is_first) line += ",";
      is_first = false;
      line += std::to_string(task.instance->file_ids[static_cast<std::size_t>(item.index)]);
    }
    line += "]";
  }
  return line + "]}";
}

double gap_percent(Task const& task, Outcome const& outcome) {
  auto const best = static_cast<double>(task.best_known->profit);
  return 100 * (best - static_cast<double>(outcome.profit)) / best;
}

std::string csv_line(Task const& task, Outcome const& outcome) {
  char tail[96];
  std::string line = task.instance->name + "," + std::to_string(task.instance->tours) + "," +
                     std::to_string(task.seed) + "," + std::to_string(outcome.profit) + ",";
  if (task.best_known) {
    std::snprintf(tail, sizeof tail, ",%.4f,%.3f", gap_percent(task, outcome), outcome.cpu_s);
    return line + std::to_string(task.best_known->profit) + "," + task.best_known->trust + tail;
  }
  std::snprintf(tail, sizeof tail, ",,,%.3f", outcome.cpu_s);
  return line + tail;
}

class Mean {
 public:
  void add(double value) {
    total_ += value;
    ++count_;
  }
  void print(char const* name) const {
    if (count_ == 0) return;
    std::fprintf(stderr, "mean gap %-8s %7.3f %%  (%d runs)\n", name, total_ / count_, count_);
  }

 private:
  double total_ = 0;
  int count_ = 0;
};

bool is_cordeau(std::string const& name) {
  return name.find("pr") != std::string::npos;
}

void print_summary(std::vector<Task> const& tasks, std::vector<Outcome> const& outcomes) {
  Mean all;
  Mean solomon;
  Mean cordeau;
  std::int64_t iterations = 0;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    iterations += outcomes[i].iterations;
    if (!tasks[i].best_known || tasks[i].best_known->trust == "saturated") continue;
    double const gap = gap_percent(tasks[i], outcomes[i]);
    all.add(gap);
    (is_cordeau(tasks[i].instance->name) ? cordeau : solomon).add(gap);
  }
  long proved = std::count_if(outcomes.begin(), outcomes.end(),
                              [](Outcome const& outcome) { return outcome.is_optimal; });
  std::fprintf(stderr, "proved optimal %ld of %zu\n", proved, outcomes.size());
  all.print("overall");
  solomon.print("Solomon");
  cordeau.print("Cordeau");
  std::fprintf(stderr, "%zu runs, %lld iterations; rows where everything can be visited left out\n",
               tasks.size(), static_cast<long long>(iterations));
}

base::Result<std::vector<std::filesystem::path>> list_files(Options const& options) {
  std::filesystem::path const folder = std::filesystem::path(options.instances) / options.set;
  if (!std::filesystem::is_directory(folder)) {
    return base::fail(base::ErrorCode::not_found,
                      "There is no folder " + folder.string() +
                          "; give the folder that contains it with --instances.",
                      "--instances");
  }
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    auto const& path = entry.path();
    bool const is_instance = (path.extension() == ".txt" || path.extension() == ".oplib" ||
                              path.extension() == ".ophs") &&
                             path.stem().string().find("FORMAT") == std::string::npos &&
                             path.stem().string().find("format") == std::string::npos;
    bool const is_wanted =
        options.only.empty() || std::find(options.only.begin(), options.only.end(),
                                          path.stem().string()) != options.only.end();
    if (is_instance && is_wanted) files.push_back(path);
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) {
    return base::fail(
        base::ErrorCode::not_found,
        folder.string() + " has no such instances; give another --instances or --only.",
        "--instances");
  }
  return files;
}

// Whether the number of tours is the caller's choice.
bool has_tours(std::string const& set) {
  return set == "toptw" || set == "mctopmtw" || set == "ttdp";
}

base::Result<Instance> read_instance(std::string const& set, std::filesystem::path const& file,
                                     int tours) {
  if (set == "mctopmtw") return read_mctopmtw(file, tours);
  if (set == "op") return read_op(file);
  if (set == "oplib") return read_oplib(file);
  if (set == "ophs") return read_ophs(file);
  if (set == "ttdp") return read_ttdp(file, tours);
  return read_toptw(file, tours);
}

base::Result<std::vector<Task>> make_tasks(Options const& options) {
  MAGPIE_TRY(auto const files, list_files(options));
  std::filesystem::path const folder = std::filesystem::path(options.instances) / options.set;
  std::map<std::pair<std::string, int>, BestKnown> best_known;
  if (std::filesystem::exists(folder / "best_known.csv")) {
    MAGPIE_TRY(best_known, read_best_known(folder / "best_known.csv"));
  }
  std::vector<int> const tours = parse_tours(options.tours);
  if (tours.empty()) {
    return base::fail(base::ErrorCode::invalid_argument,
                      "--m must be like 1-4, 2 or 1,3; got \"" + options.tours + "\".", "--m");
  }
  std::vector<Task> tasks;
  for (auto const& file : files) {
    for (int const m : has_tours(options.set) ? tours : std::vector<int>{1}) {
      auto read = read_instance(options.set, file, m);
      if (!read) return tl::make_unexpected(read.error());
      auto const instance = std::make_shared<Instance const>(std::move(*read));
      auto const found = best_known.find({instance->name, has_tours(options.set) ? m : 1});
      // The file of mctopmtw names its number of tours; others have no best known value.
      if (options.set == "mctopmtw" && found == best_known.end()) continue;
      std::optional<BestKnown> const best =
          found == best_known.end() ? std::nullopt : std::optional(found->second);
      for (int seed = 1; seed <= options.seeds; ++seed) tasks.push_back({instance, seed, best});
    }
  }
  return tasks;
}

std::vector<Outcome> solve_all(std::vector<Task> const& tasks, Options const& options) {
  std::vector<Outcome> outcomes(tasks.size());
  std::atomic<std::size_t> next{0};
  auto const work = [&] {
    for (std::size_t i = next++; i < tasks.size(); i = next++) {
      outcomes[i] = solve_task(tasks[i], options);
    }
  };
  std::vector<std::thread> threads;
  for (int i = 0; i < options.threads; ++i) threads.emplace_back(work);
  for (std::thread& thread : threads) thread.join();
  return outcomes;
}

// False where the file cannot be written.
bool write_lines(std::string const& file, std::vector<std::string> const& lines) {
  if (file.empty()) return true;
  std::ofstream stream(file);
  for (std::string const& line : lines) stream << line << '\n';
  stream.flush();
  if (!stream) std::cerr << "Cannot write " << file << "; give another path.\n";
  return static_cast<bool>(stream);
}

int run(Options const& options) {
  auto const tasks = make_tasks(options);
  if (!tasks) {
    std::cerr << tasks.error().message << '\n';
    return 3;
  }
  std::vector<Outcome> const outcomes = solve_all(*tasks, options);
  std::vector<std::string> rows{"instance,m,seed,profit,best_known,trust,gap_percent,cpu_s"};
  std::vector<std::string> solutions;
  bool is_all_accepted = true;
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    Task const& task = (*tasks)[i];
    if (!outcomes[i].is_accepted) {
      std::cerr << task.instance->name << ": the checker refuses the solution of seed " << task.seed
                << ".\n";
      is_all_accepted = false;
      continue;
    }
    rows.push_back(csv_line(task, outcomes[i]));
    solutions.push_back(solution_line(task, outcomes[i]));
  }
  if (options.csv.empty()) {
    for (std::string const& row : rows) std::cout << row << '\n';
  }
  print_summary(*tasks, outcomes);
  bool const is_written =
      write_lines(options.csv, rows) && write_lines(options.solutions, solutions);
  return is_all_accepted && is_written ? 0 : 1;
}

}  // namespace

}  // namespace magpie::bench

int main(int argc, char** argv) {
  magpie::bench::Options options;
  CLI::App app{"Solves published orienteering instances and compares with the best known values."};
  app.add_option("--instances", options.instances, "folder that contains toptw/")->required();
  app.add_option("--set", options.set, "family of instances")
      ->check(CLI::IsMember({"toptw", "mctopmtw", "op", "oplib", "ophs", "ttdp"}));
  app.add_option("--only", options.only, "instances by name")->delimiter(',');
  app.add_option("--m", options.tours, "number of tours: 1-4, 2 or 1,3");
  app.add_option("--cpu-seconds", options.cpu_seconds, "per solve, of the solving thread")
      ->check(CLI::PositiveNumber);
  app.add_option("--iterations", options.iterations_max, "ends a solve earlier; 0: no limit");
  app.add_option("--seeds", options.seeds, "runs seeds 1..K")->check(CLI::Range(1, 1000));
  app.add_option("--threads", options.threads)->check(CLI::Range(1, 256));
  app.add_option("--proof-share", options.proof_share, "work on the proof per work of the search");
  app.add_option("--csv", options.csv, "writes the table there instead of to stdout");
  app.add_option("--solutions", options.solutions, "writes one JSON line per solution there");
  CLI11_PARSE(app, argc, argv);
  return magpie::bench::run(options);
}
