#include "magpie/roads/leg_pace.h"

#include <algorithm>
#include <cmath>

#include "magpie/base/check.h"
#include "magpie/geo/distance.h"

namespace magpie::roads {

namespace {

double share_of(double value, double low, double high) {
  return high > low ? std::clamp((value - low) / (high - low), 0.0, 1.0) : 0;
}

}  // namespace

LegPace::LegPace(LegPath const& path) : line_(path.line) {
  MAGPIE_CHECK(line_.size() >= 2);
  travelled_.assign(line_.size(), 0);
  for (std::size_t i = 1; i < line_.size(); ++i) {
    travelled_[i] = travelled_[i - 1] + geo::distance_m(line_[i - 1], line_[i]);
  }
  marks_.push_back({});
  for (auto const& step : path.steps) {
    auto const last = marks_.back();
    if (step.seconds > 0 || step.meters > 0)
      marks_.push_back({last.seconds + step.seconds, last.meters + step.meters});
  }
  // Steps are rounded one by one; the leg's own sums hold.
  auto const told = marks_.back();
  if (told.seconds <= 0 || told.meters <= 0) {
    marks_ = {{}, {double(path.leg.seconds), double(path.leg.meters)}};
    return;
  }
  for (auto& mark : marks_) {
    mark.seconds *= path.leg.seconds / told.seconds;
    mark.meters *= path.leg.meters / told.meters;
  }
}

double LegPace::meters_at(double seconds) const {
  auto const next =
      std::upper_bound(marks_.begin() + 1, marks_.end() - 1, seconds,
                       [](double value, Mark const& mark) { return value < mark.seconds; });
  auto const& a = *(next - 1);
  return a.meters + share_of(seconds, a.seconds, next->seconds) * (next->meters - a.meters);
}

double LegPace::seconds_at(double meters) const {
  auto const next =
      std::upper_bound(marks_.begin() + 1, marks_.end() - 1, meters,
                       [](double value, Mark const& mark) { return value < mark.meters; });
  auto const& a = *(next - 1);
  return a.seconds + share_of(meters, a.meters, next->meters) * (next->seconds - a.seconds);
}

geo::LatLng LegPace::point_at(double meters) const {
  double const whole = marks_.back().meters;
  double const along = whole > 0 ? meters / whole * travelled_.back() : 0;
  auto const next = std::upper_bound(travelled_.begin() + 1, travelled_.end() - 1, along);
  auto const i = static_cast<std::size_t>(next - travelled_.begin());
  double const share = share_of(along, travelled_[i - 1], travelled_[i]);
  return geo::between(line_[i - 1], line_[i], share);
}

double LegPace::meters_of_line(double along_m) const {
  double const drawn = travelled_.back();
  return drawn > 0 ? along_m / drawn * marks_.back().meters : 0;
}

}  // namespace magpie::roads
