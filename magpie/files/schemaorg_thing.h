// One thing of schema.org → the cells of the row begun last. One step of schemaorg_in.h.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "magpie/files/json_source.h"

namespace magpie::files {

// `thing` is without prefixes; `language` is what the context says of texts without one.
void read_thing(SourceTableBuilder& table, nlohmann::json const& thing,
                std::string const& language);
// The pictures of `value` as the JSON of the field media; "" for none.
std::string media_of(nlohmann::json const& value);
std::vector<std::string> types_of(nlohmann::json const& thing);

}  // namespace magpie::files
