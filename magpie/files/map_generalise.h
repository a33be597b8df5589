// Fewer and simpler shapes for a smaller scale. Called from the largest zoom down, each time with
// what the call before left: ways of one name are joined, lines and outlines lose points, small
// areas, short minor roads and crowded peaks are left out, names go where they would not be read.
#pragma once

#include <vector>

#include "magpie/files/map_collect.h"

namespace magpie::files {

void generalise(std::vector<MapFeature>& features, int zoom);

// Lines that meet where only two of them end become one.
std::vector<tiles::Line> join_lines(std::vector<tiles::Line> lines);

}  // namespace magpie::files
