// Named default rules: what the planner assumes where a member has said nothing. Every value that
// comes from here carries the rule's name to the screen, the document and the export.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/fen.h"
#include "magpie/catalog/opening_hours.h"
#include "magpie/catalog/place.h"

namespace magpie::catalog {

// One named assumption of the rule set. `basis` is "assumption", "range of public planners" …
struct DefaultRule {
  std::string name;   // "visit-minutes/museum", "opening-hours/temple", "price/4A"
  std::string value;  // "120 min", "Mo-Su 08:00-17:30", "60.00"
  std::string basis;
  std::string text_zh;
  std::string text_en;
};

// The version printed with every result: "2026-11".
std::string_view default_rules_version();
std::vector<DefaultRule> const& default_rules();

template <class T>
struct Assumed {
  T value;
  std::string rule;  // empty: the place's own value
};

// Own value, else the rule for its kind and themes (class table of visit durations, p50).
Assumed<int> visit_minutes_of(Place const& place);
// Own text when it is understood; else the kind's rule. A text that is not understood is not
// replaced: `value` is then the verbatim text, whose evaluation is unknown.
Assumed<std::string> opening_hours_of(Place const& place);
// Own price; 0 with no rule when the source says there is no fee; else the rule by kind and rating.
Assumed<base::Fen> price_of(Place const& place);
// Whether a party can sleep there: beds > 0, lodging, towns and villages by rule.
Assumed<bool> has_beds(Place const& place);
// Whether the planner may propose it as a stop at all: not towns, gateways, lodging, food, service;
// not proposed, building or closed places; needs a location.
bool is_candidate(Place const& place);

}  // namespace magpie::catalog
