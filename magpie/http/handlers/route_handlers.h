// Saved routes, their files and read-only links.
#pragma once

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

struct RouteHandlers {
  Surroundings const& around;

  Response list_routes(Request const& request) const;
  Response create_route(Request const& request) const;
  Response get_route(Request const& request) const;
  Response update_route(Request const& request) const;
  Response delete_route(Request const& request) const;
  Response restore_route(Request const& request) const;
  Response undo_route(Request const& request) const;
  Response export_route(Request const& request) const;
  Response share_route(Request const& request) const;
  Response unshare_route(Request const& request) const;
  Response get_shared_route(Request const& request) const;
};

}  // namespace magpie::http
