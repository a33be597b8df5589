#include "magpie/planner/relaxation/master.h"

#include <ClpSimplex.hpp>
#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace magpie::planner {

namespace {

using Key = std::tuple<Index, Index, Index, std::vector<Index>>;

// More than any trip is worth: what a missing unit of a row costs.
double penalty_of(Model const& model) {
  double total = 1;
  for (Index visit = 0; visit < model.visit_count(); ++visit) {
    total += static_cast<double>(model.profit(visit));
  }
  return total;
}

}  // namespace

struct Master::Solver {
  ClpSimplex simplex;
  std::set<Key> known;
  int slack_count = 0;  // the first columns buy what rows lack
};

Master::Master(Rows const& rows) : rows_(&rows), solver_(std::make_unique<Solver>()) {
  ClpSimplex& simplex = solver_->simplex;
  simplex.setLogLevel(0);
  simplex.setOptimizationDirection(1);  // least of the negative profit
  for (Row const& row : rows.rows()) {
    auto const limit = static_cast<double>(row.limit);
    double const lower = row.sense == Sense::at_most ? -COIN_DBL_MAX : limit;
    double const upper = row.sense == Sense::at_least ? COIN_DBL_MAX : limit;
    simplex.addRow(0, nullptr, nullptr, lower, upper);
  }
  double const penalty = penalty_of(rows.model());
  for (std::size_t i = 0; i < rows.rows().size(); ++i) {
    if (rows.rows()[i].sense == Sense::at_most) continue;
    int const row = static_cast<int>(i);
    for (double const amount : {1.0, -1.0}) {
      bool const has_use = amount > 0 || rows.rows()[i].sense == Sense::equal;
      if (!has_use) continue;
      simplex.addColumn(1, &row, &amount, 0, COIN_DBL_MAX, penalty);
      ++solver_->slack_count;
    }
  }
}

Master::~Master() = default;

bool Master::add(Column const& column) {
  if (!solver_->known.emplace(column.kind, column.start, column.end, column.visits).second) {
    return false;
  }
  std::vector<int> rows;
  std::vector<double> amounts;
  for (Rows::Entry const& entry : rows_->entries(column)) {
    if (entry.amount == 0) continue;
    rows.push_back(entry.row);
    amounts.push_back(static_cast<double>(entry.amount));
  }
  solver_->simplex.addColumn(static_cast<int>(rows.size()), rows.data(), amounts.data(), 0,
                             COIN_DBL_MAX, -static_cast<double>(rows_->profit(column)));
  columns_.push_back(column);
  return true;
}

void Master::ban(std::size_t column) {
  solver_->simplex.setColumnUpper(solver_->slack_count + static_cast<int>(column), 0);
}

void Master::solve() {
  solver_->simplex.primal();
  read_solution();
}

void Master::read_solution() {
  ClpSimplex const& simplex = solver_->simplex;
  double const* const duals = simplex.dualRowSolution();
  prices_.clear();
  for (std::size_t i = 0; i < rows_->rows().size(); ++i) {
    auto price = static_cast<Price>(std::llround(-duals[i] * double{kPointPrice}));
    if (rows_->rows()[i].sense == Sense::at_most) price = std::max<Price>(price, 0);
    if (rows_->rows()[i].sense == Sense::at_least) price = std::min<Price>(price, 0);
    prices_.push_back(price);
  }
  double const* const values = simplex.primalColumnSolution();
  shares_.assign(values + solver_->slack_count, values + simplex.numberColumns());
}

}  // namespace magpie::planner
