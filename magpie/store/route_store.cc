#include "magpie/store/route_store.h"

#include <fmt/core.h>

#include <limits>

#include "magpie/store/share_store.h"

namespace magpie::store {

namespace {

#define MAGPIE_ROUTE_COLUMNS \
  "id, name, request, plan, status, version, created_by, created_at_s, updated_at_s"

Route route_of(Row const& row) {
  auto const status = parse_route_status(row.text(4));
  if (!status) throw DbError(DbErrorCode::corrupt, "a route has a status that is not known");
  return {.id = RouteId(row.integer(0)),
          .content = {row.text(1), row.text(2), row.text(3)},
          .status = *status,
          .version = row.integer(5),
          .created_by = row.text(6),
          .created_at_s = row.integer(7),
          .updated_at_s = row.integer(8)};
}

void add_revision(Db& db, RouteId id, RouteRevision const& revision) {
  db.execute(
      "INSERT INTO route_revision (route_id, version, name, request, plan, changed_by, "
      "changed_at_s) VALUES ($1, $2, $3, $4, $5, $6, $7)",
      {id.value(), revision.version, revision.content.name, revision.content.request,
       revision.content.plan, revision.changed_by, revision.changed_at_s});
}

// The route when it is there and still in the expected version.
base::Result<Route> expect_version(Db& db, RouteChange const& change) {
  auto const route = find_route(db, change.id);
  if (!route) {
    return base::fail(base::ErrorCode::not_found,
                      fmt::format("there is no route {}", change.id.value()), "id");
  }
  if (route->version != change.expected_version) {
    return base::fail(base::ErrorCode::conflict,
                      fmt::format("the route is at version {} now, not {}: load it again and "
                                  "repeat the change",
                                  route->version, change.expected_version),
                      "version");
  }
  return *route;
}

}  // namespace

std::string_view route_status_name(RouteStatus status) {
  return status == RouteStatus::draft ? "draft" : "published";
}

std::optional<RouteStatus> parse_route_status(std::string_view name) {
  if (name == "draft") return RouteStatus::draft;
  if (name == "published") return RouteStatus::published;
  return std::nullopt;
}

RouteId create_route(Db& db, RouteContent const& content, std::string_view actor,
                     std::int64_t now_s) {
  return in_transaction(db, [&] {
    RouteId const id(db.insert(
        "INSERT INTO route (name, request, plan, status, version, created_by, created_at_s, "
        "updated_at_s) VALUES ($1, $2, $3, 'draft', 1, $4, $5, $5) RETURNING id",
        {content.name, content.request, content.plan, std::string(actor), now_s}));
    add_revision(db, id, {1, content, std::string(actor), now_s});
    return id;
  });
}

std::optional<Route> find_route(Db& db, RouteId id) {
  auto const rows =
      db.query("SELECT " MAGPIE_ROUTE_COLUMNS " FROM route WHERE id = $1 AND deleted_at_s IS NULL",
               {id.value()});
  if (rows.empty()) return std::nullopt;
  return route_of(rows.front());
}

std::vector<Route> list_routes(Db& db, std::optional<RouteId> before, std::int64_t limit) {
  std::vector<Route> routes;
  auto const before_id = before ? before->value() : std::numeric_limits<std::int64_t>::max();
  auto const rows = db.query("SELECT " MAGPIE_ROUTE_COLUMNS
                             " FROM route WHERE id < $1 AND deleted_at_s IS NULL "
                             "ORDER BY id DESC LIMIT $2",
                             {before_id, limit});
  for (auto const& row : rows) routes.push_back(route_of(row));
  return routes;
}

base::Result<Route> update_route(Db& db, RouteChange const& change, RouteContent const& content) {
  return in_transaction(db, [&]() -> base::Result<Route> {
    MAGPIE_TRY(auto route, expect_version(db, change));
    if (route.content == content) return route;
    route.content = content;
    route.updated_at_s = change.now_s;
    ++route.version;
    db.execute(
        "UPDATE route SET name = $2, request = $3, plan = $4, version = $5, updated_at_s = $6 "
        "WHERE id = $1",
        {change.id.value(), content.name, content.request, content.plan, route.version,
         change.now_s});
    add_revision(db, change.id, {route.version, content, change.actor, change.now_s});
    return route;
  });
}

base::Result<Route> set_route_status(Db& db, RouteChange const& change, RouteStatus status) {
  return in_transaction(db, [&]() -> base::Result<Route> {
    MAGPIE_TRY(auto route, expect_version(db, change));
    db.execute("UPDATE route SET status = $2, updated_at_s = $3 WHERE id = $1",
               {change.id.value(), std::string(route_status_name(status)), change.now_s});
    route.status = status;
    route.updated_at_s = change.now_s;
    return route;
  });
}

base::Result<Route> restore_route_revision(Db& db, RouteChange const& change,
                                           std::int64_t version) {
  return in_transaction(db, [&]() -> base::Result<Route> {
    auto const rows = db.query(
        "SELECT name, request, plan FROM route_revision WHERE route_id = $1 AND version = $2",
        {change.id.value(), version});
    if (rows.empty()) {
      return base::fail(base::ErrorCode::not_found,
                        fmt::format("route {} has no version {}", change.id.value(), version),
                        "version");
    }
    auto const& row = rows.front();
    return update_route(db, change, {row.text(0), row.text(1), row.text(2)});
  });
}

base::Status delete_route(Db& db, RouteChange const& change) {
  return in_transaction(db, [&]() -> base::Status {
    MAGPIE_TRY([[maybe_unused]] auto const route, expect_version(db, change));
    db.execute("UPDATE route SET deleted_at_s = $2 WHERE id = $1",
               {change.id.value(), change.now_s});
    revoke_share_links(db, change.id, change.now_s);
    return {};
  });
}

base::Result<Route> undelete_route(Db& db, RouteId id) {
  return in_transaction(db, [&]() -> base::Result<Route> {
    auto const changed = db.execute(
        "UPDATE route SET deleted_at_s = NULL WHERE id = $1 AND deleted_at_s IS NOT NULL",
        {id.value()});
    if (changed == 0) {
      return base::fail(base::ErrorCode::not_found,
                        fmt::format("there is no deleted route {}", id.value()), "id");
    }
    return *find_route(db, id);
  });
}

std::int64_t count_routes(Db& db) {
  return db.query("SELECT COUNT(*) FROM route WHERE deleted_at_s IS NULL").front().integer(0);
}

std::vector<RouteRevision> list_route_revisions(Db& db, RouteId id, std::int64_t limit) {
  std::vector<RouteRevision> revisions;
  auto const rows = db.query(
      "SELECT version, name, request, plan, changed_by, changed_at_s FROM route_revision "
      "WHERE route_id = $1 ORDER BY version DESC LIMIT $2",
      {id.value(), limit});
  for (auto const& row : rows) {
    revisions.push_back(
        {row.integer(0), {row.text(1), row.text(2), row.text(3)}, row.text(4), row.integer(5)});
  }
  return revisions;
}

}  // namespace magpie::store
