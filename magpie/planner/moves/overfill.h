// Overfill: takes a group of neighbours from outside into a day at once, whatever the length, puts
// the day into a shorter order, and then drops what gives least for its way until the day fits
// again. One step so reaches what no single insertion does: another part of the country. For days
// on which order is free (shorten.h). After the add, improve and drop operators of Kobeaga, Merino
// and Lozano (2018) for orienteering.
#pragma once

#include <vector>

#include "magpie/base/random.h"
#include "magpie/planner/moves/shorten.h"
#include "magpie/planner/state.h"

namespace magpie::planner {

class Overfill {
 public:
  Overfill(Model const& model, Shorten& shorten) : model_(&model), shorten_(&shorten) {}

  // False where nothing is outside or the day is not free. Obligatory visits leave last. Where no
  // leg is longer than a detour the day keeps its limits afterwards.
  bool run(State& state, Index day, base::Random& random);
  // With everything that is outside: a tour of all places, cut down to what fits.
  bool run_with_all(State& state, Index day, base::Random& random);

 private:
  bool bring(State& state, Index day, base::Random& random);
  void pick_group(State const& state, Index day, base::Random& random);
  void add_group(std::vector<Index>& visits, State const& state, Index day) const;
  void drop_to_fit(std::vector<Index>& visits, State const& state, Index day,
                   base::Random& random) const;
  void set_visits(State& state, Index day, std::vector<Index> visits) const;

  Model const* model_;
  Shorten* shorten_;
  std::vector<Index> group_;
};

}  // namespace magpie::planner
