#include "magpie/roads/edges.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "magpie/roads/bends.h"
#include "magpie/roads/edge_turns.h"
#include "magpie/roads/size_limits.h"
#include "magpie/roads/slope.h"

namespace magpie::roads {

namespace {

constexpr double kLongestPieceM = 2'000'000;
constexpr std::size_t kMostUnreadTexts = 50;

bool has_bends(Vehicle vehicle, RoadClass road_class) {
  bool const is_motor = vehicle == Vehicle::car || vehicle == Vehicle::coach;
  return is_motor && road_class != RoadClass::ferry && road_class != RoadClass::motorway;
}

std::uint32_t to_ds(double seconds) {
  return static_cast<std::uint32_t>(std::clamp(std::round(seconds * 10), 1.0, 4e9));
}

std::uint32_t driven_ds(LineMeasure& line, Vehicle vehicle, RoadClass road_class, double kmh,
                        std::uint16_t slope_permille = kFlatPermille) {
  if (!has_bends(vehicle, road_class))
    return to_ds(line.seconds(kmh) * slope_permille / kFlatPermille);
  bool const is_coach = vehicle == Vehicle::coach;
  return to_ds(line.seconds_with_bends(kmh, is_coach ? kCoachLateralMs2 : kCarLateralMs2));
}

RoadClass class_of(RoadEdge const& edge) {
  return static_cast<RoadClass>(edge.road_class);
}

// A set of tags as the vehicle sees it.
struct Judgement {
  std::optional<RoadUse> now;
  std::optional<RoadUse> at_best;  // nothing: never a road of this vehicle
  std::uint32_t conditional = 0;   // in conditional_tags
  std::int8_t incline_percent = kNoIncline;
};

class Splitter {
 public:
  Splitter(RoadInput const& input, Vehicle vehicle, ProfileOptions options)
      : input_(input), options_(std::move(options)) {
    if (options_.country.empty()) options_.country = input.country;
    list_.vehicle = vehicle;
    list_.country = options_.country;
    list_.texts = input.texts;
  }

  EdgeList run() {
    judge_tags();
    find_junctions();
    for (auto const& way : input_.ways) {
      if (judgements_[way.tags].at_best) add_way(way);
    }
    sort_edges(list_);
    add_turns(list_, input_.restrictions, junctions_);
    return std::move(list_);
  }

 private:
  void judge_tags() {
    std::vector<char> is_used(input_.tag_sets.size(), 0);
    for (auto const& way : input_.ways) is_used[way.tags] = 1;
    judgements_.resize(input_.tag_sets.size());
    for (std::uint32_t number = 0; number < judgements_.size(); ++number) {
      if (is_used[number] != 0) judgements_[number] = judge(input_.tag_sets[number]);
    }
  }

  Judgement judge(RoadTags const& tags) {
    Judgement judgement;
    judgement.now = read_road(tags, list_.vehicle, options_);
    if (auto const slope = parse_incline(tags[TagKey::incline]))
      judgement.incline_percent = static_cast<std::int8_t>(std::lround(*slope * 100));
    bool const is_limited = fits(tags, {}, list_.vehicle) != Fit::unstated;
    if (!has_conditions(tags) && !is_limited) {
      judgement.at_best = judgement.now;
      return judgement;
    }
    note_unread(tags);
    // A smaller party may pass where the profile's vehicle may not.
    auto smallest = options_;
    if (is_limited) smallest.size = VehicleSize{};
    judgement.at_best = read_road_at_best(tags, list_.vehicle, smallest);
    if (!judgement.at_best) return judgement;
    judgement.conditional = static_cast<std::uint32_t>(list_.conditional_tags.size());
    list_.conditional_tags.push_back(tags);
    return judgement;
  }

  void note_unread(RoadTags const& tags) {
    auto& unread = list_.report.unread_conditions;
    for (auto const& [key, text] : tags.entries()) {
      if (!unconditional_key(key) || parse_conditional(text)) continue;
      auto line = std::string(tag_key_name(key)) + "=" + text;
      bool const is_new = std::find(unread.begin(), unread.end(), line) == unread.end();
      if (is_new && unread.size() < kMostUnreadTexts) unread.push_back(std::move(line));
    }
  }

