// Road changes between the contract and the database: a draft judged field by field, and a row as
// people see it.
#pragma once

#include <string>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/geo/latlng.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/roads/change_window.h"
#include "magpie/store/road_change_store.h"

namespace magpie::app {

namespace api = http::api;

inline constexpr std::size_t kRoadChangePointsMax = 5000;

// The lines of a geometry, or the rings of its areas. Rings need not be closed; one that crosses
// itself is inside where a point lies within it an odd number of times. The error names geometry.
using RoadShape = std::vector<std::vector<geo::LatLng>>;
base::Result<RoadShape> read_shape(api::RoadGeometry const& geometry);

// All that the draft says, without id, times and who changed it. An error names its field.
base::Result<store::RoadChange> judge_draft(api::RoadChangeDraft const& draft);

api::RoadChange road_change_view(store::RoadChange const& change);
// The same as a GeoJSON Feature, its fields among the properties.
std::string road_change_feature(store::RoadChange const& change);

// Of a row that was judged.
roads::ChangeWindow window_of(store::RoadChange const& change);
api::RoadGeometry geometry_of(store::RoadChange const& change);

}  // namespace magpie::app
