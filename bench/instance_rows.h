// What the readers of published instances share: a file of numbers, points, and sentences about
// what is wrong with it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/planner/problem.h"

namespace magpie::bench {

using Row = std::vector<double>;

struct Point {
  double x = 0;
  double y = 0;
};

// Always an error.
base::Status wrong_file(std::filesystem::path const& file, std::string const& problem);
// Every line that is not blank, as numbers.
base::Result<std::vector<Row>> read_rows(std::filesystem::path const& file);
planner::Time scaled(double value, int scale);
base::Status validate_read(std::filesystem::path const& file, planner::Problem const& problem);

}  // namespace magpie::bench
