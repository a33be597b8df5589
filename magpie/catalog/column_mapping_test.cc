#include "magpie/catalog/column_mapping.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace magpie::catalog {
namespace {

RC_GTEST_PROP(ColumnMapping, JsonBringsBackWhatWasStored, ()) {
  ColumnMapping mapping;
  auto const texts = *rc::gen::container<std::vector<std::string>>(rc::gen::string<std::string>());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    ColumnUse use;
    use.column = i;
    for (auto* part : {&use.field, &use.unit, &use.statistic, &use.datum})
      *part = *rc::gen::elementOf(std::vector<std::string>{"", "name.zh", "万人次", "GCJ-02"});
    use.indicator = *rc::gen::elementOf(std::vector<std::string>{"", "temperature"});
    mapping.columns.push_back(use);
  }
  auto const read = parse_mapping(mapping_json(mapping));
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == mapping);
}

TEST(ColumnMapping, WhatIsNoMappingIsRefused) {
  for (auto const* text : {"", "{}", "[1]", "[{\"column\":\"a\",\"field\":\"b\"}]",
                           "[{\"column\":1}]", "[{\"column\":1,\"field\":2}]"})
    EXPECT_FALSE(parse_mapping(text)) << text;
  EXPECT_TRUE(parse_mapping("[]"));
}

TEST(ColumnMapping, HeadersAreReadByTheirWordsUnitsAndDatum) {
  SourceTable table;
  table.columns = {"名称", "经纬度（高德）", "年接待量(万人次)", "夏季均温(℃)", "别的"};
  auto const mapping = guess_mapping(table);
  ASSERT_EQ(mapping.columns.size(), 5);
  EXPECT_EQ(mapping.columns[0].field, "name.zh");
  EXPECT_EQ(mapping.columns[1].field, "@position");
  EXPECT_EQ(mapping.columns[1].datum, "GCJ-02");
  EXPECT_EQ(mapping.columns[2].unit, "万人次");
  EXPECT_EQ(mapping.columns[3].statistic, "mean");
  EXPECT_EQ(mapping.columns[4].field, "");
}

}  // namespace
}  // namespace magpie::catalog
