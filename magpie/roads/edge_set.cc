#include "magpie/roads/edge_set.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <unordered_map>

#include "magpie/geo/distance.h"
#include "magpie/roads/bends.h"
#include "magpie/roads/profile.h"

namespace magpie::roads {

namespace {

constexpr double kLongestPieceM = 2'000'000;

bool is_usable(ClassifiedRoad const& road) {
  return road.line.size() >= 2 && road.line.size() == road.node_ids.size() &&
         (road.speed_forward_kmh > 0 || road.speed_backward_kmh > 0);
}

// Sorted ids of the nodes that become nodes of the graph.
std::vector<std::int64_t> junctions_of(std::span<ClassifiedRoad const> roads) {
  std::vector<std::int64_t> ids;
  for (auto const& road : roads) {
    if (!is_usable(road)) continue;
    ids.insert(ids.end(), road.node_ids.begin(), road.node_ids.end());
    ids.push_back(road.node_ids.front());
    ids.push_back(road.node_ids.back());
  }
  std::sort(ids.begin(), ids.end());
  std::vector<std::int64_t> junctions;
  for (std::size_t i = 0; i < ids.size();) {
    std::size_t end = i + 1;
    while (end < ids.size() && ids[end] == ids[i]) ++end;
    if (end - i >= 2) junctions.push_back(ids[i]);
    i = end;
  }
  return junctions;
}

std::uint32_t time_ds(std::span<geo::LatLng const> line, int speed_kmh, bool has_bends) {
  if (speed_kmh <= 0) return kClosed;
  LineMeasure measure;
  measure.set(line);
  double const seconds = has_bends ? measure.seconds_with_bends(speed_kmh, kCarLateralMs2)
                                   : geo::length_m(line) * 3.6 / speed_kmh;
  return static_cast<std::uint32_t>(std::clamp(std::round(seconds * 10), 1.0, 4e9));
}

class EdgeMaker {
 public:
  explicit EdgeMaker(std::vector<std::int64_t> junctions) : junctions_(std::move(junctions)) {
    set_.node_count = static_cast<std::uint32_t>(junctions_.size());
    texts_.emplace("", 0);
  }

  void add(ClassifiedRoad const& road) {
    std::size_t begin = 0;
    for (std::size_t i = 1; i < road.line.size(); ++i) {
      if (!find_junction(road.node_ids[i])) continue;
      add_piece(road, begin, i);
      begin = i;
    }
  }

  EdgeSet finish() { return std::move(set_); }

 private:
  std::optional<std::uint32_t> find_junction(std::int64_t id) const {
    auto const at = std::lower_bound(junctions_.begin(), junctions_.end(), id);
    if (at == junctions_.end() || *at != id) return std::nullopt;
    return static_cast<std::uint32_t>(at - junctions_.begin());
  }

  void add_piece(ClassifiedRoad const& road, std::size_t begin, std::size_t end) {
    auto const from = *find_junction(road.node_ids[begin]);
    auto const to = *find_junction(road.node_ids[end]);
    if (from != to) return add_edge(road, {begin, end}, {from, to});
    if (end - begin < 2) return;  // a node named twice in a row
    std::size_t const middle = (begin + end) / 2;
    auto const extra = set_.node_count++;
    add_edge(road, {begin, middle}, {from, extra});
    add_edge(road, {middle, end}, {extra, to});
  }

  void add_edge(ClassifiedRoad const& road, std::pair<std::size_t, std::size_t> range,
                std::pair<std::uint32_t, std::uint32_t> ends) {
    auto const line = std::span(road.line).subspan(range.first, range.second - range.first + 1);
    double const length = geo::length_m(line);
    if (length > kLongestPieceM) return;
    auto const road_class = static_cast<RoadClass>(road.road_class);
    bool const has_bends = road_class != RoadClass::ferry && road_class != RoadClass::motorway;
    Edge edge{ends.first, ends.second};
    edge.time_forward_ds = time_ds(line, road.speed_forward_kmh, has_bends);
    edge.time_backward_ds = time_ds(line, road.speed_backward_kmh, has_bends);
    edge.meters = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(std::lround(length)));
    edge.first_point = static_cast<std::uint32_t>(set_.points.size());
    edge.point_count = static_cast<std::uint32_t>(line.size());
    edge.name = text(road.name);
    edge.ref = text(road.ref);
    edge.road_class = road.road_class;
    edge.is_enterable = road.is_enterable ? 1 : 0;
    set_.points.insert(set_.points.end(), line.begin(), line.end());
    set_.edges.push_back(edge);
  }

  std::uint32_t text(std::string const& value) {
    auto const next = static_cast<std::uint32_t>(set_.texts.size());
    auto const [at, is_new] = texts_.emplace(value, next);
    if (is_new) set_.texts.push_back(value);
    return at->second;
  }

  std::vector<std::int64_t> junctions_;
  EdgeSet set_;
  std::unordered_map<std::string, std::uint32_t> texts_;
};

bool has_same_shape(EdgeSet const& set, Edge const& a, Edge const& b) {
  auto const left = set.shape(a);
  auto const right = set.shape(b);
  if (a.from == b.from && a.to == b.to) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end());
  }
  bool const is_reversed = a.from == b.to && a.to == b.from;
  return is_reversed && std::equal(left.begin(), left.end(), right.rbegin(), right.rend());
}

