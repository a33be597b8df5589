#include "magpie/roads/hierarchy_matrix.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <optional>

namespace magpie::roads {

namespace {

// A climb that forgets how it came.
template <class L>
class LabelClimb {
 public:
  explicit LabelClimb(std::uint32_t node_count) : labels_(node_count, no_way<L>()) {}

  // Calls settled(rank, label) for every node whose label is not stalled.
  template <class Settled>
  void run(Hierarchy<L> const& roads, std::vector<Seed<L>> const& seeds, RankArcs<L> const& along,
           RankArcs<L> const& against, Settled const& settled) {
    for (auto const rank : touched_) labels_[rank] = no_way<L>();
    touched_.clear();
    for (auto const& seed : seeds) reach(roads.rank_of(seed.node), seed.cost);
    while (!heap_.empty()) {
      auto const [label, rank] = heap_.front();
      std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
      heap_.pop_back();
      if (label > labels_[rank] || is_stalled(rank, label, against)) continue;
      settled(rank, label);
      for (auto const& arc : along.of(rank)) reach(arc.end, label + arc.cost);
    }
  }

 private:
  void reach(std::uint32_t rank, L label) {
    if (label >= labels_[rank]) return;
    if (labels_[rank] == no_way<L>()) touched_.push_back(rank);
    labels_[rank] = label;
    heap_.emplace_back(label, rank);
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
  }

  bool is_stalled(std::uint32_t rank, L label, RankArcs<L> const& against) const {
    for (auto const& arc : against.of(rank)) {
      if (labels_[arc.end] < label && labels_[arc.end] + arc.cost < label) return true;
    }
    return false;
  }

  std::vector<L> labels_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::pair<L, std::uint32_t>> heap_;
};

template <class L>
struct Found {
  L cost = 0;
  std::uint32_t rank = 0;
  std::uint32_t target = 0;
};

template <class L>
struct Bucketed {
  L cost = 0;
  std::uint32_t target = 0;
};

template <class L>
struct Buckets {
  std::vector<std::uint32_t> first;  // by rank, two more
  std::vector<Bucketed<L>> entries;
};

// Which item a worker takes next; several take from one.
using Next = std::atomic<std::size_t>;

// One climb for each worker, made by the worker: its memory is touched where it is used.
template <class L>
using Climbs = std::vector<std::optional<LabelClimb<L>>>;

template <class L>
std::vector<std::vector<Found<L>>> climb_from_targets(Hierarchy<L> const& roads,
                                                      std::span<std::vector<Seed<L>> const> targets,
                                                      Workers const& workers, Climbs<L>& climbs) {
  std::vector<std::vector<Found<L>>> found(workers.count);
  Next next{0};
  workers.each([&](std::size_t worker) {
    auto& climb = climbs[worker].emplace(roads.node_count());
    std::vector<Found<L>> own;  // not beside another worker's, whose cache lines it would share
    for (std::size_t target; (target = next++) < targets.size();) {
      climb.run(roads, targets[target], roads.down(), roads.up(), [&](auto rank, L label) {
        own.push_back({label, rank, static_cast<std::uint32_t>(target)});
      });
    }
    found[worker] = std::move(own);
  });
  return found;
}

template <class L>
Buckets<L> fill_buckets(std::uint32_t node_count, std::vector<std::vector<Found<L>>> found) {
  Buckets<L> buckets;
  // Two ahead while counting, one ahead while filling, right in the end.
  auto& first = buckets.first;
  first.assign(node_count + 2, 0);
  for (auto const& part : found) {
    for (auto const& one : part) ++first[one.rank + 2];
  }
  for (std::size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  buckets.entries.resize(first.back());
  for (auto& part : found) {
    for (auto const& one : part) buckets.entries[first[one.rank + 1]++] = {one.cost, one.target};
    part = {};
  }
  return buckets;
}

}  // namespace

template <class L>
std::vector<L> many_to_many(Hierarchy<L> const& roads,
                            std::span<std::vector<Seed<L>> const> sources,
                            std::span<std::vector<Seed<L>> const> targets, Workers const& workers) {
  Climbs<L> climbs(workers.count);
  auto const buckets =
      fill_buckets(roads.node_count(), climb_from_targets(roads, targets, workers, climbs));
  std::vector<L> matrix(sources.size() * targets.size(), no_way<L>());
  Next next{0};
  workers.each([&](std::size_t worker) {
    auto& climb = *climbs[worker];
    for (std::size_t source; (source = next++) < sources.size();) {
      L* const row = matrix.data() + source * targets.size();
      climb.run(roads, sources[source], roads.up(), roads.down(), [&](auto rank, L label) {
        auto const* const entries = buckets.entries.data();
        auto const end = buckets.first[rank + 1];
        for (auto i = buckets.first[rank]; i < end; ++i) {
          auto const cost = label + entries[i].cost;
          auto& cell = row[entries[i].target];
          cell = cost < cell ? cost : cell;
        }
      });
    }
  });
  return matrix;
}

template <class L>
std::vector<L> one_to_all(Hierarchy<L> const& roads, std::span<Seed<L> const> seeds) {
  std::vector<Seed<L>> const starts(seeds.begin(), seeds.end());
  std::vector<L> by_rank(roads.node_count(), no_way<L>());
  LabelClimb<L> climb(roads.node_count());
  climb.run(roads, starts, roads.up(), roads.down(),
            [&](auto rank, L label) { by_rank[rank] = label; });
  std::vector<L> by_node(roads.node_count(), no_way<L>());
  for (auto rank = roads.node_count(); rank-- > 0;) {
    for (auto const& arc : roads.down().of(rank)) {
      if (by_rank[arc.end] == no_way<L>()) continue;
      by_rank[rank] = std::min<L>(by_rank[rank], by_rank[arc.end] + arc.cost);
    }
    by_node[roads.order()[rank]] = by_rank[rank];
  }
  return by_node;
}

template std::vector<Label> many_to_many(Hierarchy<Label> const&,
                                         std::span<std::vector<Seed<Label>> const>,
                                         std::span<std::vector<Seed<Label>> const>, Workers const&);
template std::vector<ScenicLabel> many_to_many(Hierarchy<ScenicLabel> const&,
                                               std::span<std::vector<Seed<ScenicLabel>> const>,
                                               std::span<std::vector<Seed<ScenicLabel>> const>,
                                               Workers const&);
template std::vector<Label> one_to_all(Hierarchy<Label> const&, std::span<Seed<Label> const>);
template std::vector<ScenicLabel> one_to_all(Hierarchy<ScenicLabel> const&,
                                             std::span<Seed<ScenicLabel> const>);

}  // namespace magpie::roads
