#include "magpie/planner/relaxation/closing.h"

#include <algorithm>

namespace magpie::planner {

namespace {

constexpr std::size_t kRemembersMax = 24;  // nodes, by each node
constexpr double kShare = 1e-6;

std::vector<std::uint32_t> nodes_of(DayGraph const& graph, Column const& column) {
  std::vector<std::uint32_t> nodes;
  for (Index const visit : column.visits) {
    auto const found = std::lower_bound(graph.visits.begin(), graph.visits.end(), visit);
    nodes.push_back(static_cast<std::uint32_t>(found - graph.visits.begin()));
  }
  return nodes;
}

bool remembers(std::vector<std::uint32_t> const& neighbourhood, std::uint32_t node) {
  return std::find(neighbourhood.begin(), neighbourhood.end(), node) != neighbourhood.end();
}

// Positions of each return to the same node.
std::vector<std::pair<std::size_t, std::size_t>> cycles_of(
    std::vector<std::uint32_t> const& nodes) {
  std::vector<std::pair<std::size_t, std::size_t>> cycles;
  for (std::size_t last = 1; last < nodes.size(); ++last) {
    for (std::size_t first = last; first-- > 0;) {
      if (nodes[first] != nodes[last]) continue;
      cycles.emplace_back(first, last);
      break;
    }
  }
  return cycles;
}

bool is_forbidden(std::vector<std::uint32_t> const& nodes, Neighbourhoods const& neighbourhoods) {
  for (auto const& [first, last] : cycles_of(nodes)) {
    bool is_remembered = true;
    for (std::size_t i = first + 1; i < last; ++i) {
      is_remembered = is_remembered && remembers(neighbourhoods[nodes[i]], nodes[first]);
    }
    if (is_remembered) return true;
  }
  return false;
}

bool forbid_cycles(std::vector<std::uint32_t> const& nodes, Neighbourhoods& neighbourhoods) {
  bool is_any = false;
  for (auto const& [first, last] : cycles_of(nodes)) {
    for (std::size_t i = first + 1; i < last; ++i) {
      auto& neighbourhood = neighbourhoods[nodes[i]];
      if (remembers(neighbourhood, nodes[first]) || neighbourhood.size() >= kRemembersMax) continue;
      neighbourhood.push_back(nodes[first]);
      is_any = true;
    }
  }
  return is_any;
}

}  // namespace

bool widen_neighbourhoods(std::vector<DayGraph> const& graphs, Master& master,
                          std::vector<Neighbourhoods>& neighbourhoods) {
  bool is_any = false;
  for (std::size_t i = 0; i < master.columns().size(); ++i) {
    if (master.shares()[i] < kShare) continue;
    Column const& column = master.columns()[i];
    auto const kind = static_cast<std::size_t>(column.kind);
    is_any = forbid_cycles(nodes_of(graphs[kind], column), neighbourhoods[kind]) || is_any;
  }
  if (!is_any) return false;
  for (std::size_t i = 0; i < master.columns().size(); ++i) {
    Column const& column = master.columns()[i];
    auto const kind = static_cast<std::size_t>(column.kind);
    if (is_forbidden(nodes_of(graphs[kind], column), neighbourhoods[kind])) master.ban(i);
  }
  return true;
}

bool can_enumerate(DayGraph const& graph) {
  Day const& day = graph.model->day(graph.day);
  return day.pauses.empty() && graph.size() <= 512 &&
         day.driving_limit >= day.latest_end - day.earliest_start;
}

}  // namespace magpie::planner
