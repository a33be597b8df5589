// Legs: the way between two places, computed on the road graph or estimated, never silently.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "magpie/geo/latlng.h"

namespace magpie::roads {

enum class LegQuality {
  computed,     // on roads of the loaded extract
  estimated,    // from the straight line, by the method of docs/methods/estimated-legs.md
  unreachable,  // both ends on roads, but no way between them
};

struct Leg {
  LegQuality quality = LegQuality::unreachable;
  std::int32_t seconds = 0;
  std::int32_t meters = 0;
};

// Row-major; cell(from, to).
struct LegMatrix {
  std::size_t size = 0;
  std::vector<Leg> cells;
  Leg const& at(std::size_t from, std::size_t to) const { return cells[from * size + to]; }
};

// A leg as drawn and told: `line` goes from the first place to the second (a computed one from
// road to road, see the gaps); `road_names` in order of travel, without repeats, each with its ref
// where it has one ("G207", "CG-1 Carretera …").
struct LegPath {
  Leg leg;
  std::vector<geo::LatLng> line;
  std::vector<std::string> road_names;
  // Beeline metres between the place and the road it was snapped to, at both ends.
  std::int32_t start_gap_m = 0;
  std::int32_t end_gap_m = 0;
};

}  // namespace magpie::roads