std::uint32_t faster(std::uint32_t a_ds, std::uint32_t b_ds) {
  if (a_ds == kClosed || b_ds == kClosed) return std::max(a_ds, b_ds);
  return std::min(a_ds, b_ds);
}

// `other` is drawn on the very line of `kept`, perhaps the other way round.
void merge_into(Edge& kept, Edge const& other) {
  bool const is_reversed = kept.from != other.from;
  kept.time_forward_ds =
      faster(kept.time_forward_ds, is_reversed ? other.time_backward_ds : other.time_forward_ds);
  kept.time_backward_ds =
      faster(kept.time_backward_ds, is_reversed ? other.time_forward_ds : other.time_backward_ds);
  kept.is_enterable = std::max(kept.is_enterable, other.is_enterable);
}

// Equal for equal lines, whichever end they begin at.
std::uint64_t shape_mark(std::span<geo::LatLng const> shape) {
  std::uint64_t sum = 0;
  for (auto const point : shape) {
    auto bits = static_cast<std::uint64_t>(static_cast<std::uint32_t>(point.lat_e7)) << 32U |
                static_cast<std::uint32_t>(point.lon_e7);
    bits *= 0x9E3779B97F4A7C15ULL;
    sum += bits ^ (bits >> 29U);
  }
  return sum;
}

void merge_duplicates(EdgeSet& set) {
  // Ends, points and mark bring twins together; the place in the input keeps the order stable.
  using Key = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint64_t, std::uint32_t>;
  std::vector<std::pair<Key, Edge>> sorted;
  sorted.reserve(set.edges.size());
  for (auto const& e : set.edges) {
    sorted.emplace_back(Key{std::min(e.from, e.to), std::max(e.from, e.to), e.point_count,
                            shape_mark(set.shape(e)), e.first_point},
                        e);
  }
  std::sort(sorted.begin(), sorted.end(),
            [](auto const& a, auto const& b) { return a.first < b.first; });
  std::vector<Edge> kept;
  kept.reserve(sorted.size());
  for (auto const& [key, edge] : sorted) {
    if (!kept.empty() && has_same_shape(set, kept.back(), edge))
      merge_into(kept.back(), edge);
    else
      kept.push_back(edge);
  }
  set.edges = std::move(kept);
}

}  // namespace

EdgeSet make_edges(std::span<ClassifiedRoad const> roads) {
  EdgeMaker maker(junctions_of(roads));
  for (auto const& road : roads) {
    if (is_usable(road)) maker.add(road);
  }
  auto set = maker.finish();
  merge_duplicates(set);
  return set;
}

namespace {

class CarRoads {
 public:
  explicit CarRoads(RoadInput const& input) : input_(input), is_closed_(input.nodes.size(), 0) {
    for (auto const& [node, tags] : input.node_tags)
      is_closed_[node] = closes_road(input.tag_sets[tags], Vehicle::car, {}) ? 1 : 0;
  }

  std::vector<ClassifiedRoad> run() {
    std::vector<std::optional<RoadUse>> uses;
    for (std::uint32_t i = 0; i < input_.tag_sets.size(); ++i)
      uses.push_back(read_road(input_.tag_sets[i], Vehicle::car, {}));
    for (auto const& way : input_.ways) {
      if (uses[way.tags]) add(way, *uses[way.tags]);
    }
    return std::move(roads_);
  }

 private:
  void add(RoadWay const& way, RoadUse const& use) {
    ClassifiedRoad pattern;
    pattern.speed_forward_kmh = use.speed_forward_kmh;
    pattern.speed_backward_kmh = use.speed_backward_kmh;
    pattern.road_class = static_cast<std::uint8_t>(use.road_class);
    pattern.name = input_.texts[way.name];
    pattern.ref = input_.texts[way.ref];
    pattern.is_enterable = (use.flags & edge_flag::kNoStart) == 0;
    auto const nodes = input_.nodes_of(way);
    if (use.ferry_minutes) {
      std::vector<geo::LatLng> line;
      for (auto const node : nodes) line.push_back(input_.nodes[node]);
      double const minutes = *use.ferry_minutes * double(way.ferry_share);
      int const kmh = static_cast<int>(std::lround(geo::length_m(line) * 0.06 / minutes));
      if (pattern.speed_forward_kmh > 0) pattern.speed_forward_kmh = std::clamp(kmh, 1, 80);
      if (pattern.speed_backward_kmh > 0) pattern.speed_backward_kmh = std::clamp(kmh, 1, 80);
    }
    auto stretch = pattern;
    for (auto const node : nodes) {
      bool const is_closed = is_closed_[node] != 0;
      stretch.line.push_back(input_.nodes[node]);
      stretch.node_ids.push_back(is_closed ? next_closed_id_-- : std::int64_t{node});
      if (!is_closed) continue;
      if (stretch.line.size() >= 2) roads_.push_back(stretch);
      stretch = pattern;
      stretch.line.push_back(input_.nodes[node]);
      stretch.node_ids.push_back(next_closed_id_--);
    }
    if (stretch.line.size() >= 2) roads_.push_back(std::move(stretch));
  }

  RoadInput const& input_;
  std::vector<char> is_closed_;
  std::vector<ClassifiedRoad> roads_;
  std::int64_t next_closed_id_ = -1;
};

}  // namespace

std::vector<ClassifiedRoad> car_roads(RoadInput const& input) {
  return CarRoads(input).run();
}

}  // namespace magpie::roads
