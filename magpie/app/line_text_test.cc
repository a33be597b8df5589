#include "magpie/app/line_text.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <vector>

#include "magpie/base/random.h"

namespace magpie::app {
namespace {

TEST(LineText, IsTheGeoJsonThatNlohmannWrites) {
  base::Random random(1);
  std::vector<geo::LatLng> line{{0, 0},
                                {-1, 1},
                                {10'000'000, -20'000'000},
                                {900'000'000, -1'800'000'000},
                                {5, -50'000},
                                {425'063'000, 15'212'340}};
  for (int i = 0; i < 2000; ++i) {
    line.push_back({static_cast<std::int32_t>(random.below(1'800'000'001)) - 900'000'000,
                    static_cast<std::int32_t>(random.below(3'600'000'001)) - 1'800'000'000});
  }
  auto coordinates = nlohmann::json::array();
  for (auto const point : line) coordinates.push_back({point.lon_e7 / 1e7, point.lat_e7 / 1e7});
  nlohmann::json const expected{{"type", "LineString"}, {"coordinates", coordinates}};
  EXPECT_EQ(nlohmann::json::parse(line_text(line)), expected);
  EXPECT_EQ(line_text(std::span(line).first(3)),
            R"({"coordinates":[[0.0,0.0],[0.0000001,-0.0000001],[-2.0,1.0]],"type":"LineString"})");
}

}  // namespace
}  // namespace magpie::app
