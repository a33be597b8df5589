// What a Network is made of: the roads, which all its variants share, and a metric, which says what
// they cost under one set of rules. Internal to the module.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "magpie/roads/components.h"
#include "magpie/roads/hierarchy.h"
#include "magpie/roads/network.h"
#include "magpie/roads/road_points.h"
#include "magpie/roads/road_zones.h"
#include "magpie/roads/segment_grid.h"
#include "magpie/roads/turns.h"

namespace magpie::roads {

struct NetworkData {
  EdgeList list;
  std::vector<std::uint32_t> other_direction;
  Component core;
  SegmentGrid core_grid;    // where trips may begin
  SegmentGrid island_grid;  // the other roads
  geo::Box bounds;
  bool has_heights = false;  // for some road
  // Of the first metric's turn graph; of roads with links: of its plain nodes.
  std::vector<std::uint32_t> order;
  std::vector<std::string> links;  // names; link i is the way kLinkWays + i
};

// Scenic weights beside the fastest way.
struct ScenicMetric {
  std::vector<float> score;  // by edge
  std::vector<ScenicLabel> cost;
  Hierarchy<ScenicLabel> roads;
  double cap = 0;
};

struct NetworkMetric {
  RoadChanges changes;
  TurnGraph turns;
  std::vector<Label> cost;  // by edge
  Hierarchy<Label> roads;
  std::vector<ZoneMark> marks;
  std::optional<ScenicMetric> scenic;
  // By edge: too small for the vehicle, so that no trip begins or ends on it; empty: none is.
  std::vector<char> is_too_small;
};

NetworkData make_data(EdgeList list);
// Builds the hierarchies; takes over the order that the data holds where it fits.
NetworkMetric make_metric(NetworkData const& data, RoadChanges const& changes);
// The metric without changes, whose hierarchy was kept; nothing where it is of other roads.
std::optional<NetworkMetric> plain_metric(NetworkData const& data, Hierarchy<Label> roads);

// Whether a preferred way lasts at most (1 + cap) times the fastest.
bool is_within_cap(Label preferred, Label fastest, double cap);

std::vector<Label> edge_costs(EdgeList const& list, RoadChanges const& changes);

// Name and ref of an edge: "G207", "CG-1 Carretera General 1"; a name that holds its ref stands
// alone.
std::string road_label(EdgeList const& list, RoadEdge const& edge);

inline PricedRoads<Label> fastest_roads(NetworkData const& data, NetworkMetric const& metric) {
  return {data.list, data.other_direction, metric.turns, metric.cost};
}
inline PricedRoads<ScenicLabel> scenic_roads(NetworkData const& data, NetworkMetric const& metric) {
  return {data.list, data.other_direction, metric.turns, metric.scenic->cost};
}

}  // namespace magpie::roads
