// CSV as people send it, as rows of text cells.
#include "magpie/files/table_csv.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace magpie::files {
namespace {

// "名称|等级 // 1:石佛寺|4A": columns, then rows with their labels.
std::string shown(std::string const& bytes) {
  auto const table = read_csv_table(bytes, "t.csv");
  if (!table) return "refused";
  std::string out;
  auto const add = [&](std::vector<std::string> const& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : "|") + cells[i];
  };
  add(table->columns);
  for (auto const& row : table->rows) {
    out += " // " + row.label + ":";
    add(row.cells);
  }
  return out;
}

bool says(std::string const& bytes, std::string_view code) {
  auto const table = read_csv_table(bytes, "t.csv");
  if (!table) return false;
  for (auto const& finding : table->findings)
    if (finding.code == code) return true;
  return false;
}

TEST(TableCsv, SeparatorsAreFoundAndSaid) {
  EXPECT_EQ(shown("名称,等级\n石佛寺,4A\n"), "名称|等级 // 1:石佛寺|4A");
  EXPECT_FALSE(says("名称,等级\n石佛寺,4A\n", "DELIMITER"));
  for (auto const* text : {"名称;等级\n石佛寺;4A\n", "名称\t等级\n石佛寺\t4A\n"}) {
    EXPECT_EQ(shown(text), "名称|等级 // 1:石佛寺|4A");
    EXPECT_TRUE(says(text, "DELIMITER"));
  }
}

TEST(TableCsv, EncodingsAreFoundAndSaid) {
  // 名称,等级 / 古寺,4A in GB18030.
  std::string const gb = "\xC3\xFB\xB3\xC6,\xB5\xC8\xBC\xB6\n\xB9\xC5\xCB\xC2,4A\n";
  EXPECT_EQ(shown(gb), "名称|等级 // 1:古寺|4A");
  EXPECT_TRUE(says(gb, "ENCODING"));
  EXPECT_EQ(shown("\xEF\xBB\xBF名称,等级\r\n古寺,4A\r\n"), "名称|等级 // 1:古寺|4A");
}

TEST(TableCsv, QuotedCellsHoldSeparatorsQuotesAndLineBreaks) {
  EXPECT_EQ(shown("名称,备注\n\"石佛寺\",\"a,b \"\"c\"\"\nd\"\n"),
            "名称|备注 // 1:石佛寺|a,b \"c\"\nd");
}

TEST(TableCsv, AGuardAgainstFormulasIsTakenOff) {
  EXPECT_EQ(shown("名称,备注\n石佛寺,'=1+1\n"), "名称|备注 // 1:石佛寺|=1+1");
}

TEST(TableCsv, NothingIsRefused) {
  EXPECT_EQ(shown(""), "refused");
  EXPECT_EQ(shown("\n\n"), "refused");
}

RC_GTEST_PROP(TableCsv, CellsComeBackAsTheyWereWritten, ()) {
  auto const cell = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab1 ,;\"\n")));
  auto const cells = *rc::gen::container<std::vector<std::string>>(3, cell);
  std::string line = "x";
  for (auto const& text : cells) {
    line += ",\"";
    for (char const c : text) line += c == '"' ? std::string("\"\"") : std::string(1, c);
    line += "\"";
  }
  auto const table = read_csv_table("名称,甲,乙,丙\n" + line + "\n", "t.csv");
  RC_ASSERT(table.has_value());
  RC_ASSERT(table->rows.size() == 1U);
  for (std::size_t i = 0; i < 3; ++i) RC_ASSERT(table->rows[0].cells.at(i + 1) == cells[i]);
}

}  // namespace
}  // namespace magpie::files
