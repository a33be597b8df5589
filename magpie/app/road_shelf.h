// The road networks of a data folder: one file for each vehicle, loaded when first asked for and
// again after an import, and the networks made of them for what holds at a moment: the alliance's
// road changes, the map's conditions, a size, a scenic weight. Two dates on which the same holds
// share one network.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "magpie/app/road_change_book.h"
#include "magpie/app/road_wish.h"
#include "magpie/roads/network.h"

namespace magpie::app {

std::filesystem::path graph_path(std::filesystem::path const& folder, roads::Vehicle vehicle);

class RoadShelf {
 public:
  // Shared with whoever still asks it when an import replaces it. Null where no extract with roads
  // for the vehicle is loaded; a damaged file throws.
  std::shared_ptr<roads::Network const> network(std::filesystem::path const& folder,
                                                RoadWish const& wish, RoadChangeList const& list);
  // The roads of the map alone, as they are outside of all conditions.
  std::shared_ptr<roads::Network const> map_network(std::filesystem::path const& folder,
                                                    roads::Vehicle vehicle);

 private:
  using Shared = std::shared_ptr<roads::Network const>;
  struct Kept {
    Shared network;
    std::uint64_t used = 0;  // when it was last asked for, as a count
  };
  // By what holds; the one that was not asked for longest goes first.
  using Variants = std::map<std::string, Kept>;
  struct Shelved {
    std::string stamp;
    Shared network;
    Variants variants;
    std::map<std::string, std::string> moments;  // moment as text → its key
  };
  // Each variant holds a hierarchy of its own.
  static constexpr std::size_t kVariantsMax = 8;
  static constexpr std::size_t kMomentsMax = 256;

  Shelved& loaded(std::filesystem::path const& folder, roads::Vehicle vehicle);
  std::string moment_key(Shelved& shelved, RoadWish const& wish);
  // The variant with this key; `make` makes it without holding the lock.
  template <class Make>
  Shared variant(std::unique_lock<std::mutex>& lock, Shelved& shelved, std::string const& key,
                 Make&& make);

  std::mutex mutex_;
  std::map<roads::Vehicle, Shelved> shelved_;
  std::uint64_t asked_ = 0;
};

}  // namespace magpie::app
