#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <memory>

#include "magpie/app/import_files.h"
#include "magpie/cli/common.h"
#include "magpie/cli/verbs.h"

namespace magpie::cli {

namespace {

struct ImportArguments {
  std::vector<std::string> files;
  std::string data = "data";
  std::string member;
};

constexpr std::size_t kProblemsShown = 50;

void show_progress(std::string const& file, std::string_view stage, double share) {
  if (isatty(STDERR_FILENO) == 0) {
    if (share == 0) fmt::print(stderr, "{}: {}\n", file, stage);
    return;
  }
  fmt::print(stderr, "\r\033[K{}: {} {:3.0f} %{}", file, stage, share * 100,
             share >= 1 ? "\n" : "");
  std::fflush(stderr);
}

void show_problems(app::FileOutcome const& outcome) {
  for (std::size_t i = 0; i < outcome.problems.size() && i < kProblemsShown; ++i) {
    fmt::print(stderr, "  {}\n", files::to_sentence(outcome.problems[i]));
  }
  if (outcome.problems.size() > kProblemsShown) {
    fmt::print(stderr, "  … and {} more\n", outcome.problems.size() - kProblemsShown);
  }
}

void show_outcome(app::FileOutcome const& outcome) {
  if (outcome.state == app::ImportState::failed) {
    fmt::print(stderr, "magpie: {}\n", outcome.error);
    return;
  }
  if (outcome.state == app::ImportState::unchanged) {
    fmt::print("{}: unchanged\n", outcome.file);
    return;
  }
  fmt::print("{}: {} {} taken, {} refused, {} problems\n", outcome.file, outcome.taken,
             outcome.kind, outcome.refused, outcome.problems.size());
  for (auto const& note : outcome.notes) fmt::print("  {}\n", note);
  show_problems(outcome);
}

int run_import(ImportArguments const& arguments) {
  auto session = Session::open(arguments.data, app::OpenMode::create);
  if (!session) return report(session.error());
  app::ImportOptions options;
  options.files.assign(arguments.files.begin(), arguments.files.end());
  options.member = arguments.member;
  auto const summary =
      app::import_files((*session)->context(), (*session)->workspace(), options, show_progress);
  if (!summary) return report(summary.error());
  for (auto const& outcome : summary->files) show_outcome(outcome);
  return summary->has_failed() ? base::error_row(base::ErrorCode::invalid_data).exit_code : 0;
}

}  // namespace

void add_import(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<ImportArguments>();
  auto* verb = app.add_subcommand("import", "Read places and roads into a data folder");
  verb->add_option("files", arguments->files, ".osm.pbf extracts, .csv tables, or folders of them")
      ->required();
  verb->add_option("--data", arguments->data, "The data folder, made when it is missing")
      ->capture_default_str();
  verb->add_option("--member", arguments->member,
                   "Slug of the member that places without one belong to");
  verb->callback([arguments, &exit_code] { exit_code = run_import(*arguments); });
}

}  // namespace magpie::cli
