// The loaded extract's simple layers as lines and areas for a printed map.
#pragma once

#include <memory>

#include "magpie/app/workspace.h"
#include "magpie/paper/map_drawing.h"

namespace magpie::app {

// Empty where no extract is loaded. Only what is worth drawing on a page: roads of zoom
// kPrintedZoom and below, water, boundaries.
inline constexpr int kPrintedZoom = 10;
paper::MapBackground map_background(Workspace const& workspace);

}  // namespace magpie::app
