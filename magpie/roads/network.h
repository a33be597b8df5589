// Network: the roads of one extract for one vehicle, ready to answer legs. Immutable: built once,
// shared by all threads, never locked; a query keeps its state on its own stack.
//
//   auto const car = Network::build(split_edges(input, Vehicle::car, {}));
//   auto const legs = car->matrix(places, 1500, {});
//   auto const in_may = car->with({.options = {.when = may}, .zones = {fire_season}});
//
// Times are exact shortest paths in 0.1 s that obey turn restrictions and keep out of roads that
// only lead to their own places; among equally fast ways the shorter is taken, so that answers
// never depend on the order of the search. Left out: time at junctions, traffic.
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
#include "magpie/roads/edges.h"
#include "magpie/roads/legs.h"
#include "magpie/roads/workers.h"

namespace magpie::roads {

struct NetworkData;
struct NetworkMetric;

struct NetworkCounts {
  std::size_t nodes = 0;
  std::size_t arcs = 0;
  std::size_t nodes_in_largest_component = 0;
};

// Where the roads are closed, open to who holds a permit, or only told: an area, which holds for
// every road that enters it, or lines, which hold for the roads that lie along them. Rings as in
// GeoJSON, the first and last point alike or not; a point is inside where it is inside an odd
// number of rings.
struct RoadZone {
  enum class Rule : std::uint8_t { closed, permit, told };
  std::string name;  // shown with the legs
  Rule rule = Rule::closed;
  std::vector<std::vector<geo::LatLng>> rings;
  std::vector<std::vector<geo::LatLng>> lines;
};

// A road that no map has. It joins the roads at both ends, where those lie within 50 m, and where
// one of its points lies within 5 m of a road; else it passes over them. What it joins is cut
// there.
struct LinkRoad {
  std::string name;
  std::vector<geo::LatLng> line;
  RoadClass road_class = RoadClass::unclassified;
  std::optional<int> speed_kmh;  // of motor vehicles; nothing: that of the class
  bool is_unpaved = false;
  bool is_oneway = false;  // in the order of the line
  // Somebody said that this vehicle may drive it; else the class decides.
  bool is_allowed = false;
};

// A line along which roads are worth driving for themselves: those within 40 m of it.
struct ScenicLine {
  std::vector<geo::LatLng> line;
  double score = 1;  // s in [0, 1]
};

// What holds beside the profile: on a date, for a party, in an alliance's own words.
struct RoadChanges {
  ProfileOptions options;
  std::vector<RoadZone> zones;
  // OSM ids of ways that are closed.
  std::vector<std::int64_t> closed_ways;
  // λ ≥ 0: a second on a road of score 1 weighs 1, on one of score 0 it weighs 1 + λ. 0: the
  // fastest.
  double scenic_weight = 0;
  // The preferred way is taken while it lasts at most (1 + cap) times the fastest.
  double scenic_cap = 0.25;
  std::vector<ScenicLine> scenic_lines;
  // On top of the links that the network has already.
  std::vector<LinkRoad> links;
};

class Network {
 public:
  // Error invalid_data where there is no road.
  static base::Result<Network> build(EdgeList list);
  // The artefact as bytes, and back; of a network that was built or loaded, not made by with().
  // load() refuses damaged or foreign bytes with one sentence.
  std::string save() const;
  static base::Result<Network> load(std::string_view bytes);
  // Only the roads of an artefact, to be changed and built anew: after add_heights() for example.
  static base::Result<EdgeList> load_edges(std::string_view bytes);
  // The same roads under other rules; costs seconds for a province, not an import.
  Network with(RoadChanges const& changes) const;

  // The same for two moments at which the same roads and turns are open and as fast.
  std::string moment_key(ProfileOptions const& options) const;

  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  ~Network();

  Vehicle vehicle() const;
  // profile_version(), with "+heights" behind it where heights are known for some road.
  std::string method() const;
  NetworkCounts counts() const;
  geo::Box bounds() const;

  // Legs from every source to every target, row-major. A place farther than `snap_limit_m` from any
  // road of the largest strongly connected component is not covered: its legs are unreachable, and
  // `covered` is 0 so that the caller can estimate instead.
  struct TableResult {
    std::vector<Leg> cells;
    std::vector<char> sources_covered;
    std::vector<char> targets_covered;
  };
  TableResult table(std::span<geo::LatLng const> sources, std::span<geo::LatLng const> targets,
                    double snap_limit_m, Workers const& workers = {}) const;
  struct MatrixResult {
    LegMatrix legs;
    std::vector<char> covered;
  };
  MatrixResult matrix(std::span<geo::LatLng const> places, double snap_limit_m,
                      Workers const& workers = {}) const;

  // Where a place meets the roads: the nearest point of a road of the largest component on which
  // a trip may begin. `island_gap_m` is set when a road that leads nowhere else lies nearer.
  struct Snap {
    geo::LatLng point;
    double gap_m = 0;
    std::optional<double> island_gap_m;
    std::string road;      // name and ref, as in LegPath
    std::int64_t way = 0;  // OSM id; 0 of a link
    bool is_left = false;  // the place lies left of the road as drawn
  };
  std::optional<Snap> snap(geo::LatLng place, double snap_limit_m) const;
  // The nearest `count` roads, nearest first; the islands' gap is told with the first.
  std::vector<Snap> nearest(geo::LatLng place, double snap_limit_m, std::size_t count) const;

  // How far the nearest road is, an island's too; nothing where none lies within the limit.
  std::optional<double> gap_m(geo::LatLng place, double limit_m) const;

  // Nothing where an end is not covered or there is no way. The line lies on roads only: it begins
  // and ends where the places were snapped, and the gaps say how far that is from them.
  std::optional<LegPath> path(geo::LatLng from, geo::LatLng to, double snap_limit_m) const;

  // The stretches of road that lie within `limit_s` seconds of a place, with the seconds at both
  // ends; beyond its own road every stretch is a whole edge or the part that can be reached.
  struct Reached {
    std::vector<geo::LatLng> line;
    std::int32_t first_s = 0;
    std::int32_t last_s = 0;
  };
  std::vector<Reached> reach(geo::LatLng from, std::int32_t limit_s, double snap_limit_m) const;

 private:
  Network(std::shared_ptr<NetworkData const> data, std::unique_ptr<NetworkMetric const> metric);
  // Shared with the networks that with() makes of this one.
  std::shared_ptr<NetworkData const> data_;
  std::unique_ptr<NetworkMetric const> metric_;
};

}  // namespace magpie::roads
