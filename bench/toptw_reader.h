// Reads the published files of two families into planner problems:
//   toptw     team orienteering with time windows (Solomon c r rc, Cordeau pr), tours not in the
//   file mctopmtw  the same with several windows, entrance fees with a budget, and caps per type
// Times are whole multiples of 0.1 (Solomon) or 0.01 (Cordeau); distances are rounded down to them,
// as the publications do. Other rounding gives records that are none.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/planner/problem.h"

namespace magpie::bench {

enum class Family { toptw, mctopmtw };

struct Instance {
  std::string name;  // "c101"
  int tours = 0;     // m
  planner::Problem problem;
  std::vector<int> file_ids;      // the file's number of each visit
  std::int64_t extra_profit = 0;  // earned without a visit: the depot of oplib
};

base::Result<Instance> read_toptw(std::filesystem::path const& file, int tours);
base::Result<Instance> read_mctopmtw(std::filesystem::path const& file, int tours);

struct BestKnown {
  std::int64_t profit = 0;
  std::string trust;  // agree, saturated, measured, unverified; "published" for mctopmtw
};

// From best_known.csv of the family's folder; keyed by instance and m.
base::Result<std::map<std::pair<std::string, int>, BestKnown>> read_best_known(
    std::filesystem::path const& file);

}  // namespace magpie::bench
