// Saved routes: create, change with undo, delete with restore, read-only links.
#pragma once

#include "magpie/app/context.h"
#include "magpie/base/result.h"

namespace magpie::app {

// Repeating a request_id returns what the first call made.
base::Result<api::Route> create_route(Context& context, api::RouteDraft const& draft);
base::Result<api::Route> get_route(Context& context, std::int64_t id);
// `cursor` is the last id of the page before.
base::Result<api::RoutePage> list_routes(Context& context, std::optional<std::int64_t> cursor,
                                         std::int64_t limit);
// Error conflict when somebody saved a newer version meanwhile.
base::Result<api::Route> update_route(Context& context, std::int64_t id,
                                      api::RouteUpdate const& update);
base::Result<api::Route> undo_route(Context& context, std::int64_t id);
base::Status delete_route(Context& context, std::int64_t id);
base::Result<api::Route> restore_route(Context& context, std::int64_t id);

base::Result<api::ShareLink> share_route(Context& context, std::int64_t id);
base::Status unshare_route(Context& context, std::int64_t id);
// Needs no account: whoever has the link may read.
base::Result<api::Route> get_shared_route(Context& context, std::string_view token);

}  // namespace magpie::app
