#include "magpie/app/station_file.h"

#include <fmt/core.h>

#include <array>
#include <stdexcept>

#include "magpie/app/place_view.h"
#include "magpie/app/workspace.h"

namespace magpie::app {

namespace {

struct KindWords {
  char const* zh;
  char const* en;
};

KindWords kind_words(roads::StationKind kind) {
  static constexpr std::array<KindWords, roads::kStationKinds> kWords{{
      {"加油站", "fuel station"},
      {"充电站", "charging station"},
      {"服务区", "service area"},
      {"停车休息区", "rest area"},
      {"停车场", "car park"},
      {"公共厕所", "public toilet"},
      {"饮水点", "drinking water"},
  }};
  return kWords[static_cast<std::size_t>(kind)];
}

}  // namespace

std::filesystem::path station_path(std::filesystem::path const& folder) {
  return folder / "roads.stations";
}

base::Status write_stations(std::filesystem::path const& folder,
                            std::vector<roads::Station> stations) {
  return write_file_whole(station_path(folder), roads::StationIndex(std::move(stations)).save());
}

std::shared_ptr<roads::StationIndex const> load_stations(std::filesystem::path const& folder) {
  auto const path = station_path(folder);
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return nullptr;
  auto const bytes = read_file_whole(path);
  if (!bytes) throw std::runtime_error(bytes.error().message);
  auto stations = roads::StationIndex::load(*bytes);
  if (!stations) throw std::runtime_error(path.string() + ": " + stations.error().message);
  return std::make_shared<roads::StationIndex const>(std::move(*stations));
}

api::RoadStation station_view(roads::Station const& station) {
  api::RoadStation view;
  view.kind = static_cast<api::StationKind>(station.kind);
  view.name = station.name;
  view.location = position_of(station.at);
  if (station.speed != roads::ChargingSpeed::unknown)
    view.fast = station.speed == roads::ChargingSpeed::fast;
  return view;
}

api::Sentence station_words(roads::Station const& station) {
  auto const kind = kind_words(station.kind);
  if (station.name.empty()) return {kind.zh, fmt::format("a {}", kind.en)};
  return {fmt::format("{}（{}）", station.name, kind.zh),
          fmt::format("{} ({})", station.name, kind.en)};
}

}  // namespace magpie::app
