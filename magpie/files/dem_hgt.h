// SRTM squares: one degree, 1201 × 1201 or 3601 × 3601 samples (3 and 1 arc seconds), 16-bit
// big-endian metres from north to south; the name tells the south-west corner. Public domain data
// of NASA and USGS comes so, as do many others.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/geo/heights.h"

namespace magpie::files {

// `name` begins with the corner, such as N42E001 or s07w079, in any case of letters.
base::Result<geo::HeightGrid> read_hgt(std::string const& name, std::string_view bytes);

}  // namespace magpie::files
