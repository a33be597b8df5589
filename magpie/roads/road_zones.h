// Road zones: which edges lie in an area that is closed or needs a permit. Internal to the module.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <vector>

#include "magpie/roads/edges.h"
#include "magpie/roads/label.h"
#include "magpie/roads/network.h"

namespace magpie::roads {

// An edge lies in a zone that does not close it. Sorted.
struct ZoneMark {
  std::uint32_t edge = 0;
  std::uint32_t zone = 0;
  auto operator<=>(ZoneMark const&) const = default;
};

// An edge lies in an area where any part of its line does. It lies along a line where most of it is
// within kAlongLineM of the line and runs in its direction or against it, or where most of the line
// lies along the edge in the same sense. Closes the edges of closed zones in `cost` and returns the
// marks of the others.
inline constexpr double kAlongLineM = 20;
std::vector<ZoneMark> apply_zones(EdgeList const& list, std::vector<RoadZone> const& zones,
                                  std::vector<Label>& cost);

// The edges that lie along the line, in order.
std::vector<std::uint32_t> edges_along(EdgeList const& list, std::span<geo::LatLng const> line);

}  // namespace magpie::roads
