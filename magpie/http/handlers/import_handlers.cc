#include "magpie/http/handlers/import_handlers.h"

#include "magpie/app/import_jobs.h"
#include "magpie/app/quarantine.h"

namespace magpie::http {

namespace {

constexpr std::int64_t kNoEnd = INT64_MAX;
constexpr std::size_t kFileNameMax = 200;

base::Result<app::ImportRowQuery> row_query(Request const& request) {
  app::ImportRowQuery query;
  if (auto const outcome = request.query_value("outcome")) {
    query.outcome = api::parse_word<api::RowOutcome>(*outcome);
    if (!query.outcome)
      return base::fail(base::ErrorCode::invalid_argument,
                        "outcome is fresh, changed, same, doubtful or refused.", "outcome");
  }
  MAGPIE_TRY(auto const after, query_integer(request, "cursor", 0, kNoEnd));
  MAGPIE_TRY(auto const limit, query_integer(request, "limit", 1, 500));
  query.after = after.value_or(0);
  query.limit = limit.value_or(100);
  return query;
}

}  // namespace

Response ImportHandlers::list_imports(Request const& request) const {
  Call call(around, request);
  return answer(app::list_imports(call.context()));
}

Response ImportHandlers::start_import(Request const& request) const {
  auto const name = request.query_value("file_name");
  if (!name || name->empty() || name->size() > kFileNameMax)
    return problem_response({base::ErrorCode::invalid_argument,
                             "file_name has 1 to 200 bytes: send the name of the file.",
                             "file_name"});
  Call call(around, request);
  app::SentFile const file{request.body, *name, request.query_value("member").value_or("")};
  return answer(app::begin_import(call.context(), around.workspace, file), 201);
}

Response ImportHandlers::get_import(Request const& request) const {
  return with_id(around, request, [&](app::Context& context, std::int64_t id) {
    return app::import_with_job(context, around.workspace, id);
  });
}

Response ImportHandlers::discard_import(Request const& request) const {
  return with_id(around, request, app::discard_import);
}

Response ImportHandlers::list_import_rows(Request const& request) const {
  auto const query = row_query(request);
  if (!query) return problem_response(query.error());
  return with_id(around, request, [&](app::Context& context, std::int64_t id) {
    return app::list_import_rows(context, id, *query);
  });
}

Response ImportHandlers::answer_import(Request const& request) const {
  auto const body = read_body<api::ImportAnswers>(request);
  if (!body) return problem_response(body.error());
  return with_id(around, request, [&](app::Context& context, std::int64_t id) {
    return app::begin_answers(context, around.workspace, id, *body);
  });
}

Response ImportHandlers::apply_import(Request const& request) const {
  auto response = with_id(around, request, [&](app::Context& context, std::int64_t id) {
    return app::begin_apply(context, around.workspace, id);
  });
  around.workspace.look_again();
  return response;
}

Response ImportHandlers::undo_import(Request const& request) const {
  auto response = with_id(around, request, app::undo_import);
  around.workspace.look_again();
  return response;
}

Response ImportHandlers::list_quarantine(Request const& request) const {
  auto const query = item_query(request);
  if (!query) return problem_response(query.error());
  Call call(around, request);
  return answer(app::list_quarantine(call.context(),
                                     {query->member, query->state, query->after, query->limit}));
}

Response ImportHandlers::settle_quarantine(Request const& request) const {
  auto const body = read_body<api::QuarantineSettlement>(request);
  if (!body) return problem_response(body.error());
  auto response = with_id(around, request, [&](app::Context& context, std::int64_t id) {
    return app::settle_quarantine(context, id, *body);
  });
  around.workspace.look_again();
  return response;
}

}  // namespace magpie::http
