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

// What a traveller should know of a leg before setting out. Metres, within the leg's own.
struct LegFacts {
  std::int32_t unpaved_m = 0;
  std::int32_t toll_m = 0;
  std::int32_t ferry_m = 0;
  std::int32_t tunnel_m = 0;
  std::int32_t scenic_m = 0;
  std::int32_t private_m = 0;  // roads for those who have business there
  // Metres climbed and descended; 0 unless heights are known for the whole way.
  std::int32_t up_m = 0;
  std::int32_t down_m = 0;
  bool has_heights = false;
  // Names of zones that need a permit, in order of travel, each once.
  std::vector<std::string> permits;
  // Likewise names of zones that are only told, and of links.
  std::vector<std::string> told;
  std::vector<std::string> links;
};

// What to do where one road passes into another.
enum class Turn : std::uint8_t {
  depart,
  go_on,  // the road takes another name
  slight_right,
  right,
  sharp_right,
  u_turn,
  sharp_left,
  left,
  slight_left,
  roundabout,  // `exit` says which
  board_ferry,
  arrive,
};

// One instruction of the way and the stretch that follows it.
struct LegStep {
  Turn turn = Turn::depart;
  std::uint8_t exit = 0;  // of a roundabout, from 1
  std::string road;       // "G207", "CG-1 Carretera …"; "" = unnamed
  std::int32_t seconds = 0;
  std::int32_t meters = 0;
  std::size_t first_point = 0;  // in the leg's line
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
  LegFacts facts;
  std::vector<LegStep> steps;  // the first departs, the last arrives; empty where estimated
  // Seconds that the scenic preference gives away against the fastest way.
  std::int32_t scenic_extra_s = 0;
};

}  // namespace magpie::roads
