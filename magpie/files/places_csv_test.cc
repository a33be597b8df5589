#include "magpie/files/places_csv.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "magpie/base/text.h"

namespace magpie::files {
namespace {

std::string problems_of(ImportReport const& report) {
  std::string out;
  for (auto const& problem : report.problems) {
    out += to_sentence(problem) + (problem.refused ? " [row stays out]" : "") + "\n";
  }
  return out;
}

PlacesImport read(std::string_view text, PlacesCsvContext const& context = {}) {
  auto result = read_places_csv(text, context);
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}

TEST(PlacesCsv, ReadsEveryColumn) {
  auto const import = read(
      "id,name_zh,name_en,name_ko,kind,status,member,county,county_code,lat,lon,location_precision,"
      "rating,designation,themes,price_cny,visitors_10k_per_year,opening_hours,visit_minutes,beds,"
      "wheelchair,has_fee,website,phone,source,note\n"
      "hs-1,苍岩山,Cangyan,창옌산,sight,building,jingxing,井陉县,130121,37.83378,114.16537,point,"
      "4A,"
      "national-heritage:6-0334-3-037,Mountain;temple;mountain,60.5,12.5,Mo-Su 08:00-17:00,150,0,"
      "limited,yes,https://example.org,0311,\"list;price_cny=a|b\",\"a note, with comma\"\n");
  EXPECT_EQ(problems_of(import.report), "");
  catalog::Place expected;
  expected.key = "hs-1";
  expected.names = {{"zh", "苍岩山"}, {"en", "Cangyan"}, {"ko", "창옌산"}};
  expected.kind = catalog::Kind::sight;
  expected.status = catalog::PlaceStatus::building;
  expected.member = "jingxing";
  expected.county_zh = "井陉县";
  expected.county_code = "130121";
  expected.location = geo::make_latlng(37.83378, 114.16537);
  expected.precision = catalog::Precision::point;
  expected.rating = 4;
  expected.designations = {{"national-heritage:6-0334-3-037", "", {}, ""}};
  expected.themes = {"mountain", "temple"};
  expected.price = base::Fen(6'050);
  expected.visitors_10k_per_year = 12.5;
  expected.opening_hours = "Mo-Su 08:00-17:00";
  expected.visit_minutes = 150;
  expected.beds = 0;
  expected.wheelchair = catalog::Wheelchair::limited;
  expected.has_fee = true;
  expected.website = "https://example.org";
  expected.phone = "0311";
  expected.note = "a note, with comma";
  expected.sources = {{"", "list"}, {"price_cny", "a"}, {"price_cny", "b"}};
  ASSERT_EQ(import.places.size(), 1);
  EXPECT_EQ(import.places[0], expected);
}

TEST(PlacesCsv, NamesEveryBadValueAndTakesTheRest) {
  auto const import = read(
      "id,name_zh,kind,county_code,lat,lon,rating,price_cny,visit_minutes,opening_hours,website,"
      "source\n"
      "a,甲,castle,14072,\"37,5\",113.5,6A,60元,0,daily,example.org,=x\n");
  EXPECT_EQ(
      problems_of(import.report),
      "places.csv, row 2, kind: “castle” is not a kind of place; it counts as a sight. Use sight, "
      "village, courtyard, museum, heritage, viewpoint, wellness, town, gateway, crossing, "
      "lodging, "
      "food, service, nature or leisure.\n"
      "places.csv, row 2, county_code: “14072” is not a county code. Write the six digits of GB/T "
      "2260, like 140723.\n"
      "places.csv, row 2, lat: “37,5” is not a number. Write digits with a decimal point and "
      "without units, like 12.5.\n"
      "places.csv, row 2, rating: “6A” is not an A grade. Write 1A, 2A, 3A, 4A or 5A.\n"
      "places.csv, row 2, price_cny: “60元” is not an amount of money. Write digits with at most "
      "two decimals and without currency, like 60 or 60.50.\n"
      "places.csv, row 2, visit_minutes: “0” is not a whole number in range. Write a whole number "
      "from 1 to 1440.\n"
      "places.csv, row 2, opening_hours: “daily” is not understood; the text is kept and counts as "
      "unknown. Write OpenStreetMap opening hours, like Tu-Su 09:00-17:00; PH off.\n"
      "places.csv, row 2, website: “example.org” is not a web address. Begin it with https:// or "
      "http://.\n"
      "places.csv, row 2, source: The piece “=x” is not of the form key or column=key|key. Write "
      "it like relics;price_cny=gate-list-2026.\n");
  ASSERT_EQ(import.places.size(), 1);
  catalog::Place expected;
  expected.key = "a";
  expected.names = {{"zh", "甲"}};
  expected.opening_hours = "daily";
  EXPECT_EQ(import.places[0], expected);
}

TEST(PlacesCsv, ImpossiblePositionsStayOutWithTheirReason) {
  auto const import = read(
      "id,name_zh,kind,county_code,lat,lon,location_precision\n"
      "a,甲,sight,140723,113.57,37.33,point\n"
      "b,乙,sight,,0,0,\n"
      "c,丙,sight,,37.3,,\n"
      "d,丁,sight,,91,181,point\n"
      "e,戊,sight,,37.3,200,\n"
      "f,己,sight,140723,,,point\n"
      "g,庚,sight,140723,,,county\n"
      "h,辛,sight,,37.3,113.5,\n");
  EXPECT_EQ(problems_of(import.report),
            "places.csv, row 2, lat: lat 113.57 and lon 37.33 look swapped; the position stays "
            "out. Exchange them: lat is the north value.\n"
            "places.csv, row 3, lat: lat 0 and lon 0 mean “not filled”; the position stays out. "
            "Fill both or empty both.\n"
            "places.csv, row 4, lon: Only one of lat and lon is filled; the position stays out. "
            "Fill both or none.\n"
            "places.csv, row 5, lon: “181” is out of range. Write a number from -180 to 180.\n"
            "places.csv, row 6, lon: “200” is out of range. Write a number from -180 to 180.\n"
            "places.csv, row 7, location_precision: It says “point”, but lat and lon are empty. "
            "Fill lat and lon, or write county.\n");
  std::string precisions;
  for (auto const& place : import.places) {
    precisions += fmt::format("{} {} {}\n", place.key, catalog::precision_name(place.precision),
                              place.location.has_value());
  }
  EXPECT_EQ(precisions,
            "a county false\nb none false\nc none false\nd none false\ne none false\n"
            "f county false\ng county false\nh point true\n");
}

TEST(PlacesCsv, RowsWithoutIdOrNameOrWithADoubleIdStayOut) {
  auto const import = read(
      "id,kind,name_zh\n"
      "a,sight,甲\n"
      ",sight,乙\n"
      "a,sight,丙\n"
      "b,sight,\n"
      "c d,sight,丁\n"
      "e,sight,戊,y\n"
      "f,,己\n");
  EXPECT_EQ(problems_of(import.report),
            "places.csv, row 3, id: The row has no id. Give it an id that no other row has. [row "
            "stays out]\n"
            "places.csv, row 4, id: The id “a” stands already in row 2. Give one of them another "
            "id, or remove the row that is double. [row stays out]\n"
            "places.csv, row 5, name_zh: The row has no name. Fill name_zh or name_en. [row stays "
            "out]\n"
            "places.csv, row 6, id: “c d” is not an id. Use at most 64 letters, digits, “-”, “_”, "
            "“.” and “:”. [row stays out]\n"
            "places.csv, row 7: The row has 4 cells for 3 columns. Put quotes around cells that "
            "hold a separator. [row stays out]\n"
            "places.csv, row 8, kind: The kind is empty; the place counts as a sight. Write what "
            "it is: sight, village, museum …\n");
  EXPECT_EQ(import.report.rows_read, 7);
  EXPECT_EQ(import.report.rows_taken, 2);
  EXPECT_EQ(import.report.rows_refused(), 5);
}

TEST(PlacesCsv, SaysOnceThatShortRowsAndMissingKindsAreFilledUp) {
  auto const import = read("id,name_zh,note\na,甲\nb,乙,\n");
  EXPECT_EQ(problems_of(import.report),
            "places.csv, row 1, kind: The first line has no column “kind”; every place counts as a "
            "sight. Add the column.\n"
            "places.csv, row 2: The row has 2 cells for 3 columns; the missing ones count as "
            "empty. Write a separator for every column, also for empty cells.\n");
  EXPECT_EQ(import.report.rows_taken, 2);
}

TEST(PlacesCsv, ChecksMembersAndSourceKeysWhereTheyAreKnown) {
  PlacesCsvContext context;
  context.file = "list.csv";
  context.member_slugs = {"heshun"};
  context.source_keys = {"relics"};
  auto const import = read(
      "id,name_zh,kind,member,source\n"
      "a,甲,sight,heshun,relics\n"
      "b,乙,sight,hershun,relics;rating=lost\n",
      context);
  EXPECT_EQ(problems_of(import.report),
            "list.csv, row 3, member: “hershun” is no member of the alliance. Use a slug of "
            "members.csv, or add the member there first.\n"
            "list.csv, row 3, source: “lost” is no key of sources.csv. Add the source there, or "
            "correct the key.\n");
  EXPECT_EQ(import.places[1].member, "");
  EXPECT_EQ(import.places[1].sources.size(), 2);
}

TEST(PlacesCsv, NamesColumnsItDoesNotKnow) {
  auto const import = read("id,name_zh,kind,altitude\na,甲,sight,1200\n");
  EXPECT_EQ(problems_of(import.report),
            "places.csv, row 1, altitude: The column “altitude” is not known and was not read. "
            "Rename it if it is meant for another column.\n");
}

TEST(PlacesCsv, RefusesATableWithoutIds) {
  auto const import = read_places_csv("name_zh\n甲\n");
  ASSERT_FALSE(import);
  EXPECT_EQ(import.error().message,
            "places.csv: The first line has no column “id”; add it and fill it.");
}

TEST(Sources, ReadAndWriteTheSameText) {
  for (char const* text :
       {"relics", "nl-alist-2019;designation=relics|nl-museums;price_cny=nl-qunar-2019", ""}) {
    EXPECT_EQ(format_sources(parse_sources(text).value()), text);
  }
  for (char const* bad : {"a;b", "a;=b", "a;rating=", "a b", "rating=a=b"}) {
    EXPECT_FALSE(parse_sources(bad)) << bad;
  }
}

}  // namespace
}  // namespace magpie::files
