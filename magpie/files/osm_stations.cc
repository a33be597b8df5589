#include "magpie/files/osm_stations.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "magpie/base/text.h"
#include "magpie/files/osm_collect.h"

namespace magpie::files {

namespace {

using roads::ChargingSpeed;
using roads::StationKind;

constexpr std::size_t kNameMax = 120;  // bytes
constexpr double kFastKw = 50;

struct StationRule {
  std::string_view key;
  std::string_view value;
  StationKind kind;
};
constexpr auto kRules = std::to_array<StationRule>({
    {"amenity", "fuel", StationKind::fuel},
    {"amenity", "charging_station", StationKind::charging},
    {"highway", "services", StationKind::services},
    {"highway", "rest_area", StationKind::rest_area},
    {"amenity", "parking", StationKind::parking},
    {"amenity", "toilets", StationKind::toilets},
    {"amenity", "drinking_water", StationKind::water},
});

bool is_open_to_all(OsmTags tags) {
  auto const access = tag_value(tags, "access");
  for (auto const* closed : {"private", "no", "customers", "permit", "residents", "employees"}) {
    if (access == closed) return false;
  }
  return true;
}

std::string name_of(OsmTags tags) {
  for (auto const* key : {"name", "brand", "operator"}) {
    auto const value = base::trim(tag_value(tags, key));
    if (value.empty() || !base::is_valid_utf8(value)) continue;
    std::string name = base::shorten(value, kNameMax);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c >= 0 && c < ' '; }, ' ');
    return name;
  }
  return {};
}

bool is_present(std::string_view value) {
  return !value.empty() && value != "no" && value != "0";
}

// "50 kW", "22"; several values as "11;50".
double kilowatts(std::string_view text) {
  double most = 0;
  for (auto const& part : base::split_list(text, ';')) {
    auto const number = std::string_view(part).substr(0, part.find_first_not_of("0123456789."));
    most = std::max(most, base::parse_number(number).value_or(0));
  }
  return most;
}

ChargingSpeed speed_of(OsmTags tags) {
  auto speed = ChargingSpeed::unknown;
  for (auto const& [key_text, value_text] : tags) {
    std::string_view const key = key_text;
    std::string_view const value = value_text;
    bool const is_socket = key.starts_with("socket:") && is_present(value);
    bool const is_output = key == "charging_station:output" || key == "maxoutput" ||
                           (is_socket && key.ends_with(":output"));
    if (is_output && kilowatts(value) >= kFastKw) return ChargingSpeed::fast;
    if (!is_socket) continue;
    for (auto const* direct :
         {"chademo", "type2_combo", "type1_combo", "tesla_supercharger", "gb_dc"}) {
      if (key.substr(7).starts_with(direct)) return ChargingSpeed::fast;
    }
    speed = ChargingSpeed::slow;
  }
  return speed;
}

// A charger for bicycles or scooters alone charges no car.
bool charges_cars(OsmTags tags) {
  return tag_value(tags, "motorcar") != "no" &&
         !(tag_value(tags, "bicycle") == "yes" && tag_value(tags, "motorcar").empty());
}

}  // namespace

std::optional<roads::Station> station_from_tags(OsmTags tags) {
  auto const rule = std::find_if(kRules.begin(), kRules.end(), [&](StationRule const& candidate) {
    return tag_value(tags, candidate.key) == candidate.value;
  });
  if (rule == kRules.end() || !is_open_to_all(tags)) return std::nullopt;
  roads::Station station;
  station.kind = rule->kind;
  if (rule->kind == StationKind::charging) {
    if (!charges_cars(tags)) return std::nullopt;
    station.speed = speed_of(tags);
  }
  station.name = name_of(tags);
  return station;
}

void OsmStations::add_way(OsmTags tags, std::span<std::int64_t const> refs) {
  if (tags.empty() || refs.empty()) return;
  auto station = station_from_tags(tags);
  if (!station) return;
  areas_.push_back({std::move(*station), refs_.size(), refs.size()});
  refs_.insert(refs_.end(), refs.begin(), refs.end());
}

void OsmStations::end_ways() {
  node_ids_ = OsmNodeIds(refs_);
  positions_.assign(node_ids_.size(), std::nullopt);
}

void OsmStations::add_node(std::int64_t id, OsmTags tags, std::optional<geo::LatLng> position) {
  if (!position) return;
  if (auto const at = node_ids_.find(id)) positions_[*at] = *position;
  if (tags.empty()) return;
  if (auto station = station_from_tags(tags)) {
    station->at = *position;
    stations_.push_back(std::move(*station));
  }
}

std::vector<roads::Station> OsmStations::finish() {
  for (auto& area : areas_) {
    std::vector<geo::LatLng> outline;
    for (auto const id : std::span(refs_).subspan(area.begin, area.size)) {
      auto const at = node_ids_.find(id);
      if (at && positions_[*at]) outline.push_back(*positions_[*at]);
    }
    auto const center = center_of(outline);
    if (!center) continue;  // all of it lies outside the extract
    area.station.at = *center;
    stations_.push_back(std::move(area.station));
  }
  std::sort(stations_.begin(), stations_.end(), [](auto const& a, auto const& b) {
    return std::tie(a.at, a.kind, a.speed, a.name) < std::tie(b.at, b.kind, b.speed, b.name);
  });
  return std::move(stations_);
}

}  // namespace magpie::files
