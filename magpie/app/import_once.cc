#include "magpie/app/import_once.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "magpie/app/import_runs.h"
#include "magpie/app/import_steps.h"
#include "magpie/app/import_writer.h"
#include "magpie/app/rights.h"
#include "magpie/base/hash.h"
#include "magpie/base/text.h"
#include "magpie/catalog/fields.h"
#include "magpie/geo/datum.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::array<std::string_view, 9> kAnswers{
    "gate_price", "change_sign",     "keep",   "leave_out", "swap", "leave",
    "split",      "degrees_minutes", "decimal"};

// Fields of a mapping that are none of a record; see catalog/column_mapping.h.
constexpr std::array<std::string_view, 10> kMappedOnly{
    "@row", "@id", "@county", "@lat", "@lon", "@position", "@datum", "@distance", "@date", "@note"};

template <class Words>
bool holds(Words const& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string names_of(std::vector<api::ColumnUse> const& mapping) {
  std::string out;
  for (auto const& use : mapping) out += (out.empty() ? "" : ", ") + use.column;
  return out;
}

base::Result<api::ColumnUse*> find_column(std::vector<api::ColumnUse>& mapping,
                                          std::string const& name) {
  auto const found = std::find_if(mapping.begin(), mapping.end(),
                                  [&](auto const& use) { return use.column == name; });
  if (found != mapping.end()) return &*found;
  return fail(
      ErrorCode::invalid_argument,
      fmt::format("没有“{0}”列，文件的列是：{1}。 There is no column \"{0}\"; the file has: "
                  "{1}.",
                  name, names_of(mapping)),
      "map");
}

base::Result<std::string> datum_of(std::string const& text) {
  if (auto const datum = geo::parse_datum(text)) return std::string(geo::datum_name(*datum));
  return fail(ErrorCode::invalid_argument,
              fmt::format("“{0}”不是坐标系，请写wgs84、gcj02或bd09。 \"{0}\" is no datum: write "
                          "wgs84, gcj02 or bd09.",
                          text),
              "datum");
}

// The guessed or remembered mapping with what was asked for laid over it.
base::Status correct(std::vector<api::ColumnUse>& mapping, OnceOptions const& options) {
  for (auto const& [column, field] : options.columns) {
    bool const is_field =
        field.empty() || holds(kMappedOnly, field) || catalog::field_info(field) != nullptr;
    if (!is_field)
      return fail(
          ErrorCode::invalid_argument,
          fmt::format("没有“{0}”字段，例如name.zh、@county、@position、rating。 There is no "
                      "field {0}: write one such as name.zh, @county, @position, rating.",
                      field),
          "map");
    MAGPIE_TRY(auto* const use, find_column(mapping, column));
    // The field moves here from the column that had it.
    for (auto& other : mapping)
      if (!field.empty() && other.field == field && field != "measurements") other.field.clear();
    use->field = field;
  }
  for (auto const& [column, text] : options.datums) {
    MAGPIE_TRY(auto const datum, datum_of(text));
    if (column.empty()) continue;
    MAGPIE_TRY(auto* const use, find_column(mapping, column));
    use->datum = datum;
  }
  return {};
}

bool corrects(OnceOptions const& options) {
  return !options.columns.empty() || !options.datums.empty();
}

base::Status check_answer(std::string const& answer) {
  if (holds(kAnswers, answer) || geo::parse_datum(answer)) return {};
  return fail(ErrorCode::invalid_argument,
              fmt::format("“{0}”不是可选的回答，试导入会列出可选项。 \"{0}\" is no answer: a dry "
                          "run lists them.",
                          answer),
              "answer");
}

base::Result<api::ImportAnswers> answers_in(OnceOptions const& options) {
  api::ImportAnswers answers;
  answers.answers.emplace();
  for (auto const& [code, answer] : options.answers) {
    MAGPIE_TRY_STATUS(check_answer(answer));
    answers.answers->push_back({code, answer});
  }
  for (auto const& [column, text] : options.datums) {
    MAGPIE_TRY(auto const datum, datum_of(text));
    if (column.empty()) answers.answers->push_back({"DATUM_MISSING", datum});
  }
  answers.rows.emplace();
  for (auto const& [number, decision] : options.rows) {
    auto const row = base::parse_integer(number);
    if (!row || (decision != "skip" && decision != "new" && !base::parse_integer(decision)))
      return fail(ErrorCode::invalid_argument,
                  fmt::format("“{0}={1}”应写成行号=skip、new或记录编号。 \"{0}={1}\" should be the "
                              "number of a row = skip, new, or the id of a record.",
                              number, decision),
                  "row");
    answers.rows->push_back({*row, decision});
  }
  return answers;
}

// A row that was decided must be of this file.
base::Status check_rows(std::vector<api::ImportRow> const& rows,
                        api::ImportAnswers const& answers) {
  for (auto const& decided : *answers.rows) {
    bool const is_there = std::any_of(
        rows.begin(), rows.end(), [&](auto const& row) { return row.number == decided.number; });
    if (!is_there)
      return fail(ErrorCode::invalid_argument,
                  fmt::format("文件没有第{0}行。 The file has no row {0}.", decided.number), "row");
  }
  return {};
}

base::Result<ImportReading> read_answered(Context& context, Workspace const& workspace,
                                          store::ImportRun& run, OnceOptions const& options,
                                          OnImportRows const& on_rows) {
  MAGPIE_TRY(auto answers, answers_in(options));
  if (corrects(options)) {
    MAGPIE_TRY(answers.mapping, columns_of(context, run));
    MAGPIE_TRY_STATUS(correct(*answers.mapping, options));
  }
  run.answers = answers_text(answers);
  return read_import(context, workspace, run, on_rows);
}

bool must_wait(ImportReading const& reading, OnceOptions const& options) {
  if (!names_records(reading.view)) return true;
  return options.open == OpenQuestions::wait &&
         std::any_of(reading.view.questions.begin(), reading.view.questions.end(), is_about_file);
}

// Goes through the rows: notes what each would do and, when the file is applied, does it.
base::Result<OnceOutcome> go_through(Context& context, store::ImportRun& run,
                                     ImportReading const& reading, OnceState state,
                                     OnImportRows const& on_rows) {
  OnceOutcome outcome;
  outcome.state = state;
  bool const applies = state == OnceState::applied;
  if (applies) {
    ensure_alliance(context, run.file_name);
    run.id = store::create_import(context.db, run);
    write_audit(context, "import.start", fmt::format("import/{}", run.id));
  }
  ImportWriter writer(context, run);
  MAGPIE_TRY(auto const judgement,
             judge_rows(context, reading, on_rows, [&](JudgedRow&& row) -> base::Status {
               if (applies) MAGPIE_TRY_STATUS(writer.write(row));
               outcome.rows.push_back(std::move(row.view));
               return {};
             }));
  MAGPIE_TRY_STATUS(check_rows(outcome.rows, reading.answers));
  outcome.run = judgement.view;
  outcome.run.file_name = run.file_name;
  outcome.run.member = run.member;
  if (!applies) return outcome;
  finish_apply(context, run, judgement);
  MAGPIE_TRY(outcome.run, run_view(run));
  return outcome;
}

}  // namespace

