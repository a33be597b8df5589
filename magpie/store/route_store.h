// Routes: a request and the plan for it, with every earlier version kept for undo. A change names
// the version it started from; a stale one is a conflict. Deleted routes stay as rows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "magpie/base/id.h"
#include "magpie/base/result.h"
#include "magpie/store/db.h"

namespace magpie::store {

using RouteId = base::Id<struct RouteTag>;

enum class RouteStatus { draft, published };

std::string_view route_status_name(RouteStatus status);
std::optional<RouteStatus> parse_route_status(std::string_view name);

// What a person edits; one revision of a route.
struct RouteContent {
  std::string name;
  std::string request;  // JSON
  std::string plan;     // JSON
  bool operator==(RouteContent const&) const = default;
};

struct Route {
  RouteId id;
  RouteContent content;
  RouteStatus status = RouteStatus::draft;
  std::int64_t version = 1;
  std::string created_by;
  std::int64_t created_at_s = 0;
  std::int64_t updated_at_s = 0;
};

struct RouteRevision {
  std::int64_t version = 1;
  RouteContent content;
  std::string changed_by;
  std::int64_t changed_at_s = 0;
};

// Who changes which version of a route, and when.
struct RouteChange {
  RouteId id;
  std::int64_t expected_version = 1;
  std::string actor;
  std::int64_t now_s = 0;
};

RouteId create_route(Db& db, RouteContent const& content, std::string_view actor,
                     std::int64_t now_s);
std::optional<Route> find_route(Db& db, RouteId id);
// Newest first, with ids below `before`.
std::vector<Route> list_routes(Db& db, std::optional<RouteId> before, std::int64_t limit);

// These return the route as it is afterwards, or not_found, or conflict.
base::Result<Route> update_route(Db& db, RouteChange const& change, RouteContent const& content);
base::Result<Route> set_route_status(Db& db, RouteChange const& change, RouteStatus status);
// Undo: the content of an earlier version becomes the newest version.
base::Result<Route> restore_route_revision(Db& db, RouteChange const& change, std::int64_t version);
// Its share links stop working too.
base::Status delete_route(Db& db, RouteChange const& change);
// Brings a deleted route back as it was; its share links stay ended. not_found when it is not
// deleted.
base::Result<Route> undelete_route(Db& db, RouteId id);
std::int64_t count_routes(Db& db);

// Newest first.
std::vector<RouteRevision> list_route_revisions(Db& db, RouteId id, std::int64_t limit);

}  // namespace magpie::store
