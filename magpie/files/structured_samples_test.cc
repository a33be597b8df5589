// The import samples of structured formats (GeoJSON, schema.org, AlpineBits, DATAtourisme), from
// the file to the findings of the import review.
#include "magpie/files/import_samples_testing.h"
#include "magpie/files/source_file.h"

namespace magpie::files {
namespace {

catalog::Interpretation review(Ground& ground, fs::path const& file,
                               catalog::ImportAnswers const& answers = {}) {
  auto const table = read_table(bytes_of(file), file.filename().string());
  EXPECT_TRUE(table) << file << ": " << (table ? "" : table.error().message);
  return table ? run(ground, *table, answers) : catalog::Interpretation();
}

// Rows are "own 1" or "defect_event.json" in the lists: of the file, or of its only object.
std::vector<std::string> lines_without_row(std::vector<std::string> lines) {
  for (auto& line : lines) line.erase(0, line.find('|'));
  return lines;
}

TEST(StructuredSamples, GeoJsonOfJincheng) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto const folder = *data / "import-samples/geojson";
  auto ground = read_ground(*data, "");
  auto const result = review(ground, folder / "jincheng_defects.geojson");
  auto expected = expected_in(folder / "expected.csv", "");
  for (auto& line : expected)
    if (line.starts_with("file|")) line.erase(0, 4);
  compare(expected, found_in(result));
  ASSERT_EQ(result.drafts.size(), 9);
  EXPECT_TRUE(result.drafts[0].fields.contains("location")) << "the file states its datum";
  EXPECT_FALSE(result.drafts[4].fields.contains("location")) << "the swap is not answered yet";
  EXPECT_EQ(result.drafts[6].quarantined.at("length"), "<> km");
  catalog::ImportAnswers answers;
  answers.settlements[{"4", "SWAPPED_AXES"}] = "keep";
  auto const settled = review(ground, folder / "jincheng_defects.geojson", answers);
  EXPECT_EQ(settled.drafts[4].fields.at("location"), "[112.989512,35.457997]");
}

TEST(StructuredSamples, TicketedSightsOf2019) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto const folder = *data / "import-samples/real-defects";
  auto ground = read_ground(*data, "");
  auto const result = review(ground, folder / "ticketed_sights_2019.json");
  auto expected = expected_in(folder / "expected.csv", "ticketed_sights_2019.json");
  // Its datum is not stated: that it is BD-09 must come from a person.
  compare(expected, found_in(result),
          {"|location|DATUM_MISSING|ask", "3|location|NAME_VARIANT|accept",
           "4|location|NAME_VARIANT|accept", "5|location|NAME_VARIANT|accept"});
  ASSERT_EQ(result.drafts.size(), 8);
  EXPECT_FALSE(result.drafts[0].fields.contains("price")) << "nobody said which ticket it is";
  EXPECT_FALSE(result.drafts[0].fields.contains("location"));
  catalog::ImportAnswers answers;
  answers.datum = "BD-09";
  answers.price = catalog::PriceAnswer::gate_price;
  auto const settled = review(ground, folder / "ticketed_sights_2019.json", answers);
  EXPECT_EQ(settled.drafts[0].fields.at("price"), "2000");
  EXPECT_TRUE(settled.drafts[0].fields.contains("location"));
}

TEST(StructuredSamples, SchemaOrgExamplesPassWithoutAWord) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto ground = read_ground(*data, "");
  for (auto const& entry : fs::directory_iterator(*data / "import-samples/schemaorg")) {
    if (!entry.path().filename().string().starts_with("eg-")) continue;
    auto const result = review(ground, entry.path());
    EXPECT_EQ(result.drafts.size(), 1) << entry.path();
    compare({}, found_in(result));
  }
}

TEST(StructuredSamples, SchemaOrgWithDefects) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto const folder = *data / "import-samples/schemaorg";
  auto ground = read_ground(*data, "");
  auto const result = review(ground, folder / "own_defects.jsonld");
  compare(expected_in(folder / "expected.csv", "own "), found_in(result));
  ASSERT_EQ(result.drafts.size(), 3);
  EXPECT_EQ(result.drafts[0].fields.at("county_code"), "\"140723\"");
  EXPECT_FALSE(result.drafts[0].fields.contains("has_fee"));
  EXPECT_FALSE(result.drafts[1].fields.contains("location")) << "comma and datum are not answered";
  EXPECT_EQ(result.drafts[1].fields.at("opening_hours"), "\"Mo-Su 07:30-18:30\"");
  catalog::ImportAnswers answers;
  answers.datum = "WGS84";
  answers.settlements[{"1", "DECIMAL_COMMA"}] = "keep";
  auto const settled = review(ground, folder / "own_defects.jsonld", answers);
  EXPECT_EQ(settled.drafts[1].fields.at("location"), "[114.7629,37.7216667]");
}

TEST(StructuredSamples, AlpineBitsObjectsAsServed) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto ground = read_ground(*data, "");
  for (auto const& entry : fs::directory_iterator(*data / "import-samples/alpinebits-dd")) {
    auto const name = entry.path().filename().string();
    if (!name.starts_with("sample_") && !name.starts_with("collection_")) continue;
    auto const result = review(ground, entry.path());
    EXPECT_FALSE(result.drafts.empty()) << name;
    compare({}, found_in(result), {"|relationships|REFERENCES|accept"});
    EXPECT_TRUE(result.drafts[0].fields.contains("name.de")) << name;
  }
}

TEST(StructuredSamples, AlpineBitsWithDefects) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto const folder = *data / "import-samples/alpinebits-dd";
  auto ground = read_ground(*data, "");
  auto const result = review(ground, folder / "defect_event.json");
  compare(lines_without_row(expected_in(folder / "expected.csv", "defect_event.json")),
          lines_without_row(found_in(result)), {"|relationships|REFERENCES|accept"});
  ASSERT_EQ(result.drafts.size(), 1);
  EXPECT_TRUE(result.drafts[0].fields.contains("name.de"));
}

TEST(StructuredSamples, DataTourisme) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto const folder = *data / "import-samples/datatourisme";
  auto ground = read_ground(*data, "");
  for (auto const& entry : fs::directory_iterator(folder)) {
    auto const name = entry.path().filename().string();
    if (entry.path().extension() != ".json") continue;
    auto expected = expected_in(folder / "expected.csv", "*");
    for (auto const& [prefix, row] : {std::pair{"tour-", "0"}, std::pair{"15-e1154a24", ""}}) {
      if (!name.starts_with(prefix)) continue;
      for (auto const& line : lines_without_row(expected_in(folder / "expected.csv", prefix)))
        expected.push_back(row + line);
    }
    auto const result = review(ground, entry.path());
    compare(expected, found_in(result));
    ASSERT_EQ(result.drafts.size(), 1) << name;
    EXPECT_TRUE(result.drafts[0].fields.contains("location")) << name;
    EXPECT_TRUE(result.drafts[0].fields.contains("name.fr")) << name;
    EXPECT_EQ(result.drafts[0].fields.at("tags").find("masked@example.org"), std::string::npos);
  }
}

}  // namespace
}  // namespace magpie::files
