#include "magpie/app/plan_parts.h"

#include <fmt/core.h>

#include <algorithm>

#include "magpie/app/place_view.h"
#include "magpie/app/trip_sentences.h"
#include "magpie/catalog/vocabulary.h"
#include "magpie/geo/polyline.h"
#include "magpie/http/api/words.h"
#include "magpie/planner/solver.h"
#include "magpie/roads/estimate.h"
#include "magpie/roads/profile.h"

namespace magpie::app {

namespace {

constexpr double kDrawnToleranceM = 15;

// What speaks for the stop, from recorded facts.
std::vector<api::Sentence> reasons_for(StopCandidate const& stop, api::DayHours const& hours) {
  auto const& place = stop.entry->place;
  std::vector<api::Sentence> reasons;
  if (stop.must) reasons.push_back({"必去", "a must of this request"});
  if (place.rating) {
    reasons.push_back(
        {fmt::format("{}A级景区", *place.rating), fmt::format("{}A scenic area", *place.rating)});
  }
  for (auto const& designation : place.designations) {
    if (designation.code.starts_with("national-heritage")) {
      reasons.push_back({"全国重点文物保护单位", "national protected site"});
    }
  }
  for (auto const& part : stop.score.parts) {
    if (!part.name.starts_with("theme/")) continue;
    auto const theme = catalog::theme_words(part.name.substr(6));
    reasons.push_back({fmt::format("符合主题“{}”，加{}分", theme.zh, part.points),
                       fmt::format("matches the theme \"{}\", {} points", theme.en, part.points)});
  }
  if (hours.state == api::DayHoursState::open && !stop.hours_rule.empty()) {
    reasons.push_back({"开放时间为默认规则，请核实", "hours are a default rule: confirm them"});
  }
  if (place.precision == catalog::Precision::county) {
    reasons.push_back({"位置以县城代替", "position stands in: the county seat"});
  }
  return reasons;
}

std::optional<std::int64_t> limit_of(TripProblem const& trip, planner::Slack const& slack) {
  using planner::Rule;
  if (slack.rule == Rule::driving_day) return trip.rules.driving_day.minutes;
  if (slack.rule == Rule::driving_continuous) return trip.rules.driving_stretch.minutes;
  if (slack.rule == Rule::budget) return trip.request.budget_fen;
  if (slack.rule == Rule::day_end && slack.day) {
    return trip.rules.windows[static_cast<std::size_t>(*slack.day)].end_min;
  }
  return std::nullopt;
}

void append_source(TripProblem const& trip, planner::Slack const& slack, api::Sentence& text) {
  LimitRule const* rule = nullptr;
  if (slack.rule == planner::Rule::driving_day) rule = &trip.rules.driving_day;
  if (slack.rule == planner::Rule::driving_continuous) rule = &trip.rules.driving_stretch;
  if (rule == nullptr) return;
  auto const words = api::duration_words(rule->minutes);
  text.zh += fmt::format("（上限{}，{}）", words.zh, rule->source.zh);
  text.en += fmt::format(" (limit {}, {})", words.en, rule->source.en);
}

api::LeftOut left_out_view(TripProblem const& trip, planner::Exclusion const& exclusion) {
  auto const& stop = trip.places.stops[static_cast<std::size_t>(exclusion.visit)];
  api::LeftOut view;
  view.place = summary_of(*stop.entry);
  view.score = stop.score.total;
  if (exclusion.fits) {
    view.rule = "fits";
    view.text = {"可以直接加入。", "It can be added as the plan stands."};
    return view;
  }
  auto binding = exclusion.binding;
  if (!binding.subject) binding.subject = exclusion.visit;
  view.rule = std::string(rule_word(binding.rule));
  if (binding.day) view.day = *binding.day + 1;
  view.amount = binding.amount;
  view.text = left_out_sentence(trip, binding);
  return view;
}

}  // namespace

api::PlanStop stop_view(TripProblem const& trip, StopCandidate const& stop, std::size_t day,
                        planner::Item const& item) {
  api::PlanStop view;
  view.place = summary_of(*stop.entry);
  view.arrive_min = item.arrive;
  view.wait_min = item.begin - item.arrive;
  view.begin_min = item.begin;
  view.leave_min = item.leave;
  view.visit_minutes = assumed_number(item.leave - item.begin, stop.minutes.rule);
  view.hours = hours_view(stop.hours[day]);
  if (!stop.hours_rule.empty()) view.hours_rule = stop.hours_rule;
  view.fee_fen = assumed_number(stop.fee.value(), stop.price.rule);
  view.score = stop.score.total;
  for (auto const& part : stop.score.parts) view.score_parts.push_back({part.name, part.points});
  view.reasons = reasons_for(stop, view.hours);
  view.must = stop.must;
  auto const& visit = trip.problem.visits[static_cast<std::size_t>(item.index)];
  view.locked = visit.locked_day.has_value() || visit.locked_time.has_value();
  return view;
}

api::LegQuality quality_of(roads::LegQuality quality) {
  if (quality == roads::LegQuality::computed) return api::LegQuality::computed;
  if (quality == roads::LegQuality::estimated) return api::LegQuality::estimated;
  return api::LegQuality::unreachable;
}

api::PlanLeg leg_view(roads::LegPath const& path) {
  api::PlanLeg view;
  view.quality = quality_of(path.leg.quality);
  view.minutes = (path.leg.seconds + 59) / 60;
  view.meters = path.leg.meters;
  view.method = path.leg.quality == roads::LegQuality::estimated
                    ? std::string(roads::estimate_version())
                    : std::string(roads::profile_version(roads::Vehicle::car));
  view.road_names = path.road_names;
  for (auto const point : geo::simplify(path.line, kDrawnToleranceM))
    view.line.push_back(position_of(point));
  return view;
}

api::PlanLeg standing_leg() {
  api::PlanLeg view;
  view.quality = api::LegQuality::computed;
  return view;
}

std::vector<api::LeftOut> left_out_views(TripProblem const& trip,
                                         planner::Solution const& solution) {
  std::vector<api::LeftOut> views;
  for (auto const& exclusion : planner::explain_left_out(trip.problem, solution)) {
    views.push_back(left_out_view(trip, exclusion));
  }
  for (auto const& aside : trip.places.set_aside) {
    views.push_back({summary_of(*aside.entry), aside.score, aside.rule, std::nullopt, std::nullopt,
                     set_aside_sentence(aside.rule)});
  }
  std::stable_sort(views.begin(), views.end(),
                   [](auto const& a, auto const& b) { return a.score > b.score; });
  if (views.size() > kLeftOutMax) views.resize(kLeftOutMax);
  return views;
}

std::vector<api::PlanConstraint> constraint_views(TripProblem const& trip,
                                                  planner::Solution const& solution) {
  std::vector<api::PlanConstraint> views;
  for (auto const& slack : planner::slacks(trip.problem, solution)) {
    // What is exceeded is told as a violation.
    if (slack.left < 0) continue;
    api::PlanConstraint view;
    view.rule = std::string(rule_word(slack.rule));
    if (slack.day) view.day = *slack.day + 1;
    view.left = slack.left;
    view.limit = limit_of(trip, slack);
    view.unit = static_cast<api::PlanConstraintUnit>(unit_of(slack.rule));
    view.text = slack_sentence(trip, slack);
    append_source(trip, slack, view.text);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace magpie::app
