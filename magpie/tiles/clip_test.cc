#include "magpie/tiles/clip.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

namespace magpie::tiles {
namespace {

constexpr Rect kTile{{-64, -64}, {4160, 4160}};

// A star around a centre: its points lie in rising angle, so it never crosses itself.
Ring star() {
  auto const count = *rc::gen::inRange(3, 40);
  auto const radius = *rc::gen::inRange(50, 9000);
  Point const centre{*rc::gen::inRange(-3000, 7000), *rc::gen::inRange(-3000, 7000)};
  Ring ring;
  for (int i = 0; i < count; ++i) {
    double const far = radius * *rc::gen::inRange(20, 101) / 100.0;
    double const angle = 6.283185307 * i / count;
    ring.push_back({centre.x + int(std::lround(far * std::cos(angle))),
                    centre.y + int(std::lround(far * std::sin(angle)))});
  }
  return tidy_ring(std::move(ring));
}

// The area inside, by counting the middles of small squares.
double counted_area(Ring const& ring, Rect const& rect, int step) {
  double area = 0;
  for (int y = rect.low.y; y < rect.high.y; y += step) {
    for (int x = rect.low.x; x < rect.high.x; x += step) {
      double const px = x + step / 2.0;
      double const py = y + step / 2.0;
      bool is_inside = false;
      for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        bool const crosses = (ring[i].y > py) != (ring[j].y > py);
        if (!crosses) continue;
        double const at =
            ring[i].x + (py - ring[i].y) * double(ring[j].x - ring[i].x) / (ring[j].y - ring[i].y);
        if (px < at) is_inside = !is_inside;
      }
      if (is_inside) area += double(step) * step;
    }
  }
  return area;
}

TEST(ClipRing, LiesInsideTheBufferAndKeepsTheArea) {
  EXPECT_TRUE(
      rc::check("a clipped outline is inside and as large as what the rectangle shows of it", [] {
        auto const ring = star();
        RC_PRE(!ring.empty());
        auto const clipped = clip_ring(ring, kTile);
        for (auto const p : clipped) RC_ASSERT(kTile.contains(p));
        double const expected = counted_area(ring, kTile, 32);
        double const area = std::abs(double(doubled_area(clipped))) / 2;
        // Counting errs by about half a square along the outline.
        double outline = 0;
        for (std::size_t i = 0; i < clipped.size(); ++i) {
          auto const& a = clipped[i];
          auto const& b = clipped[(i + 1) % clipped.size()];
          outline += std::hypot(a.x - b.x, a.y - b.y);
        }
        RC_ASSERT(std::abs(area - expected) <= 2000 + 32 * (outline + 500));
      }));
}

TEST(ClipRing, KeepsTheTurn) {
  EXPECT_TRUE(rc::check("an outer ring stays an outer ring", [] {
    auto const ring = star();
    RC_PRE(!ring.empty());
    auto const clipped = clip_ring(ring, kTile);
    if (clipped.empty()) return;  // the star lies elsewhere
    RC_ASSERT((doubled_area(ring) > 0) == (doubled_area(clipped) > 0));
  }));
}

TEST(ClipRing, LeavesNoRepeatedPointAndNoSpike) {
  EXPECT_TRUE(rc::check("no point adds nothing", [] {
    auto const clipped = clip_ring(star(), kTile);
    for (std::size_t i = 0; i < clipped.size(); ++i) {
      auto const& a = clipped[i];
      auto const& b = clipped[(i + 1) % clipped.size()];
      auto const& c = clipped[(i + 2) % clipped.size()];
      RC_ASSERT(doubled_area({a, b, c}) != 0);
    }
  }));
}

TEST(ClipRing, OfSomethingElsewhereIsNothing) {
  EXPECT_TRUE(clip_ring(Ring{{5000, 0}, {6000, 0}, {6000, 100}}, kTile).empty());
  // It only touches the edge.
  EXPECT_TRUE(clip_ring(Ring{{4160, 0}, {6000, 0}, {4160, 100}}, kTile).empty());
}

TEST(ClipRing, AroundTheWholeTileIsTheTile) {
  Ring const huge{{-9000, -9000}, {9000, -9000}, {9000, 9000}, {-9000, 9000}};
  auto const clipped = clip_ring(huge, kTile);
  EXPECT_EQ(clipped.size(), 4U);
  EXPECT_EQ(doubled_area(clipped), 2 * std::int64_t{4224} * 4224);
}

TEST(ClipLine, IsCutWhereItLeavesAndComesBack) {
  auto const pieces =
      clip_line(Line{{-100, 10}, {100, 10}, {100, 9000}, {200, 9000}, {200, 20}}, kTile);
  ASSERT_EQ(pieces.size(), 2U);
  EXPECT_EQ(pieces[0], (Line{{-64, 10}, {100, 10}, {100, 4160}}));
  EXPECT_EQ(pieces[1], (Line{{200, 4160}, {200, 20}}));
}

TEST(ClipLine, KeepsWhatIsInsideAsItWas) {
  EXPECT_TRUE(rc::check("a line inside comes back whole", [] {
    auto const count = *rc::gen::inRange(2, 30);
    Line line;
    for (int i = 0; i < count; ++i) {
      Point const p{*rc::gen::inRange(-64, 4161), *rc::gen::inRange(-64, 4161)};
      if (line.empty() || !(line.back() == p)) line.push_back(p);
    }
    RC_PRE(line.size() >= 2U);
    RC_ASSERT(clip_line(line, kTile) == std::vector<Line>{line});
  }));
}

TEST(ClipLine, NeverLeavesTheRectangle) {
  EXPECT_TRUE(rc::check("all points are inside", [] {
    auto const count = *rc::gen::inRange(2, 30);
    Line line;
    for (int i = 0; i < count; ++i) {
      line.push_back({*rc::gen::inRange(-20000, 20000), *rc::gen::inRange(-20000, 20000)});
    }
    for (auto const& piece : clip_line(line, kTile)) {
      RC_ASSERT(piece.size() >= 2U);
      for (auto const p : piece) RC_ASSERT(kTile.contains(p));
    }
  }));
}

TEST(World, ComesBackWithinAFewCentimetres) {
  EXPECT_TRUE(rc::check("from_world undoes to_world", [] {
    auto const position = *geo::make_latlng(*rc::gen::inRange(-85000, 85000) / 1000.0,
                                            *rc::gen::inRange(-179999, 179999) / 1000.0);
    auto const back = from_world(to_world(position));
    RC_ASSERT(std::abs(back.lat_e7 - position.lat_e7) <= 4);
    RC_ASSERT(std::abs(back.lon_e7 - position.lon_e7) <= 4);
  }));
}

}  // namespace
}  // namespace magpie::tiles
