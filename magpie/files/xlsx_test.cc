// Workbooks made here, part by part: what is read, and what is refused before it costs anything.
#include "magpie/files/xlsx.h"

#include <gtest/gtest.h>

#include <string>

#include "magpie/files/zip_testing.h"

namespace magpie::files {
namespace {

Parts book(std::string const& rows) {
  return {
      {"xl/workbook.xml",
       R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<sheets><sheet name="景点" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
 Target="worksheets/sheet1.xml"/></Relationships>)"},
      {"xl/worksheets/sheet1.xml",
       R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>)" +
           rows + "</sheetData></worksheet>"}};
}

std::string text_row(int number, std::string const& text) {
  auto const n = std::to_string(number);
  return "<row r=\"" + n + "\"><c r=\"A" + n + "\" t=\"inlineStr\"><is><t>" + text +
         "</t></is></c><c r=\"C" + n + "\"><v>37.5</v></c></row>";
}

TEST(Xlsx, CellsKeepTheirColumnsAndTexts) {
  auto const read = read_xlsx(zipped(book(text_row(1, "名称") + text_row(3, "石佛寺"))));
  ASSERT_TRUE(read) << read.error().message;
  ASSERT_EQ(read->sheets.size(), 1);
  auto const& sheet = read->sheets[0];
  EXPECT_EQ(sheet.name, "景点");
  ASSERT_EQ(sheet.rows.size(), 2);
  EXPECT_EQ(sheet.rows[1].number, 3);
  EXPECT_EQ(sheet.rows[1].cells[0].text, "石佛寺");
  EXPECT_EQ(sheet.rows[1].cells[1].column, 2);
  EXPECT_EQ(sheet.rows[1].cells[1].text, "37.5");
}

TEST(Xlsx, AnErrorOfTheWorkbookStaysOne) {
  auto const read =
      read_xlsx(zipped(book(R"(<row r="1"><c r="A1" t="e"><f>B1</f><v>#REF!</v></c></row>)")));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->sheets[0].rows[0].cells[0].kind, CellKind::error);
  EXPECT_EQ(read->sheets[0].rows[0].cells[0].text, "#REF!");
}

TEST(Xlsx, WhatUnpacksToMuchMoreIsRefused) {
  auto const bytes = zipped(book(text_row(1, std::string(4U << 20U, 'a'))));
  ASSERT_LT(bytes.size(), 100'000);
  auto const read = read_xlsx(bytes);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, base::ErrorCode::too_large);
}

TEST(Xlsx, MoreCellsTextOrEntriesThanTheLimitAreRefused) {
  auto const bytes = zipped(book(text_row(1, "a") + text_row(2, "b")));
  EXPECT_TRUE(read_xlsx(bytes));
  for (auto const set : {+[](XlsxLimits& limits) { limits.cells = 3; },
                         +[](XlsxLimits& limits) { limits.text_bytes = 1; },
                         +[](XlsxLimits& limits) { limits.entries = 2; },
                         +[](XlsxLimits& limits) { limits.unpacked_bytes = 100; },
                         +[](XlsxLimits& limits) { limits.depth = 3; }}) {
    XlsxLimits limits;
    set(limits);
    EXPECT_FALSE(read_xlsx(bytes, limits));
  }
}

TEST(Xlsx, DamagedFilesAreRefusedWithWhatToDo) {
  auto const bytes = zipped(book(text_row(1, "a")));
  auto parts = book(text_row(1, "a"));
  parts.erase("xl/workbook.xml");
  auto broken = book(text_row(1, "a"));
  broken["xl/worksheets/sheet1.xml"] = "<worksheet><sheetData><row>";
  for (auto const& sent : {std::string(), std::string("PK\x03\x04"),
                           bytes.substr(0, bytes.size() / 2), zipped(parts), zipped(broken)}) {
    auto const read = read_xlsx(sent);
    ASSERT_FALSE(read);
    EXPECT_FALSE(read.error().message.empty());
  }
}

TEST(Xlsx, EntitiesAreNotExpanded) {
  auto parts = book(text_row(1, "&bomb;"));
  auto& sheet = parts["xl/worksheets/sheet1.xml"];
  sheet = R"(<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY bomb "&a;&a;&a;&a;">]>)" + sheet;
  auto const read = read_xlsx(zipped(parts));
  EXPECT_TRUE(!read || read->sheets[0].rows[0].cells[0].text.find("aaaa") == std::string::npos);
}

}  // namespace
}  // namespace magpie::files
