#include "magpie/http/handlers/register.h"

#include <fmt/core.h>

#include <functional>
#include <map>
#include <stdexcept>
#include <utility>

#include "magpie/http/api/operations.gen.h"
#include "magpie/http/handlers/account_handlers.h"
#include "magpie/http/handlers/alliance_handlers.h"
#include "magpie/http/handlers/catalogue_handlers.h"
#include "magpie/http/handlers/feed_handlers.h"
#include "magpie/http/handlers/import_handlers.h"
#include "magpie/http/handlers/out_handlers.h"
#include "magpie/http/handlers/plan_handlers.h"
#include "magpie/http/handlers/record_handlers.h"
#include "magpie/http/handlers/road_change_handlers.h"
#include "magpie/http/handlers/road_handlers.h"
#include "magpie/http/handlers/route_handlers.h"
#include "magpie/http/handlers/same_as_handlers.h"

namespace magpie::http {

namespace {

using HandlerMap = std::map<std::string_view, Handler>;

template <class Handlers>
Handler bound(Handlers handlers, Response (Handlers::*member)(Request const&) const) {
  return [handlers, member](Request const& request) { return (handlers.*member)(request); };
}

void add_catalogue(HandlerMap& map, Surroundings const& around) {
  using H = CatalogueHandlers;
  map["get_health"] = bound(H{around}, &H::get_health);
  map["get_alliance"] = bound(H{around}, &H::get_alliance);
  map["list_members"] = bound(H{around}, &H::list_members);
  map["list_default_rules"] = bound(H{around}, &H::list_default_rules);
  map["list_sources"] = bound(H{around}, &H::list_sources);
  map["list_places"] = bound(H{around}, &H::list_places);
  map["get_place"] = bound(H{around}, &H::get_place);
  map["get_places_geojson"] = bound(H{around}, &H::get_places_geojson);
}

void add_records(HandlerMap& map, Surroundings const& around) {
  using H = RecordHandlers;
  map["list_fields"] = bound(H{around}, &H::list_fields);
  map["get_record"] = bound(H{around}, &H::get_record);
  map["list_ties"] = bound(H{around}, &H::list_ties);
  map["create_record"] = bound(H{around}, &H::create_record);
  map["change_record"] = bound(H{around}, &H::change_record);
  map["delete_record"] = bound(H{around}, &H::delete_record);
  map["restore_record"] = bound(H{around}, &H::restore_record);
  map["move_record"] = bound(H{around}, &H::move_record);
  map["change_places"] = bound(H{around}, &H::change_places);
  map["get_history"] = bound(H{around}, &H::get_history);
  map["undo_change"] = bound(H{around}, &H::undo_change);
  map["list_changes"] = bound(H{around}, &H::list_changes);
  map["list_conflicts"] = bound(H{around}, &H::list_conflicts);
  map["settle_conflict"] = bound(H{around}, &H::settle_conflict);
}

void add_imports(HandlerMap& map, Surroundings const& around) {
  using H = ImportHandlers;
  map["list_imports"] = bound(H{around}, &H::list_imports);
  map["start_import"] = bound(H{around}, &H::start_import);
  map["get_import"] = bound(H{around}, &H::get_import);
  map["discard_import"] = bound(H{around}, &H::discard_import);
  map["list_import_rows"] = bound(H{around}, &H::list_import_rows);
  map["answer_import"] = bound(H{around}, &H::answer_import);
  map["apply_import"] = bound(H{around}, &H::apply_import);
  map["undo_import"] = bound(H{around}, &H::undo_import);
  map["list_quarantine"] = bound(H{around}, &H::list_quarantine);
  map["settle_quarantine"] = bound(H{around}, &H::settle_quarantine);
}

void add_feeds(HandlerMap& map, Surroundings const& around) {
  using H = FeedHandlers;
  map["list_feeds"] = bound(H{around}, &H::list_feeds);
  map["create_feed"] = bound(H{around}, &H::create_feed);
  map["get_feed"] = bound(H{around}, &H::get_feed);
  map["change_feed"] = bound(H{around}, &H::change_feed);
  map["delete_feed"] = bound(H{around}, &H::delete_feed);
  map["pull_feed"] = bound(H{around}, &H::pull_feed);
  map["list_feed_runs"] = bound(H{around}, &H::list_feed_runs);
}

void add_same_as(HandlerMap& map, Surroundings const& around) {
  using H = SameAsHandlers;
  map["list_same_as"] = bound(H{around}, &H::list_same_as);
  map["get_same_as"] = bound(H{around}, &H::get_same_as);
  map["decide_same_as"] = bound(H{around}, &H::decide_same_as);
  map["undo_same_as"] = bound(H{around}, &H::undo_same_as);
  map["find_alike"] = bound(H{around}, &H::find_alike);
}

void add_out(HandlerMap& map, Surroundings const& around) {
  using H = OutHandlers;
  map["get_facets"] = bound(H{around}, &H::get_facets);
  map["get_map_clusters"] = bound(H{around}, &H::get_map_clusters);
  map["export_places"] = bound(H{around}, &H::export_places);
}

void add_plans(HandlerMap& map, Surroundings const& around) {
  using H = PlanHandlers;
  map["start_plan"] = bound(H{around}, &H::start_plan);
  map["schedule_plan"] = bound(H{around}, &H::schedule_plan);
  map["check_plan"] = bound(H{around}, &H::check_plan);
  map["export_plan"] = bound(H{around}, &H::export_plan);
  map["list_jobs"] = bound(H{around}, &H::list_jobs);
  map["get_job"] = bound(H{around}, &H::get_job);
  map["cancel_job"] = bound(H{around}, &H::cancel_job);
}

void add_routes(HandlerMap& map, Surroundings const& around) {
  using H = RouteHandlers;
  map["list_routes"] = bound(H{around}, &H::list_routes);
  map["create_route"] = bound(H{around}, &H::create_route);
  map["get_route"] = bound(H{around}, &H::get_route);
  map["update_route"] = bound(H{around}, &H::update_route);
  map["delete_route"] = bound(H{around}, &H::delete_route);
  map["restore_route"] = bound(H{around}, &H::restore_route);
  map["undo_route"] = bound(H{around}, &H::undo_route);
  map["export_route"] = bound(H{around}, &H::export_route);
  map["share_route"] = bound(H{around}, &H::share_route);
  map["unshare_route"] = bound(H{around}, &H::unshare_route);
  map["get_shared_route"] = bound(H{around}, &H::get_shared_route);
}

void add_roads(HandlerMap& map, Surroundings const& around) {
  using H = RoadHandlers;
  map["get_road_route"] = bound(H{around}, &H::get_road_route);
  map["get_road_matrix"] = bound(H{around}, &H::get_road_matrix);
  map["get_nearest_roads"] = bound(H{around}, &H::get_nearest_roads);
  map["get_isochrone"] = bound(H{around}, &H::get_isochrone);
}

void add_road_changes(HandlerMap& map, Surroundings const& around) {
  using H = RoadChangeHandlers;
  map["list_road_changes"] = bound(H{around}, &H::list_road_changes);
  map["create_road_change"] = bound(H{around}, &H::create_road_change);
  map["get_road_change"] = bound(H{around}, &H::get_road_change);
  map["replace_road_change"] = bound(H{around}, &H::replace_road_change);
  map["delete_road_change"] = bound(H{around}, &H::delete_road_change);
  map["restore_road_change"] = bound(H{around}, &H::restore_road_change);
}

void add_accounts(HandlerMap& map, Surroundings const& around) {
  using H = AccountHandlers;
  map["get_session"] = bound(H{around}, &H::get_session);
  map["log_in"] = bound(H{around}, &H::log_in);
  map["log_out"] = bound(H{around}, &H::log_out);
}

// A sign-in costs a password hash: few at a time for each address.
Handler limited(Handler handler, RateLimiter& limiter) {
  return [handler = std::move(handler), &limiter](Request const& request) {
    if (limiter.allow(request.peer, RateLimiter::Clock::now())) return handler(request);
    return problem_response(
        {base::ErrorCode::rate_limited,
         "登录尝试太频繁，请稍后再试。 Too many attempts: wait a minute and try again.",
         {}});
  };
}

}  // namespace

void register_api(Router& router, Surroundings const& around, RateLimiter& sign_ins) {
  HandlerMap handlers;
  handlers["list_alliances"] = bound(AllianceHandlers{around}, &AllianceHandlers::list_alliances);
  add_catalogue(handlers, around);
  add_records(handlers, around);
  add_feeds(handlers, around);
  add_imports(handlers, around);
  add_same_as(handlers, around);
  add_out(handlers, around);
  add_plans(handlers, around);
  add_routes(handlers, around);
  add_roads(handlers, around);
  add_road_changes(handlers, around);
  add_accounts(handlers, around);
  for (auto const& operation : api::kOperations) {
    auto const found = handlers.find(operation.id);
    if (found == handlers.end()) {
      throw std::logic_error(fmt::format("the operation {} has no handler", operation.id));
    }
    auto handler = std::move(found->second);
    handlers.erase(found);
    if (operation.id == "log_in") handler = limited(std::move(handler), sign_ins);
    router.add(std::string(operation.method), operation.path, std::move(handler));
  }
  if (!handlers.empty()) {
    throw std::logic_error(
        fmt::format("the contract does not name the operation {}", handlers.begin()->first));
  }
}

}  // namespace magpie::http
