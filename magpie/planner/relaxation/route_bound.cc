#include "magpie/planner/relaxation/route_bound.h"

#include <algorithm>
#include <numeric>

#include "magpie/planner/bound.h"
#include "magpie/planner/relaxation/closing.h"
#include "magpie/planner/relaxation/enumeration.h"
#include "magpie/planner/relaxation/master.h"
#include "magpie/planner/relaxation/pricing.h"
#include "magpie/planner/relaxation/selection.h"

namespace magpie::planner {

namespace {

constexpr std::size_t kNeighbours = 8;
constexpr std::size_t kNeighboursOfMany = 4;
// Up to so many visits a day is priced to the tick from the start.
constexpr std::size_t kFew = 128;
constexpr Time kCoarseSlots = 144;
// Share of the best prices so far in the prices that are tried (Wentges 1997).
constexpr double kSmoothing = 0.6;
// A column that earns less than this above its day is none to buy: 1/1000 of a point.
constexpr Price kWorthBuying = kPointPrice / 1000;

constexpr std::size_t kEnumeratedLabelsMax = 1'500'000;
constexpr std::size_t kEnumeratedColumnsMax = 60'000;

// Every profit is a multiple of it.
std::int64_t profit_step(Model const& model) {
  std::int64_t step = 0;
  for (Index visit = 0; visit < model.visit_count(); ++visit) {
    step = std::gcd(step, model.profit(visit));
  }
  return std::max<std::int64_t>(1, step);
}

Price blend(Price best, Price fresh, double share) {
  return static_cast<Price>(share * static_cast<double>(best) +
                            (1 - share) * static_cast<double>(fresh));
}

}  // namespace

struct RouteBound::Work {
  explicit Work(Model const& the_model)
      : model(the_model),
        rows(model),
        master(rows),
        step(profit_step(model)),
        least(profit_bound(model)) {
    std::vector<ShortWays> const legs = ways_by_roads(model, ShortWays::of_legs);
    for (Index i = 0; i < static_cast<Index>(rows.kinds().size()); ++i) {
      DayKind const& kind = rows.kinds()[static_cast<std::size_t>(i)];
      auto const roads = static_cast<std::size_t>(model.day(kind.day).roads);
      graphs.emplace_back(legs[roads], rows.driving(i), kind.day);
      DayGraph const& graph = graphs.back();
      bool const is_small = graph.size() <= kFew && model.pauses(kind.day).empty();
      neighbourhoods.push_back(
          nearest_neighbourhoods(graph, is_small ? kNeighbours : kNeighboursOfMany));
      Time const length = graph.latest_end - graph.earliest_start;
      ticks.push_back(is_small ? 1 : std::max<Time>(1, length / kCoarseSlots));
    }
  }

  // Finer moments; false where all are as fine as they get.
  bool refine() {
    bool is_any = false;
    for (Time& tick : ticks) {
      is_any = is_any || tick > 1;
      tick = std::max<Time>(1, tick / 2);
    }
    return is_any;
  }

  Earnings earnings(std::vector<Price> const& prices, Index kind) const {
    DayGraph const& graph = graphs[static_cast<std::size_t>(kind)];
    Earnings earnings;
    for (Index const visit : graph.visits) {
      earnings.nodes.push_back(rows.visit_earning(prices, visit, kind));
    }
    for (Index const start : graph.starts) {
      earnings.starts.push_back(rows.start_earning(prices, start, kind));
    }
    for (Index const end : graph.ends) {
      earnings.ends.push_back(rows.end_earning(prices, end, kind));
    }
    earnings.per_driving = rows.driving_cost(prices, kind);
    return earnings;
  }

  PricingAnswer price(std::vector<Price> const& prices, Index kind, Effort effort,
                      std::function<bool()> const& is_over) {
    Earnings const earned = earnings(prices, kind);
    auto const at = static_cast<std::size_t>(kind);
    PricingAnswer answer = price_routes(
        {&graphs[at], kind, &earned, &neighbourhoods[at], effort, is_over, false, ticks[at]});
    steps += answer.steps;
    return answer;
  }

