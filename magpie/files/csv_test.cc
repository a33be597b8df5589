#include "magpie/files/csv.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "magpie/base/text.h"
#include "magpie/files/csv_fields.h"

namespace magpie::files {
namespace {

// "line|cell|cell" a row, then the defects.
std::string show(std::string_view bytes) {
  auto const table = read_csv(bytes);
  if (!table) return table.error().message;
  std::string out;
  for (auto const& name : table->header) out += "[" + name + "]";
  out += "\n";
  for (auto const& row : table->rows) {
    out += std::to_string(row.line);
    for (auto const& cell : row.cells) out += "|" + cell;
    out += "\n";
  }
  for (auto const& defect : table->defects) {
    out += fmt::format("defect {}: {}\n", defect.line, defect.problem);
  }
  return out;
}

TEST(Csv, ReadsQuotesLineBreaksAndDoubledQuotes) {
  EXPECT_EQ(show("id,Note\n1,\"a,b\"\n2,\"two\nlines\"\n3,\"say \"\"hi\"\"\"\n"),
            "[id][note]\n2|1|a,b\n3|2|two\nlines\n5|3|say \"hi\"\n");
}

TEST(Csv, DetectsTheSeparator) {
  EXPECT_EQ(show("id;lat;note\n1;37.5;a,b\n"), "[id][lat][note]\n2|1|37.5|a,b\n");
  EXPECT_EQ(show("id\tnote\n1\tx\n"), "[id][note]\n2|1|x\n");
  EXPECT_EQ(show("\"a;b\",c\n1,2\n"), "[a;b][c]\n2|1|2\n");
}

TEST(Csv, TakesCarriageReturnsByteOrderMarksAndMissingLastLineEnds) {
  EXPECT_EQ(show("\xEF\xBB\xBFid,n\r\n1,x\r\n\r\n2,y"), "[id][n]\n2|1|x\n4|2|y\n");
}

TEST(Csv, TrimsUnquotedCells) {
  EXPECT_EQ(show("id , n\n 1 , \"x\" \n"), "[id][n]\n2|1|x\n");
}

TEST(Csv, ABrokenRowDoesNotTakeTheRestWithIt) {
  EXPECT_EQ(show("id,n\n1,\"open\n2,x\n3,\"y\"\n4,z\n"),
            "[id][n]\n3|2|x\n4|3|y\n5|4|z\ndefect 2: Text follows the closing quote of a cell.\n");
  EXPECT_EQ(show("id,n\n1,a\n2,\"never\n3,b\n"),
            "[id][n]\n2|1|a\n4|3|b\ndefect 3: A quoted cell is never closed.\n");
}

TEST(Csv, ReadsGb18030AndSaysSo) {
  auto const table =
      read_csv("id,name_zh,kind\n1,\xD5\xFD\xB6\xA8\xCF\xD8\xC2\xA1\xD0\xCB\xCB\xC2,heritage\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->encoding, "GB18030");
  EXPECT_EQ(table->rows[0].cells[1], "正定县隆兴寺");
}

TEST(Csv, ReadsUtf16WithItsMark) {
  std::string bytes = "\xFF\xFE";
  for (char const c : std::string("id\tn\r\n1\tx\r\n")) bytes += {c, '\0'};
  EXPECT_EQ(show(bytes), "[id][n]\n2|1|x\n");
}

TEST(Csv, RefusesWhatIsNoTable) {
  EXPECT_EQ(show(""), "The file is empty; the first line must name the columns.");
  EXPECT_EQ(show("\n\n"), "The file is empty; the first line must name the columns.");
  EXPECT_EQ(show("PK\x03\x04zzz"),
            "This is a spreadsheet or zip file; save it as CSV (UTF-8) and import that.");
  EXPECT_EQ(show("version https://git-lfs.github.com/spec/v1\noid sha256:0\n"),
            "This is a Git LFS pointer, not the file itself; fetch the file with “git lfs pull”.");
  EXPECT_EQ(show(std::string_view("a\0b", 3)), "This is not a text file; export the table as CSV.");
  EXPECT_EQ(show("id,n,id\n"), "The column “id” stands twice in the first line; rename one.");
}

TEST(Csv, NamesTheLineOfDamagedText) {
  EXPECT_EQ(show("id,n\n1,x\n2,\xFF\xFF\n"),
            "Line 3 is neither UTF-8 nor GB18030; save the file as UTF-8.");
  std::string const chinese = "1,太行山两省交界处的古道与村庄\n";
  EXPECT_EQ(show("id,n\n" + chinese + "2,\xE5\xA4\n" + chinese),
            "Line 3 holds damaged UTF-8; save the file again as UTF-8.");
}

TEST(Csv, WhatIsWrittenReadsBack) {
  EXPECT_TRUE(rc::check([](std::vector<std::pair<std::string, std::string>> const& raw) {
    std::string text = "a,b\n";
    std::vector<std::pair<std::string, std::string>> expected;
    for (auto [a, b] : raw) {
      for (auto* cell : {&a, &b}) {
        cell->erase(std::remove(cell->begin(), cell->end(), '\0'), cell->end());
        if (!base::is_valid_utf8(*cell)) *cell = "x";
      }
      text += csv_cell(a) + "," + csv_cell(b) + "\n";
      if (!base::trim(a).empty() || !base::trim(b).empty()) expected.emplace_back(a, b);
    }
    auto const table = read_csv(text);
    RC_ASSERT(table.has_value());
    RC_ASSERT(table->defects.empty());
    RC_ASSERT(table->rows.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      RC_ASSERT(table->rows[i].cells == std::vector({expected[i].first, expected[i].second}));
    }
  }));
}

TEST(Csv, NoBytesCrash) {
  EXPECT_TRUE(rc::check([](std::string const& bytes) {
    auto const table = read_csv(bytes);
    RC_ASSERT(table.has_value() || !table.error().message.empty());
  }));
}

TEST(Money, IsReadExactlyOrNotAtAll) {
  EXPECT_EQ(parse_money("60"), base::Fen(6'000));
  EXPECT_EQ(parse_money("60.5"), base::Fen(6'050));
  EXPECT_EQ(parse_money("0.05"), base::Fen(5));
  for (char const* bad : {"", "-1", "60.555", "60,5", "60元", "1e3", ".5", "5.", "1.-5", " 5"}) {
    EXPECT_FALSE(parse_money(bad)) << bad;
  }
}

}  // namespace
}  // namespace magpie::files
