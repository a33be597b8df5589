// Pairs of records that may be one place: list, merge, link, keep apart, take back.
#pragma once

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

struct SameAsHandlers {
  Surroundings const& around;

  Response list_same_as(Request const& request) const;
  Response get_same_as(Request const& request) const;
  Response decide_same_as(Request const& request) const;
  Response undo_same_as(Request const& request) const;
  Response find_alike(Request const& request) const;
};

}  // namespace magpie::http
