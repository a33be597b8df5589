#include "magpie/http/handlers/same_as_handlers.h"

#include "magpie/app/alike.h"
#include "magpie/app/same_as.h"
#include "magpie/base/text.h"

namespace magpie::http {

namespace {

base::Result<app::SameAsQuery> same_as_query(Request const& request) {
  app::SameAsQuery query;
  query.member = request.query_value("member");
  query.cursor = request.query_value("cursor").value_or("");
  MAGPIE_TRY(query.state, item_state(request));
  MAGPIE_TRY(auto const limit, query_integer(request, "limit", 1, 500));
  query.limit = limit.value_or(100);
  if (auto const text = request.query_value("min_score")) {
    auto const score = base::parse_number(*text);
    if (!score || !(*score >= 0 && *score <= 1))
      return base::fail(base::ErrorCode::invalid_argument,
                        "min_score 请写 0 到 1 之间的数。 min_score is a number from 0 to 1.",
                        "min_score");
    query.min_score = *score;
  }
  return query;
}

template <class UseCase>
Response with_pair(Surroundings const& around, Request const& request, UseCase&& use_case) {
  auto const pair = app::parse_pair(request.param("id"));
  if (!pair) return problem_response(pair.error());
  Call call(around, request);
  return answer(use_case(call.context(), *pair));
}

}  // namespace

Response SameAsHandlers::list_same_as(Request const& request) const {
  auto const query = same_as_query(request);
  if (!query) return problem_response(query.error());
  Call call(around, request);
  auto const snapshot = around.workspace.snapshot(call.context().db);
  return answer(app::list_same_as(call.context(), snapshot->catalogue, *query));
}

Response SameAsHandlers::get_same_as(Request const& request) const {
  return with_pair(around, request, app::get_same_as);
}

Response SameAsHandlers::decide_same_as(Request const& request) const {
  auto const body = read_body<api::SameAsVerdict>(request);
  if (!body) return problem_response(body.error());
  auto response = with_pair(around, request, [&](app::Context& context, app::PairId pair) {
    return app::decide_same_as(context, pair, *body);
  });
  around.workspace.look_again();
  return response;
}

Response SameAsHandlers::undo_same_as(Request const& request) const {
  auto response = with_pair(around, request, app::undo_same_as);
  around.workspace.look_again();
  return response;
}

Response SameAsHandlers::find_alike(Request const& request) const {
  auto const body = read_body<api::AlikeQuestion>(request);
  if (!body) return problem_response(body.error());
  Call call(around, request);
  auto const snapshot = around.workspace.snapshot(call.context().db);
  return answer(app::find_alike(call.context(), snapshot->catalogue, *body));
}

}  // namespace magpie::http
