#include "magpie/roads/segment_grid.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <tuple>

#include "magpie/base/random.h"
#include "magpie/geo/distance.h"

namespace magpie::roads {
namespace {

geo::LatLng near(base::Random& random, geo::LatLng center, std::uint64_t reach_e7) {
  auto const shift = [&] {
    return static_cast<std::int32_t>(random.below(2 * reach_e7 + 1)) -
           static_cast<std::int32_t>(reach_e7);
  };
  return {center.lat_e7 + shift(), center.lon_e7 + shift()};
}

// Roads that wind through a few kilometres, some of them there and back in the same cell.
EdgeList random_roads(base::Random& random, geo::LatLng center) {
  EdgeList list;
  for (auto roads = 1 + random.below(12); roads > 0; --roads) {
    RoadEdge edge;
    edge.first_point = static_cast<std::uint32_t>(list.points.size());
    edge.point_count = static_cast<std::uint32_t>(2 + random.below(20));
    auto const step = random.below(2) == 0 ? 5'000U : 100'000U;
    auto point = near(random, center, 400'000);
    for (std::uint32_t i = 0; i < edge.point_count; ++i) {
      list.points.push_back(point);
      point = near(random, point, step);
    }
    list.edges.push_back(edge);
  }
  return list;
}

using Found = std::tuple<double, std::uint32_t, std::uint32_t>;

// Every segment of every road is measured.
std::vector<Found> slow_nearest(EdgeList const& list, geo::LatLng place, double limit_m,
                                std::size_t count) {
  std::vector<Found> found;
  for (std::uint32_t e = 0; e < list.edges.size(); ++e) {
    auto const shape = list.shape(list.edges[e]);
    Found best{limit_m, e, 0xFFFF'FFFFU};
    for (std::uint32_t s = 0; s + 1 < shape.size(); ++s) {
      best = std::min(best, Found{geo::project(place, shape[s], shape[s + 1]).distance_m, e, s});
    }
    if (std::get<2>(best) != 0xFFFF'FFFFU) found.push_back(best);
  }
  std::sort(found.begin(), found.end());
  found.resize(std::min(found.size(), count));
  return found;
}

TEST(SegmentGrid, NearestRoadsAreThoseOfTheSlowSearch) {
  EXPECT_TRUE(rc::check([](std::uint64_t seed) {
    base::Random random(seed);
    geo::LatLng const center{static_cast<std::int32_t>(random.below(600'000'000)), -1'000'000};
    auto const list = random_roads(random, center);
    SegmentGrid const grid(list, std::vector<char>(list.edges.size(), 1));
    for (int i = 0; i < 20; ++i) {
      auto const place = near(random, center, 500'000);
      double const limit_m = random.below(2) == 0 ? 1'000 : 12'000;
      auto const count = 1 + random.below(4);
      auto const expected = slow_nearest(list, place, limit_m, count);
      auto const found = grid.nearest(list, place, limit_m, count);
      RC_ASSERT(found.size() == expected.size());
      for (std::size_t k = 0; k < found.size(); ++k) {
        RC_ASSERT((Found{found[k].gap_m, found[k].edge, found[k].segment}) == expected[k]);
      }
    }
  }));
}

}  // namespace
}  // namespace magpie::roads
