#include "magpie/catalog/score.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

#include "magpie/base/text.h"

namespace magpie::catalog {

namespace {

constexpr int kPointsPerThemeWeight = 20;
constexpr double kWeightMax = 10;

int kind_points(Kind kind) {
  switch (kind) {
    case Kind::heritage:
    case Kind::courtyard:
    case Kind::wellness:
      return 20;
    case Kind::sight:
    case Kind::village:
    case Kind::museum:
    case Kind::viewpoint:
    case Kind::nature:
      return 15;
    case Kind::crossing:
    case Kind::leisure:
      return 10;
    default:
      return 5;
  }
}

int rating_points(int rating) {
  switch (rating) {
    case 5:
      return 100;
    case 4:
      return 45;
    case 3:
      return 20;
    case 2:
      return 8;
    case 1:
      return 4;
    default:
      return 0;
  }
}

// By the word before the colon; several designations of one sort count once.
int designation_points(std::string_view sort) {
  if (sort == "world-heritage") return 60;
  if (sort == "national-heritage") return 30;
  if (sort == "key-rural-village") return 20;
  if (sort == "traditional-village") return 15;
  if (sort == "museum-grade") return 15;
  return 0;
}

std::set<std::string, std::less<>> const& group(std::string_view theme) {
  static std::set<std::string, std::less<>> const heritage{
      "heritage", "museum",   "courtyard",      "temple",     "grotto",        "old-town",
      "ruins",    "tomb",     "world-heritage", "great-wall", "bridge",        "old-road",
      "legend",   "memorial", "history",        "craft",      "modern-history"};
  static std::set<std::string, std::less<>> const nature{
      "nature",  "mountain",  "gorge",   "forest", "cave",     "water",    "wetland",
      "flowers", "grassland", "geology", "snow",   "wildlife", "cloud-sea"};
  static std::set<std::string, std::less<>> const rural{"rural", "village", "food", "flowers"};
  static std::set<std::string, std::less<>> const wellness{"wellness", "hot-spring"};
  static std::set<std::string, std::less<>> const none;
  if (theme == "heritage") return heritage;
  if (theme == "nature") return nature;
  if (theme == "rural") return rural;
  if (theme == "wellness") return wellness;
  return none;
}

void add_designations(Place const& place, Score& score) {
  std::set<std::string> seen;
  for (auto const& designation : place.designations) {
    std::string const sort = designation.code.substr(0, designation.code.find(':'));
    int const points = designation_points(sort);
    if (points > 0 && seen.insert(sort).second) {
      score.parts.push_back({"designation/" + sort, points});
    }
  }
}

}  // namespace

bool theme_matches(Place const& place, std::string const& theme) {
  auto const fits = [&](std::string_view word) {
    return word == theme || group(theme).count(word) > 0;
  };
  if (fits(kind_name(place.kind))) return true;
  if (std::any_of(place.themes.begin(), place.themes.end(), fits)) return true;
  return theme == "heritage" &&
         std::any_of(place.designations.begin(), place.designations.end(),
                     [](auto const& designation) {
                       return designation.code.starts_with("national-heritage") ||
                              designation.code.starts_with("world-heritage");
                     });
}

Score place_score(Place const& place, ThemeWeights const& wishes) {
  Score score;
  score.parts.push_back({"kind/" + std::string(kind_name(place.kind)), kind_points(place.kind)});
  if (place.rating && rating_points(*place.rating) > 0) {
    score.parts.push_back(
        {"rating/" + std::to_string(*place.rating) + "A", rating_points(*place.rating)});
  }
  add_designations(place, score);
  for (auto const& [theme, weight] : wishes) {
    double const bounded = std::isfinite(weight) ? std::clamp(weight, 0.0, kWeightMax) : 0.0;
    int const points = static_cast<int>(std::lround(bounded * kPointsPerThemeWeight));
    if (points > 0 && theme_matches(place, base::ascii_lower(theme))) {
      score.parts.push_back({"theme/" + theme, points});
    }
  }
  for (auto const& part : score.parts) score.total += part.points;
  return score;
}

}  // namespace magpie::catalog
