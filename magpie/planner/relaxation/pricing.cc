#include "magpie/planner/relaxation/pricing.h"

#include <algorithm>
#include <numeric>

#include "magpie/planner/relaxation/labels.h"
#include "magpie/planner/route.h"

namespace magpie::planner {

namespace {

constexpr std::size_t kQueueSlots = 2048;
constexpr std::size_t kColumnsKept = 24;
constexpr std::size_t kLabelsBetweenQuestions = 2048;

// One run of the dynamic programme.
template <std::size_t Words, std::size_t Times>
class Pricer {
 public:
  explicit Pricer(PricingTask const& task)
      : task_(&task),
        graph_(*task.graph),
        model_(*graph_.model),
        rule_(task.effort == Effort::exact ? MemoryRule::counts : MemoryRule::ignored),
        queue_(kQueueSlots),
        at_node_(graph_.size()),
        memory_masks_(graph_.size()) {
    begin_ = graph_.earliest_start;
    slot_width_ = std::max<Time>(1, (graph_.latest_end - begin_) / Time{kQueueSlots - 1} + 1);
    for (std::size_t node = 0; node < graph_.size(); ++node) {
      for (auto const other : (*task.neighbourhoods)[node]) add<Words>(memory_masks_[node], other);
      bool const is_worthy = task.earnings->nodes[node] > 0 || task.wants_reach;
      if (is_worthy) worthy_.push_back(static_cast<std::uint32_t>(node));
    }
  }

  PricingAnswer run() {
    PricingAnswer answer;
    answer.is_complete = true;
    finish_empty();
    start();
    for (std::size_t slot = 0; slot < kQueueSlots && answer.is_complete; ++slot) {
      // The slot may grow while it is worked through.
      for (std::size_t i = 0; i < queue_[slot].size(); ++i) {
        std::int32_t const index = queue_[slot][i];
        if (label(index).is_dropped) continue;
        finish(index);
        extend(index);
        if (++worked_ % kLabelsBetweenQuestions == 0 && task_->is_over && task_->is_over()) {
          answer.is_complete = false;
          break;
        }
      }
    }
    answer.best = best_;
    if (task_->wants_reach) answer.reach = reach_of_all();
    answer.steps = static_cast<std::int64_t>(worked_ * worthy_.size());
    answer.columns = columns();
    return answer;
  }

 private:
  using Label = PathLabel<Words, Times>;
  // Enough of a label to see mostly that it neither dominates nor is dominated.
  struct Kept {
    Price value;
    Time ready;
    std::int32_t index;
  };

  Label& label(std::int32_t index) { return pool_[static_cast<std::size_t>(index)]; }

  void finish_empty() {
    for (std::size_t start = 0; start < graph_.starts.size(); ++start) {
      for (std::size_t end = 0; end < graph_.ends.size(); ++end) {
        Time const leg = graph_.straight_leg(start, end);
        std::array<Time, Times> ready;
        ready.fill(kNever);
        ready[0] = begin_;
        if (!arrives(ready, leg)) continue;
        Price const value = task_->earnings->starts[start] + task_->earnings->ends[end] -
                            cost_of(graph_.straight_driving[start * graph_.ends.size() + end]);
        record({value, -1, static_cast<std::int32_t>(start), static_cast<std::int32_t>(end)});
      }
    }
  }

  void start() {
    for (std::size_t start = 0; start < graph_.starts.size(); ++start) {
      Label origin;
      origin.value = task_->earnings->starts[start];
      origin.ready.fill(kNever);
      origin.ready[0] = begin_;
      origin.start = static_cast<std::int32_t>(start);
      take_pauses_at_start(origin);
      for (auto const node : worthy_) {
        Time const driven = graph_.start_driving[start * graph_.size() + node];
        reach(origin, -1, node, {graph_.start_leg(start, node), driven});
      }
    }
  }

  void take_pauses_at_start(Label& origin) {
    auto const pauses = model_.pauses(graph_.day);
    for (std::size_t taken = 0; taken + 1 < Times && taken < pauses.size(); ++taken) {
      if (origin.ready[taken] < kNever) {
        origin.ready[taken + 1] = Model::pause_end(pauses[taken], origin.ready[taken]);
      }
    }
  }

