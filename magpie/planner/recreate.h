// Recreate: fills a trip with visits from outside, always the one with the best
// profit^a / (time it takes), until nothing fits. The best gap of every visit is remembered per day
// and looked for again only where the route has changed.
#pragma once

#include <vector>

#include "magpie/base/random.h"
#include "magpie/planner/insertion.h"
#include "magpie/planner/state.h"

namespace magpie::planner {

struct RecreateTaste {
  double exponent = 1;   // a: how much profit outweighs time
  double noise = 0;      // each visit's worth is multiplied by up to 1 ± noise
  double day_noise = 0;  // the same for each day: prefers one day over another
  double skip = 0;       // share of visits that are left aside this time
  // Obligations in any order instead of the dearest first: one may stand in the way of another.
  bool is_owed_shuffled = false;
};

class Recreate {
 public:
  Recreate(Model const& model, InsertionFinder& finder) : model_(&model), finder_(&finder) {}

  void run(State& state, RecreateTaste const& taste, base::Random& random);

 private:
  struct Choice {
    Index visit = -1;
    Index day = -1;
  };
  void taste_visits(State const& state, RecreateTaste const& taste, base::Random& random);
  void refresh(State& state, Index day);
  void refresh_after(State& state, Index day, Index stop);
  Insertion gap_after(Route const& route, Index visit, Insertion const& before, Index stop);
  Choice choose(State& state) const;
  // False where the exact test moved the visit's best gap, or left none.
  bool confirm(State& state, Choice const& choice);

  Model const* model_;
  InsertionFinder* finder_;
  std::vector<double> worth_;  // profit^a of each visit, with noise; 0 = left aside
  std::vector<double> day_worth_;
};

}  // namespace magpie::planner
