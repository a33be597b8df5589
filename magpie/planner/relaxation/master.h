// Master: the linear programme over the columns known so far, solved by CLP (COIN-OR). Its row
// prices steer the pricing; its value is no bound by itself.
#pragma once

#include <memory>
#include <vector>

#include "magpie/planner/relaxation/rows.h"

namespace magpie::planner {

class Master {
 public:
  explicit Master(Rows const& rows);
  ~Master();
  Master(Master const&) = delete;
  Master& operator=(Master const&) = delete;

  // False where the column is known already.
  bool add(Column const& column);
  // Never used again.
  void ban(std::size_t column);
  // Solves anew. Prices have the sign of their row's sense and are rounded to whole Price units.
  void solve();
  std::vector<Price> const& prices() const { return prices_; }
  std::vector<Column> const& columns() const { return columns_; }
  // The share of each column in the last solution.
  std::vector<double> const& shares() const { return shares_; }

 private:
  struct Solver;
  void read_solution();

  Rows const* rows_;
  std::unique_ptr<Solver> solver_;
  std::vector<Column> columns_;
  std::vector<Price> prices_;
  std::vector<double> shares_;
};

}  // namespace magpie::planner
