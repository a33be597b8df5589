#include "magpie/http/handlers/route_handlers.h"

#include <fmt/core.h>

#include "magpie/app/export_plan.h"
#include "magpie/app/routes.h"
#include "magpie/http/handlers/file_answer.h"

namespace magpie::http {

Response RouteHandlers::list_routes(Request const& request) const {
  auto const limit = query_integer(request, "limit", 1, 500);
  if (!limit) return problem_response(limit.error());
  auto const cursor = query_integer(request, "cursor", 1, std::numeric_limits<std::int64_t>::max());
  if (!cursor) return problem_response(cursor.error());
  Call call(around, request);
  return answer(app::list_routes(call.context(), *cursor, limit->value_or(100)));
}

Response RouteHandlers::create_route(Request const& request) const {
  auto const draft = read_body<api::RouteDraft>(request);
  if (!draft) return problem_response(draft.error());
  Call call(around, request);
  return answer(app::create_route(call.context(), *draft), 201);
}

Response RouteHandlers::get_route(Request const& request) const {
  return with_id(around, request, app::get_route);
}

Response RouteHandlers::update_route(Request const& request) const {
  auto const update = read_body<api::RouteUpdate>(request);
  if (!update) return problem_response(update.error());
  return with_id(around, request, [&](app::Context& context, std::int64_t id) {
    return app::update_route(context, id, *update);
  });
}

Response RouteHandlers::delete_route(Request const& request) const {
  return with_id(around, request, app::delete_route);
}

Response RouteHandlers::restore_route(Request const& request) const {
  return with_id(around, request, app::restore_route);
}

Response RouteHandlers::undo_route(Request const& request) const {
  return with_id(around, request, app::undo_route);
}

Response RouteHandlers::export_route(Request const& request) const {
  auto const id = path_id(request);
  if (!id) return problem_response(id.error());
  auto const format = path_format(request);
  if (!format) return problem_response(format.error());
  Call call(around, request);
  auto const route = app::get_route(call.context(), *id);
  if (!route) return problem_response(route.error());
  auto const snapshot = around.workspace.snapshot(call.context().db);
  return file_answer(
      app::export_plan(around.workspace, *snapshot, route->plan,
                       {*format, route->name, fmt::format("route-{}", *id), around.now_s()}));
}

Response RouteHandlers::share_route(Request const& request) const {
  auto const id = path_id(request);
  if (!id) return problem_response(id.error());
  Call call(around, request);
  auto link = app::share_route(call.context(), *id);
  if (link) link->path.insert(0, request.mount);
  return answer(link, 201);
}

Response RouteHandlers::unshare_route(Request const& request) const {
  return with_id(around, request, app::unshare_route);
}

Response RouteHandlers::get_shared_route(Request const& request) const {
  Call call(around, request);
  return answer(app::get_shared_route(call.context(), request.param("token")));
}

}  // namespace magpie::http
