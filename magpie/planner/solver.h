// The solver's door: a large-neighbourhood search with O(1) insertion tests that never leaves the
// rules of the problem. The same problem, options and seed give the same solution when the search
// ends by iterations; a wall-clock end may cut it earlier.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "magpie/planner/checker.h"
#include "magpie/planner/problem.h"
#include "magpie/planner/solution.h"

namespace magpie::planner {

enum class Continue { yes, no };

// Called with each new best, and at least every ~50 ms of search.
struct Progress {
  Solution const* best = nullptr;  // null until a feasible solution is known
  Value value;
  std::int64_t iterations = 0;
  bool is_new_best = false;
  std::int64_t profit_bound = 0;  // no solution can have more
};

struct SolveOptions {
  std::uint64_t seed = 1;
  std::int64_t iterations_max = std::numeric_limits<std::int64_t>::max();
  // Work on the proof (relaxation/route_bound.h) for each unit of work of the search: 0, none.
  // Where the bound meets the best, the solution is optimal and the search ends.
  double proof_share = 0;
  // Asked often; `no` ends the search with the best so far. The only way time enters the core.
  std::function<Continue(Progress const&)> on_progress;
};

struct SolveResult {
  std::optional<Solution> best;  // nothing: no feasible solution was found
  Value value;
  std::int64_t iterations = 0;
  // Where `best` is empty: the rules that stopped the obligatory part (must, locks, pauses, beds).
  std::vector<Violation> obstacles;
  // No solution can have more profit (a valid upper bound; sum of reachable profits at least).
  std::int64_t profit_bound = 0;
  // Proved: no solution has more profit than `best`.
  bool is_optimal = false;
};

SolveResult solve(Problem const& problem, SolveOptions const& options);

// Why a visit is not in a solution: for each day the first rule that binds at its cheapest
// insertion, and by how much. `fits` is true where it could be added as it stands.
struct Exclusion {
  Index visit = 0;
  bool fits = false;
  Violation binding;  // the reason of the day where it comes nearest
};

std::vector<Exclusion> explain_left_out(Problem const& problem, Solution const& solution);

}  // namespace magpie::planner
