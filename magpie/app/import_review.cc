#include "magpie/app/import_review.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "magpie/app/import_runs.h"
#include "magpie/app/rights.h"
#include "magpie/base/civil.h"
#include "magpie/base/hash.h"
#include "magpie/http/api/json.h"
#include "magpie/store/member_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using store::in_transaction;

constexpr std::int64_t kRunsShown = 50;

// Texts of files may hold what is no UTF-8.
template <class T>
std::string json_text(T const& value) {
  return api::to_json_value(value).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

template <class T>
base::Result<T> parsed(std::string const& text) {
  MAGPIE_TRY(auto const json, api::parse_body(text));
  return api::read<T>(json, {}, api::UnknownFields::ignore);
}

base::Status require_review(store::ImportRun const& run) {
  if (run.state == "review") return {};
  return fail(ErrorCode::conflict,
              "该导入已结束，请重新上传文件。 This import is over: send the file again.", "id");
}

base::Result<store::ImportRun> find_open_run(Context& context, std::int64_t id) {
  MAGPIE_TRY(auto run, find_run(context, id));
  MAGPIE_TRY_STATUS(require_run(context, run));
  MAGPIE_TRY_STATUS(require_review(run));
  return run;
}

// What a view has from the run itself.
void describe(store::ImportRun const& run, api::ImportRun& view) {
  view.file_name = run.file_name;
  view.member = run.member;
  view.created_by = run.created_by;
  view.created_at = base::format_utc(run.created_at_s);
}

base::Result<store::ImportRun> run_of(Context& context, SentFile const& file) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  MAGPIE_TRY(auto const member, import_member(context, file.member));
  store::ImportRun run;
  run.file_name = file.name;
  run.member = member;
  run.created_by = context.actor.name;
  run.created_at_s = context.now_s;
  run.bytes_hex = base::to_hex(file.bytes);
  return run;
}

std::optional<store::ImportRun> open_review(Context& context, store::ImportRun const& run) {
  for (auto const& one : store::list_imports(context.db, kRunsShown)) {
    if (one.state != "review" || one.created_by != run.created_by || one.member != run.member ||
        one.file_name != run.file_name)
      continue;
    if (store::has_import_bytes(context.db, one.id, run.bytes_hex)) return one;
  }
  return std::nullopt;
}

}  // namespace

base::Result<std::string> import_member(Context& context, std::string const& wanted) {
  auto const member = wanted.empty() ? context.actor.member : wanted;
  if (context.actor.role == api::Role::member && member != context.actor.member)
    return fail(ErrorCode::forbidden, "只能为本成员导入。 You may import for your own member only.",
                "member");
  if (member.empty()) return member;
  for (auto const& stored : store::list_members(context.db))
    if (stored.member.slug == member) return member;
  return fail(
      ErrorCode::invalid_argument,
      fmt::format("没有成员“{0}”。 There is no member {0}: choose one of the list.", member),
      "member");
}

std::string answers_text(api::ImportAnswers const& answers) {
  return json_text(answers);
}

base::Result<store::ImportRun> find_run(Context& context, std::int64_t id) {
  if (auto run = store::find_import(context.db, id)) return std::move(*run);
  return fail(ErrorCode::not_found, "没有这次导入。 There is no such import.", "id");
}

bool is_unjudged(store::ImportRun const& run) {
  return run.view == "{}";
}

base::Status require_run(Context& context, store::ImportRun const& run) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  if (context.actor.role != api::Role::member || run.member == context.actor.member) return {};
  return fail(ErrorCode::forbidden, "这是其他成员的导入。 This import belongs to another member.",
              "id");
}

base::Result<api::ImportRun> run_view(store::ImportRun const& run) {
  api::ImportRun view;
  if (!is_unjudged(run)) {
    MAGPIE_TRY(view, parsed<api::ImportRun>(run.view));
  } else {
    describe(run, view);
  }
  view.id = run.id;
  view.state = *api::parse_word<api::ImportRunState>(run.state);
  if (run.applied_at_s) view.applied_at = base::format_utc(*run.applied_at_s);
  return view;
}

store::ImportRow stored_row(JudgedRow const& row) {
  return {row.view.number,
          std::string(api::to_text(row.view.outcome)),
          json_text(row.view),
          std::nullopt,
          "",
          ""};
}

void save_view(Context& context, store::ImportRun& run, Judgement const& judgement) {
  auto view = judgement.view;
  describe(run, view);
  run.view = json_text(view);
  store::save_import(context.db, run);
}

base::Status judge_run(Context& context, store::ImportRun& run, ImportReading const& reading,
                       OnImportRows const& on_rows) {
  store::clear_import_rows(context.db, run.id);
  MAGPIE_TRY(auto const judgement,
             judge_rows(context, reading, on_rows, [&](JudgedRow&& row) -> base::Status {
               store::add_import_row(context.db, run.id, stored_row(row));
               return {};
             }));
  save_view(context, run, judgement);
  return {};
}

void finish_apply(Context& context, store::ImportRun& run, Judgement const& judgement) {
  run.state = "applied";
  run.applied_at_s = context.now_s;
  save_view(context, run, judgement);
  write_audit(context, "import.apply", fmt::format("import/{}", run.id));
}

