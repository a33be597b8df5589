// Pricing: the day that earns most under given prices, by dynamic programming over labels with the
// ng-route relaxation (Baldacci, Mingozzi and Roberti 2011): a route may come back to a visit once
// it has left that visit's neighbourhood, which makes the answer an upper bound for real routes.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "magpie/planner/relaxation/day_graph.h"
#include "magpie/planner/relaxation/rows.h"

namespace magpie::planner {

// What each part of a day earns, by the numbers of the DayGraph.
struct Earnings {
  std::vector<Price> nodes;
  std::vector<Price> starts;
  std::vector<Price> ends;
};

struct PricedColumn {
  Price value = 0;
  Column column;
};

// Quick looks for good routes only; its best is no bound.
enum class Effort : std::uint8_t { quick, exact };

struct PricingAnswer {
  Price best = 0;                     // of every route, where is_complete and the effort was exact
  std::vector<PricedColumn> columns;  // best first
  bool is_complete = false;           // false: ended by is_over
  std::size_t labels = 0;
};

// By node: the nodes it remembers, itself among them.
using Neighbourhoods = std::vector<std::vector<std::uint32_t>>;
Neighbourhoods nearest_neighbourhoods(DayGraph const& graph, std::size_t size);

struct PricingTask {
  DayGraph const* graph = nullptr;
  Index kind = 0;
  Earnings const* earnings = nullptr;
  Neighbourhoods const* neighbourhoods = nullptr;
  Effort effort = Effort::exact;
  std::function<bool()> is_over;  // asked now and then
};

PricingAnswer price_routes(PricingTask const& task);

}  // namespace magpie::planner