  // A node that two ways share, that ends a way or that one way passes twice.
  void find_junctions() {
    std::vector<std::uint8_t> uses(input_.nodes.size(), 0);
    for (auto const& way : input_.ways) {
      if (!judgements_[way.tags].at_best) continue;
      auto const nodes = input_.nodes_of(way);
      for (auto const node : nodes)
        uses[node] = static_cast<std::uint8_t>(std::min(2, uses[node] + 1));
      uses[nodes.front()] = uses[nodes.back()] = 2;
    }
    is_closed_.assign(input_.nodes.size(), 0);
    for (auto const& [node, tags] : input_.node_tags) {
      is_closed_[node] = closes_road(input_.tag_sets[tags], list_.vehicle, options_) ? 1 : 0;
    }
    junctions_.assign(input_.nodes.size(), kNoNode);
    for (std::uint32_t node = 0; node < junctions_.size(); ++node) {
      if (uses[node] >= 2 && is_closed_[node] == 0) junctions_[node] = add_node(node);
    }
  }

  std::uint32_t add_node(std::uint32_t node) {
    list_.nodes.push_back(input_.nodes[node]);
    list_.node_ids.push_back(input_.node_ids[node]);
    return static_cast<std::uint32_t>(list_.nodes.size() - 1);
  }

  void add_way(RoadWay const& way) {
    auto const nodes = input_.nodes_of(way);
    auto const& judgement = judgements_[way.tags];
    if (judgement.at_best->has_unread_maxspeed) ++list_.report.unread_speeds;
    ferry_kmh_ = ferry_speed(way, *judgement.at_best);
    std::size_t begin = 0;
    // Each road that touches a barrier gets an end of its own there, so that nothing drives
    // through.
    auto const node_at = [&](std::size_t i) {
      return is_closed_[nodes[i]] != 0 ? add_node(nodes[i]) : junctions_[nodes[i]];
    };
    auto from = node_at(0);
    for (std::size_t i = 1; i < nodes.size(); ++i) {
      bool const is_cut = junctions_[nodes[i]] != kNoNode || is_closed_[nodes[i]] != 0;
      if (!is_cut) continue;
      auto const to = node_at(i);
      add_piece(way, nodes.subspan(begin, i - begin + 1), {from, to});
      begin = i;
      from = i + 1 < nodes.size() ? node_at(i) : to;
    }
  }

  double ferry_speed(RoadWay const& way, RoadUse const& use) {
    if (!use.ferry_minutes) return 0;
    take_points(input_.nodes_of(way));
    measure_.set(points_);
    double const hours = *use.ferry_minutes * double(way.ferry_share) / 60;
    return std::clamp(measure_.length_m() / 1000 / std::max(hours, 1e-6), 1.0, 80.0);
  }

  void take_points(std::span<std::uint32_t const> nodes) {
    points_.clear();
    for (auto const node : nodes) points_.push_back(input_.nodes[node]);
  }

  using Ends = std::pair<std::uint32_t, std::uint32_t>;

  void add_piece(RoadWay const& way, std::span<std::uint32_t const> nodes, Ends ends) {
    if (ends.first != ends.second) return add_edges(way, nodes, ends);
    if (nodes.size() < 3) return;  // a node named twice in a row
    std::size_t const middle = nodes.size() / 2;
    auto const extra = add_node(nodes[middle]);
    add_edges(way, nodes.first(middle + 1), {ends.first, extra});
    add_edges(way, nodes.subspan(middle), {extra, ends.second});
  }

  void add_edges(RoadWay const& way, std::span<std::uint32_t const> nodes, Ends ends) {
    take_points(nodes);
    measure_.set(points_);
    if (measure_.length_m() > kLongestPieceM) return;
    auto const& judgement = judgements_[way.tags];
    auto const& best = *judgement.at_best;
    RoadEdge edge;
    edge.from = ends.first;
    edge.to = ends.second;
    edge.meters =
        std::max<std::uint32_t>(1, static_cast<std::uint32_t>(std::lround(measure_.length_m())));
    edge.first_point = static_cast<std::uint32_t>(list_.points.size());
    edge.point_count = static_cast<std::uint32_t>(points_.size());
    edge.name = way.name;
    edge.ref = way.ref;
    edge.way = way.id;
    edge.conditional = judgement.conditional;
    edge.incline_percent = judgement.incline_percent;
    edge.road_class = static_cast<std::uint8_t>(best.road_class);
    edge.flags = judgement.now ? judgement.now->flags : best.flags;
    list_.points.insert(list_.points.end(), points_.begin(), points_.end());
    if (best.speed_forward_kmh > 0) {
      add_directed(edge, judgement.now ? judgement.now->speed_forward_kmh : 0,
                   best.speed_forward_kmh);
    }
    if (best.speed_backward_kmh == 0) return;
    std::swap(edge.from, edge.to);
    edge.flags |= edge_flag::kReversed;
    if (edge.incline_percent != kNoIncline)
      edge.incline_percent = static_cast<std::int8_t>(-edge.incline_percent);
    add_directed(edge, judgement.now ? judgement.now->speed_backward_kmh : 0,
                 best.speed_backward_kmh);
  }

