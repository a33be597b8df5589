#include <fmt/core.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "magpie/app/import_files.h"
#include "magpie/app/import_kind.h"
#include "magpie/app/import_once.h"
#include "magpie/cli/common.h"
#include "magpie/cli/import_progress.h"
#include "magpie/cli/import_text.h"
#include "magpie/cli/verbs.h"
#include "magpie/http/api/json.h"

namespace magpie::cli {

namespace {

namespace api = http::api;
namespace fs = std::filesystem;
using base::ErrorCode;
using base::fail;

struct ImportArguments {
  std::vector<std::string> files;
  std::string data = "data";
  std::string member;
  std::vector<std::string> maps;
  std::vector<std::string> datums;
  std::vector<std::string> answers;
  std::vector<std::string> rows;
  std::string language = locale_language();
  std::int64_t undo = 0;
  bool dry_run = false;
  bool leave_open = false;
  bool json = false;
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

nlohmann::json json_of(app::FileOutcome const& outcome) {
  constexpr std::array kStates{"done", "unchanged", "failed"};
  auto problems = nlohmann::json::array();
  for (auto const& problem : outcome.problems) problems.push_back(files::to_sentence(problem));
  return {{"file", outcome.file},
          {"kind", outcome.kind},
          {"state", kStates.at(static_cast<std::size_t>(outcome.state))},
          {"taken", outcome.taken},
          {"refused", outcome.refused},
          {"problems", problems},
          {"notes", outcome.notes},
          {"error", outcome.error}};
}

nlohmann::json json_of(std::string const& file, app::OnceOutcome const& outcome) {
  constexpr std::array kStates{"reviewed", "waits", "applied"};
  auto rows = nlohmann::json::array();
  for (auto const& row : outcome.rows) rows.push_back(api::to_json_value(row));
  return {{"file", file},
          {"state", kStates.at(static_cast<std::size_t>(outcome.state))},
          {"run", api::to_json_value(outcome.run)},
          {"rows", rows}};
}

// "left=right"; the last "=" parts them, because a column's name may hold one.
base::Result<app::OnceOptions::Pairs> pairs_in(std::vector<std::string> const& words,
                                               char const* option) {
  app::OnceOptions::Pairs pairs;
  for (auto const& word : words) {
    auto const at = word.rfind('=');
    if (at == std::string::npos || at == 0)
      return fail(ErrorCode::invalid_argument,
                  fmt::format("“{0}”应写成 --{1} 名=值。 \"{0}\" should be --{1} NAME=VALUE.", word,
                              option),
                  option);
    pairs.emplace_back(word.substr(0, at), word.substr(at + 1));
  }
  return pairs;
}

base::Result<app::OnceOptions> options_in(ImportArguments const& arguments) {
  app::OnceOptions options;
  MAGPIE_TRY(options.columns, pairs_in(arguments.maps, "map"));
  MAGPIE_TRY(options.answers, pairs_in(arguments.answers, "answer"));
  MAGPIE_TRY(options.rows, pairs_in(arguments.rows, "row"));
  for (auto const& word : arguments.datums) {
    auto const at = word.rfind('=');
    auto const column = at == std::string::npos ? std::string() : word.substr(0, at);
    options.datums.emplace_back(column, word.substr(at == std::string::npos ? 0 : at + 1));
  }
  options.mode = arguments.dry_run ? app::ImportMode::dry_run : app::ImportMode::apply;
  if (arguments.leave_open) options.open = app::OpenQuestions::leave_out;
  return options;
}

// A dry run of a folder that does not exist yet happens in one that goes away.
class DataFolder {
 public:
  explicit DataFolder(ImportArguments const& arguments) : path_(arguments.data) {
    std::error_code error;
    if (!arguments.dry_run || fs::exists(path_, error)) return;
    auto name = (fs::temp_directory_path() / "magpie-dry-run-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) return;
    path_ = temporary_ = name;
  }
  ~DataFolder() {
    std::error_code error;
    if (!temporary_.empty()) fs::remove_all(temporary_, error);
  }
  DataFolder(DataFolder const&) = delete;
  DataFolder& operator=(DataFolder const&) = delete;
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
  fs::path temporary_;
};

class Importing {
 public:
  Importing(ImportArguments const& arguments, Session& session)
      : arguments_(arguments), session_(session) {}

