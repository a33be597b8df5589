#include "magpie/geo/polyline.h"

#include <utility>

#include "magpie/geo/distance.h"

namespace magpie::geo {

std::vector<LatLng> simplify(std::span<LatLng const> line, double tolerance_m) {
  if (line.size() < 3) return {line.begin(), line.end()};
  std::vector<bool> keep(line.size(), false);
  keep.front() = keep.back() = true;
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, line.size() - 1}};
  while (!open.empty()) {
    auto const [first, last] = open.back();
    open.pop_back();
    double worst = tolerance_m;
    std::size_t at = 0;
    for (std::size_t i = first + 1; i < last; ++i) {
      double const off = project(line[i], line[first], line[last]).distance_m;
      if (off > worst) {
        worst = off;
        at = i;
      }
    }
    if (at == 0) continue;
    keep[at] = true;
    open.emplace_back(first, at);
    open.emplace_back(at, last);
  }
  std::vector<LatLng> result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (keep[i]) result.push_back(line[i]);
  }
  return result;
}

}  // namespace magpie::geo
