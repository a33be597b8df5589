#include "magpie/roads/components.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "magpie/roads/edges.h"

namespace magpie::roads {

namespace {

constexpr std::uint32_t kUnseen = std::numeric_limits<std::uint32_t>::max();

class Tarjan {
 public:
  explicit Tarjan(EdgeList const& list)
      : list_(list),
        order_(list.nodes.size(), kUnseen),
        low_(list.nodes.size(), 0),
        component_(list.nodes.size(), kUnseen) {}

  // Component numbers by node; sizes() by component.
  std::vector<std::uint32_t> const& run() {
    for (std::uint32_t node = 0; node < list_.nodes.size(); ++node) {
      if (order_[node] == kUnseen) visit_from(node);
    }
    return component_;
  }
  std::vector<std::size_t> const& sizes() const { return sizes_; }

 private:
  struct Frame {
    std::uint32_t node;
    std::uint32_t next_edge;
  };

  void enter(std::uint32_t node) {
    order_[node] = low_[node] = counter_++;
    stack_.push_back(node);
    frames_.push_back({node, list_.first_edge[node]});
  }

  void visit_from(std::uint32_t root) {
    enter(root);
    while (!frames_.empty()) {
      auto& frame = frames_.back();
      auto const node = frame.node;
      if (frame.next_edge < list_.first_edge[node + 1]) {
        auto const head = list_.edges[frame.next_edge++].to;
        if (order_[head] == kUnseen)
          enter(head);
        else if (component_[head] == kUnseen)
          low_[node] = std::min(low_[node], order_[head]);
        continue;
      }
      frames_.pop_back();
      if (!frames_.empty()) {
        auto& parent = low_[frames_.back().node];
        parent = std::min(parent, low_[node]);
      }
      if (low_[node] == order_[node]) close_component(node);
    }
  }

  void close_component(std::uint32_t root) {
    auto const number = static_cast<std::uint32_t>(sizes_.size());
    std::size_t size = 0;
    std::uint32_t node = kUnseen;
    while (node != root) {
      node = stack_.back();
      stack_.pop_back();
      component_[node] = number;
      ++size;
    }
    sizes_.push_back(size);
  }

  EdgeList const& list_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> low_;
  std::vector<std::uint32_t> component_;
  std::vector<std::uint32_t> stack_;
  std::vector<Frame> frames_;
  std::vector<std::size_t> sizes_;
  std::uint32_t counter_ = 0;
};

}  // namespace

Component largest_component(EdgeList const& list) {
  Tarjan tarjan(list);
  auto const& numbers = tarjan.run();
  auto const& sizes = tarjan.sizes();
  Component largest;
  largest.is_member.assign(list.nodes.size(), 0);
  if (sizes.empty()) return largest;
  largest.size = *std::max_element(sizes.begin(), sizes.end());
  auto const first = std::find_if(numbers.begin(), numbers.end(), [&](std::uint32_t number) {
    return sizes[number] == largest.size;
  });
  for (std::size_t node = 0; node < numbers.size(); ++node) {
    largest.is_member[node] = numbers[node] == *first;
  }
  return largest;
}

}  // namespace magpie::roads
