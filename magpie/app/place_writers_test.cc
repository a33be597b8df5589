// Every file written can be read again: places → file → import review → the same fields, as far as
// the format carries them (docs/user/files.md says what each leaves out).
#include "magpie/app/place_writers.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <nlohmann/json.hpp>

#include "magpie/app/alpinebits_out.h"
#include "magpie/catalog/fields.h"
#include "magpie/catalog/interpret.h"
#include "magpie/files/source_file.h"

namespace magpie::app {
namespace {

using catalog::Place;

std::string word() {
  static std::vector<std::string> const kWords{"许村",    "赵州桥",    "=1+1",
                                               "a,b; c",  "say \"x\"", "+86 311 8490",
                                               "'quoted", "Ωmega 3",   "天长镇"};
  return *rc::gen::elementOf(kWords);
}

bool coin() {
  return *rc::gen::arbitrary<bool>();
}

void add_words(Place& place) {
  place.names["zh"] = word() + std::to_string(*rc::gen::inRange(0, 100));
  if (coin()) place.names["en"] = "Place " + word();
  if (coin()) place.names["de"] = "Ort";
  if (coin()) place.aliases.push_back({"zh", "别名" + word()});
  if (coin()) place.descriptions["zh"] = "第一行\n" + word();
  if (coin()) place.themes = {"temple", "mountain"};
  if (coin()) place.note = word() + " 备注";
  if (coin()) place.website = "https://example.org/a?b=1,2";
  if (coin()) place.phone = "+86 311 8490";
  if (coin()) place.designations.push_back({"museum-grade:2", "", std::nullopt, ""});
}

void add_values(Place& place) {
  place.kind =
      *rc::gen::element(catalog::Kind::museum, catalog::Kind::sight, catalog::Kind::village,
                        catalog::Kind::lodging, catalog::Kind::brand);
  place.status = *rc::gen::element(catalog::PlaceStatus::open, catalog::PlaceStatus::building);
  if (coin()) place.county_zh = "和顺县";
  // A hotel with a grade is asked about and has none until then.
  if (place.kind != catalog::Kind::lodging && coin()) place.rating = *rc::gen::inRange(1, 6);
  if (coin()) place.opening_hours = coin() ? "Mo-Fr 09:00-17:00; PH off" : "Tu-Su 08:30-17:00";
  if (coin()) place.price = base::Fen(*rc::gen::inRange(0, 100'000));
  if (coin()) place.prices.push_back({"child", base::Fen(*rc::gen::inRange(1, 9'999)), ""});
  if (coin()) place.has_fee = coin();
  if (coin()) place.beds = *rc::gen::inRange(0, 500);
  if (coin()) place.capacity_instant = *rc::gen::inRange(1, 5'000);
  if (coin()) place.visitors_10k_per_year = *rc::gen::inRange(0, 9'999) / 100.0;
  if (coin()) place.wheelchair = catalog::Wheelchair::limited;
  if (coin()) place.media.push_back({"https://example.org/a.jpg", "图", "CC BY 4.0", "A", false});
  if (coin())
    place.measurements.push_back({"negative_ions", "maximum", "2024", 45000, "1/cm3", "", ""});
}

// Far enough apart that no two are taken for one.
std::vector<OutgoingRecord> some_records() {
  std::vector<OutgoingRecord> records;
  auto const count = *rc::gen::inRange(1, 5);
  for (int i = 0; i < count; ++i) {
    Place place;
    place.key = "k-" + std::to_string(i);
    add_words(place);
    add_values(place);
    if (i == 0 || coin()) {
      place.location =
          geo::make_latlng(37.0 + i + *rc::gen::inRange(0, 9'999'999) / 1e7, 113.1234567);
      place.precision = catalog::Precision::point;
    }
    records.push_back({place, "CC BY 4.0", "文旅局"});
  }
  return records;
}

using Fields = std::set<std::string>;

// The fields of `carried` come back as they went, and none that was unknown is known.
void check_round_trip(std::vector<OutgoingRecord> const& records, std::string const& bytes,
                      char const* name, Fields const& carried) {
  auto const table = files::read_table(bytes, name);
  if (!table) RC_FAIL(table.error().message);
  auto const result = catalog::interpret(*table, catalog::guess_mapping(*table), {}, {});
  RC_ASSERT(result.drafts.size() == records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    auto expected = catalog::fields_of(records[i].place);
    expected["licence"] = nlohmann::json(records[i].licence).dump();
    expected["attribution"] = nlohmann::json(records[i].attribution).dump();
    Place read;
    RC_ASSERT(catalog::set_fields(read, result.drafts[i].fields).empty());
    auto const found = catalog::fields_of(read);
    std::string const none = "(none)";
    RC_ASSERT(result.drafts[i].id == records[i].place.key);
    for (auto const& field : carried) {
      auto const a = expected.find(field);
      auto const b = found.find(field);
      auto const was = a == expected.end() ? none : a->second;
      auto const is = b == found.end() ? none : b->second;
      if (was != is)
        RC_FAIL(std::string(name) + " row " + std::to_string(i) + " " + field + ": " + was +
                " became " + is);
    }
  }
}

Fields const kTable{"name.zh", "name.en", "kind",          "status",   "county_zh",
                    "rating",  "themes",  "opening_hours", "website",  "phone",
                    "note",    "licence", "attribution",   "location", "designations"};

RC_GTEST_PROP(PlaceWriters, CsvComesBack, ()) {
  auto const records = some_records();
  check_round_trip(records, to_csv(records), "a.csv", kTable);
}

RC_GTEST_PROP(PlaceWriters, XlsxComesBack, ()) {
  auto const records = some_records();
  auto const bytes = to_xlsx(records);
  RC_ASSERT(bytes.has_value());
  check_round_trip(records, *bytes, "a.xlsx", kTable);
}

RC_GTEST_PROP(PlaceWriters, GeoJsonComesBack, ()) {
  auto const records = some_records();
  auto carried = kTable;
  carried.insert({"name.de", "aliases", "descriptions.zh", "price", "prices", "has_fee", "beds",
                  "capacity_instant", "visitors_10k_per_year", "wheelchair", "media",
                  "measurements"});
  check_round_trip(records, to_geojson(records), "a.geojson", carried);
}

RC_GTEST_PROP(PlaceWriters, JsonLdComesBack, ()) {
  auto const records = some_records();
  check_round_trip(records, to_jsonld(records), "a.jsonld",
                   {"name.zh", "name.en",   "name.de", "aliases",          "descriptions.zh",
                    "kind",    "county_zh", "rating",  "opening_hours",    "price",
                    "prices",  "has_fee",   "beds",    "capacity_instant", "website",
                    "phone",   "media",     "licence", "attribution",      "location"});
}

RC_GTEST_PROP(PlaceWriters, AlpineBitsComesBack, ()) {
  auto const records = some_records();
  check_round_trip(records, to_alpinebits(records, {}), "a.json",
                   {"name.zh", "name.en", "name.de", "descriptions.zh", "kind", "county_zh",
                    "website", "media", "licence", "attribution", "location"});
}

RC_GTEST_PROP(PlaceWriters, AlpineBitsPagesHoldEveryRecordOnce, ()) {
  auto const records = some_records();
  auto const size = static_cast<std::size_t>(*rc::gen::inRange(1, 4));
  std::vector<std::string> seen;
  for (std::size_t number = 1; number <= records.size() + 1; ++number) {
    auto const page =
        nlohmann::json::parse(to_alpinebits(records, {number, size, "/x?kind=museum"}));
    RC_ASSERT(page.at("meta").at("count") == records.size());
    RC_ASSERT(page.at("data").size() <= size);
    for (auto const& venue : page.at("data")) seen.push_back(venue.at("id"));
    RC_ASSERT(page.at("links").at("next").is_null() == (number * size >= records.size()));
  }
  std::vector<std::string> all;
  for (auto const& record : records) all.push_back(record.place.key);
  RC_ASSERT(seen == all);
}

TEST(PlaceWriters, NoCellOfAWorkbookRunsAsAFormula) {
  Place place;
  place.key = "k";
  place.names["zh"] = "=HYPERLINK(\"https://example.org\")";
  std::vector<OutgoingRecord> const records{{place, "CC0", "A"}};
  auto const table = files::read_table(to_xlsx(records).value(), "a.xlsx");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->rows.at(0).cells.at(1), place.names["zh"]);
  EXPECT_NE(to_csv(records).find("'=HYPERLINK"), std::string::npos);
}

}  // namespace
}  // namespace magpie::app
