// The largest strongly connected component: the roads from which one also comes back. Internal.
#pragma once

#include <cstddef>
#include <vector>

namespace magpie::roads {

struct Graph;

struct Component {
  std::vector<char> is_member;  // by node
  std::size_t size = 0;
};

// Tarjan 1972, without recursion. Equally large components: the one with the lowest node wins.
Component largest_component(Graph const& graph);

}  // namespace magpie::roads
