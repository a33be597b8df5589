#include "magpie/catalog/cell/county_name.h"

#include <gtest/gtest.h>

namespace magpie::catalog::cell {
namespace {

County county(char const* code, char const* name, char const* prefecture, char const* province) {
  County out;
  out.code = out.code_current = code;
  out.name_zh = name;
  out.prefecture_zh = prefecture;
  out.province_zh = province;
  return out;
}

std::vector<County> some() {
  std::vector<County> all{county("140723", "和顺县", "晋中市", "山西省"),
                          county("140702", "榆次区", "晋中市", "山西省"),
                          county("130521", "邢台县", "邢台市", "河北省"),
                          county("130104", "桥西区", "石家庄市", "河北省"),
                          county("130703", "桥西区", "张家口市", "河北省")};
  all[2].code_current = "130503";
  all[2].name_current_zh = "信都区";
  return all;
}

// "140723 NAME_VARIANT +松烟镇": the candidates, the remarks, the rest.
std::string read(char const* text) {
  auto const counties = some();
  CountyNames const names(counties);
  auto const reading = names.read(text);
  if (!reading.value) return "-";
  std::string out;
  for (auto const i : reading.value->candidates) out += counties[i].code + " ";
  for (auto const& remark : reading.remarks) out += remark.code + " ";
  if (!reading.value->rest.empty()) out += "+" + reading.value->rest + " ";
  if (reading.value->candidates.empty()) out += reading.value->region + " ";
  return out.substr(0, out.size() - 1);
}

TEST(CountyName, IsReadAsPeopleWriteIt) {
  EXPECT_EQ(read("和顺县"), "140723");
  EXPECT_EQ(read("和順縣"), "140723 NAME_VARIANT");
  EXPECT_EQ(read("榆次"), "140702 NAME_VARIANT");
  EXPECT_EQ(read("山西省晋中市和顺县松烟镇"), "140723 +松烟镇");
}

TEST(CountyName, AnOldNameIsSaid) {
  EXPECT_EQ(read("邢台县"), "130521 OLD_NAME");
  EXPECT_EQ(read("信都区"), "130521 NAME_VARIANT");
}

TEST(CountyName, TheCityDecidesBetweenCountiesOfOneName) {
  EXPECT_EQ(read("桥西区"), "130104 130703");
  EXPECT_EQ(read("张家口市桥西区"), "130703");
}

TEST(CountyName, AProvinceAloneIsNoCounty) {
  EXPECT_EQ(read("山西"), "山西");
  EXPECT_EQ(read("火星"), "-");
  EXPECT_EQ(read(""), "-");
}

TEST(CountyName, TheStemKeepsTwoCharacters) {
  EXPECT_EQ(county_stem("和顺县"), "和顺");
  EXPECT_EQ(county_stem("祁县"), "祁县");
}

TEST(CountyName, OneCountyTodayIsOneCounty) {
  auto counties = some();
  counties.push_back(county("130503", "桥西区", "邢台市", "河北省"));
  CountyNames const names(counties);
  EXPECT_TRUE(names.is_same_today(2, 5));
  EXPECT_FALSE(names.is_same_today(0, 1));
}

}  // namespace
}  // namespace magpie::catalog::cell
