#include "magpie/app/day_road_notes.h"

#include <fmt/core.h>

#include <algorithm>

#include "magpie/app/road_notes.h"

namespace magpie::app {

namespace {

using planner::Index;

// The places of a day in order of travel.
std::vector<Index> stations_of(TripProblem const& trip, planner::DayPlan const& plan) {
  std::vector<Index> places{plan.start_location};
  for (auto const& item : plan.items) {
    if (item.kind == planner::ItemKind::visit)
      places.push_back(trip.problem.visits[static_cast<std::size_t>(item.index)].location);
  }
  places.push_back(plan.end_location);
  return places;
}

catalog::Place const& place_at(TripProblem const& trip, Index location) {
  return trip.locations[static_cast<std::size_t>(location)]->place;
}

void add_new(std::vector<api::Sentence>& all, std::vector<api::Sentence> const& more) {
  for (auto const& sentence : more) {
    if (std::find(all.begin(), all.end(), sentence) == all.end()) all.push_back(sentence);
  }
}

class DayNotes {
 public:
  DayNotes(TripProblem const& trip, std::size_t day)
      : trip_(trip), wish_(trip.days_roads[day].wish), book_(*trip.days_roads[day].book) {
    if (auto const list = trip.legs->road_changes()) {
      list_ = list;
      held_ = changes_for(*list_, wish_);
    }
    if (!has_closure(held_)) return;
    auto open = wish_;
    open.closures = Closures::told;
    open_ = trip.legs->book_for(open);
  }

  bool is_needed() const { return !held_.empty(); }

  void add(Index from, Index to, api::PlanDay& day) {
    if (from == to) return;
    auto const way = book_.path(place_at(trip_, from), place_at(trip_, to));
    add_new(documents_, permit_notes(held_, way.facts.permits));
    add_new(notes_, link_notes(held_, way.facts.links));
    if (open_) {
      auto const open = open_->path(place_at(trip_, from), place_at(trip_, to));
      add_new(notes_, detour_notes(held_, wish_.when->date, way, open));
    }
    if (!documents_.empty()) day.documents = documents_;
    if (!notes_.empty()) day.road_notes = notes_;
  }

  // The closures on the way that would be taken if nothing were closed.
  std::vector<api::Sentence> closures_between(Index from, Index to) const {
    std::vector<api::Sentence> words;
    if (!open_ || from == to) return words;
    auto const open = open_->path(place_at(trip_, from), place_at(trip_, to));
    for (auto const& name : open.facts.told) {
      if (auto const* closure = find_change(held_, api::RoadChangeKind::closure, name))
        words.push_back(closure_words(*closure, wish_.when->date));
    }
    return words;
  }

 private:
  TripProblem const& trip_;
  RoadWish wish_;
  LegBook const& book_;
  std::shared_ptr<RoadChangeList const> list_;
  HeldChanges held_;
  std::shared_ptr<LegBook const> open_;
  std::vector<api::Sentence> documents_;
  std::vector<api::Sentence> notes_;
};

}  // namespace

void add_road_notes(TripProblem const& trip, planner::Solution const& solution, api::Plan& plan) {
  for (std::size_t day = 0; day < plan.days.size(); ++day) {
    DayNotes notes(trip, day);
    if (!notes.is_needed()) continue;
    auto const places = stations_of(trip, solution.days[day]);
    for (std::size_t i = 1; i < places.size(); ++i)
      notes.add(places[i - 1], places[i], plan.days[day]);
  }
}

std::optional<api::Sentence> closure_behind(TripProblem const& trip,
                                            planner::Solution const& solution,
                                            planner::Violation const& violation) {
  bool const is_about_a_leg =
      violation.rule == planner::Rule::unreachable || violation.rule == planner::Rule::travel_time;
  if (!is_about_a_leg || !violation.day) return std::nullopt;
  auto const day = static_cast<std::size_t>(*violation.day);
  auto const& plan = solution.days[day];
  auto const places = stations_of(trip, plan);
  // The leg leads to the item, or to the day's end.
  auto const until =
      plan.items.begin() + violation.item.value_or(static_cast<Index>(plan.items.size()));
  auto const leg =
      static_cast<std::size_t>(std::count_if(plan.items.begin(), until, [](auto const& item) {
        return item.kind == planner::ItemKind::visit;
      }));
  if (leg + 1 >= places.size()) return std::nullopt;
  auto const words = DayNotes(trip, day).closures_between(places[leg], places[leg + 1]);
  if (words.empty()) return std::nullopt;
  return api::Sentence{fmt::format("第{}天第{}段：{}。", day + 1, leg + 1, words.front().zh),
                       fmt::format("Day {}, leg {}: {}.", day + 1, leg + 1, words.front().en)};
}

}  // namespace magpie::app
