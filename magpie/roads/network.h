// Network: an immutable road graph of one extract and one profile. Built once, shared by all
// threads, never locked; a query keeps its state on its own stack.
//
// Times are exact shortest paths in 0.1 s; among equally fast ways the shorter one is taken, so
// that answers never depend on the order of the search. Left out: turn restrictions and turn times.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/geo/latlng.h"
#include "magpie/roads/legs.h"
#include "magpie/roads/road_input.h"

namespace magpie::roads {

// A car road between two junctions as the importer hands it over: already classified by profile.h.
struct ClassifiedRoad {
  std::vector<std::int64_t> node_ids;  // OSM node ids, ≥ 2
  std::vector<geo::LatLng> line;       // same length
  std::int32_t speed_forward_kmh = 0;  // 0 = not allowed
  std::int32_t speed_backward_kmh = 0;
  std::uint8_t road_class = 0;  // profile.h RoadClass
  std::string name;             // "" = unnamed
  std::string ref;
  bool is_enterable = true;  // a trip may begin or end on it: not a tunnel or motorway
};

struct NetworkCounts {
  std::size_t nodes = 0;
  std::size_t arcs = 0;
  std::size_t nodes_in_largest_component = 0;
};

class Network {
 public:
  // Splits ways at junctions and builds the graph. Error invalid_data where there is no road.
  static base::Result<Network> build(std::vector<ClassifiedRoad> roads);
  // The car roads of an extract.
  static base::Result<Network> build(RoadInput const& input);
  // The artefact as bytes, and back. load() refuses damaged or foreign bytes with one sentence.
  std::string save() const;
  static base::Result<Network> load(std::string_view bytes);

  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  ~Network();

  NetworkCounts counts() const;
  geo::Box bounds() const;

  // Legs between all pairs. A place farther than `snap_limit_m` from any road of the largest
  // strongly connected component is not covered: its legs are Leg{unreachable}, and
  // `covered[i]` is 0 so that the caller can estimate instead.
  struct MatrixResult {
    LegMatrix legs;
    std::vector<char> covered;
  };
  MatrixResult matrix(std::span<geo::LatLng const> places, double snap_limit_m) const;

  // Where a place meets the roads: the nearest point of a road of the largest component on which
  // a trip may begin. `island_gap_m` is set when a road that leads nowhere else lies nearer.
  struct Snap {
    geo::LatLng point;
    double gap_m = 0;
    std::optional<double> island_gap_m;
  };
  std::optional<Snap> snap(geo::LatLng place, double snap_limit_m) const;

  // Nothing where an end is not covered or there is no way. The line lies on roads only: it begins
  // and ends where the places were snapped, and the gaps say how far that is from them.
  std::optional<LegPath> path(geo::LatLng from, geo::LatLng to, double snap_limit_m) const;

 private:
  struct Data;
  explicit Network(std::unique_ptr<Data const> data);
  std::unique_ptr<Data const> data_;
};

}  // namespace magpie::roads