bool names_records(api::ImportRun const& run) {
  return std::any_of(run.mapping.begin(), run.mapping.end(),
                     [](auto const& use) { return use.field.starts_with("name."); });
}

bool is_about_file(api::ImportQuestion const& question) {
  return question.code.find('@') == std::string::npos || question.code.starts_with("DATUM_MISSING");
}

base::Result<OnceOutcome> import_once(Context& context, Workspace const& workspace,
                                      SentFile const& file, OnceOptions const& options,
                                      OnImportRows const& on_rows) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  MAGPIE_TRY(auto const member, import_member(context, file.member));
  return store::in_transaction(context.db, [&]() -> base::Result<OnceOutcome> {
    store::ImportRun run;
    run.file_name = file.name;
    run.member = member;
    run.created_by = context.actor.name;
    run.created_at_s = context.now_s;
    run.bytes_hex = base::to_hex(file.bytes);
    MAGPIE_TRY(auto const reading, read_answered(context, workspace, run, options, on_rows));
    if (corrects(options))
      store::remember_mapping(context.db, run.member, reading.signature, reading.mapping);
    auto const state = options.mode == ImportMode::dry_run ? OnceState::reviewed
                       : must_wait(reading, options)       ? OnceState::waits
                                                           : OnceState::applied;
    return go_through(context, run, reading, state, on_rows);
  });
}

}  // namespace magpie::app
