#include "magpie/planner/model.h"

#include <numeric>
#include <utility>

namespace magpie::planner {

namespace {

constexpr std::size_t kNeighbours = 12;

}  // namespace

Time leg_with_breaks(ContinuousDriving const& rule, Time travel) {
  if (travel >= TravelMatrix::kUnreachable) return TravelMatrix::kUnreachable;
  if (rule.limit >= kUnlimited || travel <= rule.limit) return travel;
  std::int64_t const breaks = (travel - 1) / rule.limit;
  std::int64_t const total = travel + breaks * rule.break_length;
  return static_cast<Time>(std::min<std::int64_t>(total, TravelMatrix::kUnreachable));
}

Model::Model(Problem const& problem)
    : problem_(&problem), location_count_(problem.travel.size()), days_(problem.days.size()) {
  read_visits();
  read_legs();
  read_windows();
  read_days();
}

bool Model::is_obligatory(Index visit) const {
  Visit const& what = this->visit(visit);
  return what.must || (what.member && problem_->members[at(*what.member)].visits_min > 0);
}

void Model::read_visits() {
  ContinuousDriving const& rule = problem_->continuous_driving;
  Time const shortest_stop = rule.limit < kUnlimited ? rule.break_length : 0;
  for (Visit const& visit : problem_->visits) {
    location_.push_back(visit.location);
    profit_.push_back(visit.profit);
    service_.push_back(std::max(visit.service, shortest_stop));
  }
}

void Model::read_legs() {
  auto const size = at(location_count_) * at(location_count_);
  auto const& others = problem_->other_travel;
  if (!others.empty()) {
    legs_.resize(size);
    legs_transposed_.resize(size);
  }
  add_legs(problem_->travel);
  for (TravelMatrix const& travel : others) add_legs(travel);
  if (!others.empty()) find_shortest_legs();
  for (Index day = 0; day < day_count(); ++day) {
    days_[at(day)].travel = &problem_->travel_on(day);
    days_[at(day)].base = others.empty() ? 0 : (at(problem_->days[at(day)].roads) + 1) * size;
  }
}

void Model::add_legs(TravelMatrix const& travel) {
  auto const base = legs_.size();
  legs_.resize(base + at(location_count_) * at(location_count_));
  legs_transposed_.resize(legs_.size());
  for (Index from = 0; from < location_count_; ++from) {
    for (Index to = 0; to < location_count_; ++to) {
      Time const leg = leg_with_breaks(problem_->continuous_driving, travel.at(from, to));
      legs_[base + cell(from, to)] = leg;
      legs_transposed_[base + cell(to, from)] = leg;
    }
  }
}

void Model::find_shortest_legs() {
  auto const size = at(location_count_) * at(location_count_);
  for (auto* legs : {&legs_, &legs_transposed_}) {
    std::copy_n(legs->begin() + static_cast<std::ptrdiff_t>(size), size, legs->begin());
    for (std::size_t i = 2 * size; i < legs->size(); ++i)
      (*legs)[i % size] = std::min((*legs)[i % size], (*legs)[i]);
  }
}

void Model::read_windows() {
  window_offset_.push_back(0);
  for (Visit const& visit : problem_->visits) {
    for (Index day = 0; day < day_count(); ++day) {
      bool const is_other_day = visit.locked_day && *visit.locked_day != day;
      for (Window window : visit.windows[at(day)]) {
        if (visit.locked_time) {
          window.open = std::max(window.open, visit.locked_time->open);
          window.latest_start = std::min(window.latest_start, visit.locked_time->latest_start);
        }
        if (!is_other_day && window.open <= window.latest_start) windows_.push_back(window);
      }
      window_offset_.push_back(windows_.size());
    }
  }
}

void Model::read_days() {
  for (Index day = 0; day < day_count(); ++day) {
    Day const& limits = problem_->days[at(day)];
    bool const is_long_enough = limits.length_limit >= limits.latest_end - limits.earliest_start;
    days_[at(day)].needs_exact_timing = !is_long_enough || problem_->waiting_limit < kUnlimited;
    days_[at(day)].has_free_order =
        !days_[at(day)].needs_exact_timing && limits.pauses.empty() && is_open_all_day(day);
  }
  auto const is_free = [](DayTraits const& day) { return day.has_free_order; };
  if (std::none_of(days_.begin(), days_.end(), is_free)) return;
  if (problem_->other_travel.empty() && is_symmetric()) {
    list_neighbours();
  } else {
    for (DayTraits& day : days_) day.has_free_order = false;
  }
}

bool Model::is_open_all_day(Index day) const {
  Day const& limits = problem_->days[at(day)];
  for (Index visit = 0; visit < visit_count(); ++visit) {
    auto const windows = this->windows(visit, day);
    if (windows.empty()) continue;
    bool const is_open = windows.size() == 1 && windows[0].open <= limits.earliest_start &&
                         windows[0].latest_start >= limits.latest_end - service(visit);
    if (!is_open) return false;
  }
  return true;
}

bool Model::is_symmetric() const {
  for (Index from = 0; from < location_count_; ++from) {
    for (Index to = 0; to < from; ++to) {
      bool const is_equal =
          driving(0, from, to) == driving(0, to, from) && leg(from, to) == driving(0, from, to);
      if (!is_equal) return false;
    }
  }
  return true;
}

void Model::list_neighbours() {
  std::vector<Index> others(location_.size());
  for (Index visit = 0; visit < visit_count(); ++visit) {
    std::iota(others.begin(), others.end(), 0);
    auto const away = [&](Index other) {
      return std::pair(other == visit ? kNever : driving(0, location(visit), location(other)),
                       other);
    };
    auto const kept = static_cast<std::ptrdiff_t>(std::min(kNeighbours, others.size() - 1));
    std::partial_sort(others.begin(), others.begin() + kept, others.end(),
                      [&](Index a, Index b) { return away(a) < away(b); });
    neighbours_.emplace_back(others.begin(), others.begin() + kept);
  }
}

}  // namespace magpie::planner