base::Result<api::ImportRun> start_import(Context& context, Workspace const& workspace,
                                          SentFile const& file) {
  MAGPIE_TRY(auto run, run_of(context, file));
  if (auto const open = open_review(context, run)) return run_view(*open);
  MAGPIE_TRY(auto const reading, read_import(context, workspace, run));
  return in_transaction(context.db, [&]() -> base::Result<api::ImportRun> {
    if (auto const open = open_review(context, run)) return run_view(*open);
    run.id = store::create_import(context.db, run);
    MAGPIE_TRY_STATUS(judge_run(context, run, reading, {}));
    write_audit(context, "import.start", fmt::format("import/{}", run.id));
    return run_view(run);
  });
}

base::Result<api::ImportRun> keep_import(Context& context, SentFile const& file) {
  MAGPIE_TRY(auto run, run_of(context, file));
  return in_transaction(context.db, [&]() -> base::Result<api::ImportRun> {
    if (auto const open = open_review(context, run)) return run_view(*open);
    run.id = store::create_import(context.db, run);
    write_audit(context, "import.start", fmt::format("import/{}", run.id));
    return run_view(run);
  });
}

base::Result<api::ImportRunList> list_imports(Context& context) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  api::ImportRunList list;
  for (auto const& run : store::list_imports(context.db, kRunsShown)) {
    if (!require_run(context, run)) continue;
    MAGPIE_TRY(auto view, run_view(run));
    list.items.push_back(std::move(view));
  }
  return list;
}

base::Result<api::ImportRun> get_import(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  MAGPIE_TRY(auto const run, find_run(context, id));
  MAGPIE_TRY_STATUS(require_run(context, run));
  return run_view(run);
}

base::Result<api::ImportRowPage> list_import_rows(Context& context, std::int64_t id,
                                                  ImportRowQuery const& query) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  MAGPIE_TRY(auto const run, find_run(context, id));
  MAGPIE_TRY_STATUS(require_run(context, run));
  auto const outcome = query.outcome ? api::to_text(*query.outcome) : std::string_view();
  api::ImportRowPage page;
  page.total = store::count_import_rows(context.db, id, outcome);
  auto const rows = store::list_import_rows(context.db, id, outcome, query.after, query.limit + 1);
  for (auto const& row : rows) {
    if (std::ssize(page.items) == query.limit) {
      page.next_cursor = std::to_string(page.items.back().number);
      break;
    }
    MAGPIE_TRY(auto view, parsed<api::ImportRow>(row.view));
    if (row.place) view.place_id = row.place;
    page.items.push_back(std::move(view));
  }
  return page;
}

base::Result<api::ImportRun> answer_import(Context& context, Workspace const& workspace,
                                           std::int64_t id, api::ImportAnswers const& answers,
                                           OnImportRows const& on_rows) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  MAGPIE_TRY(auto answered, find_open_run(context, id));
  MAGPIE_TRY(auto all, parsed<api::ImportAnswers>(answered.answers));
  if (answers.mapping) all.mapping = answers.mapping;
  if (answers.answers) all.answers = answers.answers;
  if (answers.rows) all.rows = answers.rows;
  auto const before = answered.answers;
  answered.answers = json_text(all);
  MAGPIE_TRY(auto const reading, read_import(context, workspace, answered, on_rows));
  return in_transaction(context.db, [&]() -> base::Result<api::ImportRun> {
    MAGPIE_TRY(auto run, find_open_run(context, id));
    if (run.answers != before)
      return fail(ErrorCode::conflict,
                  "另一人刚回答了该导入的问题，请刷新后再答。 Somebody else answered for this "
                  "import meanwhile: load it again and answer then.",
                  "id");
    run.answers = answered.answers;
    if (answers.mapping)
      store::remember_mapping(context.db, run.member, reading.signature, reading.mapping);
    MAGPIE_TRY_STATUS(judge_run(context, run, reading, on_rows));
    write_audit(context, "import.answer", fmt::format("import/{}", id));
    return run_view(run);
  });
}

base::Status judge_kept_import(Context& context, Workspace const& workspace, std::int64_t id,
                               OnImportRows const& on_rows) {
  MAGPIE_TRY(auto const kept, find_open_run(context, id));
  MAGPIE_TRY(auto const reading, read_import(context, workspace, kept, on_rows));
  return in_transaction(context.db, [&]() -> base::Status {
    MAGPIE_TRY(auto run, find_open_run(context, id));
    return judge_run(context, run, reading, on_rows);
  });
}

base::Status discard_import(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return in_transaction(context.db, [&]() -> base::Status {
    MAGPIE_TRY(auto run, find_run(context, id));
    MAGPIE_TRY_STATUS(require_run(context, run));
    if (run.state == "discarded") return {};
    MAGPIE_TRY_STATUS(require_review(run));
    run.state = "discarded";
    store::save_import(context.db, run);
    store::clear_import_rows(context.db, id);
    store::forget_import_bytes(context.db, id);
    write_audit(context, "import.discard", fmt::format("import/{}", id));
    return {};
  });
}

}  // namespace magpie::app
