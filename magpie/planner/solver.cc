#include "magpie/planner/solver.h"

#include <cassert>
#include <memory>

#include "magpie/base/check.h"
#include "magpie/planner/bound.h"
#include "magpie/planner/explain.h"
#include "magpie/planner/relaxation/route_bound.h"
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

// The search and the proof in turns, each turn in proportion to the work of the other.
class Duet {
 public:
  Duet(Model const& model, SolveOptions const& options, Search& search)
      : model_(&model), options_(&options), search_(&search), bound_(profit_bound(model)) {
    search.set_profit_bound(bound_);
  }

  void run() {
    search_->start();
    while (!search_->is_over()) {
      search_->run(kTestsPerTurn);
      if (options_->proof_share <= 0 || is_done_ || search_->is_over()) continue;
      prove();
      if (is_optimal()) return;
    }
  }

  std::int64_t bound() const { return bound_; }
  bool is_optimal() const {
    return search_->is_best_feasible() && search_->best().score().missing == 0 &&
           search_->best().score().value.profit >= bound_;
  }

 private:
  static constexpr std::int64_t kTestsPerTurn = 200'000;

  void prove() {
    if (!proof_) proof_ = std::make_unique<RouteBound>(*model_);
    auto const due =
        static_cast<std::int64_t>(options_->proof_share * static_cast<double>(search_->tests()));
    while (!is_done_ && proof_->steps() < due) {
      teach();
      is_done_ = !proof_->work([&] { return !search_->ask(); });
      bound_ = std::min(bound_, proof_->profit());
      search_->set_profit_bound(bound_);
      if (auto const better = proof_->better_days()) search_->adopt(*better);
    }
  }

  void teach() {
    std::int64_t const profit = search_->best().score().value.profit;
    if (search_->best().score().missing > 0 || !search_->is_best_feasible()) return;
    if (taught_ && *taught_ >= profit) return;
    taught_ = profit;
    proof_->learn(search_->solution_of(search_->best()));
  }

  Model const* model_;
  SolveOptions const* options_;
  Search* search_;
  std::unique_ptr<RouteBound> proof_;
  std::optional<std::int64_t> taught_;
  std::int64_t bound_;
  bool is_done_ = false;
};

}  // namespace

SolveResult solve(Problem const& problem, SolveOptions const& options) {
  assert(validate(problem).has_value());
  Model const model(problem);
  SolveResult result;
  Search search(model, options);
  Duet duet(model, options, search);
  duet.run();
  result.profit_bound = duet.bound();
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
  result.is_optimal = duet.is_optimal();
  return result;
}

}  // namespace magpie::planner
