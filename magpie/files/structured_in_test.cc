// Readers of structured formats on files of their own: what real files of these formats look like.
#include <gtest/gtest.h>

#include <algorithm>

#include "magpie/catalog/interpret.h"
#include "magpie/files/datatourisme_in.h"
#include "magpie/files/hours_spans.h"
#include "magpie/files/json_values.h"
#include "magpie/files/source_file.h"
#include "magpie/files/zip_testing.h"

namespace magpie::files {
namespace {

catalog::SourceTable read(std::string const& text, char const* name = "a.json") {
  auto table = read_table(text, name);
  EXPECT_TRUE(table) << (table ? "" : table.error().message);
  return table.value_or(catalog::SourceTable());
}

catalog::Interpretation review(std::string const& text,
                               catalog::ImportAnswers const& answers = {}) {
  auto const table = read(text);
  return catalog::interpret(table, catalog::guess_mapping(table), {}, answers);
}

std::string told(catalog::Interpretation const& result) {
  std::string all;
  for (auto const& f : result.findings)
    all += f.row + "|" + f.column + "|" + f.code + "|" + std::string(action_name(f.action)) + "\n";
  return all;
}

std::string field(catalog::Interpretation const& result, std::string const& name,
                  std::size_t row = 0) {
  auto const& fields = result.drafts.at(row).fields;
  auto const found = fields.find(name);
  return found == fields.end() ? "(none)" : found->second;
}

TEST(StructuredIn, AMuseumWithEverythingARecordHas) {
  auto const result = review(R"({"@context":{"@vocab":"https://schema.org/","@language":"it"},
    "@type":"Museum","@id":"https://example.org/m1","name":["Museo",{"@value":"Museum","@language":"en-GB"}],
    "alternateName":{"de":"Haus"},"description":"Testo","url":"https://example.org","telephone":"+39 1",
    "geo":{"@type":"GeoCoordinates","latitude":46.5012,"longitude":11.2534},"isAccessibleForFree":false,
    "address":{"@type":"PostalAddress","addressLocality":"Bolzano","streetAddress":"Via 1"},
    "openingHoursSpecification":[{"@type":"OpeningHoursSpecification","dayOfWeek":["Tuesday","https://schema.org/Wednesday","Thursday"],
      "opens":"10:00:00","closes":"18:00"},{"dayOfWeek":"Monday","opens":"00:00","closes":"00:00"}],
    "image":{"@type":"ImageObject","contentUrl":"https://example.org/a.jpg","license":"CC BY 4.0","creditText":"A"},
    "offers":{"@type":"Offer","price":"12,50","priceCurrency":"EUR"},"sameAs":"https://www.wikidata.org/wiki/Q1"})");
  EXPECT_EQ(told(result), "");
  EXPECT_EQ(result.drafts.at(0).id, "https://example.org/m1");
  EXPECT_EQ(field(result, "name.it"), "\"Museo\"");
  EXPECT_EQ(field(result, "name.en"), "\"Museum\"");
  EXPECT_EQ(field(result, "aliases"), R"([{"language":"de","name":"Haus"}])");
  EXPECT_EQ(field(result, "kind"), "\"museum\"");
  EXPECT_EQ(field(result, "location"), "[11.2534,46.5012]");
  EXPECT_EQ(field(result, "has_fee"), "true");
  EXPECT_EQ(field(result, "opening_hours"), "\"Mo off; Tu-Th 10:00-18:00\"");
  EXPECT_EQ(field(result, "media"),
            R"([{"credit":"A","licence":"CC BY 4.0","url":"https://example.org/a.jpg"}])");
  EXPECT_EQ(field(result, "price"), "(none)") << "euros are no yuan";
  EXPECT_NE(field(result, "tags").find("Q1"), std::string::npos);
}

TEST(StructuredIn, AGraphGivesItsPlacesWithTheirParts) {
  auto const result = review(R"({"@context":"https://schema.org","@graph":[
    {"@type":"WebSite","name":"Site"},{"@type":"Organization","@id":"#o","name":"Office"},
    {"@type":"schema:Hotel","name":"H","geo":{"@id":"#g"},"telephone":"1"},
    {"@type":"GeoCoordinates","@id":"#g","latitude":"46.5012","longitude":"11.2534"}]})");
  EXPECT_EQ(told(result), "");
  ASSERT_EQ(result.drafts.size(), 1);
  EXPECT_EQ(result.drafts[0].row, "2");
  EXPECT_EQ(field(result, "kind"), "\"lodging\"");
  EXPECT_EQ(field(result, "location"), "[11.2534,46.5012]");
}

