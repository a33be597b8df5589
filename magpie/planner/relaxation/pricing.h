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
  Price per_driving = 0;  // a tick of driving costs it
};

struct PricedColumn {
  Price value = 0;
  Column column;
};

// Quick looks for good routes only; its best is no bound.
enum class Effort : std::uint8_t { quick, exact };

// A moment at which a partial route is ready to leave its last visit, and what it earned by then.
struct Reach {
  Time ready = 0;
  Price value = 0;
  auto operator<=>(Reach const&) const = default;
};
// Of one node: ready and value both ascending; the rest is dominated.
using NodeReach = std::vector<Reach>;

struct PricingAnswer {
  Price best = 0;                     // of every route, where is_complete and the effort was exact
  std::vector<PricedColumn> columns;  // best first
  bool is_complete = false;           // false: ended by is_over
  std::int64_t steps = 0;             // extensions tried: the measure of work
  std::vector<NodeReach> reach;       // by node, where it was asked for
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
  bool wants_reach = false;       // days without pauses only
  Time tick = 1;  // moments are rounded down to it: coarser is faster and bounds less
};

PricingAnswer price_routes(PricingTask const& task);

}  // namespace magpie::planner
