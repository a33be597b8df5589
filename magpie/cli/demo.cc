#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>

#include "magpie/app/import_files.h"
#include "magpie/cli/common.h"
#include "magpie/cli/verbs.h"

namespace magpie::cli {

namespace {

using Path = std::filesystem::path;

constexpr char kAll[] = "all";

struct DemoArguments {
  std::string name;
  std::string into = "data";
  std::string examples;
};

// The folders of `examples` that hold an alliance, by name; empty when it is no such folder.
std::vector<std::string> alliances_in(Path const& examples) {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator at(examples, error), end; !error && at != end;
       at.increment(error)) {
    if (std::filesystem::exists(at->path() / "alliance.json"))
      names.push_back(at->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The one that was named; else beside the working directory, else up from the program's folder.
std::optional<Path> find_examples(std::string const& named) {
  if (!named.empty())
    return alliances_in(named).empty() ? std::nullopt : std::optional<Path>(named);
  if (!alliances_in("examples").empty()) return "examples";
  std::error_code error;
  auto folder = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  while (!error && folder.has_relative_path()) {
    if (!alliances_in(folder / "examples").empty()) return folder / "examples";
    folder = folder.parent_path();
  }
  return std::nullopt;
}

// One line of data on stdout; what is wrong in the files on stderr.
void show_loaded(std::string const& name, Path const& data, app::ImportSummary const& summary) {
  std::size_t places = 0;
  bool is_unchanged = true;
  for (auto const& outcome : summary.files) {
    if (outcome.kind == "places") places += outcome.taken;
    if (outcome.state != app::ImportState::unchanged) is_unchanged = false;
    if (!outcome.error.empty()) fmt::print(stderr, "magpie: {}\n", outcome.error);
    for (auto const& problem : outcome.problems)
      fmt::print(stderr, "  {}\n", files::to_sentence(problem));
  }
  if (is_unchanged) {
    fmt::print("{}: unchanged in {}\n", name, data.string());
  } else {
    fmt::print("{}: {} places loaded into {}\n", name, places, data.string());
  }
}

int load(std::string const& name, Path const& examples, Path const& into) {
  auto const data = into / name;
  auto session = Session::open(data.string(), app::OpenMode::create);
  if (!session) return report(session.error());
  app::ImportOptions options;
  options.files = {examples / name};
  auto const summary = app::import_files((*session)->context(), (*session)->workspace(), options,
                                         [](auto const&, auto, auto) {});
  if (!summary) return report(summary.error());
  show_loaded(name, data, *summary);
  return summary->has_failed() ? base::error_row(base::ErrorCode::invalid_data).exit_code : 0;
}

int run_demo(DemoArguments const& arguments) {
  auto const examples = find_examples(arguments.examples);
  if (!examples) {
    return report({base::ErrorCode::not_found,
                   "There is no folder of example alliances here: name it with --examples.",
                   "--examples"});
  }
  auto const names = alliances_in(*examples);
  if (arguments.name.empty()) {
    for (auto const& name : names) fmt::print("{}\n", name);
    return 0;
  }
  bool const is_all = arguments.name == kAll;
  if (!is_all && std::find(names.begin(), names.end(), arguments.name) == names.end()) {
    return report(
        {base::ErrorCode::not_found,
         fmt::format("There is no example named {}: magpie demo lists them.", arguments.name),
         "name"});
  }
  int worst = 0;
  for (auto const& name : names) {
    if (!is_all && name != arguments.name) continue;
    worst = std::max(worst, load(name, *examples, arguments.into));
  }
  return worst;
}

}  // namespace

void add_demo(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<DemoArguments>();
  auto* verb = app.add_subcommand("demo", "Load an example alliance; without a name, list them");
  verb->add_option("name", arguments->name, "One of the list, or all");
  verb->add_option("--into", arguments->into, "The data goes into a folder of that name in here")
      ->capture_default_str();
  verb->add_option("--examples", arguments->examples,
                   "The folder of the example alliances, where it is not found by itself");
  verb->callback([arguments, &exit_code] { exit_code = run_demo(*arguments); });
}

}  // namespace magpie::cli