  // What the column earns under the prices above its day's own.
  Price surplus(Column const& column, std::vector<Price> const& prices) const {
    Price surplus = rows.profit(column) * kPointPrice;
    for (auto const& entry : rows.entries(column)) {
      surplus -= prices[static_cast<std::size_t>(entry.row)] * entry.amount;
    }
    return surplus;
  }

  bool buy(std::vector<PricedColumn> const& columns) {
    bool is_any = false;
    for (PricedColumn const& priced : columns) {
      if (surplus(priced.column, master.prices()) < kWorthBuying) continue;
      is_any = master.add(priced.column) || is_any;
    }
    return is_any;
  }

  std::vector<Price> prices_to_try() const {
    std::vector<Price> prices = master.prices();
    if (best_prices.empty() || is_astray) return prices;
    for (std::size_t row = 0; row < prices.size(); ++row) {
      prices[row] = blend(best_prices[row], prices[row], kSmoothing);
    }
    return prices;
  }

  bool buy_quickly(std::vector<Price> const& prices, std::function<bool()> const& is_over) {
    bool is_any = false;
    for (Index kind = 0; kind < static_cast<Index>(graphs.size()); ++kind) {
      is_any = buy(price(prices, kind, Effort::quick, is_over).columns) || is_any;
    }
    return is_any;
  }

  // The Lagrangian bound under the prices; nothing where time ended first.
  std::optional<Price> exact_round(std::vector<Price> const& prices, bool& is_any,
                                   std::function<bool()> const& is_over) {
    Price total = rows.limits_worth(prices);
    for (Index kind = 0; kind < static_cast<Index>(graphs.size()); ++kind) {
      PricingAnswer const answer = price(prices, kind, Effort::exact, is_over);
      is_any = buy(answer.columns) || is_any;
      if (!answer.is_complete) return std::nullopt;
      total += answer.best * rows.kinds()[static_cast<std::size_t>(kind)].count;
    }
    return total;
  }

  // What no solution can beat, from a Lagrangian total.
  void lower_to(Price total) {
    std::int64_t const points = total >= 0 ? total / kPointPrice : 0;
    least = std::min(least, points / step * step);
  }

  // The columns that a better solution could be made of; nothing where they are too many.
  std::optional<std::vector<Column>> columns_within_gap(std::function<bool()> const& is_over) {
    Price total = rows.limits_worth(best_prices);
    std::vector<PricingAnswer> backward;
    for (Index kind = 0; kind < static_cast<Index>(graphs.size()); ++kind) {
      auto const at = static_cast<std::size_t>(kind);
      if (!can_enumerate(graphs[at])) return std::nullopt;
      DayGraph const reversed = graphs[at].reversed();
      Earnings earned = earnings(best_prices, kind);
      std::swap(earned.starts, earned.ends);
      backward.push_back(price_routes(
          {&reversed, kind, &earned, &neighbourhoods[at], Effort::exact, is_over, true, 1}));
      steps += backward.back().steps;
      if (!backward.back().is_complete) return std::nullopt;
      total += backward.back().best * rows.kinds()[at].count;
    }
    lower_to(total);
    Price const gap = total - (known_profit + step) * kPointPrice;
    std::vector<Column> columns;
    for (Index kind = 0; kind < static_cast<Index>(graphs.size()); ++kind) {
      auto const at = static_cast<std::size_t>(kind);
      Earnings const earned = earnings(best_prices, kind);
      DayGraph const real = graphs[at].with_real_legs();
      auto const more =
          enumerate_routes({&real, kind, &earned, &backward[at].reach, backward[at].best - gap,
                            kEnumeratedLabelsMax, kEnumeratedColumnsMax, is_over});
      if (!more) return std::nullopt;
      columns.insert(columns.end(), more->begin(), more->end());
    }
    return columns;
  }