  void extend(std::int32_t index) {
    Label const from = label(index);
    Time const* const legs = graph_.legs_from(from.node);
    Time const* const driving = graph_.driving_from(from.node);
    for (auto const node : worthy_) {
      if (!contains<Words>(from.memory, node))
        reach(from, index, node, {legs[node], driving[node]});
    }
  }

  struct Way {
    Time leg;
    Time driving;
  };
  Price cost_of(Time driving) const { return task_->earnings->per_driving * driving; }

  void reach(Label const& from, std::int32_t parent, std::uint32_t node, Way way) {
    if (way.leg >= kNever) return;
    Label next;
    if (!pass_times(from, node, way.leg, next)) return;
    round_down(next.ready);
    next.value = from.value + task_->earnings->nodes[node] - cost_of(way.driving);
    next.node = node;
    next.parent = parent;
    next.start = from.start;
    for (std::size_t word = 0; word < Words; ++word) {
      next.memory[word] = from.memory[word] & memory_masks_[node][word];
    }
    add<Words>(next.memory, node);
    keep(next);
  }

  bool pass_times(Label const& from, std::uint32_t node, Time leg, Label& next) const {
    if constexpr (Times == 1) {
      Time const begin = graph_.first_begin(node, from.ready[0] + leg);
      next.ready[0] = begin + graph_.service[node];
      return begin < kNever;
    } else {
      PauseTimes times;
      times.fill(kNever);
      std::copy(from.ready.begin(), from.ready.end(), times.begin());
      pass(model_, graph_.day, graph_.visits[node], leg, times);
      std::copy_n(times.begin(), Times, next.ready.begin());
      Time const first = *std::min_element(next.ready.begin(), next.ready.end());
      return first <= graph_.latest(node) + graph_.service[node];
    }
  }

  void round_down(std::array<Time, Times>& ready) const {
    if (task_->tick == 1) return;
    for (Time& time : ready) {
      if (time < kNever) time -= (time - begin_) % task_->tick;
    }
  }

  // Drops what the label dominates; drops the label where another dominates it.
  void keep(Label const& fresh) {
    auto& here = at_node_[fresh.node];
    for (Kept const& kept : here) {
      if (kept.value < fresh.value || kept.ready > fresh.ready[0]) continue;
      if (dominates(label(kept.index), fresh, rule_)) return;
    }
    std::erase_if(here, [&](Kept const& kept) {
      if (kept.value > fresh.value || kept.ready < fresh.ready[0]) return false;
      bool const is_worse = dominates(fresh, label(kept.index), rule_);
      if (is_worse) label(kept.index).is_dropped = true;
      return is_worse;
    });
    auto const index = static_cast<std::int32_t>(pool_.size());
    pool_.push_back(fresh);
    here.push_back({fresh.value, fresh.ready[0], index});
    Time const first = *std::min_element(fresh.ready.begin(), fresh.ready.end());
    auto const slot = static_cast<std::size_t>((first - begin_) / slot_width_);
    queue_[std::min(slot, kQueueSlots - 1)].push_back(index);
  }

  // Whether the day's end is reached in time, with all pauses taken.
  bool arrives(std::array<Time, Times> const& ready, Time leg) const {
    if (leg >= kNever) return false;
    auto const pauses = model_.pauses(graph_.day);
    std::array<Time, Times> times = ready;
    // Before the leg, then behind it.
    for (int round = 0; round < 2; ++round) {
      for (std::size_t taken = 0; taken + 1 < Times && taken < pauses.size(); ++taken) {
        if (times[taken] >= kNever) continue;
        times[taken + 1] =
            std::min(times[taken + 1], Model::pause_end(pauses[taken], times[taken]));
      }
      if (round > 0) break;
      for (Time& time : times) time = std::min(time + leg, kNever);
    }
    return times[pauses.size()] <= graph_.latest_end;
  }

  void finish(std::int32_t index) {
    Label const& from = label(index);
    for (std::size_t end = 0; end < graph_.ends.size(); ++end) {
      Price const value = from.value + task_->earnings->ends[end] -
                          cost_of(graph_.end_driving[from.node * graph_.ends.size() + end]);
      if (value <= worst_kept_ && finished_.size() >= kColumnsKept) continue;
      Time const leg = graph_.end_leg(from.node, end);
      if (!arrives(from.ready, leg)) continue;
      record({value, index, from.start, static_cast<std::int32_t>(end)});
    }
  }

