// The example alliances import without a word: the one that is shipped, and the others where the
// shared folder is there.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "magpie/catalog/county.h"
#include "magpie/catalog/defaults.h"
#include "magpie/catalog/holiday_calendar.h"
#include "magpie/files/counties_csv.h"
#include "magpie/files/holidays_csv.h"
#include "magpie/files/members_csv.h"
#include "magpie/files/places_csv.h"
#include "magpie/files/sources_csv.h"

namespace magpie::files {
namespace {

std::string bytes_of(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

void expect_silence(ImportReport const& report) {
  for (auto const& problem : report.problems) ADD_FAILURE() << to_sentence(problem);
  EXPECT_EQ(report.rows_refused(), 0);
  EXPECT_EQ(report.encoding, "UTF-8");
}

struct Folder {
  std::vector<catalog::Place> places;
  std::vector<catalog::Member> members;
};

Folder read_folder(std::filesystem::path const& folder, std::filesystem::path const& sources_file) {
  auto sources = read_sources_csv(bytes_of(sources_file)).value();
  auto members = read_members_csv(bytes_of(folder / "members.csv")).value();
  expect_silence(sources.report);
  expect_silence(members.report);
  PlacesCsvContext context;
  context.file = (folder / "places.csv").string();
  for (auto const& member : members.members) context.member_slugs.push_back(member.slug);
  for (auto const& source : sources.sources) context.source_keys.push_back(source.key);
  auto places = read_places_csv(bytes_of(folder / "places.csv"), context).value();
  expect_silence(places.report);
  return {std::move(places.places), std::move(members.members)};
}

std::filesystem::path demo() {
  return std::filesystem::path(MAGPIE_SOURCE_DIR) / "examples" / "heshun-shijiazhuang";
}

TEST(DemoData, ImportsWithoutAWord) {
  auto folder = read_folder(demo(), demo() / "sources.csv");
  EXPECT_EQ(folder.places.size(), 215);
  EXPECT_EQ(folder.members.size(), 53);
  auto const counties = read_counties_csv(bytes_of(demo() / "counties.csv")).value();
  expect_silence(counties.report);
  EXPECT_EQ(counties.counties.size(), 44);
  // All but the one that is known to its city only, and what stands nowhere: products and crafts.
  EXPECT_EQ(catalog::apply_county_seats(folder.places, counties.counties), 72);
}

TEST(DemoData, EverySourceAndCountyIsUsed) {
  auto const folder = read_folder(demo(), demo() / "sources.csv");
  auto const counties = read_counties_csv(bytes_of(demo() / "counties.csv")).value();
  std::set<std::string> keys{"holiday-cn"};
  std::set<std::string> codes;
  for (auto const& place : folder.places) {
    codes.insert(place.county_code);
    for (auto const& source : place.sources) keys.insert(source.source_key);
  }
  for (auto const& member : folder.members) keys.insert(member.source);
  for (auto const& county : counties.counties) {
    keys.insert(county.seat_source);
    EXPECT_EQ(codes.count(county.code), 1) << county.code;
  }
  auto const sources = read_sources_csv(bytes_of(demo() / "sources.csv")).value();
  for (auto const& source : sources.sources) {
    EXPECT_EQ(keys.count(source.key), 1) << source.key;
  }
}

TEST(DemoData, TheProposedResortIsNoCandidateAndPricesNameTheirSource) {
  auto const folder = read_folder(demo(), demo() / "sources.csv");
  int prices = 0;
  for (auto const& place : folder.places) {
    if (place.key == "hs-0151") {
      EXPECT_EQ(place.status, catalog::PlaceStatus::proposed);
      EXPECT_FALSE(catalog::is_candidate(place));
    }
    if (!place.price) continue;
    ++prices;
    bool named = false;
    for (auto const& source : place.sources) {
      named = named || ((source.field == "price_cny" || source.field.empty()) &&
                        source.source_key == "nl-qunar-2019");
    }
    EXPECT_TRUE(named) << place.key;
  }
  EXPECT_EQ(prices, 8);
}

TEST(DemoData, TheHolidayCalendarCoversFourYears) {
  auto const import = read_holidays_csv(bytes_of(demo() / "holidays.csv")).value();
  expect_silence(import.report);
  std::vector<base::Date> off;
  std::vector<base::Date> workdays;
  for (auto const& day : import.days) (day.is_off ? off : workdays).push_back(day.date);
  auto const calendar = catalog::make_calendar(off, workdays);
  EXPECT_EQ(base::format_date(calendar.first.value()), "2023-01-01");
  EXPECT_EQ(base::format_date(calendar.last.value()), "2026-12-31");
  EXPECT_TRUE(calendar.is_holiday(base::parse_date("2026-05-01").value()));
  EXPECT_FALSE(calendar.is_holiday(base::parse_date("2026-05-09").value()));
}

TEST(DemoData, TheOtherExamplesImportWithoutAWord) {
  std::map<std::string, std::size_t> const places{
      {"g331", 147}, {"jincheng", 107}, {"qiqihar-guangdong", 202}, {"sichuan", 324}};
  for (auto const& [name, count] : places) {
    auto const folder = demo().parent_path() / name;
    auto read = read_folder(folder, folder / "sources.csv");
    EXPECT_EQ(read.places.size(), count) << name;
    auto const counties = read_counties_csv(bytes_of(folder / "counties.csv")).value();
    expect_silence(counties.report);
    catalog::apply_county_seats(read.places, counties.counties);
    for (auto const& place : read.places) {
      // Known to its city only, or nothing that stands somewhere.
      bool const may_lack = place.county_code.ends_with("00") || !catalog::has_ground(place.kind);
      EXPECT_TRUE(place.location || may_lack) << place.key;
    }
  }
}

TEST(SharedData, AllFiveAlliancesImportWithoutAWord) {
  char const* variable = std::getenv("MAGPIE_SHARED");
  std::filesystem::path const data =
      std::filesystem::path(variable != nullptr ? variable : "../shared") / "data";
  if (!std::filesystem::exists(data)) GTEST_SKIP() << "skipped: no data at " << data;
  std::size_t total = 0;
  for (char const* name :
       {"heshun-shijiazhuang", "jincheng", "sichuan", "qiqihar-guangdong", "g331"}) {
    total += read_folder(data / name, data / "common" / "sources.csv").places.size();
  }
  EXPECT_EQ(total, 985);
  expect_silence(read_counties_csv(bytes_of(data / "common" / "counties.csv"))->report);
  expect_silence(read_holidays_csv(bytes_of(data / "common" / "holidays_cn.csv"))->report);
}

}  // namespace
}  // namespace magpie::files