  int run() {
    std::vector<std::string> sent;
    app::ImportOptions own;
    for (auto const& file : arguments_.files) {
      if (app::is_own_file(file)) {
        own.files.emplace_back(file);
      } else {
        sent.push_back(file);
      }
    }
    if (!own.files.empty()) import_own(own);
    auto const options = options_in(arguments_);
    if (!sent.empty() && !options) return report(options.error());
    for (auto const& file : sent) {
      import_sent(file, *options);
      if (is_stopped_) break;
    }
    if (arguments_.json) fmt::print("{}\n", json_.dump(1, ' ', false, kReplace));
    return exit_code_;
  }

 private:
  static constexpr auto kReplace = nlohmann::json::error_handler_t::replace;

  void import_own(app::ImportOptions& options) {
    options.member = arguments_.member;
    if (arguments_.dry_run) options.mode = app::ImportMode::dry_run;
    auto const summary =
        app::import_files(session_.context(), session_.workspace(), options, show_progress);
    if (!summary) return failed("", summary.error());
    for (auto const& outcome : summary->files)
      arguments_.json ? json_.push_back(json_of(outcome)) : show_outcome(outcome);
    if (summary->has_failed()) exit_code_ = base::error_row(ErrorCode::invalid_data).exit_code;
  }

  void import_sent(std::string const& file, app::OnceOptions const& options) {
    auto const bytes = app::read_file_whole(file);
    if (!bytes) return failed(file, bytes.error());
    auto const name = fs::path(file).filename().string();
    auto const outcome = import_watched({*bytes, name, arguments_.member}, options);
    if (!outcome) return failed(file, outcome.error());
    if (arguments_.json) {
      json_.push_back(json_of(file, *outcome));
    } else {
      show(*outcome);
    }
    if (outcome->state == app::OnceState::waits) waits(file, *outcome);
  }

  // With a line on the terminal; Ctrl-C stops it with nothing stored.
  base::Result<app::OnceOutcome> import_watched(app::SentFile const& file,
                                                app::OnceOptions const& options) {
    HeldInterrupt const interrupt;
    ImportLine line(file.name);
    return app::import_once(session_.context(), session_.workspace(), file, options,
                            [&](std::size_t done, std::size_t rows) {
                              line.show(done, rows);
                              is_stopped_ = interrupt.was_pressed();
                              return !is_stopped_;
                            });
  }

  void show(app::OnceOutcome const& outcome) const {
    if (outcome.state != app::OnceState::applied) {
      fmt::print("{}", review_text(outcome, arguments_.language));
      return;
    }
    fmt::print("{}", stored_text(outcome, arguments_.data, arguments_.language));
    std::fflush(stdout);
    fmt::print(stderr, "{}", findings_text(outcome, kProblemsShown, arguments_.language));
  }

  void waits(std::string const& file, app::OnceOutcome const& outcome) {
    if (!app::names_records(outcome.run)) {
      exit_code_ = report({ErrorCode::invalid_data,
                           file + (arguments_.language == "zh"
                                       ? "：没有名称列，未导入，请用--map指明哪一列是名称。"
                                       : ": no column holds the names, nothing is imported: say "
                                         "which with --map.")});
      return;
    }
    fmt::print(stderr, "magpie: {}\n",
               fmt::format(fmt::runtime(arguments_.language == "zh"
                                            ? "{}尚未导入：请用上面列出的选项回答问题，或加"
                                              "--leave-open，暂不采用所问的值。"
                                            : "{} is not imported yet: answer its questions with "
                                              "the options above, or add --leave-open to leave out "
                                              "what they are about."),
                           file));
    exit_code_ = base::error_row(ErrorCode::conflict).exit_code;
  }

