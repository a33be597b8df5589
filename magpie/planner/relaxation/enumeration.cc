#include "magpie/planner/relaxation/enumeration.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

#include "magpie/planner/relaxation/labels.h"

namespace magpie::planner {

namespace {

constexpr std::size_t kLabelsBetweenQuestions = 2048;

template <std::size_t Words>
struct SetHash {
  std::size_t operator()(std::pair<NodeSet<Words>, std::uint64_t> const& key) const {
    std::uint64_t hash = key.second * 0x9E37'79B9'7F4A'7C15U;
    for (auto const word : key.first) {
      hash = (hash ^ word) * 0xFF51'AFD7'ED55'8CCDU;
      hash ^= hash >> 32U;
    }
    return static_cast<std::size_t>(hash);
  }
};

template <std::size_t Words>
class Enumerator {
 public:
  explicit Enumerator(EnumerationTask const& task) : task_(&task), graph_(*task.graph) {}

  std::optional<std::vector<Column>> run() {
    for (std::size_t start = 0; start < graph_.starts.size(); ++start) {
      finish_empty(start);
      Path origin;
      origin.ready = graph_.earliest_start;
      origin.value = task_->earnings->starts[start];
      origin.start = static_cast<std::int32_t>(start);
      for (std::size_t node = 0; node < graph_.size(); ++node)
        reach(origin, -1, node, graph_.start_leg(start, node));
    }
    for (std::size_t i = 0; i < pool_.size(); ++i) {
      if (pool_.size() > task_->labels_max || found_.size() > task_->columns_max) return {};
      if (i % kLabelsBetweenQuestions == 0 && task_->is_over && task_->is_over()) return {};
      if (pool_[i].is_dropped) continue;
      finish(static_cast<std::int32_t>(i));
      Path const from = pool_[i];
      for (std::size_t node = 0; node < graph_.size(); ++node) {
        if (!contains<Words>(from.visited, node)) {
          reach(from, static_cast<std::int32_t>(i), node, graph_.leg(from.node, node));
        }
      }
    }
    return columns();
  }

 private:
  struct Path {
    Price value = 0;
    Time ready = 0;
    std::uint32_t node = 0;
    std::int32_t parent = -1;
    std::int32_t start = 0;
    bool is_dropped = false;
    NodeSet<Words> visited{};
  };
  using Key = std::pair<NodeSet<Words>, std::uint64_t>;

  // The most that a route ready to leave the node may still earn, its end included.
  Price most_behind(std::size_t node, Time begin) const {
    auto const& reach = (*task_->backward)[node];
    Time const turned = graph_.earliest_start + graph_.latest_end - begin;
    auto const behind =
        std::upper_bound(reach.begin(), reach.end(), turned,
                         [](Time time, Reach const& entry) { return time < entry.ready; });
    if (behind == reach.begin()) return kNoRoute;
    return std::prev(behind)->value - task_->earnings->nodes[node];
  }

  void reach(Path const& from, std::int32_t parent, std::size_t node, Time leg) {
    if (leg >= kNever) return;
    Time const begin = graph_.first_begin(node, from.ready + leg);
    if (begin >= kNever) return;
    Path next;
    next.value = from.value + task_->earnings->nodes[node];
    if (next.value + most_behind(node, begin) < task_->least) return;
    next.ready = begin + graph_.service[node];
    next.node = static_cast<std::uint32_t>(node);
    next.parent = parent;
    next.start = from.start;
    next.visited = from.visited;
    add<Words>(next.visited, node);
    keep(next);
  }

  // Of routes over the same visits to the same last one the earliest is enough.
  void keep(Path const& fresh) {
    Key const key{fresh.visited,
                  std::uint64_t{fresh.node} << 32U | static_cast<std::uint32_t>(fresh.start)};
    auto const index = static_cast<std::int32_t>(pool_.size());
    auto const [found, is_new] = earliest_.try_emplace(key, index);
    if (!is_new) {
      Path& other = pool_[static_cast<std::size_t>(found->second)];
      if (other.ready <= fresh.ready) return;
      other.is_dropped = true;
      found->second = index;
    }
    pool_.push_back(fresh);
  }

  void finish_empty(std::size_t start) {
    for (std::size_t end = 0; end < graph_.ends.size(); ++end) {
      Time const leg = graph_.straight_leg(start, end);
      if (leg >= kNever || graph_.earliest_start + leg > graph_.latest_end) continue;
      if (task_->earnings->starts[start] + task_->earnings->ends[end] < task_->least) continue;
      found_.emplace(Key{{}, start << 32U | end}, -1);
    }
  }

  void finish(std::int32_t index) {
    Path const& from = pool_[static_cast<std::size_t>(index)];
    for (std::size_t end = 0; end < graph_.ends.size(); ++end) {
      Time const leg = graph_.end_leg(from.node, end);
      if (leg >= kNever || from.ready + leg > graph_.latest_end) continue;
      if (from.value + task_->earnings->ends[end] < task_->least) continue;
      found_.emplace(Key{from.visited, static_cast<std::uint64_t>(from.start) << 32U | end}, index);
    }
  }

  std::vector<Column> columns() const {
    std::vector<Column> columns;
    for (auto const& [key, last] : found_) {
      Column column{task_->kind,
                    graph_.starts[key.second >> 32U],
                    graph_.ends[key.second & 0xFFFF'FFFFU],
                    {}};
      for (std::int32_t at = last; at >= 0; at = pool_[static_cast<std::size_t>(at)].parent) {
        column.visits.push_back(graph_.visits[pool_[static_cast<std::size_t>(at)].node]);
      }
      std::reverse(column.visits.begin(), column.visits.end());
      columns.push_back(std::move(column));
    }
    // The order of a hash table is no order.
    std::sort(columns.begin(), columns.end(), [](Column const& a, Column const& b) {
      return std::tie(a.start, a.end, a.visits) < std::tie(b.start, b.end, b.visits);
    });
    return columns;
  }

  EnumerationTask const* task_;
  DayGraph const& graph_;
  std::vector<Path> pool_;
  std::unordered_map<Key, std::int32_t, SetHash<Words>> earliest_;
  std::unordered_map<Key, std::int32_t, SetHash<Words>> found_;
};

}  // namespace

std::optional<std::vector<Column>> enumerate_routes(EnumerationTask const& task) {
  std::size_t const nodes = task.graph->size();
  if (nodes <= 128) return Enumerator<2>(task).run();
  if (nodes <= 512) return Enumerator<8>(task).run();
  return std::nullopt;
}

}  // namespace magpie::planner
