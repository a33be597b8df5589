#include "magpie/planner/solver.h"

#include <cassert>

#include "magpie/base/check.h"
#include "magpie/planner/bound.h"
#include "magpie/planner/explain.h"
#include "magpie/planner/search.h"

namespace magpie::planner {

namespace {

bool is_obligation(Rule rule) {
  return rule == Rule::must_missing || rule == Rule::member_min;
}

// The rules that the days break even at their best.
std::vector<Violation> obstacles_of_days(Problem const& problem, Solution const& empty_days) {
  std::vector<Violation> broken = check(problem, empty_days);
  std::erase_if(broken, [](Violation const& violation) { return is_obligation(violation.rule); });
  return broken;
}

// Each obligation that is missing, followed by the rule that keeps the visit out.
std::vector<Violation> obstacles_of_obligations(Model const& model, Solution const& nearest) {
  std::vector<Violation> obstacles;
  Explainer explainer(model, nearest);
  for (Violation const& violation : check(model.problem(), nearest)) {
    if (!is_obligation(violation.rule)) continue;
    obstacles.push_back(violation);
    if (violation.rule != Rule::must_missing) continue;
    Exclusion const reason = explainer.explain(*violation.subject);
    if (!reason.fits) obstacles.push_back(reason.binding);
  }
  return obstacles;
}

}  // namespace

SolveResult solve(Problem const& problem, SolveOptions const& options) {
  assert(validate(problem).has_value());
  Model const model(problem);
  SolveResult result;
  result.profit_bound = profit_bound(model);
  Search search(model, options);
  search.run();
  result.iterations = search.iterations();
  if (!search.is_best_feasible()) {
    result.obstacles = obstacles_of_days(problem, search.solution_of(search.best()));
    return result;
  }
  Solution solution = search.solution_of(search.best());
  result.value = value_of(problem, solution);
  if (search.best().score().missing > 0) {
    result.obstacles = obstacles_of_obligations(model, solution);
    return result;
  }
  MAGPIE_CHECK(check(problem, solution).empty());
  result.best = std::move(solution);
  return result;
}

}  // namespace magpie::planner
