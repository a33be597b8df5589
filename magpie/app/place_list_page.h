// The pages that lead to the pages of places, for a person or robot that runs no script: the
// members with how many places each shows, then the places of one member, page by page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "magpie/app/place_page.h"

namespace magpie::app {

struct PlaceListWish {
  PageWish page;
  std::optional<std::string> member;  // a slug, "" = of nobody; without it the members are listed
  std::int64_t after = 0;             // the cursor: ids above it
  std::size_t limit = 200;
};

// Nothing for a member that is not there.
std::optional<std::string> place_list_html(Catalogue const& catalogue, PlaceListWish const& wish);

}  // namespace magpie::app
