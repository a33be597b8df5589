#include "magpie/app/routes.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

#include "magpie/app/rights.h"
#include "magpie/http/api/json.h"
#include "magpie/store/request_store.h"
#include "magpie/store/route_store.h"
#include "magpie/store/share_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using store::in_transaction;

base::Error no_route(std::int64_t id) {
  return {ErrorCode::not_found,
          fmt::format("没有编号为{}的线路。 There is no route with the id {}.", id, id), "id"};
}

base::Result<api::Plan> read_plan(std::string const& text) {
  MAGPIE_TRY(auto const json, api::parse_body(text));
  return api::read<api::Plan>(json, {}, api::UnknownFields::ignore);
}

base::Result<api::Route> view_of(Context& context, store::Route const& route) {
  api::Route view;
  view.id = route.id.value();
  view.name = route.content.name;
  view.status = *api::parse_word<api::RouteStatus>(store::route_status_name(route.status));
  view.version = route.version;
  MAGPIE_TRY(view.plan, read_plan(route.content.plan));
  view.created_by = route.created_by;
  view.updated_at_s = route.updated_at_s;
  view.shared = store::count_share_links(context.db, route.id) > 0;
  return view;
}

api::RouteSummary summary_of(store::Route const& route) {
  api::RouteSummary view;
  view.id = route.id.value();
  view.name = route.content.name;
  view.status = *api::parse_word<api::RouteStatus>(store::route_status_name(route.status));
  view.version = route.version;
  view.created_by = route.created_by;
  view.updated_at_s = route.updated_at_s;
  if (auto const plan = read_plan(route.content.plan)) {
    view.days = static_cast<std::int32_t>(plan->days.size());
    view.start_date = plan->request.start_date;
    view.score = plan->score;
    view.driving_min = plan->driving_min;
    view.feasible = plan->feasible;
    for (auto const& day : plan->days) view.stops += static_cast<std::int32_t>(day.stops.size());
  }
  return view;
}

store::RouteContent content_of(std::string const& name, api::Plan const& plan) {
  return {name, api::to_json_value(plan.request).dump(), api::to_json_value(plan).dump()};
}

base::Result<store::Route> find(Context& context, std::int64_t id) {
  if (id > 0) {
    if (auto route = store::find_route(context.db, store::RouteId(id))) return std::move(*route);
  }
  return tl::make_unexpected(no_route(id));
}

store::RouteChange change_of(Context& context, store::Route const& route) {
  return {route.id, route.version, context.actor.name, context.now_s};
}

// A route that is published is changed only by those who may publish.
base::Status require_change(Context& context, store::Route const& route,
                            std::optional<api::RouteStatus> wanted) {
  MAGPIE_TRY_STATUS(require(context, Right::save_route));
  bool const touches_published =
      route.status == store::RouteStatus::published || wanted == api::RouteStatus::published;
  return touches_published ? require(context, Right::publish_route) : base::Status{};
}

// A published route keeps every rule; what breaks one is named.
base::Status require_feasible(api::RouteStatus status, api::Plan const& plan) {
  if (status != api::RouteStatus::published || plan.feasible) return {};
  auto const text = plan.violations.empty() ? api::Sentence{} : plan.violations.front().text;
  return fail(
      ErrorCode::infeasible,
      fmt::format("线路未通过检查，不能发布。{} A route that breaks a rule cannot be published. {}",
                  text.zh, text.en),
      "status");
}

}  // namespace

base::Result<api::Route> create_route(Context& context, api::RouteDraft const& draft) {
  MAGPIE_TRY_STATUS(require(context, Right::save_route));
  return in_transaction(context.db, [&]() -> base::Result<api::Route> {
    auto const request_id = "route:" + context.actor.name + ":" + draft.request_id;
    if (auto const answer = store::find_answer(context.db, request_id)) {
      return get_route(context, std::stoll(*answer));
    }
    auto const id = store::create_route(context.db, content_of(draft.name, draft.plan),
                                        context.actor.name, context.now_s);
    store::remember_answer(context.db, request_id, std::to_string(id.value()), context.now_s);
    write_audit(context, "route.create", fmt::format("route/{}", id.value()));
    return view_of(context, *store::find_route(context.db, id));
  });
}

base::Result<api::Route> get_route(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  MAGPIE_TRY(auto const route, find(context, id));
  return view_of(context, route);
}

