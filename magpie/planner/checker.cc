#include "magpie/planner/checker.h"

#include <algorithm>
#include <cstdlib>

#include "magpie/planner/checker_walk.h"

namespace magpie::planner {

namespace {

using Violations = std::vector<Violation>;

template <class T>
bool contains(std::vector<T> const& values, T const& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

bool fits(Index index, std::size_t count) {
  return index >= 0 && static_cast<std::size_t>(index) < count;
}

// Judges one day. Every function adds what it finds to `found`.
class DayJudge {
 public:
  DayJudge(Problem const& problem, Solution const& solution, std::size_t day, Violations& found)
      : problem_(problem),
        day_(problem.days[day]),
        plan_(solution.days[day]),
        index_(static_cast<Index>(day)),
        found_(found) {}

  // False where the plan cannot be read at all; then nothing else may be asked.
  bool judge_form();
  void judge_all();

 private:
  void add(Rule rule, std::optional<Index> item, std::optional<Index> subject,
           std::int64_t amount) {
    found_.push_back({rule, index_, item, subject, amount});
  }
  void add_excess(Rule rule, std::int64_t excess) {
    if (excess > 0) add(rule, {}, {}, excess);
  }
  bool judge_item_form(Index item);
  void judge_ends();
  void judge_legs();
  void judge_visit(Index item);
  void judge_begin(Index item, Visit const& visit);
  void judge_pause(Index item);
  void judge_pauses_taken();

  Problem const& problem_;
  Day const& day_;
  DayPlan const& plan_;
  Index index_;
  Violations& found_;
};

bool DayJudge::judge_form() {
  auto const location_count = static_cast<std::size_t>(problem_.travel.size());
  bool is_readable = true;
  if (!fits(plan_.start_location, location_count) || !fits(plan_.end_location, location_count)) {
    add(Rule::malformed, {}, {}, 0);
    is_readable = false;
  }
  for (std::size_t i = 0; i < plan_.items.size(); ++i) {
    is_readable = judge_item_form(static_cast<Index>(i)) && is_readable;
  }
  return is_readable;
}

bool DayJudge::judge_item_form(Index item) {
  Item const& stop = plan_.items[static_cast<std::size_t>(item)];
  bool const is_visit = stop.kind == ItemKind::visit;
  if (!fits(stop.index, is_visit ? problem_.visits.size() : day_.pauses.size())) {
    add(Rule::malformed, item, {}, stop.index);
    return false;
  }
  if (stop.begin < stop.arrive) {
    add(Rule::malformed, item, stop.index, std::int64_t{stop.arrive} - stop.begin);
  }
  return true;
}

void DayJudge::judge_all() {
  judge_ends();
  judge_legs();
  for (std::size_t i = 0; i < plan_.items.size(); ++i) {
    auto const item = static_cast<Index>(i);
    plan_.items[i].kind == ItemKind::visit ? judge_visit(item) : judge_pause(item);
  }
  judge_pauses_taken();
}

void DayJudge::judge_ends() {
  if (!contains(day_.start_locations, plan_.start_location)) {
    add(Rule::start_location, {}, plan_.start_location, 1);
  }
  if (!contains(day_.end_locations, plan_.end_location)) {
    add(Rule::end_location, {}, plan_.end_location, 1);
  }
  add_excess(Rule::day_start, std::int64_t{day_.earliest_start} - plan_.depart);
  if (day_.latest_start < kUnlimited) {
    add_excess(Rule::day_start, std::int64_t{plan_.depart} - day_.latest_start);
  }
  add_excess(Rule::day_end, std::int64_t{plan_.finish} - day_.latest_end);
  if (day_.length_limit < kUnlimited) {
    add_excess(Rule::day_length, std::int64_t{plan_.finish} - plan_.depart - day_.length_limit);
  }
}

void DayJudge::judge_legs() {
  std::vector<WalkedLeg> const legs = walk(problem_, index_, plan_);
  ContinuousDriving const& rule = problem_.continuous_driving;
  std::vector<Stretch> const driven = stretches(rule, legs);
  std::int64_t driving = 0;
  for (std::size_t i = 0; i < legs.size(); ++i) {
    WalkedLeg const& leg = legs[i];
    std::int64_t const spare = leg.arrive - leg.leave - leg.driving;
    driving += leg.driving;
    if (!leg.is_reachable) add(Rule::unreachable, leg.item, {}, 1);
    if (spare < 0) {
      add(Rule::travel_time, leg.item, {}, -spare);
    } else if (spare < driven[i].breaks * rule.break_length) {
      std::int64_t const breaks_taken = spare / rule.break_length;
      std::int64_t const stretch = driven[i].driven_before + leg.driving;
      add(Rule::driving_continuous, leg.item, {}, stretch - rule.limit * (breaks_taken + 1));
    }
  }
  if (day_.driving_limit < kUnlimited) {
    add_excess(Rule::driving_day, driving - day_.driving_limit);
  }
}

void DayJudge::judge_visit(Index item) {
  Item const& stop = plan_.items[static_cast<std::size_t>(item)];
  Visit const& visit = problem_.visits[static_cast<std::size_t>(stop.index)];
  std::int64_t const served = std::int64_t{stop.leave} - stop.begin;
  if (served < visit.service) {
    add(Rule::service_time, item, stop.index, visit.service - served);
  }
  std::int64_t const waited = std::int64_t{stop.begin} - stop.arrive;
  if (problem_.waiting_limit < kUnlimited && waited > problem_.waiting_limit) {
    add(Rule::waiting, item, stop.index, waited - problem_.waiting_limit);
  }
  judge_begin(item, visit);
  if (visit.locked_day && *visit.locked_day != index_) {
    add(Rule::locked_day, item, stop.index, std::abs(std::int64_t{*visit.locked_day} - index_));
  }
}

// Ticks from `begin` to the window, on either side; 0 inside.
std::int64_t distance_to(Window const& window, std::int64_t begin) {
  if (begin < window.open) return window.open - begin;
  return begin > window.latest_start ? begin - window.latest_start : 0;
}

void DayJudge::judge_begin(Index item, Visit const& visit) {
  Item const& stop = plan_.items[static_cast<std::size_t>(item)];
  std::vector<Window> const& windows = visit.windows[static_cast<std::size_t>(index_)];
  if (windows.empty()) {
    add(Rule::closed, item, stop.index, 1);
  } else {
    std::int64_t nearest = distance_to(windows.front(), stop.begin);
    for (Window const& window : windows) {
      nearest = std::min(nearest, distance_to(window, stop.begin));
    }
    if (nearest > 0) add(Rule::window, item, stop.index, nearest);
  }
  if (visit.locked_time && distance_to(*visit.locked_time, stop.begin) > 0) {
    add(Rule::locked_time, item, stop.index, distance_to(*visit.locked_time, stop.begin));
  }
}

void DayJudge::judge_pause(Index item) {
  Item const& stop = plan_.items[static_cast<std::size_t>(item)];
  Pause const& pause = day_.pauses[static_cast<std::size_t>(stop.index)];
  std::int64_t const outside = distance_to(pause.window, stop.begin);
  if (outside > 0) add(Rule::pause_window, item, stop.index, outside);
  std::int64_t const taken = std::int64_t{stop.leave} - stop.begin;
  if (taken < pause.duration) {
    add(Rule::pause_duration, item, stop.index, pause.duration - taken);
  }
}

void DayJudge::judge_pauses_taken() {
  for (std::size_t pause = 0; pause < day_.pauses.size(); ++pause) {
    auto const index = static_cast<Index>(pause);
    auto const times = std::count_if(plan_.items.begin(), plan_.items.end(), [&](Item const& stop) {
      return stop.kind == ItemKind::pause && stop.index == index;
    });
    if (times == 0) add(Rule::pause_missing, {}, index, day_.pauses[pause].duration);
    if (times > 1) add(Rule::malformed, {}, index, times - 1);
  }
}

// Judges what only the whole trip shows: counts, money and beds.
class TripJudge {
 public:
  TripJudge(Problem const& problem, Solution const& solution, Violations& found)
      : problem_(problem), solution_(solution), found_(found) {}
  void judge_all();

 private:
  struct Place {
    Index day;
    Index item;
    Index visit;
  };
  Visit const& visit_at(Place const& place) const {
    return problem_.visits[static_cast<std::size_t>(place.visit)];
  }
  void judge_beds();
  void judge_repeats();
  void judge_musts();
  void judge_budget();
  void judge_category(Index category);
  void judge_member(Index member);
  void judge_group(Index group);

  Problem const& problem_;
  Solution const& solution_;
  Violations& found_;
  std::vector<Place> places_;  // every visit of the trip in order
};

void TripJudge::judge_all() {
  for (std::size_t day = 0; day < solution_.days.size(); ++day) {
    std::vector<Item> const& items = solution_.days[day].items;
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (items[i].kind != ItemKind::visit) continue;
      places_.push_back({static_cast<Index>(day), static_cast<Index>(i), items[i].index});
    }
  }
  judge_beds();
  judge_repeats();
  judge_musts();
  judge_budget();
  for (std::size_t i = 0; i < problem_.categories.size(); ++i) {
    judge_category(static_cast<Index>(i));
  }
  for (std::size_t i = 0; i < problem_.members.size(); ++i) judge_member(static_cast<Index>(i));
  for (Index group = 0; group < problem_.group_count; ++group) judge_group(group);
}

void TripJudge::judge_beds() {
  for (std::size_t day = 0; day + 1 < problem_.days.size(); ++day) {
    if (!problem_.days[day].same_bed_as_next) continue;
    Index const woke_up = solution_.days[day + 1].start_location;
    if (solution_.days[day].end_location == woke_up) continue;
    found_.push_back({Rule::bed_continuity, static_cast<Index>(day + 1), {}, woke_up, 1});
  }
}

void TripJudge::judge_repeats() {
  std::vector<std::int64_t> times(problem_.visits.size(), 0);
  for (Place const& place : places_) {
    if (++times[static_cast<std::size_t>(place.visit)] < 2) continue;
    found_.push_back({Rule::visited_twice, place.day, place.item, place.visit, 1});
  }
}

void TripJudge::judge_musts() {
  for (std::size_t i = 0; i < problem_.visits.size(); ++i) {
    auto const visit = static_cast<Index>(i);
    bool const is_in = std::any_of(places_.begin(), places_.end(),
                                   [&](Place const& place) { return place.visit == visit; });
    if (problem_.visits[i].must && !is_in) {
      found_.push_back({Rule::must_missing, {}, {}, visit, 1});
    }
  }
}

void TripJudge::judge_budget() {
  std::int64_t fees = 0;
  for (Place const& place : places_) fees += visit_at(place).fee;
  if (fees > problem_.budget) {
    found_.push_back({Rule::budget, {}, {}, {}, fees - problem_.budget});
  }
}

void TripJudge::judge_category(Index category) {
  CategoryCap const& cap = problem_.categories[static_cast<std::size_t>(category)];
  std::vector<std::int64_t> per_day(solution_.days.size(), 0);
  std::int64_t total = 0;
  for (Place const& place : places_) {
    if (!contains(visit_at(place).categories, category)) continue;
    ++per_day[static_cast<std::size_t>(place.day)];
    ++total;
  }
  if (total > cap.trip_max) {
    found_.push_back({Rule::category_trip, {}, {}, category, total - cap.trip_max});
  }
  for (std::size_t day = 0; day < per_day.size(); ++day) {
    if (per_day[day] <= cap.day_max) continue;
    auto const index = static_cast<Index>(day);
    found_.push_back({Rule::category_day, index, {}, category, per_day[day] - cap.day_max});
  }
}

void TripJudge::judge_member(Index member) {
  MemberShare const& share = problem_.members[static_cast<std::size_t>(member)];
  auto const count = std::count_if(places_.begin(), places_.end(), [&](Place const& place) {
    return visit_at(place).member == member;
  });
  if (count < share.visits_min) {
    found_.push_back({Rule::member_min, {}, {}, member, share.visits_min - count});
  }
  if (count > share.visits_max) {
    found_.push_back({Rule::member_max, {}, {}, member, count - share.visits_max});
  }
}

void TripJudge::judge_group(Index group) {
  std::int64_t count = 0;
  for (Place const& place : places_) {
    if (!contains(visit_at(place).groups, group) || ++count < 2) continue;
    found_.push_back({Rule::exclusive_group, place.day, place.item, group, count - 1});
  }
}

}  // namespace

std::vector<Violation> check(Problem const& problem, Solution const& solution) {
  Violations found;
  if (solution.days.size() != problem.days.size()) {
    auto const difference = static_cast<std::int64_t>(solution.days.size()) -
                            static_cast<std::int64_t>(problem.days.size());
    found.push_back({Rule::malformed, {}, {}, {}, std::abs(difference)});
    return found;
  }
  bool is_readable = true;
  for (std::size_t day = 0; day < problem.days.size(); ++day) {
    is_readable = DayJudge(problem, solution, day, found).judge_form() && is_readable;
  }
  if (!is_readable) return found;
  for (std::size_t day = 0; day < problem.days.size(); ++day) {
    DayJudge(problem, solution, day, found).judge_all();
  }
  TripJudge(problem, solution, found).judge_all();
  return found;
}

}  // namespace magpie::planner
