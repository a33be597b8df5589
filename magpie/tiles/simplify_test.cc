#include "magpie/tiles/simplify.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

namespace magpie::tiles {
namespace {

double distance_to(Point p, Line const& line) {
  double best = 1e18;
  for (std::size_t i = 1; i < line.size(); ++i) {
    double const dx = line[i].x - line[i - 1].x;
    double const dy = line[i].y - line[i - 1].y;
    double const length = dx * dx + dy * dy;
    double t = length == 0 ? 0 : ((p.x - line[i - 1].x) * dx + (p.y - line[i - 1].y) * dy) / length;
    t = std::clamp(t, 0.0, 1.0);
    best = std::min(best, std::hypot(p.x - line[i - 1].x - t * dx, p.y - line[i - 1].y - t * dy));
  }
  return best;
}

TEST(SimplifyLine, StaysWithinTheTolerance) {
  EXPECT_TRUE(rc::check("every point left out is near the simpler line", [] {
    auto const count = *rc::gen::inRange(2, 60);
    Line line;
    for (int i = 0; i < count; ++i) {
      line.push_back({i * 20, *rc::gen::inRange(0, 60)});
    }
    auto const simple = simplify_line(line, 8);
    RC_ASSERT(simple.front() == line.front());
    RC_ASSERT(simple.back() == line.back());
    for (auto const p : line) RC_ASSERT(distance_to(p, simple) <= 8.001);
  }));
}

TEST(SimplifyLine, OfAStraightLineIsItsEnds) {
  EXPECT_EQ(simplify_line(Line{{0, 0}, {5, 5}, {9, 9}, {20, 20}}, 1), (Line{{0, 0}, {20, 20}}));
}

TEST(SimplifyRing, KeepsItsTurnAndDropsWhatHasNoArea) {
  Ring const square{{0, 0}, {50, 1}, {100, 0}, {100, 100}, {0, 100}};
  EXPECT_EQ(simplify_ring(square, 4), (Ring{{0, 0}, {100, 0}, {100, 100}, {0, 100}}));
  EXPECT_TRUE(simplify_ring(Ring{{0, 0}, {1, 1}, {2, 0}}, 4).empty());
  EXPECT_TRUE(simplify_ring(Ring{{3, 3}, {3, 3}, {3, 3}}, 4).empty());
}

}  // namespace
}  // namespace magpie::tiles
