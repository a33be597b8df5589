#include "magpie/app/road_shelf.h"

#include <fmt/core.h>

#include <stdexcept>

#include "magpie/app/file_stamp.h"
#include "magpie/app/workspace.h"
#include "magpie/base/civil.h"

namespace magpie::app {

namespace {

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

std::shared_ptr<roads::Network const> variant_of(roads::Network const& plain,
                                                 RoadWish const& wish) {
  roads::RoadChanges changes;
  changes.options.when = wish.when;
  changes.options.size = wish.size;
  changes.scenic_weight = wish.scenic_weight;
  return std::make_shared<roads::Network const>(plain.with(changes));
}

}  // namespace

std::filesystem::path graph_path(std::filesystem::path const& folder, roads::Vehicle vehicle) {
  return folder / fmt::format("roads-{}.graph", roads::vehicle_name(vehicle));
}

std::shared_ptr<roads::Network const> RoadShelf::network(std::filesystem::path const& folder,
                                                         RoadWish const& wish) {
  auto const key = key_of(wish);
  std::unique_lock lock(mutex_);
  auto& shelved = shelved_[wish.vehicle];
  auto const path = graph_path(folder, wish.vehicle);
  auto stamp = file_stamp(path);
  if (stamp != shelved.stamp) {
    shelved.variants.clear();
    shelved.network = stamp.empty() ? nullptr : load_network(path);
    shelved.stamp = std::move(stamp);
  }
  if (!shelved.network || wish.is_plain()) return shelved.network;
  if (auto const found = shelved.variants.find(key); found != shelved.variants.end())
    return found->second;
  auto const plain = shelved.network;
  // A province takes seconds; meanwhile others ask.
  lock.unlock();
  auto made = variant_of(*plain, wish);
  lock.lock();
  if (shelved.network != plain) return made;  // an import came between
  if (shelved.variants.size() >= kVariantsMax) shelved.variants.erase(shelved.variants.begin());
  shelved.variants[key] = made;
  return made;
}

}  // namespace magpie::app
