// The slow and obvious search that faster ones are compared with: Dijkstra over edges, each state
// with the forbidden sequences it has begun. Roads for destination traffic are driven at both ends
// of a route only.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <queue>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "magpie/roads/edges.h"

namespace magpie::roads {

struct PlainRoute {
  std::uint64_t time_ds = 0;
  std::uint64_t meters = 0;
  std::vector<std::uint32_t> edges;
};

class PlainSearch {
 public:
  PlainSearch(EdgeList const& list, ProfileOptions const& options)
      : list_(list), options_(options) {
    for (std::uint32_t i = 0; i < list.turns.size(); ++i) {
      if (is_forbidden(list, list.turns[i], options)) active_.push_back(i);
    }
  }

  // Between two nodes by OSM id; nothing where there is no way. A place to itself has no edges.
  std::optional<PlainRoute> route(std::int64_t from, std::int64_t to) const {
    if (from == to) return PlainRoute{};
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    std::map<State, State> parents;
    std::set<State> settled;
    for (std::uint32_t i = 0; i < list_.edges.size(); ++i) {
      if (list_.node_ids[list_.edges[i].from] == from) push(queue, {0, 0, State{}, State{}}, i);
    }
    while (!queue.empty()) {
      auto const entry = queue.top();
      queue.pop();
      if (!settled.insert(entry.state).second) continue;
      parents[entry.state] = entry.parent;
      if (list_.node_ids[list_.edges[entry.state.edge].to] == to) return trace(entry, parents);
      auto const node = list_.edges[entry.state.edge].to;
      for (auto i = list_.first_edge[node]; i < list_.first_edge[node + 1]; ++i)
        push(queue, entry, i);
    }
    return std::nullopt;
  }

 private:
  enum class Phase { leaving, through, arriving };
  struct State {
    std::uint32_t edge = kNoNode;
    Phase phase = Phase::leaving;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> begun;  // turn, edges of it driven
    auto operator<=>(State const&) const = default;
  };
  struct Entry {
    std::uint64_t time_ds = 0;
    std::uint64_t meters = 0;
    State state;
    State parent;
    auto operator<=>(Entry const&) const = default;
  };

  void push(std::priority_queue<Entry, std::vector<Entry>, std::greater<>>& queue,
            Entry const& before, std::uint32_t edge) const {
    auto const time_ds = time_at(list_, list_.edges[edge], options_);
    if (time_ds == kClosedDs) return;
    State next{edge, before.state.phase, {}};
    bool const is_destination = list_.edges[edge].is(edge_flag::kDestination);
    if (next.phase == Phase::arriving && !is_destination) return;
    if (next.phase == Phase::leaving && !is_destination) next.phase = Phase::through;
    if (next.phase == Phase::through && is_destination) next.phase = Phase::arriving;
    if (!extend(before.state, next)) return;
    queue.push(
        {before.time_ds + time_ds, before.meters + list_.edges[edge].meters, next, before.state});
  }

  // False where the edge completes a forbidden sequence.
  bool extend(State const& before, State& next) const {
    auto const match = [&](std::uint32_t turn, std::uint32_t driven) {
      auto const sequence = list_.sequence(list_.turns[turn]);
      if (sequence[driven] != next.edge) return true;
      if (driven + 1 == sequence.size()) return false;
      next.begun.emplace_back(turn, driven + 1);
      return true;
    };
    for (auto const& [turn, driven] : before.begun) {
      if (!match(turn, driven)) return false;
    }
    for (auto const turn : active_) {
      if (!match(turn, 0)) return false;
    }
    std::sort(next.begun.begin(), next.begun.end());
    return true;
  }

  PlainRoute trace(Entry const& last, std::map<State, State> const& parents) const {
    PlainRoute route{last.time_ds, last.meters, {}};
    for (auto state = last.state; state.edge != kNoNode; state = parents.at(state))
      route.edges.push_back(state.edge);
    std::reverse(route.edges.begin(), route.edges.end());
    return route;
  }

  EdgeList const& list_;
  ProfileOptions const& options_;
  std::vector<std::uint32_t> active_;
};

}  // namespace magpie::roads
