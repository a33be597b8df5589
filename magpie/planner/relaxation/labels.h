// Labels of the pricing: partial routes, kept by the node they end at, where a label that is no
// better in anything than another is dropped.
//
// Words: 64 nodes each; Times: one more than the pauses of the day.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "magpie/planner/relaxation/rows.h"

namespace magpie::planner {

template <std::size_t Words>
using NodeSet = std::array<std::uint64_t, Words>;

template <std::size_t Words>
bool contains(NodeSet<Words> const& set, std::size_t node) {
  return (set[node / 64] >> (node % 64) & 1U) != 0;
}

template <std::size_t Words>
void add(NodeSet<Words>& set, std::size_t node) {
  set[node / 64] |= std::uint64_t{1} << (node % 64);
}

template <std::size_t Words>
bool is_subset(NodeSet<Words> const& part, NodeSet<Words> const& whole) {
  std::uint64_t beyond = 0;
  for (std::size_t word = 0; word < Words; ++word) beyond |= part[word] & ~whole[word];
  return beyond == 0;
}

template <std::size_t Words, std::size_t Times>
struct PathLabel {
  Price value = 0;
  std::array<Time, Times> ready;  // by pauses taken; kNever where it cannot be
  std::uint32_t node = 0;
  std::int32_t parent = -1;
  std::int32_t start = 0;
  bool is_dropped = false;
  NodeSet<Words> memory{};
};

enum class MemoryRule : std::uint8_t { counts, ignored };

template <std::size_t Words, std::size_t Times>
bool dominates(PathLabel<Words, Times> const& a, PathLabel<Words, Times> const& b,
               MemoryRule rule) {
  if (a.value < b.value) return false;
  for (std::size_t taken = 0; taken < Times; ++taken) {
    if (a.ready[taken] > b.ready[taken]) return false;
  }
  return rule == MemoryRule::ignored || is_subset<Words>(a.memory, b.memory);
}

}  // namespace magpie::planner
