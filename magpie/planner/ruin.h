// Ruin: takes some visits out of a trip, in one of several ways, so that recreate can try again.
// (Schrimpf et al. 2000; Ropke and Pisinger 2006; strings after Christiaens and Vanden Berghe
// 2020.)
#pragma once

#include <vector>

#include "magpie/base/random.h"
#include "magpie/planner/insertion.h"
#include "magpie/planner/state.h"

namespace magpie::planner {

class Ruin {
 public:
  Ruin(Model const& model, InsertionFinder& finder) : model_(&model), finder_(&finder) {}

  // Takes out at most `count` visits, and more only where the rest would break a rule.
  void run(State& state, Index count, base::Random& random);
  // Takes visits out of the day until it keeps its rules.
  void repair(State& state, Index day, base::Random& random);

 private:
  void pick_everything(State const& state, base::Random& random);
  void pick_any(State const& state, Index count, base::Random& random);
  void pick_strings(State const& state, Index count, base::Random& random);
  void pick_near(State const& state, Index count, base::Random& random);
  void pick_cheap(State const& state, Index count, base::Random& random);
  void pick_hours(State const& state, Index count, base::Random& random);
  Index random_visit(State const& state, base::Random& random) const;
  bool is_picked(Index visit) const;

  Model const* model_;
  InsertionFinder* finder_;
  std::vector<Index> picked_;
};

}  // namespace magpie::planner
