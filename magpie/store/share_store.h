// Read-only links to a route. The database holds only the hash of the link's token (token.h): who
// reads the database cannot use the links.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "magpie/store/db.h"
#include "magpie/store/route_store.h"

namespace magpie::store {

void create_share_link(Db& db, std::string_view token_hash, RouteId route, std::int64_t now_s);
// Nothing for a link that does not exist, is revoked, or leads to a deleted route.
std::optional<Route> find_shared_route(Db& db, std::string_view token_hash);
// All links of the route stop working; their number.
std::int64_t revoke_share_links(Db& db, RouteId route, std::int64_t now_s);
std::int64_t count_share_links(Db& db, RouteId route);

}  // namespace magpie::store
