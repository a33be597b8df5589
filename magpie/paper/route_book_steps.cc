// The legs turn by turn: an annex in two columns, each leg under the names of its ends.
#include <fmt/format.h>

#include <algorithm>

#include "magpie/paper/route_book_parts.h"

namespace magpie::paper {

namespace {

constexpr double kColumnGap = 18;
constexpr double kColumnWidth = (kContentWidth - kColumnGap) / 2;
constexpr double kNumberWidth = 16;
constexpr double kFarWidth = 36;
constexpr double kTextWidth = kColumnWidth - kNumberWidth - kFarWidth - 4;
constexpr double kStepGap = 3;
// Fewer steps than this at the foot of a page look lost.
constexpr double kRoomMin = 44;

TextStyle const kZh{.size_pt = 8, .lines_max = 2};
TextStyle const kEn{.size_pt = 7, .color = kQuietInk, .lines_max = 2};
TextStyle const kFar{.size_pt = 7.5, .align = Align::right, .lines_max = 1};

struct SetStep {
  int number = 0;
  TextBlock zh;
  TextBlock en;
  TextBlock far;
  double height() const { return zh.size().height + en.size().height + kStepGap; }
};

std::string name_of(api::PlaceSummary const& place) {
  std::string const en = name_en(place);
  return en.empty() ? name_zh(place) : name_zh(place) + " " + en;
}

std::string title_of(api::PlanDay const& day, std::size_t leg) {
  auto const& from = leg == 0 || day.stops.empty()
                         ? day.start
                         : day.stops[std::min(leg, day.stops.size()) - 1].place;
  auto const& to = leg < day.stops.size() ? day.stops[leg].place : day.end;
  return fmt::format("{} → {} · {} · {}", name_of(from), name_of(to),
                     joined(duration_words(day.legs[leg].minutes)),
                     distance_words(day.legs[leg].meters));
}

// "320 m" below a kilometre: a driver looks for the next corner.
std::string far_words(std::int32_t meters) {
  if (meters <= 0) return "";
  return meters < 1000 ? fmt::format("{} m", meters) : distance_words(meters);
}

class LegSteps {
 public:
  LegSteps(Flow& flow, std::vector<api::LegStep> const& steps) : flow_(flow) {
    auto const& typesetter = flow.typesetter();
    for (auto const& step : steps) {
      std::string const far = far_words(step.meters);
      steps_.push_back(
          {static_cast<int>(steps_.size()) + 1, typesetter.set(step.text.zh, kZh, kTextWidth),
           typesetter.set(step.text.en, kEn, kTextWidth), typesetter.set(far, kFar, kFarWidth)});
    }
  }

  void draw() {
    std::size_t next = 0;
    while (next < steps_.size()) {
      flow_.ensure(kRoomMin);
      Part const part = part_from(next);
      double const top = flow_.y();
      double const left = draw_column(next, part.middle, flow_.x(), top);
      double const right =
          draw_column(part.middle, part.end, flow_.x() + kColumnWidth + kColumnGap, top);
      flow_.skip(std::max(left, right));
      next = part.end;
    }
  }

 private:
  // What goes on this page: [begin, middle) at the left, [middle, end) at the right.
  struct Part {
    std::size_t middle = 0;
    std::size_t end = 0;
  };

  double height_of(std::size_t begin, std::size_t end) const {
    double sum = 0;
    for (std::size_t i = begin; i < end; ++i) sum += steps_[i].height();
    return sum;
  }

  // The first step that no longer fits under those from `begin` on; at least one fits.
  std::size_t fill(std::size_t begin, double room) const {
    std::size_t end = begin;
    double sum = 0;
    while (end < steps_.size() && (end == begin || sum + steps_[end].height() <= room)) {
      sum += steps_[end++].height();
    }
    return end;
  }

  Part part_from(std::size_t begin) const {
    double const room = flow_.room();
    std::size_t const first = fill(begin, room);
    if (first < steps_.size()) {
      std::size_t const end = fill(first, room);
      if (end < steps_.size()) return {first, end};
    }
    // All the rest fits: both columns of about one height.
    double const half = height_of(begin, steps_.size()) / 2;
    std::size_t middle = begin;
    double sum = 0;
    while (middle < first && sum < half) sum += steps_[middle++].height();
    return {middle, steps_.size()};
  }

  double draw_column(std::size_t begin, std::size_t end, double x, double top) const {
    double y = top;
    for (std::size_t i = begin; i < end; ++i) {
      auto const& step = steps_[i];
      flow_.typesetter().set(fmt::format("{}", step.number), kEn).draw(flow_.cairo(), x, y + 1);
      step.zh.draw(flow_.cairo(), x + kNumberWidth, y);
      step.en.draw(flow_.cairo(), x + kNumberWidth, y + step.zh.size().height);
      step.far.draw(flow_.cairo(), x + kColumnWidth - kFarWidth, y);
      y += step.height();
      draw_rule(flow_.cairo(), x, y - kStepGap / 2, kColumnWidth, kLine);
    }
    return y - top;
  }

  Flow& flow_;
  std::vector<SetStep> steps_;
};

bool has_steps(api::PlanLeg const& leg) {
  return leg.steps && !leg.steps->empty();
}

}  // namespace

void draw_steps(Flow& flow, BookContext const& book) {
  bool is_begun = false;
  for (api::PlanDay const& day : book.plan.days) {
    bool is_day_named = false;
    for (std::size_t i = 0; i < day.legs.size(); ++i) {
      if (!has_steps(day.legs[i])) continue;
      if (!is_begun) {
        flow.start_page("逐步指引 Turn by turn", "逐步指引 Turn by turn");
        flow.heading({"逐步指引", "Turn by turn"}, 16);
        is_begun = true;
      }
      if (!is_day_named) flow.heading(day_words(day), 11);
      is_day_named = true;
      flow.ensure(kRoomMin + 24);
      flow.paragraph(title_of(day, i), {.size_pt = 8.5, .weight = Weight::bold, .lines_max = 2});
      flow.skip(2);
      LegSteps(flow, *day.legs[i].steps).draw();
      flow.skip(8);
    }
  }
}

}  // namespace magpie::paper
