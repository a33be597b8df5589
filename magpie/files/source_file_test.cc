// What a sent file is, by its content more than by its name.
#include "magpie/files/source_file.h"

#include <gtest/gtest.h>

namespace magpie::files {
namespace {

std::string refusal(std::string_view bytes, char const* name) {
  auto const read = read_table(bytes, name);
  return read ? "" : read.error().message;
}

TEST(SourceFile, TheContentDecides) {
  EXPECT_EQ(detect_format("名称,等级\n", "a.xlsx"), SourceFormat::csv);
  EXPECT_EQ(detect_format(R"({"type":"FeatureCollection","features":[]})", "a.txt"),
            SourceFormat::geojson);
  EXPECT_EQ(detect_format("<?xml version=\"1.0\"?><gpx></gpx>", "a.xml"), SourceFormat::gpx);
  EXPECT_EQ(detect_format("\xEF\xBB\xBF {\"@context\":\"https://schema.org\"}", "a.json"),
            SourceFormat::jsonld);
  EXPECT_EQ(detect_format(std::string("PK\x03\x04....xl/workbook.xml"), "a.zip"),
            SourceFormat::xlsx);
}

TEST(SourceFile, WhatIsNoTableIsRefusedWithWhatToDo) {
  EXPECT_NE(refusal("%PDF-1.7", "a.csv").find("PDF"), std::string::npos);
  EXPECT_NE(refusal("\xD0\xCF\x11\xE0....", "a.xls").find(".xlsx"), std::string::npos);
  EXPECT_NE(refusal("PK\x03\x04....word/document.xml", "a.docx").find("table"), std::string::npos);
  EXPECT_NE(refusal("PK\x03\x04....xl/workbook.bin", "a.xlsb").find(".xlsx"), std::string::npos);
  EXPECT_NE(refusal("PK\x03\x04....readme", "a.zip").find("unpack"), std::string::npos);
  EXPECT_NE(refusal("<kml></kml>", "a.kml").find("GeoJSON"), std::string::npos);
  EXPECT_NE(refusal("<html><table></table></html>", "a.xls").find("web page"), std::string::npos);
  EXPECT_NE(refusal("", "a.csv"), "");
}

TEST(SourceFile, TheTableKeepsItsNameWithoutTheFolder) {
  auto const table = read_table("名称,等级\n石佛寺,4A\n", "somewhere/list.csv");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->file, "list.csv");
  EXPECT_EQ(table->format, "csv");
}

}  // namespace
}  // namespace magpie::files
