// The largest strongly connected component: the roads from which one also comes back. Internal.
#pragma once

#include <cstddef>
#include <vector>

namespace magpie::roads {

struct EdgeList;

struct Component {
  std::vector<char> is_member;  // by node
  std::size_t size = 0;
};

// Tarjan 1972, without recursion. Equally large components: the one with the lowest node wins.
// All edges count, also those closed at the moment.
Component largest_component(EdgeList const& list);

}  // namespace magpie::roads
