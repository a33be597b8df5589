// The line and the names of a way over edges. Internal to the module.
#pragma once

#include <string>
#include <vector>

#include "magpie/roads/edges.h"

namespace magpie::roads {

// A part of an edge as it is driven: shares of its length in its own direction, begin ≤ end.
struct WayPiece {
  std::uint32_t edge = 0;
  double begin = 0;
  double end = 1;
};

struct WayLine {
  std::vector<geo::LatLng> points;  // at least 2, none twice in a row
  std::vector<std::size_t> first_of_piece;
};

// From `start` to `end`, which lie on the first and last piece.
WayLine line_of(EdgeList const& list, std::vector<WayPiece> const& pieces, geo::LatLng start,
                geo::LatLng end);

// The points of one piece in order of travel, both ends included.
std::vector<geo::LatLng> points_of(EdgeList const& list, WayPiece const& piece);

// Labels in order of travel, each once, without those of unnamed roads.
std::vector<std::string> names_of(EdgeList const& list, std::vector<WayPiece> const& pieces);

}  // namespace magpie::roads
