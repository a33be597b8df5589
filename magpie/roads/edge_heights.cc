#include "magpie/roads/edge_heights.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "magpie/geo/distance.h"
#include "magpie/roads/slope.h"

namespace magpie::roads {

namespace {

constexpr double kSpacingM = 40;
constexpr std::uint32_t kSamplesMax = 100'000;
// Rounds that spread heights over nodes where only bridges and tunnels meet; few hang together.
constexpr int kSpreadRounds = 200;
constexpr double kSpreadEnoughM = 0.05;
constexpr double kUnknown = -1e9;

bool is_structure(RoadEdge const& edge) {
  return edge.is(edge_flag::kBridge) || edge.is(edge_flag::kTunnel);
}

// Equal steps along a shape.
class Walk {
 public:
  void set(std::span<geo::LatLng const> shape) {
    shape_ = shape;
    along_.assign(1, 0);
    for (std::size_t i = 1; i < shape.size(); ++i)
      along_.push_back(along_.back() + geo::distance_m(shape[i - 1], shape[i]));
    segment_ = 0;
  }
  double length_m() const { return along_.back(); }
  // `meters` must not fall from call to call.
  geo::LatLng at(double meters) {
    while (segment_ + 2 < along_.size() && along_[segment_ + 1] < meters) ++segment_;
    double const piece = along_[segment_ + 1] - along_[segment_];
    double const share = piece > 0 ? std::clamp((meters - along_[segment_]) / piece, 0.0, 1.0) : 0;
    return geo::between(shape_[segment_], shape_[segment_ + 1], share);
  }

 private:
  std::span<geo::LatLng const> shape_;
  std::vector<double> along_;
  std::size_t segment_ = 0;
};

// Each unknown sample on the straight line between the known ones around it; both ends are known.
void fill_between(std::vector<double>& heights) {
  std::size_t known = 0;
  for (std::size_t i = 1; i < heights.size(); ++i) {
    if (heights[i] == kUnknown) continue;
    for (auto j = known + 1; j < i; ++j) {
      double const share = double(j - known) / double(i - known);
      heights[j] = heights[known] + share * (heights[i] - heights[known]);
    }
    known = i;
  }
}

class Climber {
 public:
  Climber(EdgeList& list, geo::Heights const& heights) : list_(list), heights_(heights) {}

  HeightReport run() {
    if (!heights_.is_empty()) {
      sample_nodes();
      spread_over_structures();
    }
    for (auto& edge : list_.edges) climb(edge);
    return report_;
  }

 private:
  // Nodes where only bridges and tunnels meet lie above or below the ground.
  void sample_nodes() {
    is_grounded_.assign(list_.nodes.size(), 0);
    for (auto const& edge : list_.edges) {
      if (is_structure(edge)) continue;
      is_grounded_[edge.from] = is_grounded_[edge.to] = 1;
    }
    node_m_.assign(list_.nodes.size(), kUnknown);
    for (std::size_t node = 0; node < node_m_.size(); ++node) {
      if (is_grounded_[node] == 0) continue;
      if (auto const height = heights_.smooth_at(list_.nodes[node])) node_m_[node] = *height;
    }
  }

  // The mean of their neighbours, the nearer the heavier, until it moves no more.
  void spread_over_structures() {
    auto const is_open = [&](std::uint32_t node) { return is_grounded_[node] == 0; };
    std::vector<RoadEdge const*> around;
    for (auto const& edge : list_.edges) {
      bool const is_ferry = edge.is(edge_flag::kFerry);
      if (!is_ferry && (is_open(edge.from) || is_open(edge.to))) around.push_back(&edge);
    }
    std::vector<double> sum(node_m_.size(), 0);
    std::vector<double> weight(node_m_.size(), 0);
    double moved = 1e9;
    for (int round = 0; round < kSpreadRounds && moved > kSpreadEnoughM; ++round) {
      moved = 0;
      for (auto const* edge : around) {
        sum[edge->from] = sum[edge->to] = weight[edge->from] = weight[edge->to] = 0;
      }
      for (auto const* edge : around) {
        take(edge->from, edge->to, edge->meters, sum, weight);
        take(edge->to, edge->from, edge->meters, sum, weight);
      }
      for (auto const* edge : around) {
        for (auto const node : {edge->from, edge->to}) {
          if (!is_open(node) || weight[node] <= 0) continue;
          double const height = sum[node] / weight[node];
          moved = std::max(moved, std::abs(height - node_m_[node]));
          node_m_[node] = height;
        }
      }
    }
  }