  // True where the bound met the best solution.
  bool close(std::function<bool()> const& is_over) {
    if (best_prices.empty()) return false;
    auto const columns = columns_within_gap(is_over);
    if (!columns || least <= known_profit) return least <= known_profit;
    auto const answer = select_columns({&rows, &*columns, known_profit, is_over});
    if (!answer.is_complete) return false;
    if (!answer.columns.empty()) {
      better = answer.columns;
      known_profit = answer.profit;
    }
    least = std::min(least, known_profit);
    return true;
  }

  Model const& model;
  Rows rows;
  Master master;
  std::int64_t step;
  std::int64_t known_profit = 0;
  std::vector<Column> better;
  std::vector<DayGraph> graphs;
  std::vector<Neighbourhoods> neighbourhoods;
  std::vector<Time> ticks;  // by kind
  std::int64_t least;
  std::optional<Price> best_total;
  std::vector<Price> best_prices;
  bool is_astray = false;  // the tried prices bought nothing: try the master's own
  std::int64_t steps = 0;
  int rounds = 0;
};

RouteBound::RouteBound(Model const& model) : work_(std::make_unique<Work>(model)) {}
RouteBound::~RouteBound() = default;
RouteBound::RouteBound(RouteBound&&) noexcept = default;

void RouteBound::learn(Solution const& solution) {
  std::int64_t profit = value_of(work_->model.problem(), solution).profit;
  work_->known_profit = std::max(work_->known_profit, profit);
  for (std::size_t day = 0; day < solution.days.size(); ++day) {
    DayPlan const& plan = solution.days[day];
    Column column{work_->rows.kind_of_day(static_cast<Index>(day)),
                  plan.start_location,
                  plan.end_location,
                  {}};
    for (Item const& item : plan.items) {
      if (item.kind == ItemKind::visit) column.visits.push_back(item.index);
    }
    work_->master.add(column);
  }
}

bool RouteBound::work(std::function<bool()> const& is_over) {
  Work& work = *work_;
  ++work.rounds;
  work.master.solve();
  std::vector<Price> const prices = work.prices_to_try();
  if (work.buy_quickly(prices, is_over)) {
    work.is_astray = false;
    return !is_over();
  }
  bool is_any = false;
  std::optional<Price> const total = work.exact_round(prices, is_any, is_over);
  if (!total) return false;
  if (!work.best_total || *total < *work.best_total) {
    work.best_total = total;
    work.best_prices = prices;
    work.lower_to(*total);
  }
  if (is_any) {
    work.is_astray = false;
    return !is_over();
  }
  if (!work.is_astray && prices != work.master.prices()) {
    work.is_astray = true;
    return !is_over();
  }
  if (work.least <= work.known_profit || is_over()) return false;
  if (work.close(is_over)) return false;
  bool const is_wider = widen_neighbourhoods(work.graphs, work.master, work.neighbourhoods);
  bool const is_finer = work.refine();
  work.is_astray = false;
  return (is_wider || is_finer) && !is_over();
}

std::optional<std::vector<DaySequence>> RouteBound::better_days() const {
  if (work_->better.empty()) return std::nullopt;
  std::vector<DaySequence> days;
  std::vector<Column> left = work_->better;
  for (Index day = 0; day < work_->model.day_count(); ++day) {
    auto const found = std::find_if(left.begin(), left.end(), [&](Column const& column) {
      return column.kind == work_->rows.kind_of_day(day);
    });
    if (found == left.end()) return std::nullopt;
    days.push_back({found->start, found->end, found->visits});
    left.erase(found);
  }
  return days;
}

std::int64_t RouteBound::profit() const {
  return work_->least;
}
std::int64_t RouteBound::steps() const {
  return work_->steps;
}
int RouteBound::rounds() const {
  return work_->rounds;
}

}  // namespace magpie::planner