  std::vector<NodeReach> reach_of_all() {
    std::vector<NodeReach> all(graph_.size());
    for (std::size_t node = 0; node < graph_.size(); ++node) {
      for (Kept const& kept : at_node_[node]) all[node].push_back({kept.ready, kept.value});
      std::sort(all[node].begin(), all[node].end());
      Price most = std::numeric_limits<Price>::min();
      std::erase_if(all[node], [&](Reach const& reach) {
        if (reach.value <= most) return true;
        most = reach.value;
        return false;
      });
    }
    return all;
  }

  struct Finished {
    Price value;
    std::int32_t last;
    std::int32_t start;
    std::int32_t end;
  };

  void record(Finished const& route) {
    best_ = std::max(best_, route.value);
    finished_.push_back(route);
    if (finished_.size() < 4 * kColumnsKept) return;
    keep_best_finished();
  }

  void keep_best_finished() {
    std::sort(finished_.begin(), finished_.end(), [](Finished const& a, Finished const& b) {
      return a.value != b.value ? a.value > b.value : a.last < b.last;
    });
    if (finished_.size() > kColumnsKept) finished_.resize(kColumnsKept);
    worst_kept_ = finished_.empty() ? worst_kept_ : finished_.back().value;
  }

  std::vector<PricedColumn> columns() {
    keep_best_finished();
    std::vector<PricedColumn> columns;
    for (Finished const& route : finished_) {
      PricedColumn priced{route.value,
                          {task_->kind,
                           graph_.starts[static_cast<std::size_t>(route.start)],
                           graph_.ends[static_cast<std::size_t>(route.end)],
                           {}}};
      for (std::int32_t at = route.last; at >= 0; at = label(at).parent) {
        priced.column.visits.push_back(graph_.visits[label(at).node]);
      }
      std::reverse(priced.column.visits.begin(), priced.column.visits.end());
      columns.push_back(std::move(priced));
    }
    return columns;
  }

  PricingTask const* task_;
  DayGraph const& graph_;
  Model const& model_;
  MemoryRule rule_;
  Time begin_ = 0;
  Time slot_width_ = 1;
  std::vector<std::uint32_t> worthy_;
  std::vector<Label> pool_;
  std::vector<std::vector<std::int32_t>> queue_;
  std::vector<std::vector<Kept>> at_node_;
  std::vector<NodeSet<Words>> memory_masks_;
  std::vector<Finished> finished_;
  Price best_ = kNoRoute;
  Price worst_kept_ = kNoRoute;
  std::size_t worked_ = 0;
};

template <std::size_t Words>
PricingAnswer price_with(PricingTask const& task) {
  std::size_t const pauses = task.graph->model->pauses(task.graph->day).size();
  if (pauses == 0) return Pricer<Words, 1>(task).run();
  if (pauses <= 2) return Pricer<Words, 3>(task).run();
  return Pricer<Words, kPausesMax + 1>(task).run();
}

}  // namespace

Neighbourhoods nearest_neighbourhoods(DayGraph const& graph, std::size_t size) {
  Neighbourhoods neighbourhoods(graph.size());
  for (std::size_t node = 0; node < graph.size(); ++node) {
    std::vector<std::uint32_t> others(graph.size());
    std::iota(others.begin(), others.end(), 0U);
    auto const away = [&](std::uint32_t other) {
      return other == node ? Time{-1} : std::min(graph.leg(node, other), graph.leg(other, node));
    };
    std::size_t const count = std::min(size, others.size());
    std::partial_sort(
        others.begin(), others.begin() + static_cast<std::ptrdiff_t>(count), others.end(),
        [&](auto a, auto b) { return std::pair(away(a), a) < std::pair(away(b), b); });
    others.resize(count);
    neighbourhoods[node] = std::move(others);
  }
  return neighbourhoods;
}

PricingAnswer price_routes(PricingTask const& task) {
  std::size_t const nodes = task.graph->size();
  if (nodes <= 128) return price_with<2>(task);
  if (nodes <= 512) return price_with<8>(task);
  return price_with<40>(task);
}

}  // namespace magpie::planner
