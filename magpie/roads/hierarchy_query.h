// RouteQuery: one fastest way in a hierarchy, from any of several starts to any of several ends,
// by two climbs that meet (stall-on-demand as in Geisberger et al. 2008). A climb touches a few
// hundred to a few thousand nodes, so it keeps them in a hash table of its own: making a query for
// one route costs nothing in proportion to the graph. Reusable; one per thread.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "magpie/roads/hierarchy.h"

namespace magpie::roads {

// A node where a way may begin or end, and what it has cost up to there.
template <class L>
struct Seed {
  std::uint32_t node = 0;
  L cost = 0;
};

template <class L>
struct Route {
  L cost = 0;               // with the seeds' costs
  std::uint32_t start = 0;  // the seeds it took
  std::uint32_t end = 0;
  std::vector<std::uint32_t> arc_ids;  // in order of travel; empty where start and end are one node
};

// What a climb knows of the ranks it has touched: open addressing, never more than half full.
template <class L>
class ClimbTable {
 public:
  struct Entry {
    L label = no_way<L>();
    std::uint32_t rank = kFree;
    std::uint32_t came_from = 0;
    std::uint32_t came_via = 0;
  };

  ClimbTable() : entries_(kFirstSize) {}
  void clear();
  // Nothing is known: no_way.
  L label(std::uint32_t rank) const { return entries_[slot(rank)].label; }
  Entry const& known(std::uint32_t rank) const { return entries_[slot(rank)]; }
  // Made where it is new; valid until the next call.
  Entry& at(std::uint32_t rank);

 private:
  static constexpr std::uint32_t kFree = ~std::uint32_t{0};
  static constexpr std::size_t kFirstSize = 1024;  // a power of two
  std::size_t slot(std::uint32_t rank) const {
    auto const mask = entries_.size() - 1;
    auto at = (rank * 0x9E37'79B1U) & mask;
    while (entries_[at].rank != rank && entries_[at].rank != kFree) at = (at + 1) & mask;
    return at;
  }
  void grow();

  std::vector<Entry> entries_;
  std::size_t used_ = 0;
};

// One climb: Dijkstra along arcs that lead to higher ranks.
template <class L>
class Climb {
 public:
  void start();
  void seed(std::uint32_t rank, L cost);
  bool is_done() const { return heap_.empty(); }
  L lowest() const { return heap_.front().first; }
  // Settles the nearest open rank. Returns it, or nothing where a better label came before or the
  // node is stalled: a higher node in `against` shows a shorter way to it.
  std::optional<std::uint32_t> settle(RankArcs<L> const& along, RankArcs<L> const& against);

  L label(std::uint32_t rank) const { return table_.label(rank); }
  // kSeed at a seed.
  std::uint32_t came_from(std::uint32_t rank) const { return table_.known(rank).came_from; }
  std::uint32_t came_via(std::uint32_t rank) const { return table_.known(rank).came_via; }

  static constexpr std::uint32_t kSeed = ~std::uint32_t{0};

 private:
  void reach(std::uint32_t rank, L label, std::uint32_t from, std::uint32_t via);

  ClimbTable<L> table_;
  std::vector<std::pair<L, std::uint32_t>> heap_;
};

template <class L>
class RouteQuery {
 public:
  explicit RouteQuery(Hierarchy<L> const& roads);
  // Nothing where no start leads to an end. `worse_than` cuts off what cannot beat a known way.
  std::optional<Route<L>> run(std::span<Seed<L> const> starts, std::span<Seed<L> const> ends,
                              L worse_than = no_way<L>());

 private:
  void meet(std::uint32_t rank);
  void step_forward();
  void step_backward();
  Route<L> trace() const;

  Hierarchy<L> const& roads_;
  Climb<L> forward_;
  Climb<L> backward_;
  L best_ = no_way<L>();
  std::uint32_t meeting_ = 0;
};

}  // namespace magpie::roads
