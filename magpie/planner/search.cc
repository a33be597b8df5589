#include "magpie/planner/search.h"

#include <cmath>

#include "magpie/planner/moves/relocate.h"
#include "magpie/planner/moves/replace.h"
#include "magpie/planner/moves/two_opt.h"

namespace magpie::planner {

namespace {

// Gap tests between two questions to the caller: some milliseconds.
constexpr std::int64_t kTestsBetweenQuestions = 1'000'000;
constexpr std::int64_t kIterationsBetweenQuestions = 512;
// Steps of the first cycle: fewer where a step takes longer.
constexpr std::int64_t kFirstCycle = 4'000;
constexpr std::int64_t kFirstCycleLeast = 500;
constexpr std::int64_t kVisitsOfFirstCycle = 800'000;
constexpr double kCycleGrowth = 1.5;
// In units of the mean profit of a visit.
constexpr double kHot = 1.0;
constexpr double kCold = 0.02;
constexpr std::int64_t kIterationsWithoutFeasibleDays = 500;
constexpr double kMissingWeight = 1e6;
constexpr double kDrivingWeight = 0.5;
constexpr double kLooseShare = 0.1;
constexpr double kPolishShare = 0.1;
constexpr double kWildShare = 0.03;
constexpr double kBedChangeShare = 0.12;
constexpr double kOverfillShare = 0.3;
constexpr double kFreshStartShare = 0.3;

double mean_profit(Model const& model) {
  double total = 0;
  Index count = 0;
  for (Index visit = 0; visit < model.visit_count(); ++visit) {
    total += static_cast<double>(model.profit(visit));
    count += model.profit(visit) > 0 ? 1 : 0;
  }
  return count > 0 ? total / count : 1;
}

std::int64_t first_cycle(Model const& model) {
  std::int64_t const visits = std::max<std::int64_t>(1, model.visit_count());
  return std::clamp(kVisitsOfFirstCycle / visits, kFirstCycleLeast, kFirstCycle);
}

double total_time(Model const& model) {
  double total = 1;
  for (Index day = 0; day < model.day_count(); ++day) {
    total += model.day(day).latest_end - model.day(day).earliest_start;
  }
  return total;
}

}  // namespace

Search::Search(Model const& model, SolveOptions const& options)
    : model_(&model),
      options_(&options),
      random_(options.seed),
      finder_(model),
      recreate_(model, finder_),
      ruin_(model, finder_),
      beds_(model),
      scheduler_(model),
      shorten_(model),
      overfill_(model, shorten_),
      current_(model, beds_.first_choice(finder_)),
      work_(current_),
      best_(current_),
      cycle_length_(first_cycle(model)),
      mean_profit_(mean_profit(model)),
      driving_price_(kDrivingWeight * mean_profit_ / total_time(model)) {
  for (Index day = 0; day < model.day_count(); ++day) {
    has_exact_days_ = has_exact_days_ || model.needs_exact_timing(day);
  }
}

bool Search::is_feasible(State const& state) {
  for (Route const& route : state.routes()) {
    if (!finder_.is_feasible(route)) return false;
  }
  return true;
}

void Search::run(std::int64_t tests) {
  std::int64_t const end = finder_.tests() + tests;
  while (!is_over() && finder_.tests() < end) iterate();
}

bool Search::is_over() const {
  if (is_stopped_ || iterations_ >= options_->iterations_max) return true;
  return !is_best_feasible_ && iterations_ >= kIterationsWithoutFeasibleDays;
}

bool Search::adopt(std::vector<DaySequence> const& days) {
  State state = best_;
  for (Index day = 0; day < model_->day_count(); ++day) {
    while (state.route(day).size() > 0) state.remove(day, state.route(day).size());
  }
  for (Index day = 0; day < model_->day_count(); ++day) {
    DaySequence const& order = days[static_cast<std::size_t>(day)];
    state.set_ends(day, order.start_location, order.end_location);
    Index stop = 0;
    for (Index const visit : order.visits) state.insert(day, stop++, visit);
  }
  if (!is_feasible(state) || !is_better(state.score(), best_.score())) return false;
  current_ = state;
  keep_if_best(current_);
  return true;
}

bool Search::ask() {
  report(false);
  return !is_stopped_;
}

void Search::start() {
  recreate_.run(current_, {}, random_);
  best_ = current_;
  is_best_feasible_ = is_feasible(best_);
  if (is_best_feasible_ && best_.score().missing == 0) best_solution_ = solution_of(best_);
  report(best_solution_.has_value());
  temperature_ = kHot * mean_profit_;
}

void Search::iterate() {
  ++iterations_;
  work_ = current_;
  bool const is_overfilled = random_.unit() < kOverfillShare && overfill(work_);
  if (!is_overfilled) ruin(work_);
  RecreateTaste const taste = any_taste();
  if (has_exact_days_ && random_.unit() < kLooseShare) recreate_loosely(work_);
  recreate_.run(work_, taste, random_);
  if (random_.unit() < kPolishShare) polish(work_);
  if (accepts(work_)) {
    std::swap(current_, work_);
    keep_if_best(current_);
  }
  cool();
  bool const is_due = finder_.tests() - asked_at_tests_ > kTestsBetweenQuestions ||
                      iterations_ % kIterationsBetweenQuestions == 0;
  if (is_due) report(false);
}

// From a tour of all places, cut down: another valley than the one that was searched.
void Search::start_afresh() {
  for (Index day = 0; day < model_->day_count(); ++day) {
    if (overfill_.run_with_all(current_, day, random_)) recreate_.run(current_, {}, random_);
  }
}

bool Search::overfill(State& state) {
  if (model_->day_count() == 0) return false;
  auto const day =
      static_cast<Index>(random_.below(static_cast<std::uint64_t>(model_->day_count())));
  return overfill_.run(state, day, random_);
}

RecreateTaste Search::any_taste() {
  RecreateTaste taste;
  taste.exponent = 1 + 1.5 * random_.unit();
  taste.noise = random_.unit() < kWildShare ? 1 : 0.3 * random_.unit();
  taste.skip = random_.unit() < 0.3 ? 0.1 : 0;
  taste.day_noise = random_.unit() < 0.3 ? 0.5 : 0;
  taste.is_owed_shuffled = random_.unit() < 0.3;
  return taste;
}

void Search::ruin(State& state) {
  if (beds_.has_choice() && random_.unit() < kBedChangeShare) {
    beds_.change_one(state, random_);
    for (Index day = 0; day < model_->day_count(); ++day) {
      if (state.slots(day).is_stale) ruin_.repair(state, day, random_);
    }
  }
  Index const most = std::clamp<Index>(state.visited_count() * 2 / 5, 5, 14);
  ruin_.run(state, 1 + static_cast<Index>(random_.below(static_cast<std::uint64_t>(most))),
            random_);
}

// Fills the days as if waits and lengths had no limit, then takes out what breaks them.
void Search::recreate_loosely(State& state) {
  RecreateTaste taste;
  taste.noise = 1;
  taste.skip = 0.3;
  taste.is_owed_shuffled = true;
  finder_.set_strictness(Strictness::loose);
  recreate_.run(state, taste, random_);
  finder_.set_strictness(Strictness::strict);
  for (Index day = 0; day < model_->day_count(); ++day) {
    ruin_.repair(state, day, random_);
    state.slots(day).is_stale = true;
  }
}

void Search::polish(State& state) {
  for (Index day = 0; day < model_->day_count(); ++day) {
    if (shorten_.supports(day)) {
      shorten_.improve(state, day);
      continue;
    }
    improve_by_two_opt(*model_, finder_, state, day);
    improve_by_relocate(*model_, finder_, state, day);
  }
  improve_by_replace(*model_, finder_, state);
  if (beds_.has_choice()) beds_.improve(finder_, state);
  recreate_.run(state, {}, random_);
}

double Search::energy(State const& state) const {
  Score const& score = state.score();
  return static_cast<double>(score.missing) * kMissingWeight * mean_profit_ -
         static_cast<double>(score.value.profit) +
         driving_price_ * static_cast<double>(score.value.driving);
}

// A day may be infeasible as it is without visits, but not with some (a leg too long for one
// stretch, with a stop on the way). Until all days are feasible everything is tried; from then on
// nothing else is accepted.
bool Search::accepts(State const& candidate) {
  bool const is_candidate_feasible = is_feasible(candidate);
  if (is_candidate_feasible != is_best_feasible_) return is_candidate_feasible;
  double const change = energy(candidate) - energy(current_);
  return change <= 0 || random_.unit() < std::exp(-change / temperature_);
}

void Search::cool() {
  if (iterations_ - cycle_start_ >= cycle_length_) {
    cycle_start_ = iterations_;
    cycle_length_ = static_cast<std::int64_t>(static_cast<double>(cycle_length_) * kCycleGrowth);
    current_ = best_;
    if (random_.unit() < kFreshStartShare) start_afresh();
  }
  double const share =
      static_cast<double>(iterations_ - cycle_start_) / static_cast<double>(cycle_length_);
  temperature_ = mean_profit_ * kHot * std::pow(kCold / kHot, share);
}

void Search::keep_if_best(State const& state) {
  bool const is_first_feasible = !is_best_feasible_ && is_feasible(state);
  if (!is_first_feasible && !is_better(state.score(), best_.score())) return;
  is_best_feasible_ = is_best_feasible_ || is_first_feasible;
  best_ = state;
  if (!is_best_feasible_) return;
  if (best_.score().missing > 0) return;
  best_solution_ = solution_of(best_);
  report(true);
}

void Search::report(bool is_new_best) {
  asked_at_tests_ = finder_.tests();
  if (!options_->on_progress) return;
  Progress const progress{best_solution_ ? &*best_solution_ : nullptr, best_.score().value,
                          iterations_, is_new_best, profit_bound_};
  if (options_->on_progress(progress) == Continue::no) is_stopped_ = true;
}

Solution Search::solution_of(State const& state) {
  Solution solution;
  for (Route const& route : state.routes()) {
    solution.days.push_back(
        scheduler_.plan(route.day(), {route.start(), route.end(), route.visits()}));
  }
  return solution;
}

}  // namespace magpie::planner
