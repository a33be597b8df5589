// What of the data folder's map lies behind a printed plan: water, main roads and boundaries of
// the tiles around it, as lines and areas for paper.
#pragma once

#include "magpie/app/workspace.h"
#include "magpie/geo/latlng.h"
#include "magpie/paper/map_drawing.h"

namespace magpie::app {

// Empty where there is no map, or `around` is empty. Read from the largest zoom that needs no more
// than some dozen tiles.
paper::MapBackground printed_map(Workspace const& workspace, geo::Box const& around);

}  // namespace magpie::app
