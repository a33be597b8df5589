// The alliances of this server, so that the screens can offer the way from one to another.
#pragma once

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

struct AllianceHandlers {
  Surroundings const& around;

  // Everybody may know the names; the number of places stays with those who may read there.
  Response list_alliances(Request const& request) const;
};

}  // namespace magpie::http
