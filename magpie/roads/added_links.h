// Added links: the roads of one vehicle with drawn links among them. The roads that a link joins
// are cut there; all else stays. Internal to the module.
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "magpie/roads/network.h"
#include "magpie/roads/network_data.h"

namespace magpie::roads {

inline constexpr double kLinkEndReachM = 50;
inline constexpr double kLinkTouchM = 5;
// Link i is the way kLinkWays + i, so that it is told from everything in a map.
inline constexpr std::int64_t kLinkWays = std::numeric_limits<std::int64_t>::min();

inline bool is_link(RoadEdge const& edge) {
  return edge.way < kLinkWays / 2;
}
inline std::size_t link_number(RoadEdge const& edge) {
  return static_cast<std::size_t>(edge.way - kLinkWays);
}

// Links join roads and the links before them. A new node stands in the order just before the less
// important end of the road it cuts, so that the order of the old nodes can be kept.
NetworkData with_links(NetworkData const& data, std::span<LinkRoad const> links);

}  // namespace magpie::roads
