// The road networks of a data folder: one file for each vehicle, loaded when first asked for and
// again after an import, and the networks made of them for a date, a size or a scenic weight.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "magpie/app/road_wish.h"
#include "magpie/roads/network.h"

namespace magpie::app {

std::filesystem::path graph_path(std::filesystem::path const& folder, roads::Vehicle vehicle);

class RoadShelf {
 public:
  // Shared with whoever still asks it when an import replaces it. Null where no extract with roads
  // for the vehicle is loaded; a damaged file throws.
  std::shared_ptr<roads::Network const> network(std::filesystem::path const& folder,
                                                RoadWish const& wish);

 private:
  struct Shelved {
    std::string stamp;
    std::shared_ptr<roads::Network const> network;
    // By wish; at most kVariantsMax, since each holds a hierarchy of its own.
    std::map<std::string, std::shared_ptr<roads::Network const>> variants;
  };
  static constexpr std::size_t kVariantsMax = 4;

  std::mutex mutex_;
  std::map<roads::Vehicle, Shelved> shelved_;
};

}  // namespace magpie::app