  void take(std::uint32_t node, std::uint32_t neighbour, std::uint32_t meters,
            std::vector<double>& sum, std::vector<double>& weight) const {
    if (node_m_[neighbour] == kUnknown) return;
    sum[node] += node_m_[neighbour] / meters;
    weight[node] += 1.0 / meters;
  }

  // In the direction of the drawing.
  struct Climb {
    double up_m = 0;
    double down_m = 0;
    double forward = 1;  // factors on the time
    double backward = 1;
  };

  void climb(RoadEdge& edge) {
    edge.up_dm = edge.down_dm = kUnknownClimb;
    edge.slope_permille = kFlatPermille;
    bool const is_reversed = edge.is(edge_flag::kReversed);
    auto const [at, is_new] = by_shape_.try_emplace(edge.first_point);
    if (is_new) {
      at->second = climb_of(edge);
      if (!edge.is(edge_flag::kFerry)) {
        report_.km += edge.meters / 1000.0;
        if (at->second) report_.covered_km += edge.meters / 1000.0;
      }
    }
    if (auto const& found = at->second) {
      edge.up_dm = to_dm(is_reversed ? found->down_m : found->up_m);
      edge.down_dm = to_dm(is_reversed ? found->up_m : found->down_m);
      double const factor = is_reversed ? found->backward : found->forward;
      edge.slope_permille =
          static_cast<std::uint16_t>(std::clamp(std::round(factor * kFlatPermille), 1.0, 65535.0));
    }
    price_slope(list_, edge);
  }

  static std::uint16_t to_dm(double meters) {
    return static_cast<std::uint16_t>(std::min(std::round(meters * 10), kUnknownClimb - 1.0));
  }

  std::optional<Climb> climb_of(RoadEdge const& edge) {
    if (heights_.is_empty()) return std::nullopt;
    if (edge.is(edge_flag::kFerry)) return Climb{};
    if (!sample(edge)) return std::nullopt;
    bool const is_reversed = edge.is(edge_flag::kReversed);
    if (edge.incline_percent != kNoIncline)
      return even_climb(edge, (is_reversed ? -1 : 1) * edge.incline_percent / 100.0);
    Climb climb{0, 0, 0, 0};
    for (std::size_t i = 1; i < samples_.size(); ++i) {
      double const rise = samples_[i] - samples_[i - 1];
      (rise > 0 ? climb.up_m : climb.down_m) += std::abs(rise);
      double const slope = step_m_ > 0 ? rise / step_m_ : 0;
      climb.forward += slope_factor(list_.vehicle, edge, slope);
      climb.backward += slope_factor(list_.vehicle, edge, -slope);
    }
    climb.forward /= double(samples_.size() - 1);
    climb.backward /= double(samples_.size() - 1);
    return climb;
  }

  Climb even_climb(RoadEdge const& edge, double slope) const {
    double const rise = slope * edge.meters;
    return {std::max(0.0, rise), std::max(0.0, -rise), slope_factor(list_.vehicle, edge, slope),
            slope_factor(list_.vehicle, edge, -slope)};
  }

  // Heights along the drawing, both ends among them; false where an end has none.
  bool sample(RoadEdge const& edge) {
    bool const is_reversed = edge.is(edge_flag::kReversed);
    double const first = node_m_[is_reversed ? edge.to : edge.from];
    double const last = node_m_[is_reversed ? edge.from : edge.to];
    if (first == kUnknown || last == kUnknown) return false;
    walk_.set(list_.shape(edge));
    auto const steps = static_cast<std::uint32_t>(
        std::clamp(std::round(walk_.length_m() / kSpacingM), 1.0, double(kSamplesMax)));
    step_m_ = walk_.length_m() / steps;
    samples_.assign(steps + 1, kUnknown);
    samples_.front() = first;
    samples_.back() = last;
    for (std::uint32_t i = 1; i < steps && !is_structure(edge); ++i) {
      if (auto const height = heights_.smooth_at(walk_.at(i * step_m_))) samples_[i] = *height;
    }
    fill_between(samples_);
    return true;
  }

  EdgeList& list_;
  geo::Heights const& heights_;
  std::vector<double> node_m_;
  std::vector<char> is_grounded_;
  std::unordered_map<std::uint32_t, std::optional<Climb>> by_shape_;
  Walk walk_;
  std::vector<double> samples_;
  double step_m_ = 0;
  HeightReport report_;
};

}  // namespace

HeightReport add_heights(EdgeList& list, geo::Heights const& heights) {
  return Climber(list, heights).run();
}

}  // namespace magpie::roads
