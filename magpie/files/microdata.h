// Things of schema.org in a web page: scripts of JSON-LD, and microdata (itemscope, itemprop). The
// page is read tag by tag and may be damaged; nothing in it is run, no link is followed.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "magpie/base/result.h"

namespace magpie::files {

// A list of documents as JSON-LD has them. Refuses what is larger than 64 MiB, no UTF-8 or nested
// deeper than 64 items.
base::Result<nlohmann::json> things_of_page(std::string_view bytes);

}  // namespace magpie::files
