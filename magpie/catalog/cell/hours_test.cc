#include "magpie/catalog/cell/hours.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "magpie/catalog/opening_hours.h"

namespace magpie::catalog::cell {
namespace {

std::string hours(std::string_view text) {
  auto const read = read_hours(text);
  if (!read.value) return read.remarks.empty() ? "" : read.remarks.front().code;
  return read.value->last_entry.empty() ? read.value->osm
                                        : read.value->osm + " | " + read.value->last_entry;
}

TEST(Hours, ProseBecomesRules) {
  EXPECT_EQ(hours("9:00-17:00（周一闭馆）"), "Tu-Su 09:00-17:00; Mo off");
  EXPECT_EQ(hours("周二至周日9:00-17:00，周一闭馆"), "Tu-Su 09:00-17:00; Mo off");
  EXPECT_EQ(hours("全天"), "24/7");
  EXPECT_EQ(hours("全天开放"), "24/7");
  EXPECT_EQ(hours("夏季(4-10月)8:00-18:00 冬季8:30-17:00"),
            "Apr-Oct 08:00-18:00; Nov-Mar 08:30-17:00");
  EXPECT_EQ(hours("9:00-17:00（16:30停止入场）"), "09:00-17:00 | 16:30");
  EXPECT_EQ(hours("9:00-17:00，周一闭馆（法定节假日除外）"),
            "Tu-Su 09:00-17:00; Mo off; PH 09:00-17:00");
  EXPECT_EQ(hours("上午9:00-11:30，下午2:00-5:00"), "09:00-11:30,14:00-17:00");
  EXPECT_EQ(hours("Daily 9am-5pm"), "09:00-17:00");
  EXPECT_EQ(hours("Tuesday to Sunday 9:00-17:00, closed"), "HOURS_NOT_UNDERSTOOD");
  EXPECT_EQ(hours("Mo-Su 07:30-18:30"), "Mo-Su 07:30-18:30");
}

TEST(Hours, WhatIsOnlyHalfUnderstoodHasNoValue) {
  for (auto const* text :
       {"请电话预约", "夏季8:00-18:00", "9:00-17:00，雨天另行通知", "周一闭馆"}) {
    EXPECT_EQ(hours(text), "HOURS_NOT_UNDERSTOOD") << text;
  }
  EXPECT_EQ(hours("暂无"), "");
}

TEST(Hours, TheParserUnderstandsEveryResult) {
  EXPECT_TRUE(rc::check([] {
    auto const pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "周一", "至", "周五", "闭馆", "9:00-17:00", "夏季", "4-10月", "（", "）", "，", "冬季",
        "8点半-18点", "每天", "16:30停止入场", "周末", "法定节假日除外", "全天", "。"));
    std::string text;
    for (auto const& piece : pieces) text += piece;
    auto const read = read_hours(text);
    if (read.value) RC_ASSERT(!OpeningHours::parse(read.value->osm).problem());
  }));
}

}  // namespace
}  // namespace magpie::catalog::cell