TEST(StructuredIn, PricesInYuanAndDamagedOnes) {
  auto const result =
      review(R"([{"@context":"https://schema.org","@type":"TouristAttraction","name":"甲",
    "offers":[{"@type":"Offer","name":"成人票","price":"60","priceCurrency":"CNY"},{"name":"儿童票","price":30,"priceCurrency":"CNY"}]},
    {"@type":"TouristAttraction","name":"乙","offers":{"price":"4,5","priceCurrency":"CNY"}},
    {"@type":"TouristAttraction","name":"丙","offers":{"price":"80"}}])");
  EXPECT_EQ(told(result),
            "2|offers.price|PRICE_MEANING|ask\n1|offers.price|DAMAGED_NUMBER|quarantine\n");
  EXPECT_EQ(field(result, "price"), "6000");
  EXPECT_EQ(field(result, "prices"), R"([{"amount_fen":3000,"category":"child"}])");
  EXPECT_EQ(field(result, "price", 1), "(none)");
  EXPECT_EQ(field(result, "price", 2), "(none)");
}

TEST(StructuredIn, AMaximumStaysAMaximumAndDamageStaysOut) {
  auto const result =
      review(R"({"@context":"https://schema.org","@type":"TouristAttraction","name":"甲",
    "additionalProperty":[{"@type":"PropertyValue","name":"负氧离子最大值","value":"4.5万"},
    {"name":"负氧离子平均值","value":"4,5 per cubic centimeter"},{"name":"距县城","value":"<> km"},
    {"name":"树龄","value":"2600,<> years"},{"name":"夏季气温","unitText":"℃","maxValue":"28"}]})");
  EXPECT_EQ(told(result),
            "0|负氧离子最大值|UNIT_CONVERTED|accept\n0|负氧离子平均值|DAMAGED_NUMBER|quarantine\n"
            "0|距县城|DAMAGED_NUMBER|quarantine\n0|树龄|DAMAGED_NUMBER|quarantine\n");
  auto const all = field(result, "measurements");
  EXPECT_NE(all.find(R"("statistic":"maximum","unit":"1/cm3","value":45000.0)"), std::string::npos)
      << all;
  EXPECT_NE(all.find(R"("statistic":"maximum","unit":"°C","value":28.0)"), std::string::npos)
      << all;
  EXPECT_EQ(all.find("mean"), std::string::npos) << all;
}

TEST(StructuredIn, AnUnknownTypeAndAnUnknownPropertyAreSaid) {
  auto const result =
      review(R"({"@context":"https://schema.org","@type":"Wormhole","name":"W","wobble":"x"})");
  EXPECT_EQ(told(result), "0|@type|UNKNOWN_TYPE|accept_with_note\n|wobble|UNKNOWN_FIELD|keep\n");
}

TEST(StructuredIn, AWebPageGivesItsScriptsAndItsMicrodata) {
  auto const table = read(
      "<!DOCTYPE html><html><head><script type=\"application/ld+json\">"
      R"({"@context":"https://schema.org","@type":"Museum","name":"A"})"
      "</script></head><body><div itemscope itemtype='https://schema.org/Hotel'><div><p "
      "itemprop=name>B &amp; C</p></div><span itemprop=geo itemscope "
      "itemtype=https://schema.org/GeoCoordinates><meta itemprop=latitude content=46.5></span>"
      "</div></body></html>",
      "a.html");
  ASSERT_EQ(table.rows.size(), 2);
  auto const result = catalog::interpret(table, catalog::guess_mapping(table), {}, {});
  EXPECT_EQ(field(result, "name."), "\"A\"");
  EXPECT_EQ(field(result, "name.", 1), "\"B & C\"");
  EXPECT_EQ(field(result, "kind", 1), "\"lodging\"");
}

TEST(StructuredIn, AlpineBitsReadsIncludedPicturesAndSchedules) {
  auto const result = review(
      R"({"jsonapi":{"version":"1.0"},"links":{"self":"x"},"data":[{"type":"trails","id":"t1",
    "attributes":{"name":{"deu":"Weg","eng":"Trail","xx":"?"},"url":"https://example.org","length":"<> km","maxAltitude":2000,
    "geometries":[{"type":"LineString","coordinates":[[11.3,46.8,1200],[11.4,46.9,1300],[11.5,46.9]]}],
    "openingHours":{"weeklySchedules":[{"validFrom":"2026-05-01","validTo":"2026-10-31","monday":[{"opens":"08:00:00","closes":"17:00:00"}],
      "tuesday":[{"opens":"08:00:00","closes":"17:00:00"}]}],"dailySchedules":{"2026-08-15":null}}},
    "relationships":{"multimediaDescriptions":{"data":[{"type":"mediaObjects","id":"m1"}]},"categories":{"data":[{"type":"categories","id":"alpinebits:hiking"}]}}}],
    "included":[{"type":"mediaObjects","id":"m1","attributes":{"contentUrl":"https://example.org/a.jpg","license":"CC0","author":"A"}}]})");
  EXPECT_EQ(
      told(result),
      "0|attributes.name|LANGUAGE_CODE|accept_with_note\n"
      "|data.relationships|REFERENCES|accept\n0|attributes.length|DAMAGED_NUMBER|quarantine\n");
  ASSERT_EQ(result.drafts.size(), 1);
  EXPECT_EQ(field(result, "name.de"), "\"Weg\"");
  EXPECT_EQ(field(result, "kind"), "\"leisure\"");
  EXPECT_EQ(field(result, "opening_hours"),
            "\"2026 May 01-2026 Oct 31 Mo,Tu 08:00-17:00; 2026 Aug 15 Mo-Su off\"");
  EXPECT_EQ(field(result, "media"),
            R"([{"credit":"A","licence":"CC0","url":"https://example.org/a.jpg"}])");
}

