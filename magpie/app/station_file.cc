#include "magpie/app/station_file.h"

#include <stdexcept>

#include "magpie/app/place_view.h"
#include "magpie/app/workspace.h"

namespace magpie::app {

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

}  // namespace magpie::app
