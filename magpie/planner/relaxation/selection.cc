#include "magpie/planner/relaxation/selection.h"

#include <CbcEventHandler.hpp>
#include <CbcModel.hpp>
#include <CoinPackedVector.hpp>
#include <OsiClpSolverInterface.hpp>
#include <cmath>

namespace magpie::planner {

namespace {

constexpr int kBranchesMax = 5'000;

class StopWhenOver : public CbcEventHandler {
 public:
  explicit StopWhenOver(std::function<bool()> const& is_over) : is_over_(&is_over) {}
  CbcAction event(CbcEvent) override { return *is_over_ && (*is_over_)() ? stop : noAction; }
  CbcEventHandler* clone() const override { return new StopWhenOver(*this); }

 private:
  std::function<bool()> const* is_over_;
};

void read_into(OsiClpSolverInterface& solver, SelectionTask const& task) {
  solver.setLogLevel(0);
  solver.messageHandler()->setLogLevel(0);
  CoinPackedVector const nothing;
  for (Row const& row : task.rows->rows()) {
    auto const limit = static_cast<double>(row.limit);
    double const lower = row.sense == Sense::at_most ? -solver.getInfinity() : limit;
    double const upper = row.sense == Sense::at_least ? solver.getInfinity() : limit;
    solver.addRow(nothing, lower, upper);
  }
  std::vector<CoinPackedVector> bodies(task.columns->size());
  std::vector<CoinPackedVectorBase const*> pointers;
  std::vector<double> lower(bodies.size(), 0);
  std::vector<double> upper;
  std::vector<double> costs;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    Column const& column = (*task.columns)[i];
    for (auto const& entry : task.rows->entries(column)) {
      if (entry.amount != 0) bodies[i].insert(entry.row, static_cast<double>(entry.amount));
    }
    pointers.push_back(&bodies[i]);
    auto const count = task.rows->kinds()[static_cast<std::size_t>(column.kind)].count;
    upper.push_back(column.visits.empty() ? count : 1);
    costs.push_back(-static_cast<double>(task.rows->profit(column)));
  }
  solver.addCols(static_cast<int>(pointers.size()), pointers.data(), lower.data(), upper.data(),
                 costs.data());
  for (int i = 0; i < solver.getNumCols(); ++i) solver.setInteger(i);
}

}  // namespace

SelectionAnswer select_columns(SelectionTask const& task) {
  SelectionAnswer answer;
  if (task.columns->empty()) {
    answer.is_complete = true;
    return answer;
  }
  OsiClpSolverInterface solver;
  read_into(solver, task);
  CbcModel model(solver);
  model.setLogLevel(0);
  model.messageHandler()->setLogLevel(0);
  // Least of the negative profit: at least one point better.
  model.setCutoff(-static_cast<double>(task.better_than) - 0.5);
  model.setMaximumNodes(kBranchesMax);
  StopWhenOver handler(task.is_over);
  model.passInEventHandler(&handler);
  model.branchAndBound();
  answer.is_complete = model.isProvenOptimal() || model.isProvenInfeasible() ||
                       (model.status() == 0 && model.bestSolution() == nullptr);
  double const* const chosen = model.bestSolution();
  if (chosen == nullptr) return answer;
  for (std::size_t i = 0; i < task.columns->size(); ++i) {
    for (long times = std::lround(chosen[i]); times > 0; --times) {
      answer.columns.push_back((*task.columns)[i]);
      answer.profit += task.rows->profit((*task.columns)[i]);
    }
  }
  return answer;
}

}  // namespace magpie::planner
