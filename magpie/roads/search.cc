#include "magpie/roads/search.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "magpie/roads/components.h"

namespace magpie::roads {

namespace {

constexpr std::uint32_t kStart = std::numeric_limits<std::uint32_t>::max();

void add_arcs(Graph& graph) {
  auto const& edges = graph.set.edges;
  graph.first_arc.assign(graph.set.node_count + 1, 0);
  for (auto const& edge : edges) {
    if (edge.time_forward_ds != kClosed) ++graph.first_arc[edge.from + 1];
    if (edge.time_backward_ds != kClosed) ++graph.first_arc[edge.to + 1];
  }
  for (std::size_t i = 1; i < graph.first_arc.size(); ++i) {
    graph.first_arc[i] += graph.first_arc[i - 1];
  }
  graph.arcs.resize(graph.first_arc.back());
  auto next = graph.first_arc;
  for (std::uint32_t e = 0; e < edges.size(); ++e) {
    auto const& edge = edges[e];
    if (edge.time_forward_ds != kClosed) {
      graph.arcs[next[edge.from]++] = {edge.to, e * 2,
                                       make_label(edge.time_forward_ds, edge.meters)};
    }
    if (edge.time_backward_ds != kClosed) {
      graph.arcs[next[edge.to]++] = {edge.from, e * 2 + 1,
                                     make_label(edge.time_backward_ds, edge.meters)};
    }
  }
}

// The part of `total` that lies before `share`.
std::uint32_t part(std::uint32_t total, double share) {
  return static_cast<std::uint32_t>(std::llround(total * share));
}

Label before(std::uint32_t time_ds, std::uint32_t meters, double share) {
  return make_label(part(time_ds, share), part(meters, share));
}

Label after(std::uint32_t time_ds, std::uint32_t meters, double share) {
  return make_label(time_ds - part(time_ds, share), meters - part(meters, share));
}

}  // namespace

Graph make_graph(EdgeSet set) {
  Graph graph;
  graph.set = std::move(set);
  add_arcs(graph);
  auto core = largest_component(graph);
  graph.is_core = std::move(core.is_member);
  graph.core_size = core.size;
  std::vector<char> is_startable(graph.set.edges.size());
  std::vector<char> is_island(graph.set.edges.size());
  for (std::size_t e = 0; e < graph.set.edges.size(); ++e) {
    auto const& edge = graph.set.edges[e];
    bool const is_inside = graph.is_core[edge.from] != 0 && graph.is_core[edge.to] != 0;
    is_startable[e] = is_inside && edge.is_enterable != 0;
    is_island[e] = !is_inside && edge.is_enterable != 0;
  }
  graph.core_grid = SegmentGrid(graph.set, is_startable);
  graph.island_grid = SegmentGrid(graph.set, is_island);
  for (auto const point : graph.set.points) graph.bounds.extend(point);
  return graph;
}

std::vector<Access> ways_out(EdgeSet const& set, RoadPoint const& point) {
  auto const& edge = set.edges[point.edge];
  std::vector<Access> ways;
  if (edge.time_forward_ds != kClosed) {
    ways.push_back({edge.to, after(edge.time_forward_ds, edge.meters, point.share), true});
  } else if (point.share == 1) {
    ways.push_back({edge.to, 0, true});
  }
  if (edge.time_backward_ds != kClosed) {
    ways.push_back({edge.from, before(edge.time_backward_ds, edge.meters, point.share), false});
  } else if (point.share == 0) {
    ways.push_back({edge.from, 0, false});
  }
  return ways;
}

std::vector<Access> ways_in(EdgeSet const& set, RoadPoint const& point) {
  auto const& edge = set.edges[point.edge];
  std::vector<Access> ways;
  if (edge.time_forward_ds != kClosed) {
    ways.push_back({edge.from, before(edge.time_forward_ds, edge.meters, point.share), false});
  } else if (point.share == 0) {
    ways.push_back({edge.from, 0, false});
  }
  if (edge.time_backward_ds != kClosed) {
    ways.push_back({edge.to, after(edge.time_backward_ds, edge.meters, point.share), true});
  } else if (point.share == 1) {
    ways.push_back({edge.to, 0, true});
  }
  return ways;
}

Label along_edge(EdgeSet const& set, RoadPoint const& from, RoadPoint const& to) {
  if (from.edge != to.edge) return kNoWay;
  if (from.share == to.share) return 0;
  auto const& edge = set.edges[from.edge];
  bool const is_forward = to.share > from.share;
  auto const time_ds = is_forward ? edge.time_forward_ds : edge.time_backward_ds;
  if (time_ds == kClosed) return kNoWay;
  double const low = std::min(from.share, to.share);
  double const high = std::max(from.share, to.share);
  return make_label(part(time_ds, high) - part(time_ds, low),
                    part(edge.meters, high) - part(edge.meters, low));
}

Search::Search(Graph const& graph)
    : graph_(graph),
      labels_(graph.set.node_count, kNoWay),
      came_by_(graph.set.node_count, kStart),
      tails_(graph.set.node_count, 0),
      is_target_(graph.set.node_count, 0) {}

void Search::reach(std::uint32_t node, Label label, std::uint32_t arc) {
  if (label >= labels_[node]) return;
  if (labels_[node] == kNoWay) touched_.push_back(node);
  labels_[node] = label;
  came_by_[node] = arc;
  heap_.emplace_back(label, node);
  std::push_heap(heap_.begin(), heap_.end(), std::greater<>{});
}

void Search::run(RoadPoint const& from, std::span<std::uint32_t const> targets) {
  for (auto const node : touched_) {
    labels_[node] = kNoWay;
    came_by_[node] = kStart;
  }
  touched_.clear();
  heap_.clear();
  std::size_t open = 0;
  for (auto const node : targets) {
    open += is_target_[node] == 0;
    is_target_[node] = 1;
  }
  for (auto const& way : ways_out(graph_.set, from)) reach(way.node, way.cost, kStart);
  while (!heap_.empty() && open > 0) {
    auto const [label, node] = heap_.front();
    std::pop_heap(heap_.begin(), heap_.end(), std::greater<>{});
    heap_.pop_back();
    if (label != labels_[node]) continue;  // a better one was settled before
    open -= is_target_[node] != 0;
    is_target_[node] = 0;
    for (auto arc = graph_.first_arc[node]; arc < graph_.first_arc[node + 1]; ++arc) {
      auto const head = graph_.arcs[arc].head;
      auto const next = label + graph_.arcs[arc].cost;
      if (next >= labels_[head]) continue;
      tails_[head] = node;
      reach(head, next, arc);
    }
  }
  for (auto const node : targets) is_target_[node] = 0;
}

Label Search::to_point(RoadPoint const& from, RoadPoint const& to) const {
  Label best = along_edge(graph_.set, from, to);
  for (auto const& way : ways_in(graph_.set, to)) {
    if (labels_[way.node] == kNoWay) continue;
    best = std::min(best, labels_[way.node] + way.cost);
  }
  return best;
}

std::vector<Arc> Search::arcs_to(std::uint32_t node) const {
  std::vector<Arc> arcs;
  while (came_by_[node] != kStart) {
    arcs.push_back(graph_.arcs[came_by_[node]]);
    node = tails_[node];
  }
  std::reverse(arcs.begin(), arcs.end());
  return arcs;
}

}  // namespace magpie::roads
