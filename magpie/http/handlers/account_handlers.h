// Signing in and out.
#pragma once

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

struct AccountHandlers {
  Surroundings const& around;

  Response get_session(Request const& request) const;
  Response log_in(Request const& request) const;
  Response log_out(Request const& request) const;
};

}  // namespace magpie::http
