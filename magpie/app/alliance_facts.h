// What the alliance's own document (alliance.json) says of itself: printed facts, and targets with
// what they lack before they can be counted.
#pragma once

#include <string>
#include <vector>

#include "magpie/http/api/types.gen.h"

namespace magpie::app {

// Targets first. An item without a text in both languages, or without a source, is left out: a
// figure that nobody can trace is not shown.
std::vector<http::api::AllianceFact> alliance_facts(std::string const& document);

}  // namespace magpie::app