  // A direction that is closed now keeps its place in the list, with its speed when open.
  void add_directed(RoadEdge edge, int kmh_now, int kmh_at_best) {
    double const kmh = ferry_kmh_ > 0 ? ferry_kmh_ : kmh_now > 0 ? kmh_now : kmh_at_best;
    edge.speed_kmh = static_cast<std::uint8_t>(std::clamp(kmh + 0.5, 1.0, 255.0));
    edge.time_ds = kClosedDs;
    if (kmh_now > 0) edge.time_ds = driven_ds(measure_, list_.vehicle, class_of(edge), kmh);
    list_.edges.push_back(edge);
  }

  RoadInput const& input_;
  ProfileOptions options_;
  EdgeList list_;
  std::vector<Judgement> judgements_;     // by tag set
  std::vector<std::uint32_t> junctions_;  // by node of the input: node of the list, or kNoNode
  std::vector<char> is_closed_;           // by node of the input
  LineMeasure measure_;
  std::vector<geo::LatLng> points_;
  double ferry_kmh_ = 0;  // of the way at hand; 0 = no timetable
};

}  // namespace

EdgeList split_edges(RoadInput const& input, Vehicle vehicle, ProfileOptions const& options) {
  return Splitter(input, vehicle, options).run();
}

std::uint32_t driven_ds(std::span<geo::LatLng const> line, Vehicle vehicle, RoadClass road_class,
                        double kmh) {
  LineMeasure measure;
  measure.set(line);
  return driven_ds(measure, vehicle, road_class, kmh);
}

// A counting sort.
std::vector<std::uint32_t> sort_edges(EdgeList& list) {
  auto& first = list.first_edge;
  first.assign(list.nodes.size() + 1, 0);
  for (auto const& edge : list.edges) ++first[edge.from + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  auto next = first;
  std::vector<RoadEdge> sorted(list.edges.size());
  std::vector<std::uint32_t> place_of(list.edges.size());
  for (std::size_t i = 0; i < list.edges.size(); ++i) {
    place_of[i] = next[list.edges[i].from]++;
    sorted[place_of[i]] = list.edges[i];
  }
  list.edges = std::move(sorted);
  return place_of;
}

std::uint32_t time_at(EdgeList const& list, RoadEdge const& edge, ProfileOptions const& options) {
  if (edge.conditional == 0) return edge.time_ds;
  auto asked = options;
  if (asked.country.empty()) asked.country = list.country;
  auto const use = read_road(list.conditional_tags[edge.conditional], list.vehicle, asked);
  if (!use) return kClosedDs;
  bool const is_reversed = edge.is(edge_flag::kReversed);
  int kmh = is_reversed ? use->speed_backward_kmh : use->speed_forward_kmh;
  if (kmh == 0) return kClosedDs;
  if (edge.is(edge_flag::kFerry)) kmh = edge.speed_kmh;
  LineMeasure measure;
  measure.set(list.shape(edge));
  return driven_ds(measure, list.vehicle, class_of(edge), kmh, edge.slope_permille);
}

void price_slope(EdgeList const& list, RoadEdge& edge) {
  bool const is_muscle = list.vehicle == Vehicle::foot || list.vehicle == Vehicle::bicycle;
  if (!is_muscle || edge.time_ds == kClosedDs || edge.is(edge_flag::kFerry)) return;
  LineMeasure measure;
  measure.set(list.shape(edge));
  edge.time_ds =
      driven_ds(measure, list.vehicle, class_of(edge), edge.speed_kmh, edge.slope_permille);
}

bool is_too_small(EdgeList const& list, RoadEdge const& edge, ProfileOptions const& options) {
  if (edge.conditional == 0) return false;
  auto const size = options.size.value_or(default_size(list.vehicle));
  return fits(list.conditional_tags[edge.conditional], size, list.vehicle) == Fit::too_large;
}

bool is_forbidden(EdgeList const& list, ForbiddenTurn const& turn, ProfileOptions const& options) {
  if (turn.condition == 0) return true;
  auto const condition = parse_condition(list.turn_conditions[turn.condition]);
  if (!condition) return true;
  if (!condition->spans.empty() && !options.when) return true;
  auto const size = options.size.value_or(default_size(list.vehicle));
  return holds(*condition, {options.when, size.weight_t});
}

}  // namespace magpie::roads
