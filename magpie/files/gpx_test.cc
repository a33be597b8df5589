#include "magpie/files/gpx.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "magpie/files/plan_export_sample.h"

namespace magpie::files {

namespace {

std::string read_file(std::filesystem::path const& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

bool has_xmllint() {
  return std::system("xmllint --version >/dev/null 2>&1") == 0;
}

// What xmllint says against the schema; empty where the document is valid.
std::string complaints(std::string const& document) {
  auto const folder =
      std::filesystem::temp_directory_path() / ("magpie_gpx_test_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "plan.gpx") << document;
  std::string const command =
      "xmllint --noout --nonet --schema " MAGPIE_SOURCE_DIR "/tests/data/gpx-1.1.xsd " +
      (folder / "plan.gpx").string() + " >" + (folder / "out").string() + " 2>&1";
  bool const valid = std::system(command.c_str()) == 0;
  std::string const said = read_file(folder / "out");
  std::filesystem::remove_all(folder);
  return valid ? "" : said;
}

#define SKIP_WITHOUT_XMLLINT() \
  if (!has_xmllint()) GTEST_SKIP() << "skipped: no xmllint (package libxml2-utils)"

TEST(Gpx, ADayIsATrackAndAnEstimatedLegIsARoute) {
  EXPECT_EQ(to_gpx(sample::one_day(), sample::context()),
            R"gpx(<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="Magpie" xmlns="http://www.topografix.com/GPX/1/1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.topografix.com/GPX/1/1 http://www.topografix.com/GPX/1/1/gpx.xsd">
  <metadata>
    <name>太行一日</name>
    <desc>1天，驾车50分钟，36 km
1 day, driving 50 min, 36 km
1段为估算，不是道路轨迹，见名为“估算”的路线
Estimated legs: 1; they are no tracks, see the routes named &quot;estimated&quot;</desc>
    <author><name>和顺石家庄联盟 Heshun–Shijiazhuang Alliance</name></author>
    <copyright author="© OpenStreetMap contributors (ODbL 1.0)"/>
    <time>2026-05-01T01:46:40Z</time>
    <bounds minlat="37.300000" minlon="113.510000" maxlat="37.330000" maxlon="113.570000"/>
  </metadata>
  <wpt lat="37.330000" lon="113.570000"><time>2026-05-01T01:00:00Z</time><name>和顺宾馆 Heshun Hotel</name><desc>第1天 出发
Day 1: Start</desc><type>start</type></wpt>
  <wpt lat="37.300000" lon="113.512346"><time>2026-05-01T01:25:00Z</time><name>云龙山 Yunlong Ridge</name><desc>驾车25分钟 · 18 km · 经G207、S319
9:25到达，等候10分钟，参观 9:35–11:05，1小时30分（按规则推定：visit-minutes/sight）
当日开放：8:00–17:30
门票（全队）：￥60.00
Drive 25 min · 18 km · via G207, S319
Arrive 9:25, wait 10 min, visit 9:35–11:05, 1 h 30 min (assumed by rule visit-minutes/sight)
Open that day: 8:00–17:30
Entrance (party): CNY 60.00</desc><type>day 1</type></wpt>
  <wpt lat="37.330000" lon="113.570000"><time>2026-05-01T04:35:00Z</time><name>和顺宾馆 Heshun Hotel</name><desc>第1天 结束
Day 1: End</desc><type>end</type></wpt>
  <rte>
    <name>估算 estimated: 云龙山 Yunlong Ridge → 和顺宾馆 Heshun Hotel</name><desc>驾车25分钟 · 18 km · 经G207、S319（估算）
Drive 25 min · 18 km · via G207, S319 (estimated)</desc><src>car-1</src><type>estimated</type>
      <rtept lat="37.300000" lon="113.510000"/>
      <rtept lat="37.330000" lon="113.570000"/>
  </rte>
  <trk>
    <name>第1天 Day 1 · 2026-05-01</name><desc>驾车50分钟，36 km
Driving 50 min, 36 km
和顺宾馆 Heshun Hotel → 云龙山 Yunlong Ridge: 驾车25分钟 · 18 km · 经G207、S319
Drive 25 min · 18 km · via G207, S319
云龙山 Yunlong Ridge → 和顺宾馆 Heshun Hotel: 驾车25分钟 · 18 km · 经G207、S319（估算）
Drive 25 min · 18 km · via G207, S319 (estimated)</desc><number>1</number><type>driving</type>
    <trkseg>
      <trkpt lat="37.330000" lon="113.570000"/>
      <trkpt lat="37.310000" lon="113.540000"/>
      <trkpt lat="37.300000" lon="113.510000"/>
    </trkseg>
  </trk>
</gpx>
)gpx");
}

TEST(Gpx, TheSchemaAcceptsAPlan) {
  SKIP_WITHOUT_XMLLINT();
  EXPECT_EQ(complaints(to_gpx(sample::one_day(), sample::context())), "");
}

TEST(Gpx, TheSchemaAcceptsStepsAndBreaks) {
  SKIP_WITHOUT_XMLLINT();
  EXPECT_EQ(complaints(to_gpx(sample::told_day(), sample::context())), "");
}

TEST(Gpx, ABreakIsAWaypointAndALegTurnByTurnARoute) {
  std::string const text = to_gpx(sample::told_day(), sample::context());
  EXPECT_NE(
      text.find("<wpt lat=\"37.308000\" lon=\"113.530000\"><time>2026-05-01T01:15:00Z</time>"
                "<name>休息 Break: &lt;太行&gt; 服务区</name><desc>休息20分钟（已行车15分钟），"
                "&lt;太行&gt; 服务区（服务区）\nbreak of 20 min (after 15 min of driving), "
                "&lt;太行&gt; 服务区 (service area)</desc><type>rest</type></wpt>"),
      std::string::npos)
      << text;
  EXPECT_NE(text.find("<type>steps</type>\n      <rtept lat=\"37.330000\" lon=\"113.570000\">"
                      "<name>G207</name><desc>沿G207出发。\nSet out on G207.</desc></rtept>"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("需要许可：边境管理区 · 收费 12 km"), std::string::npos) << text;
}

TEST(Gpx, TheSchemaAcceptsAnEmptyPlan) {
  SKIP_WITHOUT_XMLLINT();
  EXPECT_EQ(complaints(to_gpx({}, {})), "");
}

TEST(Gpx, TheSchemaAcceptsNamesOfEveryKind) {
  SKIP_WITHOUT_XMLLINT();
  PlanExportContext context = sample::context();
  context.attribution = {"\"A\" <b> & 'c'\nnext", "\x02"};
  EXPECT_EQ(complaints(to_gpx(sample::weird_names(), context)), "");
}

TEST(Gpx, TheSchemaAcceptsTheEdgesOfTheEarth) {
  SKIP_WITHOUT_XMLLINT();
  http::api::Plan plan = sample::one_day();
  plan.days[0].start.location = http::api::Position{180, 90};
  plan.days[0].end.location = http::api::Position{-180, -90};
  plan.days[0].stops[0].place.location = http::api::Position{-1e-9, -1e-9};
  EXPECT_EQ(complaints(to_gpx(plan, sample::context())), "");
}

TEST(Gpx, TheSchemaCheckCanFail) {
  SKIP_WITHOUT_XMLLINT();
  std::string text = to_gpx(sample::one_day(), sample::context());
  text.replace(text.find("<name>"), 6, "<nome>");
  EXPECT_NE(complaints(text), "");
  EXPECT_NE(complaints("<gpx xmlns=\"http://www.topografix.com/GPX/1/1\" version=\"1.0\"/>"), "");
}

TEST(Gpx, AStopAfterMidnightIsOnTheNextDate) {
  http::api::Plan plan = sample::one_day();
  plan.days[0].stops[0] = sample::stop(plan.days[0].stops[0].place, 1500);
  plan.days[0].stops[0].arrive_min = 1500;
  PlanExportContext context = sample::context();
  context.utc_offset_minutes = 0;
  std::string const text = to_gpx(plan, context);
  EXPECT_NE(text.find("<time>2026-05-02T01:00:00Z</time>"), std::string::npos);
  EXPECT_NE(text.find("参观 次日1:00–次日2:30"), std::string::npos);
  EXPECT_NE(text.find("visit 1:00 next day–2:30 next day"), std::string::npos);
}

TEST(Gpx, APlaceWithoutPositionIsNamedInTheDescription) {
  http::api::Plan plan = sample::one_day();
  plan.days[0].stops[0].place.location.reset();
  std::string const text = to_gpx(plan, sample::context());
  EXPECT_NE(text.find("没有坐标，未列入： Without position, not included: 云龙山 Yunlong Ridge"),
            std::string::npos);
  EXPECT_EQ(text.find("<type>day 1</type>"), std::string::npos);
}

TEST(Gpx, AnUnreachableLegHasNoLineAtAll) {
  http::api::Plan plan = sample::one_day();
  for (http::api::PlanLeg& leg : plan.days[0].legs) {
    leg.quality = http::api::LegQuality::unreachable;
  }
  std::string const text = to_gpx(plan, sample::context());
  EXPECT_EQ(text.find("trkpt"), std::string::npos);
  EXPECT_EQ(text.find("<rte>"), std::string::npos);
  EXPECT_NE(text.find("No road found"), std::string::npos);
}

TEST(Gpx, OneLanguageAloneIsPossible) {
  PlanExportContext context = sample::context();
  context.languages = {Language::en};
  std::string const text = to_gpx(sample::one_day(), context);
  EXPECT_NE(text.find("<name>Yunlong Ridge</name>"), std::string::npos);
  EXPECT_EQ(text.find("云龙山"), std::string::npos);
}

}  // namespace

}  // namespace magpie::files
