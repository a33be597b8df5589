// Markers and names of a map, set so that they do not cover one another: a marker that would lie on
// an earlier one moves aside and keeps a thin line to its position; a name is left out where no
// place beside its marker is free.
#pragma once

#include <span>
#include <vector>

#include "magpie/paper/map_drawing.h"
#include "magpie/paper/map_view.h"

namespace magpie::paper {

// Where the middle of each marker is drawn, inside the frame.
std::vector<Point> place_markers(MapView const& view, std::span<MapMarker const> markers,
                                 double radius);

// Names keep clear of the legs where they can.
void draw_markers(Document const& document, MapView const& view, MapPicture const& picture);

}  // namespace magpie::paper
