#include "magpie/roads/network.h"

#include <algorithm>
#include <atomic>
#include <cmath>

#include "magpie/base/hash.h"
#include "magpie/roads/added_links.h"
#include "magpie/roads/hierarchy_matrix.h"
#include "magpie/roads/network_bytes.h"
#include "magpie/roads/network_data.h"

namespace magpie::roads {

namespace {

Leg leg_of(Label label) {
  auto const limit = std::uint32_t{std::numeric_limits<std::int32_t>::max()};
  return {LegQuality::computed, static_cast<std::int32_t>((time_ds_of(label) + 5) / 10),
          static_cast<std::int32_t>(std::min(meters_of(label), limit))};
}

using RoadPoints = std::vector<std::optional<RoadPoint>>;

RoadPoints snap_all(NetworkData const& data, NetworkMetric const& metric,
                    std::span<geo::LatLng const> places, double limit_m, Workers const& workers) {
  RoadPoints points(places.size());
  std::atomic<std::size_t> next{0};
  workers.each([&](std::size_t) {
    for (std::size_t i; (i = next++) < places.size();) {
      auto const found =
          data.core_grid.nearest(data.list, places[i], limit_m, 1, metric.is_too_small);
      if (!found.empty()) points[i] = found.front();
    }
  });
  return points;
}

template <class L>
std::vector<L> all_ways(PricedRoads<L> const& roads, Hierarchy<L> const& hierarchy,
                        RoadPoints const& sources, RoadPoints const& targets,
                        Workers const& workers) {
  std::vector<std::vector<Seed<L>>> starts(sources.size());
  std::vector<std::vector<Seed<L>>> ends(targets.size());
  for (std::size_t i = 0; i < sources.size(); ++i) {
    if (sources[i]) starts[i] = trip_starts(roads, *sources[i]);
  }
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (targets[i]) ends[i] = trip_ends(roads, *targets[i]);
  }
  auto matrix = many_to_many<L>(hierarchy, starts, ends, workers);
  for (std::size_t from = 0; from < sources.size(); ++from) {
    for (std::size_t to = 0; sources[from] && to < targets.size(); ++to) {
      if (!targets[to] || sources[from]->edge != targets[to]->edge) continue;
      auto& cell = matrix[from * targets.size() + to];
      cell = std::min<L>(cell, along_road(roads, *sources[from], *targets[to]).cost);
    }
  }
  return matrix;
}

// The preferred way where it does not last too long, else the fastest.
void take_preferred(std::vector<Label>& fastest, std::vector<ScenicLabel> const& preferred,
                    double cap) {
  for (std::size_t i = 0; i < fastest.size(); ++i) {
    if (fastest[i] == kNoWay) continue;
    auto const label = time_and_meters(preferred[i]);
    if (is_within_cap(label, fastest[i], cap)) fastest[i] = label;
  }
}

std::vector<char> are_covered(RoadPoints const& points) {
  std::vector<char> covered;
  for (auto const& point : points) covered.push_back(point.has_value());
  return covered;
}

bool lies_left(EdgeList const& list, RoadPoint const& at, geo::LatLng place) {
  auto const shape = list.shape(list.edges[at.edge]);
  auto const a = shape[at.segment];
  auto const b = shape[at.segment + 1];
  // Small differences of longitude and latitude, stretched alike on both sides of the product.
  return (double(b.lon_e7) - a.lon_e7) * (double(place.lat_e7) - a.lat_e7) -
             (double(b.lat_e7) - a.lat_e7) * (double(place.lon_e7) - a.lon_e7) >
         0;
}

}  // namespace

