#include "magpie/app/road_shelf.h"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

#include "magpie/app/file_stamp.h"
#include "magpie/app/workspace.h"
#include "magpie/base/civil.h"

namespace magpie::app {

namespace {

using Kind = api::RoadChangeKind;
using Held = std::vector<HeldRoadChange const*>;

std::shared_ptr<roads::Network const> load_network(std::filesystem::path const& path) {
  auto const bytes = read_file_whole(path);
  if (!bytes) throw std::runtime_error(bytes.error().message);
  auto network = roads::Network::load(*bytes);
  if (!network) throw std::runtime_error(path.string() + ": " + network.error().message);
  return std::make_shared<roads::Network const>(std::move(*network));
}

std::string size_text(RoadWish const& wish) {
  if (!wish.size) return {};
  return fmt::format("{}/{}/{}/{}", wish.size->height_m, wish.size->weight_t, wish.size->width_m,
                     wish.size->length_m);
}

// Whether a change makes a difference to this question.
bool is_felt(HeldRoadChange const& change, RoadWish const& wish) {
  return change.kind != Kind::scenic || wish.scenic_weight > 0;
}

std::string key_of(Held const& held, auto const& is_wanted) {
  std::string key;
  for (auto const* change : held) {
    if (is_wanted(*change)) key += fmt::format(" {}.{}", change->row.id, change->row.revision);
  }
  return key;
}

roads::RoadZone zone_of(HeldRoadChange const& change, RoadWish const& wish) {
  using Rule = roads::RoadZone::Rule;
  roads::RoadZone zone{change.row.name, Rule::closed, {}, {}};
  if (change.kind == Kind::closure && wish.closures == Closures::told) zone.rule = Rule::told;
  if (change.kind == Kind::permit_zone && !wish.without_permits) zone.rule = Rule::permit;
  (change.is_area ? zone.rings : zone.lines) = change.shape;
  return zone;
}

roads::RoadChanges changes_of(Held const& held, RoadWish const& wish) {
  roads::RoadChanges changes;
  changes.options.when = wish.when;
  changes.options.size = wish.size;
  changes.scenic_weight = wish.scenic_weight;
  for (auto const* change : held) {
    if (change->kind == Kind::closure || change->kind == Kind::permit_zone) {
      changes.zones.push_back(zone_of(*change, wish));
    } else if (change->kind == Kind::scenic && wish.scenic_weight > 0) {
      for (auto const& line : change->shape)
        changes.scenic_lines.push_back({line, *change->row.score});
    }
  }
  return changes;
}

roads::RoadChanges links_of(Held const& held, roads::Vehicle vehicle) {
  roads::RoadChanges changes;
  for (auto const* change : held) {
    if (change->kind == Kind::link) changes.links.push_back(link_of(*change, vehicle));
  }
  return changes;
}

bool is_link(HeldRoadChange const& change) {
  return change.kind == Kind::link;
}

}  // namespace

std::filesystem::path graph_path(std::filesystem::path const& folder, roads::Vehicle vehicle) {
  return folder / fmt::format("roads-{}.graph", roads::vehicle_name(vehicle));
}

RoadShelf::Shelved& RoadShelf::loaded(std::filesystem::path const& folder, roads::Vehicle vehicle) {
  auto& shelved = shelved_[vehicle];
  auto const path = graph_path(folder, vehicle);
  auto stamp = file_stamp(path);
  if (stamp == shelved.stamp) return shelved;
  shelved.variants.clear();
  shelved.moments.clear();
  shelved.network = stamp.empty() ? nullptr : load_network(path);
  shelved.stamp = std::move(stamp);
  return shelved;
}

std::string RoadShelf::moment_key(Shelved& shelved, RoadWish const& wish) {
  auto const size = size_text(wish);
  auto const text = wish.when ? fmt::format("{} {} {}", base::format_date(wish.when->date),
                                            wish.when->minute, size)
                              : size;
  if (auto const known = shelved.moments.find(text); known != shelved.moments.end())
    return known->second;
  if (shelved.moments.size() >= kMomentsMax) shelved.moments.clear();
  // A size bears on more than what the key knows, such as where trips may begin.
  auto key = shelved.network->moment_key({wish.size, wish.when, ""}) + size;
  shelved.moments[text] = key;
  return key;
}

template <class Make>
RoadShelf::Shared RoadShelf::variant(std::unique_lock<std::mutex>& lock, Shelved& shelved,
                                     std::string const& key, Make&& make) {
  if (auto const found = shelved.variants.find(key); found != shelved.variants.end()) {
    found->second.used = ++asked_;
    return found->second.network;
  }
  auto const stamp = shelved.stamp;
  // A province takes seconds; meanwhile others ask.
  lock.unlock();
  auto made = std::make_shared<roads::Network const>(make());
  lock.lock();
  if (shelved.stamp != stamp) return made;  // an import came between
  auto& variants = shelved.variants;
  if (variants.size() >= kVariantsMax) {
    variants.erase(std::min_element(variants.begin(), variants.end(), [](auto& a, auto& b) {
      return a.second.used < b.second.used;
    }));
  }
  variants[key] = {made, ++asked_};
  return made;
}

RoadShelf::Shared RoadShelf::map_network(std::filesystem::path const& folder,
                                         roads::Vehicle vehicle) {
  std::lock_guard const lock(mutex_);
  return loaded(folder, vehicle).network;
}

RoadShelf::Shared RoadShelf::network(std::filesystem::path const& folder, RoadWish const& wish,
                                     RoadChangeList const& list) {
  auto const held = changes_for(list, wish);
  std::unique_lock lock(mutex_);
  auto& shelved = loaded(folder, wish.vehicle);
  if (!shelved.network) return nullptr;
  auto const links = key_of(held, is_link);
  auto base = shelved.network;
  auto const stamp = shelved.stamp;
  if (!links.empty()) {
    base = variant(lock, shelved, "links" + links,
                   [map = base, &held, &wish] { return map->with(links_of(held, wish.vehicle)); });
    // After an import came between, the old roads go with nothing that is kept.
    if (shelved.stamp != stamp)
      return std::make_shared<roads::Network const>(base->with(changes_of(held, wish)));
  }
  auto const others =
      key_of(held, [&](auto const& change) { return !is_link(change) && is_felt(change, wish); });
  auto const moment = moment_key(shelved, wish);
  bool const is_plain =
      others.empty() && wish.scenic_weight == 0 && moment == moment_key(shelved, {wish.vehicle});
  if (is_plain) return base;
  auto const key = fmt::format("{} |{} | {} {} {} {}", links, others, moment, wish.scenic_weight,
                               wish.without_permits, wish.closures == Closures::told);
  return variant(lock, shelved, key, [&] { return base->with(changes_of(held, wish)); });
}

}  // namespace magpie::app
