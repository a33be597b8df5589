// OsmNodeIds: the node ids that something uses, sorted, each once, and the number of each: its
// place in the list. Answers are quick where they are asked in order, as a sorted file asks them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace magpie::files {

class OsmNodeIds {
 public:
  OsmNodeIds() = default;
  explicit OsmNodeIds(std::vector<std::int64_t> ids);

  std::vector<std::int64_t> const& ids() const { return ids_; }
  std::vector<std::int64_t> take_ids() { return std::move(ids_); }
  std::size_t size() const { return ids_.size(); }
  // Looks beside the last answer first.
  std::optional<std::uint32_t> find(std::int64_t id);

 private:
  std::vector<std::int64_t> ids_;
  std::size_t last_ = 0;
};

}  // namespace magpie::files