Network::Network(std::shared_ptr<NetworkData const> data,
                 std::unique_ptr<NetworkMetric const> metric)
    : data_(std::move(data)), metric_(std::move(metric)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

base::Result<Network> Network::build(EdgeList list) {
  if (list.edges.empty()) {
    return base::fail(base::ErrorCode::invalid_data,
                      "no roads in this file: travel times are estimated until an extract with "
                      "roads is imported");
  }
  auto data = std::make_shared<NetworkData>(make_data(std::move(list)));
  auto metric = std::make_unique<NetworkMetric const>(make_metric(*data, {}));
  data->order = metric->roads.order();
  return Network(std::move(data), std::move(metric));
}

std::string Network::save() const {
  return write_roads({data_->list, metric_->roads});
}

base::Result<Network> Network::load(std::string_view bytes) {
  MAGPIE_TRY(auto saved, read_roads(bytes));
  auto data = std::make_shared<NetworkData>(make_data(std::move(saved.list)));
  data->order = saved.hierarchy.order();
  auto metric = plain_metric(*data, std::move(saved.hierarchy));
  if (!metric) {
    return base::fail(base::ErrorCode::invalid_data,
                      "the road network contradicts itself: import the map extract again");
  }
  return Network(std::move(data), std::make_unique<NetworkMetric const>(std::move(*metric)));
}

base::Result<EdgeList> Network::load_edges(std::string_view bytes) {
  MAGPIE_TRY(auto saved, read_roads(bytes));
  return std::move(saved.list);
}

Network Network::with(RoadChanges const& changes) const {
  auto data = data_;
  if (!changes.links.empty())
    data = std::make_shared<NetworkData const>(with_links(*data_, changes.links));
  auto metric = std::make_unique<NetworkMetric const>(make_metric(*data, changes));
  return Network(std::move(data), std::move(metric));
}

std::string Network::moment_key(ProfileOptions const& options) const {
  base::Hasher hasher;
  for (auto const& edge : data_->list.edges) {
    if (edge.conditional != 0)
      hasher.add_field(std::to_string(time_at(data_->list, edge, options)));
  }
  for (auto const& turn : data_->list.turns) {
    if (turn.condition != 0) hasher.add(is_forbidden(data_->list, turn, options) ? "1" : "0");
  }
  return hasher.finish();
}

std::optional<double> Network::gap_m(geo::LatLng place, double limit_m) const {
  std::optional<double> gap;
  for (auto const* grid : {&data_->core_grid, &data_->island_grid}) {
    auto const found = grid->nearest(data_->list, place, gap.value_or(limit_m), 1);
    if (!found.empty()) gap = found.front().gap_m;
  }
  return gap;
}

Vehicle Network::vehicle() const {
  return data_->list.vehicle;
}

std::string Network::method() const {
  return std::string(profile_version(vehicle())) + (data_->has_heights ? "+heights" : "");
}

NetworkCounts Network::counts() const {
  return {data_->list.nodes.size(), data_->list.edges.size(), data_->core.size};
}

geo::Box Network::bounds() const {
  return data_->bounds;
}

Network::TableResult Network::table(std::span<geo::LatLng const> sources,
                                    std::span<geo::LatLng const> targets, double snap_limit_m,
                                    Workers const& workers) const {
  auto const from = snap_all(*data_, *metric_, sources, snap_limit_m, workers);
  bool const is_square = sources.data() == targets.data() && sources.size() == targets.size();
  auto const to = is_square ? from : snap_all(*data_, *metric_, targets, snap_limit_m, workers);
  auto ways = all_ways(fastest_roads(*data_, *metric_), metric_->roads, from, to, workers);
  if (metric_->scenic) {
    take_preferred(
        ways, all_ways(scenic_roads(*data_, *metric_), metric_->scenic->roads, from, to, workers),
        metric_->scenic->cap);
  }
  TableResult result{std::vector<Leg>(ways.size()), are_covered(from), are_covered(to)};
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (ways[i] != kNoWay) result.cells[i] = leg_of(ways[i]);
  }
  return result;
}

Network::MatrixResult Network::matrix(std::span<geo::LatLng const> places, double snap_limit_m,
                                      Workers const& workers) const {
  auto table = this->table(places, places, snap_limit_m, workers);
  return {{places.size(), std::move(table.cells)}, std::move(table.sources_covered)};
}

std::optional<Network::Snap> Network::snap(geo::LatLng place, double snap_limit_m) const {
  auto found = nearest(place, snap_limit_m, 1);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Network::Snap> Network::nearest(geo::LatLng place, double snap_limit_m,
                                            std::size_t count) const {
  std::vector<Snap> snaps;
  for (auto const& at :
       data_->core_grid.nearest(data_->list, place, snap_limit_m, count, metric_->is_too_small)) {
    auto const& edge = data_->list.edges[at.edge];
    snaps.push_back({at.point, at.gap_m, std::nullopt, road_label(data_->list, edge),
                     is_link(edge) ? 0 : edge.way, lies_left(data_->list, at, place)});
  }
  if (snaps.empty()) return snaps;
  auto const island = data_->island_grid.nearest(data_->list, place, snaps.front().gap_m, 1);
  if (!island.empty() && island.front().gap_m < snaps.front().gap_m) {
    snaps.front().island_gap_m = island.front().gap_m;
  }
  return snaps;
}

NetworkData make_data(EdgeList list) {
  NetworkData data;
  data.list = std::move(list);
  data.other_direction = other_directions(data.list);
  data.core = largest_component(data.list);
  std::vector<char> is_startable(data.list.edges.size());
  std::vector<char> is_island(data.list.edges.size());
  for (std::size_t e = 0; e < data.list.edges.size(); ++e) {
    auto const& edge = data.list.edges[e];
    // Of two directions the lower stands for the road.
    bool const is_first = data.other_direction[e] > e;
    bool const is_enterable = is_first && !edge.is(edge_flag::kNoStart);
    bool const is_inside = data.core.is_member[edge.from] != 0 && data.core.is_member[edge.to] != 0;
    is_startable[e] = is_enterable && is_inside;
    is_island[e] = is_enterable && !is_inside;
    data.has_heights = data.has_heights || edge.up_dm != kUnknownClimb;
  }
  data.core_grid = SegmentGrid(data.list, is_startable);
  data.island_grid = SegmentGrid(data.list, is_island);
  for (auto const point : data.list.points) data.bounds.extend(point);
  return data;
}

std::string road_label(EdgeList const& list, RoadEdge const& edge) {
  auto const& name = list.texts[edge.name];
  auto const& ref = list.texts[edge.ref];
  if (ref.empty() || name.find(ref) != std::string::npos) return name;
  return name.empty() ? ref : ref + " " + name;
}

bool is_within_cap(Label preferred, Label fastest, double cap) {
  return time_ds_of(preferred) <= (1 + cap) * time_ds_of(fastest);
}

}  // namespace magpie::roads
