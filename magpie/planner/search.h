// Search: ruin and recreate under simulated annealing, with local moves on the way and cooling in
// cycles of growing length, so that it can be stopped at any time. Deterministic by seed.
#pragma once

#include <functional>

#include "magpie/base/random.h"
#include "magpie/planner/beds.h"
#include "magpie/planner/moves/overfill.h"
#include "magpie/planner/recreate.h"
#include "magpie/planner/ruin.h"
#include "magpie/planner/schedule.h"
#include "magpie/planner/solver.h"
#include "magpie/planner/state.h"

namespace magpie::planner {

class Search {
 public:
  Search(Model const& model, SolveOptions const& options);

  // A first trip.
  void start();
  // Goes on for about so many gap tests, and less where is_over() comes first.
  void run(std::int64_t tests);
  // The iterations are done, the caller said no, or no day can be kept.
  bool is_over() const;
  // Takes over a better order of visits. False where it is none, or breaks a rule.
  bool adopt(std::vector<DaySequence> const& days);
  // Asks the caller; false where it said no.
  bool ask();
  void set_profit_bound(std::int64_t bound) { profit_bound_ = bound; }
  std::int64_t tests() const { return finder_.tests(); }

  // The best trip so far; it may miss obligations.
  State const& best() const { return best_; }
  std::int64_t iterations() const { return iterations_; }
  Solution solution_of(State const& state);
  // False where no trip was found whose days keep their rules, not even without visits.
  bool is_best_feasible() const { return is_best_feasible_; }

 private:
  void iterate();
  void recreate_loosely(State& state);
  void polish(State& state);
  void ruin(State& state);
  bool overfill(State& state);
  void start_afresh();
  RecreateTaste any_taste();
  bool is_feasible(State const& state);
  bool accepts(State const& candidate);
  void cool();
  void keep_if_best(State const& state);
  void report(bool is_new_best);
  double energy(State const& state) const;

  Model const* model_;
  SolveOptions const* options_;
  base::Random random_;
  InsertionFinder finder_;
  Recreate recreate_;
  Ruin ruin_;
  Beds beds_;
  Scheduler scheduler_;
  Shorten shorten_;
  Overfill overfill_;
  State current_;
  State work_;
  State best_;
  std::optional<Solution> best_solution_;
  std::int64_t iterations_ = 0;
  std::int64_t cycle_start_ = 0;
  std::int64_t cycle_length_ = 0;
  std::int64_t asked_at_tests_ = 0;
  double mean_profit_ = 1;
  double driving_price_ = 0;
  double temperature_ = 0;
  bool has_exact_days_ = false;
  bool is_best_feasible_ = false;
  bool is_stopped_ = false;
  std::int64_t profit_bound_ = 0;
};

}  // namespace magpie::planner