TEST(StructuredIn, AlpineBitsErrorsAndPlainJsonAreRefused) {
  EXPECT_FALSE(
      read_table(R"({"jsonapi":{"version":"1.0"},"errors":[{"status":"404"}]})", "a.json"));
  EXPECT_FALSE(read_table(R"({"data":[1,2]})", "a.json"));
}

TEST(StructuredIn, DataTourismeReadsPeriodsStarsAndLeavesPersonsOut) {
  auto const result = review(
      R"({"@graph":[{"@id":"https://data.datatourisme.fr/1","@type":["PointOfInterest","PlaceOfInterest","Hotel"],
    "rdfs:label":{"fr":["Auberge","Hôtel"],"en":["Inn"]},"hasContact":[{"schema:telephone":["+33 1"],"foaf:homepage":["https://example.org"]}],
    "hasReview":[{"hasReviewValue":{"@id":"kb:Stars3","rdfs:label":{"fr":["3 étoiles"]}}}],"reducedMobilityAccess":true,
    "isLocatedAt":[{"schema:geo":{"schema:latitude":"47.5012","schema:longitude":"0.5034"},
    "schema:openingHoursSpecification":[{"schema:validFrom":"2026-04-01T00:00:00","schema:validThrough":"2026-09-30T23:59:59",
      "schema:opens":"09:00:00","schema:closes":"19:00:00"}]}]}]})");
  EXPECT_EQ(told(result),
            "|schema:latitude;schema:longitude|TEXT_NUMBER|accept\n|rdfs:label|LANGUAGES|accept\n"
            "|@type|MANY_TYPES|accept\n|hasContact|PERSONAL_DATA|drop_value\n");
  EXPECT_EQ(field(result, "name.fr"), "\"Auberge\"");
  EXPECT_EQ(field(result, "aliases"), R"([{"language":"fr","name":"Hôtel"}])");
  EXPECT_EQ(field(result, "location"), "[0.5034,47.5012]");
  EXPECT_EQ(field(result, "phone"), "(none)");
  EXPECT_EQ(field(result, "website"), "\"https://example.org\"");
  EXPECT_EQ(field(result, "wheelchair"), "\"yes\"");
  EXPECT_EQ(field(result, "designations"), R"([{"code":"datatourisme:Stars3"}])");
  EXPECT_EQ(field(result, "opening_hours"), "\"2026 Apr 01-2026 Sep 30 Mo-Su 09:00-19:00\"");
}

std::string point_of_interest(char const* id) {
  return std::string(R"({"@id":"https://data.datatourisme.fr/)") + id +
         R"(","@type":["Museum"],"rdfs:label":{"fr":["Musée )" + id +
         R"("]},"isLocatedAt":[{"schema:geo":{"schema:latitude":"48.1","schema:longitude":"2.3"}}]})";
}

