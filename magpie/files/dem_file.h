// Elevation files: SRTM squares (.hgt, also in .zip or .gz) and GeoTIFF in degrees, one grid of
// heights after another. What a file is follows from its name, its place from that or from its
// tags.
//
//   read_dem("N42E001.hgt.zip", bytes, [&](DemSquare&& square) { …; return base::Status(); });
//
// Every problem is one sentence that names the file. Left out: grids in metres (UTM and the like).
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/geo/heights.h"

namespace magpie::files {

struct DemSquare {
  std::string name;  // "N42E001": of the file without its endings
  geo::HeightGrid grid;
};

// By name; a .zip is opened and holds at least one .hgt or GeoTIFF.
bool is_dem_file(std::filesystem::path const& path);

// Gives the squares to `take` one by one, which may stop by an error of its own.
base::Status read_dem(std::string const& file_name, std::string_view bytes,
                      std::function<base::Status(DemSquare&&)> const& take);

}  // namespace magpie::files
