#include "magpie/app/road_shelf.h"

#include <fmt/core.h>

#include <stdexcept>

#include "magpie/app/workspace.h"
#include "magpie/base/civil.h"

namespace magpie::app {

namespace {

// Empty where there is no file.
std::string stamp_of(std::filesystem::path const& path) {
  std::error_code error;
  auto const size = std::filesystem::file_size(path, error);
  if (error) return {};
  auto const written = std::filesystem::last_write_time(path, error);
  if (error) return {};
  return fmt::format("{} {}", size, written.time_since_epoch().count());
}

std::shared_ptr<roads::Network const> load_network(std::filesystem::path const& path) {
  auto const bytes = read_file_whole(path);
  if (!bytes) throw std::runtime_error(bytes.error().message);
  auto network = roads::Network::load(*bytes);
  if (!network) throw std::runtime_error(path.string() + ": " + network.error().message);
  return std::make_shared<roads::Network const>(std::move(*network));
}

std::string key_of(RoadWish const& wish) {
  std::string key = fmt::format("{}", wish.scenic_weight);
  if (wish.when)
    key += fmt::format(" {} {}", base::format_date(wish.when->date), wish.when->minute);
  if (wish.size) {
    key += fmt::format(" {}/{}/{}/{}", wish.size->height_m, wish.size->weight_t, wish.size->width_m,
                       wish.size->length_m);
  }
  return key;
}

}  // namespace

std::filesystem::path graph_path(std::filesystem::path const& folder, roads::Vehicle vehicle) {
  return folder / fmt::format("roads-{}.graph", roads::vehicle_name(vehicle));
}

std::shared_ptr<roads::Network const> RoadShelf::network(std::filesystem::path const& folder,
                                                         RoadWish const& wish) {
  std::lock_guard const lock(mutex_);
  auto& shelved = shelved_[wish.vehicle];
  auto const path = graph_path(folder, wish.vehicle);
  auto stamp = stamp_of(path);
  if (stamp != shelved.stamp) {
    shelved.variants.clear();
    shelved.network = stamp.empty() ? nullptr : load_network(path);
    shelved.stamp = std::move(stamp);
  }
  if (!shelved.network || wish.is_plain()) return shelved.network;
  auto const key = key_of(wish);
  if (auto const found = shelved.variants.find(key); found != shelved.variants.end())
    return found->second;
  roads::RoadChanges changes;
  changes.options.when = wish.when;
  changes.options.size = wish.size;
  changes.scenic_weight = wish.scenic_weight;
  auto made = std::make_shared<roads::Network const>(shelved.network->with(changes));
  if (shelved.variants.size() >= kVariantsMax) shelved.variants.erase(shelved.variants.begin());
  shelved.variants[key] = made;
  return made;
}

}  // namespace magpie::app