base::Result<api::RoutePage> list_routes(Context& context, std::optional<std::int64_t> cursor,
                                         std::int64_t limit) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  std::optional<store::RouteId> before;
  if (cursor && *cursor > 0) before = store::RouteId(*cursor);
  api::RoutePage page;
  page.total = store::count_routes(context.db);
  auto const routes = store::list_routes(context.db, before, limit + 1);
  for (auto const& route : routes) {
    if (std::ssize(page.items) == limit) {
      page.next_cursor = std::to_string(page.items.back().id);
      break;
    }
    page.items.push_back(summary_of(route));
  }
  return page;
}

base::Result<api::Route> update_route(Context& context, std::int64_t id,
                                      api::RouteUpdate const& update) {
  MAGPIE_TRY(auto const route, find(context, id));
  MAGPIE_TRY_STATUS(require_change(context, route, update.status));
  return in_transaction(context.db, [&]() -> base::Result<api::Route> {
    auto change = change_of(context, route);
    change.expected_version = update.version;
    MAGPIE_TRY(auto const old_plan, read_plan(route.content.plan));
    auto const& plan = update.plan ? *update.plan : old_plan;
    MAGPIE_TRY(auto saved,
               store::update_route(context.db, change,
                                   content_of(update.name.value_or(route.content.name), plan)));
    if (update.status) {
      MAGPIE_TRY_STATUS(require_feasible(*update.status, plan));
      change.expected_version = saved.version;
      auto const status = *update.status == api::RouteStatus::published
                              ? store::RouteStatus::published
                              : store::RouteStatus::draft;
      MAGPIE_TRY(saved, store::set_route_status(context.db, change, status));
    }
    write_audit(context, "route.update", fmt::format("route/{}", id),
                nlohmann::json{{"version", saved.version}}.dump());
    return view_of(context, saved);
  });
}

base::Result<api::Route> undo_route(Context& context, std::int64_t id) {
  MAGPIE_TRY(auto const route, find(context, id));
  MAGPIE_TRY_STATUS(require_change(context, route, std::nullopt));
  if (route.version < 2)
    return fail(
        ErrorCode::conflict,
        "这是第一个版本，没有可撤销的修改。 This is the first version; nothing can be undone.");
  return in_transaction(context.db, [&]() -> base::Result<api::Route> {
    MAGPIE_TRY(auto const saved, store::restore_route_revision(
                                     context.db, change_of(context, route), route.version - 1));
    write_audit(context, "route.undo", fmt::format("route/{}", id));
    return view_of(context, saved);
  });
}

base::Status delete_route(Context& context, std::int64_t id) {
  MAGPIE_TRY(auto const route, find(context, id));
  MAGPIE_TRY_STATUS(require_change(context, route, std::nullopt));
  return in_transaction(context.db, [&]() -> base::Status {
    MAGPIE_TRY_STATUS(store::delete_route(context.db, change_of(context, route)));
    write_audit(context, "route.delete", fmt::format("route/{}", id));
    return {};
  });
}

base::Result<api::Route> restore_route(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::save_route));
  if (id <= 0) return tl::make_unexpected(no_route(id));
  return in_transaction(context.db, [&]() -> base::Result<api::Route> {
    MAGPIE_TRY(auto const route, store::undelete_route(context.db, store::RouteId(id)));
    MAGPIE_TRY_STATUS(require_change(context, route, std::nullopt));
    write_audit(context, "route.restore", fmt::format("route/{}", id));
    return view_of(context, route);
  });
}

base::Result<api::ShareLink> share_route(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::save_route));
  MAGPIE_TRY(auto const route, find(context, id));
  auto const token = store::new_token(context.random_bytes);
  return in_transaction(context.db, [&]() -> base::Result<api::ShareLink> {
    store::create_share_link(context.db, store::hash_token(token), route.id, context.now_s);
    write_audit(context, "route.share", fmt::format("route/{}", id));
    return api::ShareLink{token, "/shared/" + token};
  });
}

base::Status unshare_route(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::save_route));
  MAGPIE_TRY(auto const route, find(context, id));
  return in_transaction(context.db, [&]() -> base::Status {
    store::revoke_share_links(context.db, route.id, context.now_s);
    write_audit(context, "route.unshare", fmt::format("route/{}", id));
    return {};
  });
}

base::Result<api::Route> get_shared_route(Context& context, std::string_view token) {
  auto const route = store::find_shared_route(context.db, store::hash_token(token));
  if (!route) {
    return fail(ErrorCode::not_found,
                "链接无效或已停用，请向分享者索取新链接。 This link does not work any more; ask "
                "for a new one.",
                "token");
  }
  return view_of(context, *route);
}

}  // namespace magpie::app
