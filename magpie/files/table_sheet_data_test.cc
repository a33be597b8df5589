// The register of a county bureau among the shared import samples: what this reader must find.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "magpie/files/csv.h"
#include "magpie/files/source_file.h"

namespace magpie::files {
namespace {

std::string bytes_of(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

// "row|column|code" of the codes a reader of workbooks owns.
using Found = std::multiset<std::string>;

std::set<std::string> const& own_codes() {
  static std::set<std::string> const kCodes{"SHEET_CHOSEN",  "HEADER_FOUND", "MERGED_CELL",
                                            "FORMULA_ERROR", "TOTAL_ROW",    "FOOTNOTE",
                                            "EXCEL_DATE",    "ENCODING",     "DELIMITER"};
  return kCodes;
}

Found expected_in(std::filesystem::path const& path) {
  Found found;
  auto const table = read_csv(bytes_of(path)).value();
  for (auto const& row : table.rows) {
    if (own_codes().count(row.cells[2]) == 0) continue;
    auto const place = row.cells[0] == "*" ? "" : row.cells[0];
    found.insert(place + "|" + row.cells[1] + "|" + row.cells[2]);
  }
  return found;
}

Found found_in(std::filesystem::path const& path) {
  Found found;
  auto const table = read_table(bytes_of(path), path.string());
  EXPECT_TRUE(table) << table.error().message;
  if (!table) return found;
  for (auto const& finding : table->findings) {
    EXPECT_FALSE(finding.sentence.zh.empty());
    EXPECT_FALSE(finding.sentence.en.empty());
    found.insert(finding.row + "|" + finding.column + "|" + finding.code);
  }
  return found;
}

struct Sample {
  char const* folder;
  char const* file;
};

TEST(ImportSamples, HoldWhatIsExpectedAndNothingElse) {
  auto const* shared = std::getenv("MAGPIE_SHARED");
  auto const root =
      std::filesystem::path(shared == nullptr ? "" : shared) / "data" / "import-samples";
  if (!std::filesystem::exists(root)) GTEST_SKIP() << "skipped: no import samples at " << root;
  for (auto const& sample : {Sample{"xlsx-county-register", "heshun_register_sample.xlsx"},
                             Sample{"csv-bd09-swapped", "taihang_places_bd09.csv"},
                             Sample{"csv-gcj02-gb18030", "stations_gcj02.csv"},
                             Sample{"real-defects", "a_level_rows.csv"}}) {
    auto const folder = root / sample.folder;
    EXPECT_EQ(found_in(folder / sample.file), expected_in(folder / "expected.csv"))
        << sample.folder;
  }
}

}  // namespace
}  // namespace magpie::files
