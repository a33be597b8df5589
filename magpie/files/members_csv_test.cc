// The small tables: members, sources, holidays, counties.
#include "magpie/files/members_csv.h"

#include <gtest/gtest.h>

#include "magpie/files/counties_csv.h"
#include "magpie/files/holidays_csv.h"
#include "magpie/files/sources_csv.h"

namespace magpie::files {
namespace {

std::string problems_of(ImportReport const& report) {
  std::string out;
  for (auto const& problem : report.problems) {
    out += to_sentence(problem) + (problem.refused ? " [row stays out]" : "") + "\n";
  }
  return out;
}

TEST(MembersCsv, KeepsEmptyChineseNamesEmpty) {
  auto const import = read_members_csv(
                          "slug,name_zh,name_en,kind,region_code,role,source\n"
                          "hebei-its,,Hebei International,agency,130000,partner,article-heshun\n")
                          .value();
  EXPECT_EQ(problems_of(import.report), "");
  EXPECT_EQ(import.members,
            (std::vector<catalog::Member>{{"hebei-its", "", "Hebei International", "agency",
                                           "130000", "partner", "article-heshun"}}));
}

TEST(MembersCsv, NamesBadRows) {
  auto const import = read_members_csv(
                          "slug,name_zh,kind\n"
                          "heshun,和顺县,region\n"
                          "He Shun,和顺县,region\n"
                          "heshun,和顺,region\n"
                          "nobody,,region\n"
                          "x,某处,club\n")
                          .value();
  EXPECT_EQ(problems_of(import.report),
            "members.csv, row 3, slug: “He Shun” is not a slug. Use at most 64 small letters, "
            "digits and “-”. [row stays out]\n"
            "members.csv, row 4, slug: The slug “heshun” stands already in row 2. Give one of "
            "them another slug, or remove the row that is double. [row stays out]\n"
            "members.csv, row 5, name_zh: The member has no name. Fill name_zh or name_en. [row "
            "stays out]\n"
            "members.csv, row 6, kind: “club” is not a kind of member; it stays empty. Use region, "
            "agency, outlet, operator or department.\n");
  EXPECT_EQ(import.report.rows_taken, 2);
}

TEST(SourcesCsv, TakesTheStrictestClassForUnknownWords) {
  auto const import = read_sources_csv(
                          "key,title,licence,licence_class\n"
                          "relics,Sites,CC BY 4.0,open\n"
                          "mine,List,,free\n"
                          ",Nothing,,open\n"
                          "relics,Again,,open\n")
                          .value();
  EXPECT_EQ(problems_of(import.report),
            "sources.csv, row 3, licence_class: “free” is not a licence class; it counts as "
            "none-stated. Use open, share-alike, derived or none-stated.\n"
            "sources.csv, row 4, key: The source has no key. Give it a key that no other row has. "
            "[row stays out]\n"
            "sources.csv, row 5, key: The key “relics” stands already in row 2. Give one of them "
            "another key, or remove the row that is double. [row stays out]\n");
  ASSERT_EQ(import.sources.size(), 2);
  EXPECT_EQ(import.sources[1].licence_class, "none-stated");
}

TEST(HolidaysCsv, CoversOnlyYearsWhoseListIsPublished) {
  auto const import = read_holidays_csv(
                          "date,name_zh,kind\n"
                          "2022-12-31,元旦,off\n"
                          "2023-01-01,元旦,off\n"
                          "2023-05-01,劳动节,off\n"
                          "2023-10-01,国庆节,off\n"
                          "2023-10-07,国庆节,workday\n"
                          "2023-02-30,错,off\n"
                          "2023-05-01,劳动节,off\n"
                          "2023-06-01,儿童节,maybe\n")
                          .value();
  EXPECT_EQ(problems_of(import.report),
            "holidays.csv, row 7, date: “2023-02-30” is not a date that exists. Write it like "
            "2026-05-01.\n"
            "holidays.csv, row 7, date: The row has no date that can be used. Write it like "
            "2026-05-01. [row stays out]\n"
            "holidays.csv, row 8, date: 2023-05-01 stands already in row 4. Keep one row for each "
            "date. [row stays out]\n"
            "holidays.csv, row 9, kind: “maybe” is not a kind of day. Use off or workday. [row "
            "stays out]\n");
  EXPECT_EQ(import.days.size(), 5U);
}

TEST(CountiesCsv, ReadsSeatsAndNamesBadOnes) {
  auto const import = read_counties_csv(
                          "code,name_zh,name_en,prefecture_zh,seat_lat,seat_lon,seat_source\n"
                          "140723,和顺县,Heshun,晋中市,37.32864,113.56363,citygeo\n"
                          "14072,错,,,,,\n"
                          "130131,平山县,Pingshan,,114.18,38.25,citygeo\n"
                          "140723,和顺,,,,,\n"
                          "130121,井陉县,,,38.0,,\n")
                          .value();
  EXPECT_EQ(problems_of(import.report),
            "counties.csv, row 3, code: “14072” is not a county code. Write the six digits of GB/T "
            "2260, like 140723. [row stays out]\n"
            "counties.csv, row 4, seat_lat: “114.18” is out of range. Write a number from -90 to "
            "90.\n"
            "counties.csv, row 5, code: The code “140723” stands already in row 2. Keep one row "
            "for each county. [row stays out]\n"
            "counties.csv, row 6, seat_lat: Only one of seat_lat and seat_lon is filled; the seat "
            "stays out. Fill both or none.\n");
  ASSERT_EQ(import.counties.size(), 3);
  EXPECT_EQ(import.counties[0].seat, geo::make_latlng(37.32864, 113.56363));
  EXPECT_FALSE(import.counties[1].seat);
}

}  // namespace
}  // namespace magpie::files
