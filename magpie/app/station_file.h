// The stations of a data folder: what an extract names beside its roads, in one file next to the
// road graphs.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/roads/stations.h"

namespace magpie::app {

namespace api = http::api;

std::filesystem::path station_path(std::filesystem::path const& folder);
base::Status write_stations(std::filesystem::path const& folder,
                            std::vector<roads::Station> stations);
// Null where no extract is loaded or one from before stations were kept; a damaged file throws.
std::shared_ptr<roads::StationIndex const> load_stations(std::filesystem::path const& folder);

api::RoadStation station_view(roads::Station const& station);

}  // namespace magpie::app
