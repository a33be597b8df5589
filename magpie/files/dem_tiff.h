// GeoTIFF heights by libtiff: one band of 16-bit whole or 32-bit floating metres, in strips or
// tiles, on a grid in degrees (WGS84), north up. Copernicus DEM, NASADEM and SRTM downloads are
// such.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/geo/heights.h"

namespace magpie::files {

// `name` is for the sentences.
base::Result<geo::HeightGrid> read_height_tiff(std::string const& name, std::string_view bytes);

}  // namespace magpie::files
