// GPX 1.1 (TopoGrafix, 2004) of a plan, for navigation devices and map apps.
//
// A day is one <trk> with a segment for each leg whose way was computed on roads. A leg that is
// only estimated is never drawn as a track: it is a <rte> of its own, named "estimated: A → B", so
// that a device asks its own roads for the way instead of showing a line that nobody can drive. A
// leg without a road is in the description of its day and nowhere else. A computed leg that is told
// turn by turn is also a <rte> of type "steps". Breaks on the way are <wpt> of type "rest". Stops,
// start and beds are <wpt>; a place without position cannot be one and is named in the description
// of the file.
#pragma once

#include <string>

#include "magpie/files/plan_export.h"

namespace magpie::files {

std::string to_gpx(http::api::Plan const& plan, PlanExportContext const& context);

}  // namespace magpie::files
