// Reads the published files of four more families into planner problems:
//   op     orienteering (Tsiligirides): one tour from the first point to the second, no windows
//   oplib  large orienteering (OPLib): whole distances as TSPLIB rounds them, one tour
//   ophs   orienteering with hotel selection: several tours, each ends where the next begins
//   ttdp   tourist trip design: opening hours by weekday
// op and ophs measure real distances; they become ticks of 0.0001, rounded to the nearest.
#pragma once

#include "bench/toptw_reader.h"

namespace magpie::bench {

base::Result<Instance> read_op(std::filesystem::path const& file);
base::Result<Instance> read_oplib(std::filesystem::path const& file);
base::Result<Instance> read_ophs(std::filesystem::path const& file);
base::Result<Instance> read_ttdp(std::filesystem::path const& file, int tours);

}  // namespace magpie::bench