  void failed(std::string const& file, base::Error error) {
    if (arguments_.json && !file.empty())
      json_.push_back({{"file", file}, {"state", "failed"}, {"error", error.message}});
    if (!file.empty()) error.message = file + ": " + error.message;
    exit_code_ = report(error);
  }

  ImportArguments const& arguments_;
  Session& session_;
  nlohmann::json json_ = nlohmann::json::array();
  int exit_code_ = 0;
  bool is_stopped_ = false;
};

int run_undo(ImportArguments const& arguments) {
  auto session = Session::open(arguments.data, app::OpenMode::existing);
  if (!session) return report(session.error());
  auto const run = app::undo_import((*session)->context(), arguments.undo);
  if (!run) return report(run.error());
  if (arguments.json) {
    fmt::print("{}\n", api::to_json_value(*run).dump(1));
  } else {
    fmt::print(fmt::runtime(arguments.language == "zh"
                                ? "{1}：第{0}次导入已撤销；之后改过的字段不动。\n"
                                : "{1}: import {0} is taken back; fields edited since stay.\n"),
               run->id, run->file_name);
  }
  return 0;
}

int run_import(ImportArguments const& arguments) {
  if (arguments.undo != 0) return run_undo(arguments);
  if (arguments.files.empty()) {
    return report({ErrorCode::invalid_argument,
                   arguments.language == "zh"
                       ? "请写明要导入的文件，例如：magpie import 景区表.xlsx --data data --dry-run"
                       : "Name the file to import, for example: magpie import places.xlsx --data "
                         "data --dry-run"});
  }
  DataFolder const folder(arguments);
  auto session = Session::open(folder.path(), app::OpenMode::create);
  if (!session) return report(session.error());
  return Importing(arguments, **session).run();
}

void add_answers(CLI::App& verb, ImportArguments& arguments) {
  verb.add_option("--map", arguments.maps,
                  "COLUMN=FIELD: what a column of a sent table is; remembered for the member")
      ->allow_extra_args(false);
  verb.add_option("--datum", arguments.datums,
                  "wgs84, gcj02 or bd09 for all positions, or COLUMN=DATUM for one column")
      ->allow_extra_args(false);
  verb.add_option("--answer", arguments.answers, "CODE=ANSWER, as a dry run prints it")
      ->allow_extra_args(false);
  verb.add_option("--row", arguments.rows,
                  "NUMBER=skip, NUMBER=new, or NUMBER=ID of the record a doubtful row means")
      ->allow_extra_args(false);
  verb.add_flag("--leave-open", arguments.leave_open,
                "Import although questions are open; what they are about is left out");
}

}  // namespace

void add_import(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<ImportArguments>();
  auto* verb = app.add_subcommand("import", "Read places and roads into a data folder");
  verb->add_option("files", arguments->files,
                   ".osm.pbf extracts, tables (.csv, .xlsx), GeoJSON, GPX, or folders of Magpie's "
                   "own tables");
  verb->add_option("--data", arguments->data, "The data folder, made when it is missing")
      ->capture_default_str();
  verb->add_option("--member", arguments->member,
                   "Slug of the member that places without one belong to");
  verb->add_flag("--dry-run", arguments->dry_run,
                 "Store nothing; print what each row would do and every question");
  add_answers(*verb, *arguments);
  verb->add_option("--undo", arguments->undo, "Take the import with this number back")
      ->check(CLI::PositiveNumber);
  verb->add_flag("--json", arguments->json, "Print JSON");
  verb->add_option("--language", arguments->language, "zh or en; else the locale's")
      ->check(CLI::IsMember({"zh", "en"}));
  verb->callback([arguments, &exit_code] { exit_code = run_import(*arguments); });
}

}  // namespace magpie::cli
