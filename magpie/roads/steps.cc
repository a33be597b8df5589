#include "magpie/roads/steps.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "magpie/roads/network_data.h"

namespace magpie::roads {

namespace {

constexpr double kStraightDeg = 25;
constexpr double kSlightDeg = 60;
constexpr double kSharpDeg = 120;
constexpr double kUTurnDeg = 165;
// A road that keeps its name and bends less than this needs no word.
constexpr double kFollowsDeg = 45;

struct Heading {
  double east = 0;
  double north = 0;
};

// The direction at the beginning or end of an edge as driven, on flat earth.
enum class Side { begin, end };
Heading heading_at(EdgeList const& list, std::uint32_t edge_number, Side side, double scale) {
  auto const& edge = list.edges[edge_number];
  auto const shape = list.shape(edge);
  bool const is_reversed = edge.is(edge_flag::kReversed);
  bool const is_front = (side == Side::begin) != is_reversed;
  auto const a = is_front ? shape[0] : shape[shape.size() - 2];
  auto const b = is_front ? shape[1] : shape[shape.size() - 1];
  double const sign = is_reversed ? -1 : 1;
  return {sign * (double(b.lon_e7) - a.lon_e7) * scale, sign * (double(b.lat_e7) - a.lat_e7)};
}

// Degrees to the right, in [−180, 180].
double turn_degrees(EdgeList const& list, std::uint32_t from, std::uint32_t to, double scale) {
  auto const in = heading_at(list, from, Side::end, scale);
  auto const out = heading_at(list, to, Side::begin, scale);
  double const right = in.north * out.east - in.east * out.north;
  double const ahead = in.north * out.north + in.east * out.east;
  return std::atan2(right, ahead) * 180 / std::numbers::pi;
}

Turn turn_of(double degrees) {
  double const size = std::abs(degrees);
  bool const is_right = degrees > 0;
  if (size < kStraightDeg) return Turn::go_on;
  if (size < kSlightDeg) return is_right ? Turn::slight_right : Turn::slight_left;
  if (size < kSharpDeg) return is_right ? Turn::right : Turn::left;
  if (size < kUTurnDeg) return is_right ? Turn::sharp_right : Turn::sharp_left;
  return Turn::u_turn;
}

class Teller {
 public:
  Teller(EdgeList const& list, std::vector<Label> const& cost, WayLine const& line)
      : list_(list),
        cost_(cost),
        line_(line),
        scale_(std::cos(line.points.front().lat() * std::numbers::pi / 180)) {}

  std::vector<LegStep> tell(std::vector<WayPiece> const& pieces) {
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      auto const& edge = list_.edges[pieces[i].edge];
      if (i == 0)
        begin(Turn::depart, edge, 0);
      else
        pass_junction(pieces[i - 1].edge, pieces[i].edge, i);
      drive(pieces[i], edge);
    }
    finish();
    steps_.push_back({Turn::arrive, 0, {}, 0, 0, line_.points.size() - 1});
    return std::move(steps_);
  }

 private:
  void begin(Turn turn, RoadEdge const& edge, std::size_t piece) {
    steps_.push_back({turn, 0, road_label(list_, edge), 0, 0, line_.first_of_piece[piece]});
    seconds_ = 0;
    meters_ = 0;
  }

  void finish() {
    if (steps_.empty()) return;
    steps_.back().seconds = static_cast<std::int32_t>(std::lround(seconds_));
    steps_.back().meters = static_cast<std::int32_t>(std::lround(meters_));
  }

  void drive(WayPiece const& piece, RoadEdge const& edge) {
    seconds_ += 0.1 * time_ds_of(cost_[piece.edge]) * (piece.end - piece.begin);
    meters_ += edge.meters * (piece.end - piece.begin);
  }

  void pass_junction(std::uint32_t before, std::uint32_t after, std::size_t piece) {
    auto const& from = list_.edges[before];
    auto const& to = list_.edges[after];
    if (to.is(edge_flag::kRoundabout)) {
      if (!from.is(edge_flag::kRoundabout)) {
        start(Turn::roundabout, to, piece);
        steps_.back().exit = 1;
      } else if (has_exit(before, after)) {
        ++steps_.back().exit;
      }
      return;
    }
    if (from.is(edge_flag::kRoundabout)) {
      steps_.back().road = road_label(list_, to);
      return;
    }
    if (to.is(edge_flag::kFerry) != from.is(edge_flag::kFerry)) {
      return start(to.is(edge_flag::kFerry) ? Turn::board_ferry : Turn::go_on, to, piece);
    }
    double const degrees = turn_degrees(list_, before, after, scale_);
    if (needs_word(before, after, degrees)) start(turn_of(degrees), to, piece);
  }

  void start(Turn turn, RoadEdge const& edge, std::size_t piece) {
    finish();
    begin(turn, edge, piece);
  }

  // Whether a roundabout could be left where the way goes on in it.
  bool has_exit(std::uint32_t before, std::uint32_t after) const {
    return any_other(before, after, [&](std::uint32_t other) {
      return !list_.edges[other].is(edge_flag::kRoundabout);
    });
  }

  bool needs_word(std::uint32_t before, std::uint32_t after, double degrees) const {
    auto const& from = list_.edges[before];
    auto const& to = list_.edges[after];
    bool const is_unnamed = to.name == 0 && to.ref == 0;
    bool const looks_same = from.name == to.name && from.ref == to.ref;
    bool const keeps_name = looks_same || road_label(list_, to) == steps_.back().road;
    if (!keeps_name && !is_unnamed) return true;
    double const follows = keeps_name && !is_unnamed ? kFollowsDeg : kStraightDeg;
    if (std::abs(degrees) < follows) return false;
    return any_other(before, after, [&](std::uint32_t other) {
      return std::abs(turn_degrees(list_, before, other, scale_)) < std::abs(degrees);
    });
  }

  // Asks about the open edges that leave the junction beside the way and not back along it.
  template <class Ask>
  bool any_other(std::uint32_t before, std::uint32_t after, Ask const& ask) const {
    auto const& from = list_.edges[before];
    for (auto other = list_.first_edge[from.to]; other < list_.first_edge[from.to + 1]; ++other) {
      auto const& edge = list_.edges[other];
      bool const is_back = edge.first_point == from.first_point;
      if (other == after || is_back || cost_[other] == kNoWay) continue;
      if (ask(other)) return true;
    }
    return false;
  }

  EdgeList const& list_;
  std::vector<Label> const& cost_;
  WayLine const& line_;
  double scale_;  // of a degree of longitude against one of latitude, where the way begins
  std::vector<LegStep> steps_;
  double seconds_ = 0;
  double meters_ = 0;
};

}  // namespace

std::vector<LegStep> tell_steps(EdgeList const& list, std::vector<Label> const& cost,
                                std::vector<WayPiece> const& pieces, WayLine const& line) {
  return Teller(list, cost, line).tell(pieces);
}

}  // namespace magpie::roads
