#include "magpie/geo/datum.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "magpie/geo/distance.h"

namespace magpie::geo {
namespace {

TEST(Datum, ReadsWhatFilesCallIt) {
  for (auto const* text : {"WGS84", "WGS-84", "EPSG:4326", "CGCS2000", "urn:ogc:def:crs:EPSG::4490",
                           "2000国家大地坐标系"}) {
    EXPECT_EQ(parse_datum(text), Datum::wgs84) << text;
  }
  for (auto const* text :
       {"GCJ-02", "gcj02", "经纬度（高德）", "腾讯地图", "谷歌地图", "火星坐标", "amap"}) {
    EXPECT_EQ(parse_datum(text), Datum::gcj02) << text;
  }
  for (auto const* text : {"BD-09", "bd09ll", "百度", "Baidu map"}) {
    EXPECT_EQ(parse_datum(text), Datum::bd09) << text;
  }
  for (auto const* text : {"", "经纬度", "高德或百度", "西安80"})
    EXPECT_FALSE(parse_datum(text)) << text;
}

TEST(Datum, BeijingIsShiftedAsPublished) {
  // The pair that ships with the published formulas: Tiananmen in three systems.
  LatLng const wgs{399'087'200, 1'163'974'800};
  auto const gcj = from_wgs84(wgs, Datum::gcj02);
  EXPECT_NEAR(gcj.lat(), 39.91012, 2e-5);
  EXPECT_NEAR(gcj.lon(), 116.40372, 2e-5);
  auto const bd = from_wgs84(wgs, Datum::bd09);
  EXPECT_NEAR(bd.lat(), 39.91640, 1e-4);
  EXPECT_NEAR(bd.lon(), 116.41012, 1e-4);
}

TEST(Datum, NothingIsShiftedOutsideChina) {
  LatLng const andorra{425'000'000, 15'000'000};
  EXPECT_EQ(from_wgs84(andorra, Datum::bd09), andorra);
  EXPECT_EQ(to_wgs84(andorra, Datum::gcj02), andorra);
}

TEST(Datum, RoundTripIsBelowOneMetreEverywhereInChina) {
  EXPECT_TRUE(rc::check([] {
    LatLng const p{*rc::gen::inRange(180'000'000, 540'000'000),
                   *rc::gen::inRange(734'000'000, 1'351'000'000)};
    for (auto const datum : {Datum::gcj02, Datum::bd09}) {
      auto const there = from_wgs84(p, datum);
      RC_ASSERT(distance_m(p, there) > 20);
      RC_ASSERT(distance_m(p, there) < 2'000);
      RC_ASSERT(distance_m(to_wgs84(there, datum), p) < 0.1);
    }
  }));
}

}  // namespace
}  // namespace magpie::geo
