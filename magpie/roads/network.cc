#include "magpie/roads/network.h"

#include <algorithm>
#include <cmath>

#include "magpie/geo/distance.h"
#include "magpie/roads/network_bytes.h"
#include "magpie/roads/search.h"

namespace magpie::roads {

namespace {

Leg leg_of(Label label) {
  auto const limit = static_cast<Label>(std::numeric_limits<std::int32_t>::max());
  auto const time_ds = label >> 32U;
  auto const meters = label & 0xFFFF'FFFFU;
  return {LegQuality::computed, static_cast<std::int32_t>((time_ds + 5) / 10),
          static_cast<std::int32_t>(std::min(meters, limit))};
}

void append(std::vector<geo::LatLng>& line, geo::LatLng point) {
  if (line.empty() || line.back() != point) line.push_back(point);
}

// The index of the first shape point beyond `share`, measured as the snap measured it.
std::size_t points_before(std::span<geo::LatLng const> shape, RoadPoint const& at);

// Adds what lies between two shares of an edge, ends included as exact points.
void append_part(std::vector<geo::LatLng>& line, EdgeSet const& set, RoadPoint const& from,
                 RoadPoint const& to) {
  auto const shape = set.shape(set.edges[from.edge]);
  append(line, from.point);
  auto const begin = points_before(shape, from);
  auto const end = points_before(shape, to);
  for (std::size_t i = begin; i < end; ++i) append(line, shape[i]);
  for (std::size_t i = begin; i > end; --i) append(line, shape[i - 1]);
  append(line, to.point);
}

std::size_t points_before(std::span<geo::LatLng const> shape, RoadPoint const& at) {
  std::vector<double> travelled(shape.size(), 0);
  for (std::size_t i = 1; i < shape.size(); ++i) {
    travelled[i] = travelled[i - 1] + geo::distance_m(shape[i - 1], shape[i]);
  }
  double const here = at.share * travelled.back();
  return static_cast<std::size_t>(std::upper_bound(travelled.begin(), travelled.end(), here) -
                                  travelled.begin());
}

void append_arc(std::vector<geo::LatLng>& line, EdgeSet const& set, Arc const& arc) {
  auto const shape = set.shape(set.edges[arc.edge()]);
  if (arc.is_reversed())
    std::for_each(shape.rbegin(), shape.rend(), [&](auto p) { append(line, p); });
  else
    std::for_each(shape.begin(), shape.end(), [&](auto p) { append(line, p); });
}

RoadPoint end_of(EdgeSet const& set, std::uint32_t edge, bool is_towards_end) {
  auto const shape = set.shape(set.edges[edge]);
  return {edge, is_towards_end ? 1.0 : 0.0, is_towards_end ? shape.back() : shape.front(), 0};
}

// "G207", "CG-1 Carretera General 1"; a name that already contains its ref stands alone.
std::string road_label(EdgeSet const& set, Edge const& edge) {
  auto const& name = set.texts[edge.name];
  auto const& ref = set.texts[edge.ref];
  if (ref.empty() || name.find(ref) != std::string::npos) return name;
  return name.empty() ? ref : ref + " " + name;
}

void append_name(std::vector<std::string>& names, EdgeSet const& set, std::uint32_t edge) {
  auto label = road_label(set, set.edges[edge]);
  if (label.empty() || std::find(names.begin(), names.end(), label) != names.end()) return;
  names.push_back(std::move(label));
}

// The end of the target's edge that the best way comes through, and the end of the source's edge
// that it leaves by: the search tells the arcs between them.
struct BestWay {
  Label label = kNoWay;
  bool is_along_edge = false;
  Access last;
};

BestWay best_way(EdgeSet const& set, Search const& search, RoadPoint const& from,
                 RoadPoint const& to) {
  BestWay best{along_edge(set, from, to), true, {}};
  for (auto const& way : ways_in(set, to)) {
    if (search.label(way.node) == kNoWay) continue;
    auto const label = search.label(way.node) + way.cost;
    if (label < best.label) best = {label, false, way};
  }
  return best;
}

// Where the route leaves the source's edge: the way out that leads to the first node.
Access first_access(EdgeSet const& set, Search const& search, RoadPoint const& from,
                    std::uint32_t first_node) {
  for (auto const& way : ways_out(set, from)) {
    if (way.node == first_node && search.label(first_node) == way.cost) return way;
  }
  return {first_node, 0, set.edges[from.edge].to == first_node};
}

void trace(LegPath& path, EdgeSet const& set, Search const& search, RoadPoint const& from,
           RoadPoint const& to) {
  auto const best = best_way(set, search, from, to);
  if (best.is_along_edge) {
    append_name(path.road_names, set, from.edge);
    return append_part(path.line, set, from, to);
  }
  auto const arcs = search.arcs_to(best.last.node);
  std::uint32_t first_node = best.last.node;
  if (!arcs.empty()) {
    auto const& edge = set.edges[arcs.front().edge()];
    first_node = arcs.front().is_reversed() ? edge.to : edge.from;
  }
  auto const first = first_access(set, search, from, first_node);
  append_part(path.line, set, from, end_of(set, from.edge, first.is_towards_end));
  // A place right at a junction does not drive its own road.
  if (first.cost != 0) append_name(path.road_names, set, from.edge);
  for (auto const& arc : arcs) {
    append_arc(path.line, set, arc);
    append_name(path.road_names, set, arc.edge());
  }
  append_part(path.line, set, end_of(set, to.edge, best.last.is_towards_end), to);
  if (best.last.cost != 0) append_name(path.road_names, set, to.edge);
}

}  // namespace

struct Network::Data {
  Graph graph;
};

Network::Network(std::unique_ptr<Data const> data) : data_(std::move(data)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

base::Result<Network> Network::build(std::vector<ClassifiedRoad> roads) {
  auto set = make_edges(roads);
  if (set.edges.empty()) {
    return base::fail(base::ErrorCode::invalid_data,
                      "no roads in this file: travel times are estimated until an extract with "
                      "roads is imported");
  }
  return Network(std::make_unique<Data const>(Data{make_graph(std::move(set))}));
}

base::Result<Network> Network::build(RoadInput const& input) {
  return build(car_roads(input));
}

std::string Network::save() const {
  return write_edges(data_->graph.set);
}

base::Result<Network> Network::load(std::string_view bytes) {
  MAGPIE_TRY(auto set, read_edges(bytes));
  return Network(std::make_unique<Data const>(Data{make_graph(std::move(set))}));
}

NetworkCounts Network::counts() const {
  auto const& graph = data_->graph;
  return {graph.set.node_count, graph.arcs.size(), graph.core_size};
}

geo::Box Network::bounds() const {
  return data_->graph.bounds;
}

Network::MatrixResult Network::matrix(std::span<geo::LatLng const> places,
                                      double snap_limit_m) const {
  auto const& graph = data_->graph;
  MatrixResult result;
  result.legs.size = places.size();
  result.legs.cells.resize(places.size() * places.size());
  result.covered.assign(places.size(), 0);
  std::vector<std::optional<RoadPoint>> points;
  std::vector<std::uint32_t> targets;
  for (auto const place : places) {
    points.push_back(graph.core_grid.nearest(graph.set, place, snap_limit_m));
    if (!points.back()) continue;
    result.covered[points.size() - 1] = 1;
    for (auto const& way : ways_in(graph.set, *points.back())) targets.push_back(way.node);
  }
  Search search(graph);
  for (std::size_t from = 0; from < places.size(); ++from) {
    if (!points[from]) continue;
    search.run(*points[from], targets);
    for (std::size_t to = 0; to < places.size(); ++to) {
      if (!points[to]) continue;
      auto const label = search.to_point(*points[from], *points[to]);
      if (label != kNoWay) result.legs.cells[from * places.size() + to] = leg_of(label);
    }
  }
  return result;
}

std::optional<Network::Snap> Network::snap(geo::LatLng place, double snap_limit_m) const {
  auto const& graph = data_->graph;
  auto const found = graph.core_grid.nearest(graph.set, place, snap_limit_m);
  if (!found) return std::nullopt;
  Snap snap{found->point, found->gap_m, std::nullopt};
  auto const island = graph.island_grid.nearest(graph.set, place, found->gap_m);
  if (island && island->gap_m < found->gap_m) snap.island_gap_m = island->gap_m;
  return snap;
}

std::optional<LegPath> Network::path(geo::LatLng from, geo::LatLng to, double snap_limit_m) const {
  auto const& graph = data_->graph;
  auto const start = graph.core_grid.nearest(graph.set, from, snap_limit_m);
  auto const end = graph.core_grid.nearest(graph.set, to, snap_limit_m);
  if (!start || !end) return std::nullopt;
  std::vector<std::uint32_t> targets;
  for (auto const& way : ways_in(graph.set, *end)) targets.push_back(way.node);
  Search search(graph);
  search.run(*start, targets);
  auto const label = search.to_point(*start, *end);
  if (label == kNoWay) return std::nullopt;
  LegPath path;
  path.leg = leg_of(label);
  path.start_gap_m = static_cast<std::int32_t>(std::lround(start->gap_m));
  path.end_gap_m = static_cast<std::int32_t>(std::lround(end->gap_m));
  trace(path, graph.set, search, *start, *end);
  // A drawn line has two ends, also when both places meet the road at the same point.
  if (path.line.size() == 1) path.line.push_back(path.line.front());
  return path;
}

}  // namespace magpie::roads
