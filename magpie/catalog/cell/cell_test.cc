// Cells as people write them, and what they are read as.
#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "magpie/base/civil.h"
#include "magpie/catalog/cell/coordinate.h"
#include "magpie/catalog/cell/date.h"
#include "magpie/catalog/cell/grade.h"
#include "magpie/catalog/cell/number.h"
#include "magpie/catalog/cell/plain_text.h"
#include "magpie/catalog/cell/word.h"

namespace magpie::catalog::cell {
namespace {

// "45 APPROXIMATE", "- DAMAGED_NUMBER", "-" for an empty cell.
template <class T, class Show>
std::string told(Reading<T> const& reading, Show show) {
  std::string out = reading.value ? show(*reading.value) : "-";
  for (auto const& remark : reading.remarks) out += " " + remark.code;
  return out;
}

std::string number(char const* text, Measure measure, char const* header = "") {
  return told(read_number(text, {measure, header}), [](NumberValue const& value) {
    auto out = number_text(value.value);
    if (value.low) out += fmt::format("[{},{}]", number_text(*value.low), number_text(*value.high));
    return value.statistic.empty() ? out : out + " " + value.statistic;
  });
}

TEST(Number, LengthsComeInKilometres) {
  EXPECT_EQ(number("45里", Measure::length), "22.5 UNIT_CONVERTED");
  EXPECT_EQ(number("约 45 公里", Measure::length), "45 APPROXIMATE");
  EXPECT_EQ(number("１２．５千米", Measure::length), "12.5");
  EXPECT_EQ(number("800米", Measure::length), "0.8");
  EXPECT_EQ(number("3 km", Measure::length), "3");
  EXPECT_EQ(number("<> km", Measure::length), "- DAMAGED_NUMBER");
  EXPECT_EQ(number("不足5公里", Measure::length), "- BOUND_NOT_VALUE");
}

TEST(Number, CountsKnowTenThousands) {
  EXPECT_EQ(number("0.5244万", Measure::count), "5244 UNIT_CONVERTED");
  EXPECT_EQ(number("0.5244", Measure::count, "万人次"), "5244 UNIT_CONVERTED");
  EXPECT_EQ(number("1,234,567人次", Measure::count), "1234567");
  EXPECT_EQ(number("1.2亿", Measure::count), "120000000 UNIT_CONVERTED");
  EXPECT_EQ(number("50,000以上", Measure::count), "- TEXT_NUMBER");
  EXPECT_EQ(number("近3万", Measure::count), "- TEXT_NUMBER");
  EXPECT_EQ(number("3000余人", Measure::count), "- TEXT_NUMBER");
  EXPECT_EQ(number("<> 万人次", Measure::count), "- DAMAGED_NUMBER");
}

TEST(Number, MeasurementsAreReadStrictly) {
  EXPECT_EQ(number("4,5 per cm3", Measure::density), "- DAMAGED_NUMBER");
  EXPECT_EQ(number("大于4.5万", Measure::density), "- BOUND_NOT_VALUE");
  EXPECT_EQ(number("19左右", Measure::temperature), "- TEXT_NUMBER");
  EXPECT_EQ(number("19.5℃", Measure::temperature), "19.5");
  EXPECT_EQ(number("-3", Measure::temperature), "-3");
  EXPECT_EQ(number("#REF!", Measure::temperature), "- FORMULA_ERROR");
  EXPECT_EQ(number("2600,<> years", Measure::plain), "- DAMAGED_NUMBER");
}

TEST(Number, AMaximumIsNeverAMean) {
  EXPECT_EQ(number("最高12000个/cm3", Measure::density), "12000 maximum");
  EXPECT_EQ(number("平均 2000", Measure::density), "2000 mean");
  EXPECT_EQ(statistic_in("最高日均"), "");
  EXPECT_EQ(statistic_in("负氧离子最大值"), "maximum");
  EXPECT_EQ(statistic_in("夏季均温"), "mean");
  EXPECT_EQ(statistic_in("最低气温"), "minimum");
}

TEST(Number, DurationsAndRanges) {
  EXPECT_EQ(number("2-3小时", Measure::duration), "150[120,180]");
  EXPECT_EQ(number("1小时30分钟", Measure::duration), "90");
  EXPECT_EQ(number("两小时", Measure::duration), "120");
  EXPECT_EQ(number("半天", Measure::duration), "240");
  EXPECT_EQ(number("90分钟左右", Measure::duration), "90 APPROXIMATE");
  EXPECT_EQ(number("¥60", Measure::money), "60");
  EXPECT_EQ(number("60元", Measure::money), "60");
  EXPECT_EQ(number("150亩", Measure::area), "10 UNIT_CONVERTED");
  for (auto const* empty : {"", "无", "—", "/", "N/A", "暂无"})
    EXPECT_EQ(number(empty, Measure::count), "-");
}

TEST(Number, WhatIsWrittenWithSeparatorsIsReadBack) {
  EXPECT_TRUE(rc::check([] {
    auto const value = *rc::gen::inRange(0, 100'000'000);
    auto text = std::to_string(value);
    for (auto at = static_cast<int>(text.size()) - 3; at > 0; at -= 3)
      text.insert(static_cast<std::size_t>(at), ",");
    auto const read = read_number(text, {Measure::count});
    RC_ASSERT(read.value.has_value());
    RC_ASSERT(read.value->value == value);
  }));
}

std::string grade(char const* text) {
  return told(read_grade(text), [](GradeValue const& value) {
    return value.rating > 0 ? std::to_string(value.rating) : value.designation;
  });
}

TEST(Grade, IsReadOrRefusedNeverGuessed) {
  for (auto const* text : {"4A", "４Ａ", "4A级", "国家4A级旅游景区", "四A级"})
    EXPECT_EQ(grade(text), "4") << text;
  EXPECT_EQ(grade("AAA级"), "3 NAME_VARIANT");
  EXPECT_EQ(grade("4A\n4A"), "4 DAMAGED_CODE");
  EXPECT_EQ(grade("4A\n3A"), "- DAMAGED_CODE");
  EXPECT_EQ(grade("48"), "- DAMAGED_CODE");
  EXPECT_EQ(grade("B"), "- DAMAGED_CODE");
  EXPECT_EQ(grade("6A"), "- DAMAGED_CODE");
  EXPECT_EQ(grade("A"), "- INCOMPLETE_CODE");
  EXPECT_EQ(grade("国保"), "national-heritage");
  EXPECT_EQ(grade("国家二级博物馆"), "museum-grade:2");
  EXPECT_EQ(grade("无"), "-");
}

std::string coordinate(char const* text) {
  return told(read_coordinate(text),
              [](CoordinateValue const& value) { return number_text(value.degrees, 5); });
}

TEST(Coordinate, InEveryNotation) {
  EXPECT_EQ(coordinate("113.887495"), "113.8875");
  EXPECT_EQ(coordinate("０"), "0");
  EXPECT_EQ(coordinate("37°43'18\"N"), "37.72167 DMS_NOTATION");
  EXPECT_EQ(coordinate("北纬37度43分"), "37.71667 DMS_NOTATION");
  EXPECT_EQ(coordinate("113°34′"), "113.56667 DMS_NOTATION");
  EXPECT_EQ(coordinate("37°43.3'"), "37.72167 DMS_NOTATION");
  EXPECT_EQ(coordinate("南纬12°30′"), "-12.5 DMS_NOTATION");
  EXPECT_EQ(coordinate("东经113.57"), "113.57");
  EXPECT_EQ(coordinate("114,7629"), "- DECIMAL_COMMA");
  EXPECT_EQ(coordinate("1121.3805"), "- OUT_OF_RANGE");
  EXPECT_EQ(coordinate("37°75'"), "- OUT_OF_RANGE");
  EXPECT_EQ(coordinate("见备注"), "- DAMAGED_NUMBER");
}

std::string pair(char const* text) {
  return told(read_coordinate_pair(text), [](CoordinatePair const& value) {
    return number_text(value.first->degrees, 4) + " " + number_text(value.second->degrees, 4);
  });
}

TEST(Coordinate, TwoInOneCell) {
  EXPECT_EQ(pair("114.483011,38.010509"), "114.483 38.0105");
  EXPECT_EQ(pair("38.01 114.48"), "38.01 114.48");
  EXPECT_EQ(pair("１１４．４８，３８．０１"), "114.48 38.01");
  EXPECT_EQ(pair("东经113°34′，北纬37°20′"), "113.5667 37.3333 DMS_NOTATION");
  EXPECT_EQ(pair("37°20'N 113°34'E"), "37.3333 113.5667 DMS_NOTATION");
  EXPECT_EQ(pair("POINT(114.48 38.01)"), "114.48 38.01");
  EXPECT_EQ(pair("114.48"), "- DAMAGED_NUMBER");
}

TEST(Coordinate, DegreesAndMinutesAreReadBack) {
  EXPECT_TRUE(rc::check([] {
    auto const d = *rc::gen::inRange(0, 180);
    auto const m = *rc::gen::inRange(0, 60);
    auto const s = *rc::gen::inRange(0, 60);
    auto const read = read_coordinate(fmt::format("{}°{}′{}″", d, m, s));
    RC_ASSERT(read.value.has_value());
    RC_ASSERT(std::abs(read.value->degrees - (d + m / 60.0 + s / 3600.0)) < 1e-9);
  }));
}

std::string date(char const* text) {
  return told(read_date(text), [](DateValue const& value) { return value.date; });
}

TEST(Date, KeepsThePrecisionItHas) {
  for (auto const* text :
       {"2016-03-10", "16-3-10", "2016.3.10", "2016年3月10日", "2016/3/10", "20160310"}) {
    EXPECT_EQ(date(text), "2016-03-10") << text;
  }
  EXPECT_EQ(date("2016年3月"), "2016-03");
  EXPECT_EQ(date("2016"), "2016");
  EXPECT_EQ(date("45839"), "2025-07-01 EXCEL_DATE");
  EXPECT_EQ(date("2018-13-45"), "- BAD_DATE");
  EXPECT_EQ(date("3/4/2016"), "- AMBIGUOUS_DATE");
  EXPECT_EQ(date("—"), "-");
}

TEST(Date, EveryDayIsReadBack) {
  EXPECT_TRUE(rc::check([] {
    auto const day = base::Date(std::chrono::days(*rc::gen::inRange(0, 40'000)));
    auto const read = read_date(base::format_date(day));
    RC_ASSERT(read.value && read.value->date == base::format_date(day));
  }));
}

TEST(Word, StatusKindAndYes) {
  EXPECT_EQ(read_status("拟建").value, PlaceStatus::proposed);
  EXPECT_TRUE(read_status("拟建").has("LIFECYCLE"));
  EXPECT_EQ(read_status("建设中").value, PlaceStatus::building);
  EXPECT_EQ(read_status("暂停开放").value, PlaceStatus::closed);
  EXPECT_EQ(read_status("正常营业").value, PlaceStatus::open);
  EXPECT_EQ(read_yes_no("是").value, true);
  EXPECT_EQ(read_yes_no("无").value, false);
  EXPECT_TRUE(read_yes_no("unknown").has("NOT_BOOLEAN"));
  EXPECT_EQ(read_kind("农家乐"), Kind::lodging);
  EXPECT_EQ(read_kind("八路军纪念馆"), Kind::museum);
  EXPECT_EQ(read_kind("其他"), std::nullopt);
}

TEST(Word, PricesByVisitorAndAges) {
  auto const prices = read_prices("成人60元/儿童30元/65岁以上免费");
  ASSERT_TRUE(prices.value && prices.value->size() == 3);
  EXPECT_EQ(prices.value->at(0).amount, base::Fen(6000));
  EXPECT_EQ(prices.value->at(1).category, "child");
  EXPECT_EQ(prices.value->at(2).category, "senior");
  EXPECT_EQ(prices.value->at(2).amount, base::Fen(0));
  EXPECT_EQ(read_prices("60").value->at(0).amount, base::Fen(6000));
  EXPECT_TRUE(read_prices("<> 元").has("DAMAGED_NUMBER"));
  EXPECT_EQ(read_age("6-12岁").value->low, 6);
  EXPECT_EQ(read_age("12岁以下").value->high, 12);
  EXPECT_TRUE(read_age("老少皆宜").has("DAMAGED_NUMBER"));
}

}  // namespace
}  // namespace magpie::catalog::cell
