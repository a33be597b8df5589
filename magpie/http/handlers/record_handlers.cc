#include "magpie/http/handlers/record_handlers.h"

#include "magpie/app/facets.h"
#include "magpie/app/record_history.h"
#include "magpie/app/record_ties.h"
#include "magpie/app/records.h"
#include "magpie/app/settle_conflicts.h"

namespace magpie::http {

namespace {

constexpr std::int64_t kNoEnd = INT64_MAX;

// A use case that changes the record: the next request sees it.
template <class UseCase>
Response change(Surroundings const& around, Request const& request, UseCase&& use_case) {
  auto response = with_id(around, request, use_case);
  around.workspace.look_again();
  return response;
}

// The same with a body.
template <class Body, class UseCase>
Response change_with(Surroundings const& around, Request const& request, UseCase&& use_case) {
  auto const body = read_body<Body>(request);
  if (!body) return problem_response(body.error());
  return change(around, request, [&](app::Context& context, std::int64_t id) {
    return use_case(context, id, *body);
  });
}

}  // namespace

Response RecordHandlers::list_fields(Request const&) const {
  return json_response(api::to_json_value(app::list_fields()).dump());
}

Response RecordHandlers::get_record(Request const& request) const {
  return with_id(around, request, app::get_record);
}

Response RecordHandlers::list_ties(Request const& request) const {
  return with_id(around, request, [&](app::Context& context, std::int64_t id) {
    auto const snapshot = around.workspace.snapshot(context.db);
    return app::list_ties(context, snapshot->catalogue, id);
  });
}

Response RecordHandlers::create_record(Request const& request) const {
  auto const body = read_body<api::RecordDraft>(request);
  if (!body) return problem_response(body.error());
  Call call(around, request);
  auto const result = app::create_record(call.context(), *body);
  around.workspace.look_again();
  return answer(result, 201);
}

Response RecordHandlers::change_record(Request const& request) const {
  return change_with<api::RecordChange>(around, request, app::change_record);
}

Response RecordHandlers::delete_record(Request const& request) const {
  return change(around, request, app::delete_record);
}

Response RecordHandlers::restore_record(Request const& request) const {
  return change(around, request, app::restore_record);
}

Response RecordHandlers::move_record(Request const& request) const {
  return change_with<api::WorkflowMove>(around, request, app::move_record);
}

Response RecordHandlers::change_places(Request const& request) const {
  auto const body = read_body<api::BulkChange>(request);
  if (!body) return problem_response(body.error());
  Call call(around, request);
  auto const result = app::change_places(call.context(), *body);
  around.workspace.look_again();
  return answer(result);
}

Response RecordHandlers::get_history(Request const& request) const {
  auto const before = query_integer(request, "cursor", 1, kNoEnd);
  if (!before) return problem_response(before.error());
  auto const limit = query_integer(request, "limit", 1, 500);
  if (!limit) return problem_response(limit.error());
  return with_id(around, request, [&](app::Context& context, std::int64_t id) {
    return app::get_history(context, id, *before, limit->value_or(100));
  });
}

Response RecordHandlers::undo_change(Request const& request) const {
  return change_with<api::UndoRequest>(around, request, app::undo_change);
}

Response RecordHandlers::list_changes(Request const& request) const {
  auto const since = query_integer(request, "since", 0, kNoEnd);
  if (!since) return problem_response(since.error());
  auto const limit = query_integer(request, "limit", 1, 500);
  if (!limit) return problem_response(limit.error());
  Call call(around, request);
  return answer(app::list_changes(call.context(), since->value_or(0), limit->value_or(100)));
}

Response RecordHandlers::list_conflicts(Request const& request) const {
  auto const query = item_query(request);
  if (!query) return problem_response(query.error());
  Call call(around, request);
  return answer(app::list_conflicts(call.context(),
                                    {query->member, query->state, query->after, query->limit}));
}

Response RecordHandlers::settle_conflict(Request const& request) const {
  return change_with<api::ConflictSettlement>(around, request, app::settle_conflict);
}

}  // namespace magpie::http
