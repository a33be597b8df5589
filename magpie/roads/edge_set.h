// Edges: roads cut at their junctions. This is what the artefact stores; arcs, components and the
// snapping grid follow from it and are built again on loading. Internal to the module.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "magpie/geo/latlng.h"
#include "magpie/roads/network.h"

namespace magpie::roads {

inline constexpr std::uint32_t kClosed = 0;  // as a time: the direction is not allowed

// Plain numbers only, without padding that is not named: written to the artefact as they are.
struct Edge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t time_forward_ds = kClosed;  // 0.1 s, at least 1 where allowed
  std::uint32_t time_backward_ds = kClosed;
  std::uint32_t meters = 0;  // at least 1
  std::uint32_t first_point = 0;
  std::uint32_t point_count = 0;  // at least 2
  std::uint32_t name = 0;         // index into texts; 0 = unnamed
  std::uint32_t ref = 0;
  std::uint8_t road_class = 0;
  std::uint8_t is_enterable = 1;
  std::uint16_t unused = 0;
  bool operator==(Edge const&) const = default;
};
static_assert(sizeof(Edge) == 40);

struct EdgeSet {
  std::uint32_t node_count = 0;
  std::vector<Edge> edges;
  std::vector<geo::LatLng> points;
  std::vector<std::string> texts{""};

  std::span<geo::LatLng const> shape(Edge const& edge) const {
    return std::span(points).subspan(edge.first_point, edge.point_count);
  }
};

// Cuts at every node that two roads share or that ends a road. Loops are cut once more so that
// both ends differ; pieces drawn twice become one with the faster times; pieces of zero length
// keep 0.1 s and 1 m. A piece longer than 2,000 km is damage and is left out.
EdgeSet make_edges(std::span<ClassifiedRoad const> roads);

// The roads of a private car, cut at barriers: each side gets an end of its own.
std::vector<ClassifiedRoad> car_roads(RoadInput const& input);

}  // namespace magpie::roads
