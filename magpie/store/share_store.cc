#include "magpie/store/share_store.h"

namespace magpie::store {

void create_share_link(Db& db, std::string_view token_hash, RouteId route, std::int64_t now_s) {
  db.execute("INSERT INTO share_link (token_hash, route_id, created_at_s) VALUES ($1, $2, $3)",
             {std::string(token_hash), route.value(), now_s});
}

std::optional<Route> find_shared_route(Db& db, std::string_view token_hash) {
  auto const rows =
      db.query("SELECT route_id FROM share_link WHERE token_hash = $1 AND revoked_at_s IS NULL",
               {std::string(token_hash)});
  if (rows.empty()) return std::nullopt;
  return find_route(db, RouteId(rows.front().integer(0)));
}

std::int64_t revoke_share_links(Db& db, RouteId route, std::int64_t now_s) {
  return db.execute(
      "UPDATE share_link SET revoked_at_s = $2 WHERE route_id = $1 AND revoked_at_s IS NULL",
      {route.value(), now_s});
}

std::int64_t count_share_links(Db& db, RouteId route) {
  return db
      .query("SELECT count(*) FROM share_link WHERE route_id = $1 AND revoked_at_s IS NULL",
             {route.value()})
      .front()
      .integer(0);
}

}  // namespace magpie::store