TEST(StructuredIn, ADataTourismeArchiveIsReadObjectByObject) {
  auto const bytes = zipped({{"index.json", R"([{"file":"0/00/1.json"},{"file":"0/00/2.json"}])"},
                             {"objects/0/00/1.json", point_of_interest("1")},
                             {"objects/0/00/2.json", point_of_interest("2")},
                             {"objects/0/00/3.json", "{ broken"},
                             {"context.jsonld", "{}"}});
  auto const table = read_table(bytes, "flux.zip");
  ASSERT_TRUE(table) << table.error().message;
  EXPECT_EQ(table->format, "datatourisme");
  EXPECT_EQ(table->rows.size(), 2);
  auto const broken =
      std::find_if(table->findings.begin(), table->findings.end(),
                   [](auto const& found) { return found.code == "UNREADABLE_OBJECTS"; });
  ASSERT_NE(broken, table->findings.end());
  EXPECT_EQ(broken->sentence.en,
            "1 files of objects cannot be read and stay out; the first is objects/0/00/3.json.");
}

TEST(StructuredIn, AnArchiveThatUnpacksToTooMuchIsRefused) {
  auto bomb = point_of_interest("1");
  bomb.insert(1, R"("a":")" + std::string(4U << 20U, ' ') + R"(",)");
  auto const bytes = zipped({{"index.json", "[]"}, {"objects/0/00/1.json", bomb}});
  auto const read = read_table(bytes, "flux.zip");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, base::ErrorCode::too_large);
  auto const small = zipped({{"index.json", "[]"},
                             {"objects/0/00/1.json", point_of_interest("1")},
                             {"objects/0/00/2.json", point_of_interest("2")}});
  EXPECT_FALSE(read_datatourisme_zip(small, "flux.zip", {.entries = 2}));
  EXPECT_FALSE(read_datatourisme_zip(small, "flux.zip", {.unpacked_bytes = 200}));
  EXPECT_TRUE(read_datatourisme_zip(small, "flux.zip"));
}

TEST(StructuredIn, AnArchiveWithoutObjectsSaysWhatToSend) {
  auto const read = read_table(zipped({{"index.json", "[]"}, {"objects/a.txt", ""}}), "flux.zip");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().message,
            "The archive holds no points of interest: send the zip file that DATAtourisme gives, "
            "with its folder \"objects\".");
}

TEST(StructuredIn, ASwappedGeoJsonKeepsItsPositionsOnceTheSwapIsAnswered) {
  std::string const text =
      R"({"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:4326"}},"features":[)"
      R"({"type":"Feature","properties":{"name":"甲"},"geometry":{"type":"Point","coordinates":[35.1234,112.1234]}},)"
      R"({"type":"Feature","properties":{"name":"乙"},"geometry":{"type":"Point","coordinates":[36.1234,113.1234]}},)"
      R"({"type":"Feature","properties":{"name":"丙"},"geometry":{"type":"Point","coordinates":[113.5678,36.5678]}},)"
      R"({"type":"Feature","properties":{"name":"丁"},"geometry":{"type":"Point","coordinates":[35.9234,112.9234]}}]})";
  auto const open = review(text);
  EXPECT_EQ(field(open, "location"), "(none)");
  EXPECT_EQ(field(open, "location", 2), "[113.5678,36.5678]");
  ASSERT_EQ(open.questions.size(), 1);
  EXPECT_EQ(open.questions[0].code, "SWAPPED_AXES");
  catalog::ImportAnswers answers;
  answers.swap = catalog::SwapAnswer::swap;
  auto const settled = review(text, answers);
  EXPECT_EQ(field(settled, "location"), "[112.1234,35.1234]");
  EXPECT_EQ(field(settled, "location", 2), "[113.5678,36.5678]");
}

TEST(StructuredIn, LanguagesAreThoseOfTheCatalogue) {
  EXPECT_EQ(catalogue_language("zh-CN"), "zh");
  EXPECT_EQ(catalogue_language("zh_TW"), "zh-Hant");
  EXPECT_EQ(catalogue_language("deu"), "de");
  EXPECT_EQ(catalogue_language("GER"), "de");
  EXPECT_EQ(three_letter_language("zh"), "zho");
  EXPECT_EQ(three_letter_language("q"), "");
}

TEST(StructuredIn, HalfAScheduleIsNoSchedule) {
  EXPECT_EQ(osm_hours({{{}, "09:00", "17:00", "2026-05-01", ""}}), std::nullopt);
  EXPECT_EQ(osm_hours({{{}, "09:00", "", "", ""}}), std::nullopt);
  EXPECT_EQ(osm_hours({{{0, 1, 2, 4}, "09:00", "12:00", "", ""},
                       {{0, 1, 2, 4}, "14:00", "18:00", "", ""}}),
            "Mo-We,Fr 09:00-12:00,14:00-18:00");
  EXPECT_EQ(clock_text("24:30"), std::nullopt);
  EXPECT_EQ(date_text("2018-13-45T99:00"), std::nullopt);
}

}  // namespace
}  // namespace magpie::files
