// A plan as a GeoJSON FeatureCollection (RFC 7946): a Point for each stop and bed, a LineString for
// each leg. Positions are [longitude, latitude] with six decimals (0.1 m). What has no geometry — a
// place without position, a leg without a way — keeps its feature with `"geometry": null`, so that
// nothing of the plan is lost. Properties carry the words "computed", "estimated", "unreachable".
#pragma once

#include <string>

#include "magpie/files/plan_export.h"

namespace magpie::files {

std::string to_geojson(http::api::Plan const& plan, PlanExportContext const& context);

}  // namespace magpie::files
