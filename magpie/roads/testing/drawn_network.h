// DrawnNetwork: roads drawn as text for tests. Letters are nodes, one column or row is 100 m, near
// the equator, so that a test can say lengths. Ways are named by the nodes they pass: "ABC".
#pragma once

#include <cctype>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/roads/road_input.h"

namespace magpie::roads {

class DrawnNetwork {
 public:
  static constexpr std::int32_t kStepE7 = 8993;  // 100.0 m

  explicit DrawnNetwork(std::string_view picture) {
    std::int32_t row = 0;
    std::int32_t column = 0;
    for (char const c : picture) {
      if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
        numbers_[c] = static_cast<std::uint32_t>(input_.nodes.size());
        input_.nodes.push_back({-row * kStepE7, column * kStepE7});
        input_.node_ids.push_back(c);
      }
      ++column;
      if (c != '\n') continue;
      ++row;
      column = 0;
    }
  }

  // `tags` as RoadTags::text(); a name or ref may stand among them.
  void add_way(std::string const& nodes, std::string_view tags) {
    RoadWay way;
    way.id = way_id(nodes);
    way.first_node = static_cast<std::uint32_t>(input_.way_nodes.size());
    way.node_count = static_cast<std::uint32_t>(nodes.size());
    way.tags = input_.tag_sets.add(RoadTags::from_text(tags));
    for (char const node : nodes) input_.way_nodes.push_back(number(node));
    input_.ways.push_back(way);
  }
  void add_node_tags(char node, std::string_view tags) {
    input_.node_tags.push_back({number(node), input_.tag_sets.add(RoadTags::from_text(tags))});
  }
  // The id of a way that was added or will be.
  std::int64_t way_id(std::string const& nodes) {
    auto const next = static_cast<std::int64_t>(way_ids_.size() + 1);
    return way_ids_.emplace(nodes, next).first->second;
  }
  std::uint32_t number(char node) const {
    auto const found = numbers_.find(node);
    if (found == numbers_.end()) throw std::runtime_error(std::string("no node ") + node);
    return found->second;
  }
  RoadInput& input() { return input_; }
  RoadInput const& input() const { return input_; }

 private:
  RoadInput input_;
  std::map<char, std::uint32_t> numbers_;
  std::map<std::string, std::int64_t> way_ids_;
};

}  // namespace magpie::roads
