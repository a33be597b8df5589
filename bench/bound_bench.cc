// How far the upper bound comes down on published instances, and how often it meets the best
// solution found, which proves that solution optimal.
//
//   bound_bench --instances ../shared/bench --m 1-2 --only r101,c101 --solve-seconds 1 --seconds 60
#include <CLI/CLI.hpp>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <iostream>

#include "bench/toptw_reader.h"
#include "magpie/planner/checker.h"
#include "magpie/planner/relaxation/route_bound.h"
#include "magpie/planner/solver.h"

namespace magpie::bench {

namespace {

struct Options {
  std::string instances;
  std::vector<std::string> only;
  std::vector<int> tours{1};
  double solve_seconds = 1;
  double seconds = 60;
};

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

planner::SolveResult solve_for(planner::Problem const& problem, double seconds) {
  planner::SolveOptions options;
  double const started = cpu_seconds();
  options.on_progress = [&](planner::Progress const&) {
    return cpu_seconds() - started >= seconds ? planner::Continue::no : planner::Continue::yes;
  };
  return planner::solve(problem, options);
}

void run_one(std::filesystem::path const& file, int tours, Options const& options) {
  auto const read = read_toptw(file, tours);
  if (!read) {
    std::cerr << read.error().message << '\n';
    return;
  }
  auto const solved = solve_for(read->problem, options.solve_seconds);
  planner::Model const model(read->problem);
  double const started = cpu_seconds();
  planner::RouteBound bound(model);
  if (solved.best) bound.learn(*solved.best);
  auto const is_over = [&] { return cpu_seconds() - started > options.seconds; };
  while (bound.profit() > solved.value.profit && bound.work(is_over)) {
  }
  std::int64_t better = 0;
  if (bound.better_days()) {
    auto const solution = planner::schedule(read->problem, *bound.better_days());
    bool const is_accepted = planner::check(read->problem, solution).empty();
    better = is_accepted ? value_of(read->problem, solution).profit : -1;
  }
  std::int64_t const profit = std::max(solved.value.profit, better);
  double const gap = 100.0 * static_cast<double>(bound.profit() - profit) /
                     static_cast<double>(std::max<std::int64_t>(1, profit));
  std::printf("%s,%d,%lld,%lld,%lld,%.2f,%d,%.2f\n", read->name.c_str(), tours,
              static_cast<long long>(solved.value.profit), static_cast<long long>(better),
              static_cast<long long>(bound.profit()), gap, bound.rounds(), cpu_seconds() - started);
  std::fflush(stdout);
}

}  // namespace

}  // namespace magpie::bench

int main(int argc, char** argv) {
  magpie::bench::Options options;
  CLI::App app{"Upper bounds on published orienteering instances."};
  app.add_option("--instances", options.instances, "folder that contains toptw/")->required();
  app.add_option("--only", options.only, "instances by name")->delimiter(',')->required();
  app.add_option("--m", options.tours, "numbers of tours")->delimiter(',');
  app.add_option("--solve-seconds", options.solve_seconds);
  app.add_option("--seconds", options.seconds, "CPU seconds for each bound");
  CLI11_PARSE(app, argc, argv);
  std::printf("instance,m,profit,better,bound,gap_percent,rounds,cpu_s\n");
  for (auto const& name : options.only) {
    for (int const tours : options.tours) {
      magpie::bench::run_one(std::filesystem::path(options.instances) / "toptw" / (name + ".txt"),
                             tours, options);
    }
  }
  return 0;
}
