// The points a stop at a place is worth to a trip, from recorded facts only: kind, A grade,
// designations, and the trip's wishes by theme. The rubric is an assumption, written out in
// docs/methods/default-rules.md; each part is named, so that a plan can show why.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "magpie/catalog/place.h"

namespace magpie::catalog {

struct ScorePart {
  std::string
      name;  // "kind/heritage", "rating/5A", "designation/national-heritage", "theme/temple"
  int points = 0;
  bool operator==(ScorePart const&) const = default;
};

// `total` is the sum of the parts, at least 1 for a place that may be a stop.
struct Score {
  int total = 0;
  std::vector<ScorePart> parts;
  bool operator==(Score const&) const = default;
};

// Theme → weight 0–10 (2 in "heritage=2"). A word also matches the kind of the place, and the
// group words of theme_matches().
using ThemeWeights = std::map<std::string, double>;

Score place_score(Place const& place, ThemeWeights const& wishes);

// Whether the wish `theme` fits the place: its own theme, its kind, or a group: "heritage" covers
// heritage, museum and courtyard, national protected sites and the themes of built history;
// "nature" covers mountain, gorge, water and the like.
bool theme_matches(Place const& place, std::string const& theme);

}  // namespace magpie::catalog
