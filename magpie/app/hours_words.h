// Opening hours in OpenStreetMap syntax as people read them: "Mo-Fr 08:00-17:30; PH off" becomes
// 周一至周五 8:00–17:30；法定节假日不开放. Rule by rule, in their order. Where one word is not
// known, nothing is said at all: the caller shows the text as it was given, never half a
// translation.
#pragma once

#include <optional>
#include <string_view>

#include "magpie/http/api/types.gen.h"

namespace magpie::app {

namespace api = http::api;

std::optional<api::Sentence> opening_hours_words(std::string_view text);

}  // namespace magpie::app
