#include "magpie/planner/state.h"

#include <cassert>

namespace magpie::planner {

namespace {

std::size_t at(Index index) {
  return static_cast<std::size_t>(index);
}

bool is_worth_visiting(Model const& model, Index visit) {
  Visit const& what = model.visit(visit);
  bool is_allowed = false;
  for (Index day = 0; day < model.day_count(); ++day) {
    is_allowed = is_allowed || model.is_allowed(visit, day);
  }
  return is_allowed && (what.profit > 0 || model.is_obligatory(visit));
}

std::int64_t count_obligations(Problem const& problem) {
  std::int64_t missing = 0;
  for (Visit const& visit : problem.visits) missing += visit.must ? 1 : 0;
  for (MemberShare const& member : problem.members) missing += member.visits_min;
  return missing;
}

}  // namespace

bool is_better(Score const& a, Score const& b) {
  return a.missing != b.missing ? a.missing < b.missing : is_better(a.value, b.value);
}

State::State(Model const& model, std::vector<Route> routes)
    : model_(&model),
      routes_(std::move(routes)),
      outside_position_(at(model.visit_count()), -1),
      day_of_(at(model.visit_count()), -1),
      group_counts_(at(model.problem().group_count), 0),
      member_counts_(model.problem().members.size(), 0),
      category_counts_(model.problem().categories.size(), 0),
      category_day_counts_(model.problem().categories.size() * routes_.size(), 0),
      slots_(routes_.size()) {
  score_.missing = count_obligations(model.problem());
  for (Slots& slots : slots_) slots.by_visit.resize(at(model.visit_count()));
  for (Index visit = 0; visit < model.visit_count(); ++visit) {
    if (is_worth_visiting(model, visit)) add_outside(visit);
  }
  for (Route const& route : routes_) {
    score_.value.driving += route.driving();
    for (Index const visit : route.visits()) {
      drop_outside(visit);
      count(visit, route.day(), 1);
    }
  }
  assert(equals_recount());
}

bool State::is_admissible(Index visit, Index day) const {
  Visit const& what = model_->visit(visit);
  Problem const& problem = model_->problem();
  if (fees_ + what.fee > problem.budget) return false;
  for (Index const group : what.groups) {
    if (group_counts_[at(group)] > 0) return false;
  }
  if (what.member) {
    auto const member = at(*what.member);
    if (member_counts_[member] >= problem.members[member].visits_max) return false;
  }
  for (Index const category : what.categories) {
    CategoryCap const& cap = problem.categories[at(category)];
    std::size_t const cell = at(category) * routes_.size() + at(day);
    if (category_counts_[at(category)] >= cap.trip_max) return false;
    if (category_day_counts_[cell] >= cap.day_max) return false;
  }
  return true;
}

bool State::is_admissible_instead(Index visit, Index out, Index day) const {
  Visit const& what = model_->visit(visit);
  Visit const& gone = model_->visit(out);
  Problem const& problem = model_->problem();
  auto const freed = [](std::vector<Index> const& of, Index index) {
    return std::find(of.begin(), of.end(), index) != of.end() ? 1 : 0;
  };
  if (fees_ + what.fee - gone.fee > problem.budget) return false;
  for (Index const group : what.groups) {
    if (group_counts_[at(group)] > freed(gone.groups, group)) return false;
  }
  if (what.member && what.member != gone.member) {
    auto const member = at(*what.member);
    if (member_counts_[member] >= problem.members[member].visits_max) return false;
  }
  for (Index const category : what.categories) {
    CategoryCap const& cap = problem.categories[at(category)];
    std::size_t const cell = at(category) * routes_.size() + at(day);
    std::int32_t const less = freed(gone.categories, category);
    std::int32_t const less_today = day_of(out) == day ? less : 0;
    if (category_counts_[at(category)] - less >= cap.trip_max) return false;
    if (category_day_counts_[cell] - less_today >= cap.day_max) return false;
  }
  return true;
}

bool State::is_owed(Index visit) const {
  Visit const& what = model_->visit(visit);
  if (what.must) return true;
  if (!what.member) return false;
  auto const member = at(*what.member);
  return member_counts_[member] < model_->problem().members[member].visits_min;
}

void State::insert(Index day, Index stop_before, Index visit) {
  std::int64_t const driving_before = route(day).driving();
  routes_[at(day)].insert(*model_, stop_before, visit);
  drop_outside(visit);
  count(visit, day, 1);
  changed(day, driving_before);
}

void State::remove(Index day, Index stop) {
  std::int64_t const driving_before = route(day).driving();
  Index const visit = route(day).visits()[at(stop - 1)];
  routes_[at(day)].remove(*model_, stop);
  add_outside(visit);
  count(visit, day, -1);
  changed(day, driving_before);
}

void State::remove_all(std::span<Index const> visits) {
  for (Route& route : routes_) {
    std::vector<Index> kept;
    for (Index const visit : route.visits()) {
      if (std::find(visits.begin(), visits.end(), visit) == visits.end()) {
        kept.push_back(visit);
      } else {
        add_outside(visit);
        count(visit, route.day(), -1);
      }
    }
    if (kept.size() == route.visits().size()) continue;
    std::int64_t const driving_before = route.driving();
    route.set_visits(*model_, std::move(kept));
    score_.value.driving += route.driving() - driving_before;
    slots_[at(route.day())].is_stale = true;
  }
  assert(equals_recount());
}

void State::replace(Index day, Index stop, Index visit) {
  std::int64_t const driving_before = route(day).driving();
  Index const out = route(day).visits()[at(stop - 1)];
  routes_[at(day)].replace(*model_, stop, visit);
  add_outside(out);
  count(out, day, -1);
  drop_outside(visit);
  count(visit, day, 1);
  changed(day, driving_before);
}

void State::reorder(Index day, std::vector<Index> visits) {
  std::int64_t const driving_before = route(day).driving();
  routes_[at(day)].set_visits(*model_, std::move(visits));
  changed(day, driving_before);
}

void State::set_ends(Index day, Index start, Index end) {
  std::int64_t const driving_before = route(day).driving();
  routes_[at(day)].set_ends(*model_, start, end);
  changed(day, driving_before);
}

void State::count(Index visit, Index day, std::int32_t by) {
  Visit const& what = model_->visit(visit);
  day_of_[at(visit)] = by > 0 ? day : -1;
  visited_count_ += by;
  fees_ += by * what.fee;
  score_.value.profit += by * what.profit;
  if (what.must) score_.missing -= by;
  for (Index const group : what.groups) group_counts_[at(group)] += by;
  for (Index const category : what.categories) {
    category_counts_[at(category)] += by;
    category_day_counts_[at(category) * routes_.size() + at(day)] += by;
  }
  if (!what.member) return;
  auto const member = at(*what.member);
  std::int32_t const owed = model_->problem().members[member].visits_min;
  score_.missing -= std::max(0, owed - member_counts_[member]);
  member_counts_[member] += by;
  score_.missing += std::max(0, owed - member_counts_[member]);
}

void State::add_outside(Index visit) {
  outside_position_[at(visit)] = static_cast<Index>(outside_.size());
  outside_.push_back(visit);
  for (Slots& slots : slots_) slots.by_visit[at(visit)].stop_before = kUnknown;
}

void State::drop_outside(Index visit) {
  Index const position = outside_position_[at(visit)];
  if (position < 0) return;
  outside_[at(position)] = outside_.back();
  outside_position_[at(outside_.back())] = position;
  outside_.pop_back();
  outside_position_[at(visit)] = -1;
}

void State::changed(Index day, std::int64_t driving_before) {
  score_.value.driving += route(day).driving() - driving_before;
  slots_[at(day)].is_stale = true;
  assert(equals_recount());
}

// The slow, obvious version of everything above, from the routes alone.
bool State::equals_recount() const {
  Problem const& problem = model_->problem();
  Score score;
  std::int64_t fees = 0;
  std::vector<std::int64_t> owed;
  for (MemberShare const& member : problem.members) owed.push_back(member.visits_min);
  std::vector<bool> is_in(problem.visits.size(), false);
  for (Route const& route : routes_) {
    Index here = route.start();
    for (Index const visit : route.visits()) {
      Visit const& what = problem.visits[at(visit)];
      score.value.driving += problem.travel_on(route.day()).at(here, what.location);
      score.value.profit += what.profit;
      fees += what.fee;
      if (what.member) --owed[at(*what.member)];
      is_in[at(visit)] = true;
      here = what.location;
    }
    score.value.driving += problem.travel_on(route.day()).at(here, route.end());
  }
  for (std::size_t visit = 0; visit < is_in.size(); ++visit) {
    score.missing += problem.visits[visit].must && !is_in[visit] ? 1 : 0;
  }
  for (std::int64_t const left : owed) score.missing += std::max<std::int64_t>(0, left);
  return score == score_ && fees == fees_;
}

}  // namespace magpie::planner
