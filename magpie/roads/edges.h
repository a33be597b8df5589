// EdgeList: the roads of one vehicle, cut at their junctions, each direction an edge of its own,
// with forbidden turns as sequences of edges. A search, a hierarchy and the snapping grid are built
// on it.
//
//   auto const list = split_edges(input, Vehicle::coach, {});
//
// Edges are sorted by `from`, then in the order of the ways: first_edge() is a CSR index. Both
// directions share one shape. Ways that the vehicle may never use are not there; a way that is
// closed only at times is there, with kClosed as its time when that is its state now.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "magpie/geo/latlng.h"
#include "magpie/roads/profile.h"
#include "magpie/roads/road_input.h"

namespace magpie::roads {

inline constexpr std::uint32_t kClosedDs = 0xFFFF'FFFFU;  // as a time: closed at the moment asked
inline constexpr std::uint16_t kUnknownClimb = 0xFFFF;
inline constexpr std::uint16_t kFlatPermille = 1000;
inline constexpr std::int8_t kNoIncline = 127;

// Plain numbers without padding that is not named: may be written as they are.
struct RoadEdge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::uint32_t time_ds = 0;  // 0.1 s, at least 1; kClosedDs
  std::uint32_t meters = 0;   // at least 1
  std::uint32_t first_point = 0;
  std::uint32_t point_count = 0;  // at least 2
  std::uint32_t name = 0;         // in texts; 0 = unnamed
  std::uint32_t ref = 0;
  std::int64_t way = 0;           // OSM id
  std::uint32_t conditional = 0;  // in conditional_tags; 0 = none
  std::uint16_t flags = 0;        // edge_flag
  std::uint8_t road_class = 0;    // RoadClass
  std::uint8_t speed_kmh = 0;     // before bends and slopes; ferries: by their timetable
  // Climbed and descended along the edge, 0.1 m; kUnknownClimb without heights: edge_heights.h.
  std::uint16_t up_dm = kUnknownClimb;
  std::uint16_t down_dm = kUnknownClimb;
  std::uint16_t slope_permille = kFlatPermille;  // of the flat's time
  std::int8_t incline_percent = kNoIncline;      // as tagged, in the edge's own direction
  std::uint8_t unused = 0;
  bool operator==(RoadEdge const&) const = default;
  bool is(std::uint16_t flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(RoadEdge) == 56);

// A vehicle that drove `count` edges of turn_edges from `first` on broke the restriction.
struct ForbiddenTurn {
  std::uint32_t first = 0;
  std::uint32_t count = 0;      // at least 2
  std::uint32_t condition = 0;  // in turn_conditions; 0 = always
  bool operator==(ForbiddenTurn const&) const = default;
};

// What could not be used, for the import's report.
struct EdgeReport {
  std::uint32_t unread_speeds = 0;                 // ways; the class's speed stands in
  std::vector<std::string> unread_conditions;      // different texts, at most 50
  std::vector<std::int64_t> unclear_restrictions;  // relations: members do not meet in one way
};

struct EdgeList {
  Vehicle vehicle = Vehicle::car;
  std::string country;                    // whose default limits were used
  std::vector<geo::LatLng> nodes;         // junctions and ends
  std::vector<std::int64_t> node_ids;     // OSM ids, same length
  std::vector<std::uint32_t> first_edge;  // by node, one more than nodes
  std::vector<RoadEdge> edges;
  std::vector<geo::LatLng> points;
  std::vector<std::string> texts{""};
  std::vector<RoadTags> conditional_tags{RoadTags()};
  std::vector<std::uint32_t> turn_edges;
  std::vector<ForbiddenTurn> turns;
  std::vector<std::string> turn_conditions{""};
  EdgeReport report;

  // In the order of the drawing; an edge with edge_flag::kReversed is driven from back to front.
  std::span<geo::LatLng const> shape(RoadEdge const& edge) const {
    return std::span(points).subspan(edge.first_point, edge.point_count);
  }
  std::span<std::uint32_t const> sequence(ForbiddenTurn const& turn) const {
    return std::span(turn_edges).subspan(turn.first, turn.count);
  }
  std::span<RoadEdge const> edges_from(std::uint32_t node) const {
    return std::span(edges).subspan(first_edge[node], first_edge[node + 1] - first_edge[node]);
  }
};

// Cuts at every node that two ways share, that ends a way or that a restriction turns at, and on
// both sides of a barrier. Loops are cut once more so that both ends differ. Zero lengths become
// 0.1 s and 1 m; a piece longer than 2,000 km is damage and is left out.
EdgeList split_edges(RoadInput const& input, Vehicle vehicle, ProfileOptions const& options);

// What driving the line at this speed takes, at least 1, slowed by its bends.
std::uint32_t driven_ds(std::span<geo::LatLng const> line, Vehicle vehicle, RoadClass road_class,
                        double kmh);

// Orders the edges by `from`, keeping the order in which they came, and fills first_edge. Returns
// where each edge is now.
std::vector<std::uint32_t> sort_edges(EdgeList& list);

// The edge's time at another moment: kClosedDs where a condition closes it then. Edges without
// conditions keep their time.
std::uint32_t time_at(EdgeList const& list, RoadEdge const& edge, ProfileOptions const& options);

// Sets the edge's time anew from its speed and slope_permille, where it is open and slopes concern
// the vehicle: on foot and by bicycle, no ferries.
void price_slope(EdgeList const& list, RoadEdge& edge);

// Whether a signed limit of the road keeps a vehicle of this size out, whatever the moment.
bool is_too_small(EdgeList const& list, RoadEdge const& edge, ProfileOptions const& options);

// Whether the turn is forbidden at the moment; a condition that cannot be read, or a moment that is
// not given, forbids it.
bool is_forbidden(EdgeList const& list, ForbiddenTurn const& turn, ProfileOptions const& options);

}  // namespace magpie::roads
