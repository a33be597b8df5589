// Road points: where a place meets the roads, and what it costs to get from there to a junction.
// Internal to the module.
#pragma once

#include <vector>

#include "magpie/roads/edges.h"
#include "magpie/roads/hierarchy_query.h"
#include "magpie/roads/label.h"
#include "magpie/roads/turns.h"

namespace magpie::roads {

// A place on a road: `share` of its length along the drawing, in [0, 1]. `edge` is the lower of
// the two directions of one road.
struct RoadPoint {
  std::uint32_t edge = 0;
  double share = 0;
  geo::LatLng point;
  double gap_m = 0;           // beeline from the place
  std::uint32_t segment = 0;  // of the shape
};

// Such a point stands at the junction and takes no part of its road.
inline bool is_at_junction(RoadPoint const& point) {
  return point.share == 0 || point.share == 1;
}

inline constexpr std::uint32_t kNoEdge = 0xFFFF'FFFFU;

// The other direction of each edge, kNoEdge where there is none.
std::vector<std::uint32_t> other_directions(EdgeList const& list);

// The edges of one vehicle with what driving each costs in some sense; kNoWay closes one.
template <class L>
struct PricedRoads {
  EdgeList const& list;
  std::vector<std::uint32_t> const& other_direction;
  TurnGraph const& turns;
  std::vector<L> const& cost;  // by edge
};

// Where a trip from a point joins the turn graph, and where a trip to it leaves that. A point right
// at a junction stands at the junction: it costs nothing and takes no part of its road.
template <class L>
std::vector<Seed<L>> trip_starts(PricedRoads<L> const& roads, RoadPoint const& point);
template <class L>
std::vector<Seed<L>> trip_ends(PricedRoads<L> const& roads, RoadPoint const& point);

// Along the one road that both lie on, without leaving it.
template <class L>
struct AlongRoad {
  L cost = no_way<L>();
  std::uint32_t edge = kNoEdge;
};
template <class L>
AlongRoad<L> along_road(PricedRoads<L> const& roads, RoadPoint const& from, RoadPoint const& to);

// What lies of an edge before a point, in the edge's own direction, as a share.
double progress_on(RoadEdge const& edge, double share);

}  // namespace magpie::roads
