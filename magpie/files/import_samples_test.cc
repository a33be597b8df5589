// The import samples of the shared folder, row by row against what a good importer must find.
#include "magpie/files/import_samples_testing.h"

#include "magpie/files/geojson_in.h"
#include "magpie/files/table_csv.h"
#include "magpie/files/table_sheet.h"

namespace magpie::files {
namespace {

TEST(ImportSamples, SwappedSightsInBd09) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto const folder = *data / "import-samples/csv-bd09-swapped";
  auto ground = read_ground(*data, "heshun-shijiazhuang");
  know_the_region(ground);
  auto const table =
      read_csv_table(bytes_of(folder / "taihang_places_bd09.csv"), "sample.csv").value();
  auto const result = run(ground, table, {});
  compare(expected_in(folder / "expected.csv", ""), found_in(result));
  ASSERT_EQ(result.drafts.size(), 25);
  EXPECT_FALSE(result.drafts[0].fields.contains("location")) << "the swap is not answered yet";
  EXPECT_TRUE(result.drafts[19].fields.contains("location")) << "this row is not swapped";
  catalog::ImportAnswers answers;
  answers.swap = catalog::SwapAnswer::swap;
  EXPECT_TRUE(run(ground, table, answers).drafts[0].fields.contains("location"));
}

TEST(ImportSamples, StationsInGcj02) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto const folder = *data / "import-samples/csv-gcj02-gb18030";
  auto ground = read_ground(*data, "heshun-shijiazhuang");
  auto const result = run(
      ground, read_csv_table(bytes_of(folder / "stations_gcj02.csv"), "sample.csv").value(), {});
  compare(expected_in(folder / "expected.csv", ""), found_in(result));
  ASSERT_EQ(result.drafts.size(), 13);
  EXPECT_EQ(result.drafts[0].fields.at("county_code"), "\"130104\"");
}

TEST(ImportSamples, RegisterOfACounty) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto const folder = *data / "import-samples/xlsx-county-register";
  auto ground = read_ground(*data, "heshun-shijiazhuang");
  auto const table =
      sheet_table(read_xlsx(bytes_of(folder / "heshun_register_sample.xlsx")).value(),
                  "sample.xlsx")
          .value();
  auto const result = run(ground, table, {});
  compare(expected_in(folder / "expected.csv", ""), found_in(result));
}

TEST(ImportSamples, RowsAsPublished) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto const folder = *data / "import-samples/real-defects";
  auto ground = read_ground(*data, "");
  know_the_region(ground);
  auto const result =
      run(ground, read_csv_table(bytes_of(folder / "a_level_rows.csv"), "sample.csv").value(), {});
  compare(expected_in(folder / "expected.csv", "a_level_rows.csv "), found_in(result),
          {"8687|景区等级|INCOMPLETE_CODE|quarantine", "||DATUM_CONVERTED|accept"});
}

TEST(ImportSamples, TicketedSightsAsPublished) {
  auto const data = shared();
  if (!data) GTEST_SKIP() << "skipped: no import samples at MAGPIE_SHARED";
  auto const folder = *data / "import-samples/real-defects";
  auto ground = read_ground(*data, "");
  auto const table =
      read_geojson(bytes_of(folder / "ticketed_sights_2019.json"), "sample.json").value();
  std::vector<std::string> asked;
  for (auto const& question : run(ground, table, {}).questions)
    if (question.row.empty()) asked.push_back(question.code);
  std::sort(asked.begin(), asked.end());
  EXPECT_EQ(asked, (std::vector<std::string>{"DATUM_MISSING", "PRICE_MEANING", "SWAPPED_COLUMNS"}));
}

}  // namespace
}  // namespace magpie::files
