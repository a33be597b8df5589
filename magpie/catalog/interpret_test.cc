// Whole tables: what a file's rows become, which questions they raise, and what answers change.
#include "magpie/catalog/interpret.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "magpie/base/text.h"
#include "magpie/catalog/split_rows.h"

namespace magpie::catalog {
namespace {

using Cells = std::vector<std::string>;

SourceTable table(Cells columns, std::vector<Cells> rows) {
  SourceTable out;
  out.file = "t.csv";
  out.datum = "WGS84";
  out.columns = std::move(columns);
  for (auto& cells : rows)
    out.rows.push_back({std::to_string(out.rows.size() + 1), std::move(cells)});
  return out;
}

Interpretation read(SourceTable const& table, ImportAnswers const& answers = {}) {
  InterpretContext context;
  context.today = "2026-11-24";
  return interpret(table, guess_mapping(table), context, answers);
}

// "2 DAMAGED_NUMBER; 3 …" of the findings that are more than a note.
std::string told(Interpretation const& result) {
  std::string out;
  for (auto const& finding : result.findings) {
    if (finding.action == Action::accept || finding.action == Action::keep) continue;
    out += fmt::format("{}{} {}", out.empty() ? "" : "; ", finding.row, finding.code);
  }
  return out;
}

bool asks(Interpretation const& result, std::string_view code) {
  return std::any_of(result.questions.begin(), result.questions.end(),
                     [&](Question const& question) { return question.code == code; });
}

std::string field(Interpretation const& result, std::size_t draft, char const* name) {
  auto const& fields = result.drafts.at(draft).fields;
  auto const found = fields.find(name);
  return found == fields.end() ? "" : found->second;
}

TEST(Interpret, FiguresThatCannotBeStayOutAndSaySo) {
  auto const result = read(
      table({"名称", "床位", "门票", "游览时间"}, {{"甲寺", "0354-8123456", "80元/人", "2-3小时"},
                                                   {"乙寺", "13935401234", "免费", "5-2小时"},
                                                   {"丙寺", "120张", "13935401234", "3小时"}}));
  EXPECT_EQ(told(result), "1 PHONE_NUMBER; 2 PHONE_NUMBER; 2 RANGE_REVERSED; 3 PHONE_NUMBER");
  EXPECT_EQ(field(result, 0, "price"), "8000");
  EXPECT_EQ(field(result, 1, "price"), "0");
  EXPECT_EQ(field(result, 0, "visit_minutes"), "150");
  EXPECT_EQ(field(result, 2, "beds"), "120");
  EXPECT_EQ(field(result, 0, "beds"), "");
}

TEST(Interpret, TheSameRowTwiceIsTakenOnce) {
  auto const result = read(table({"序号", "名称", "电话"},
                                 {{"1", "甲寺", "1"}, {"2", "乙寺", "1"}, {"3", "甲寺 ", "1"}}));
  EXPECT_NE(told(result).find("3 DUPLICATE_ROW"), std::string::npos) << told(result);
  EXPECT_EQ(result.drafts.size(), 2);
}

TEST(Interpret, ADateThatHasNotComeStaysOut) {
  auto const dates = read(table({"名称", "数据日期"},
                                {{"甲寺", "2027-01-02"}, {"乙寺", "2026"}, {"丙寺", "2031年3月"}}));
  EXPECT_EQ(told(dates), "1 FUTURE_DATE; 3 FUTURE_DATE");
}

TEST(Interpret, AMaximumDoesNotStandForAMean) {
  auto const result =
      read(table({"名称", "负氧离子(平均)"}, {{"甲寺", "最高45000"}, {"乙寺", "3200"}}));
  EXPECT_EQ(told(result), "1 STATISTIC_CONFLICT");
  EXPECT_EQ(field(result, 0, "measurements"), "");
  EXPECT_NE(field(result, 1, "measurements").find("\"mean\""), std::string::npos);
}

TEST(Interpret, AGradeOfWhatIsNoSightIsAskedAndWaits) {
  auto const sheet = table({"名称", "等级", "类别"}, {{"广益中学校园景区", "5A", "景区"},
                                                      {"东方大酒店", "4A", "住宿"},
                                                      {"大学山景区", "4A", "景区"}});
  auto const result = read(sheet);
  EXPECT_EQ(told(result), "1 SUSPECT_CODE; 2 SUSPECT_CODE");
  EXPECT_EQ(field(result, 0, "rating"), "");
  EXPECT_EQ(field(result, 2, "rating"), "4");
  ImportAnswers answers;
  answers.settlements[{"1", "SUSPECT_CODE"}] = "keep";
  auto const settled = read(sheet, answers);
  EXPECT_EQ(field(settled, 0, "rating"), "5");
  EXPECT_EQ(told(settled), "1 SUSPECT_CODE; 2 SUSPECT_CODE") << "a note now, no question";
  EXPECT_EQ(std::count_if(settled.questions.begin(), settled.questions.end(),
                          [](auto const& question) { return question.row == "1"; }),
            0);
}

TEST(Interpret, PositionsThatSayTooLittleOrLieFarOffAreAsked) {
  auto const sheet = table({"名称", "纬度", "经度"}, {{"甲寺", "37.4123", "113.6512"},
                                                      {"乙寺", "37.3502", "113.7001"},
                                                      {"丙寺", "37.2911", "113.5512"},
                                                      {"丁寺", "37", "113"},
                                                      {"戊寺", "37.4411", "-113.6011"},
                                                      {"己寺", "113.6100", "37.4500"},
                                                      {"庚寺", "0", "0"}});
  auto const result = read(sheet);
  EXPECT_EQ(told(result), "4 WHOLE_DEGREES; 5 SIGN_LOST; 6 SWAPPED_AXES");
  for (auto const i : {3, 4, 5, 6}) EXPECT_EQ(field(result, i, "location"), "") << i;
  EXPECT_EQ(field(result, 0, "location"), "[113.6512,37.4123]");
  ImportAnswers answers;
  answers.settlements[{"5", "SIGN_LOST"}] = "change_sign";
  EXPECT_EQ(field(read(sheet, answers), 4, "location"), "[113.6011,37.4411]");
}

TEST(Interpret, ABarePriceIsAskedAndKeptAsText) {
  auto const sheet = table({"名称", "Price"}, {{"甲寺", "20"}});
  auto const result = read(sheet);
  EXPECT_TRUE(asks(result, "PRICE_MEANING"));
  EXPECT_EQ(field(result, 0, "price"), "");
  EXPECT_NE(field(result, 0, "tags").find("20"), std::string::npos);
  ImportAnswers answers;
  answers.price = PriceAnswer::gate_price;
  EXPECT_EQ(field(read(sheet, answers), 0, "price"), "2000");
  EXPECT_FALSE(asks(read(table({"名称", "门票价格"}, {{"甲寺", "20"}})), "PRICE_MEANING"));
}

TEST(Interpret, ASecondPairOfPositionsThatIsSwappedIsAskedOnce) {
  auto const result =
      read(table({"=location.lat", "=location.lon", "name", "Latitude", "Longitude"},
                 {{"37.4123", "113.6512", "甲寺", "113.6512", "37.4123"},
                  {"37.3502", "113.7001", "乙寺", "113.7001", "37.3502"}}));
  EXPECT_TRUE(asks(result, "SWAPPED_COLUMNS"));
  EXPECT_EQ(field(result, 0, "location"), "[113.6512,37.4123]");
}

// On the other side of the world the same rules hold.
TEST(Interpret, ASwappedRowIsFoundAmongItsNeighboursAnywhere) {
  auto const result = read(table({"name", "lat", "lon"}, {{"A", "42.5063", "1.5218"},
                                                          {"B", "42.5512", "1.5331"},
                                                          {"C", "42.5444", "1.6012"},
                                                          {"D", "1.5701", "42.5102"}}));
  EXPECT_EQ(told(result), "4 SWAPPED_AXES");
}

TEST(Interpret, DegreesAndMinutesAsDecimalsAreAskedForTheColumn) {
  std::vector<Cells> rows;
  for (int i = 0; i < 12; ++i)
    rows.push_back({fmt::format("第{}寺", i), fmt::format("37.{:02}{:02}", 10 + i, (i * 7) % 60),
                    fmt::format("113.{:02}{:02}", 20 + i, (i * 11) % 60)});
  auto const sheet = table({"名称", "纬度", "经度"}, rows);
  auto const result = read(sheet);
  EXPECT_TRUE(asks(result, "DEGREES_MINUTES"));
  EXPECT_EQ(field(result, 0, "location"), "");
  ImportAnswers answers;
  answers.notation = NotationAnswer::degrees_minutes;
  EXPECT_EQ(field(read(sheet, answers), 0, "location"), "[113.3333333,37.1666667]");
  answers.notation = NotationAnswer::decimal;
  EXPECT_EQ(field(read(sheet, answers), 0, "location"), "[113.2,37.1]");
}

TEST(Interpret, MinutesOnlyAsDecimalsAreAskedForTheColumn) {
  std::vector<Cells> rows;
  for (int i = 0; i < 40; ++i)
    rows.push_back({fmt::format("第{}寺", i), fmt::format("{}.{:02}", 35 + i % 3, (i * 7) % 60),
                    fmt::format("{}.{:02}", 112 + i % 2, (i * 11) % 60)});
  auto const sheet = table({"名称", "纬度", "经度"}, rows);
  auto const result = read(sheet);
  EXPECT_TRUE(asks(result, "DEGREES_MINUTES"));
  EXPECT_EQ(field(result, 1, "location"), "");
  ImportAnswers answers;
  answers.notation = NotationAnswer::degrees_minutes;
  EXPECT_EQ(field(read(sheet, answers), 1, "location"), "[113.1833333,36.1166667]");
  answers.notation = NotationAnswer::decimal;
  EXPECT_EQ(field(read(sheet, answers), 1, "location"), "[113.11,36.07]");
}

TEST(SplitRows, TwoPlacesInOneRowBecomeTwoWhereAPersonSaysSo) {
  auto const sheet =
      table({"名称", "地区", "等级"}, {{"甲寺\n乙寺", "上海", "4A\n3A"}, {"丙寺", "上海", "2A"}});
  auto const result = read(sheet);
  EXPECT_EQ(told(result), "1 TWO_IN_ONE");
  ASSERT_EQ(result.questions.size(), 1);
  EXPECT_EQ(result.questions[0].choices, (Cells{"split", "leave_out"}));
  EXPECT_EQ(result.drafts.size(), 1);
  ImportAnswers answers;
  answers.settlements[{"1", "TWO_IN_ONE"}] = "split";
  auto const parted = split_rows(sheet, guess_mapping(sheet), answers);
  ASSERT_EQ(parted.rows.size(), 3);
  EXPECT_EQ(parted.rows[0].cells, (Cells{"甲寺", "上海", "4A"}));
  EXPECT_EQ(parted.rows[1].label, "2") << "other rows keep their place";
  EXPECT_EQ(parted.rows[2].label, "1 (2)");
  EXPECT_EQ(parted.rows[2].cells, (Cells{"乙寺", "上海", "3A"}));
  EXPECT_EQ(read(parted).drafts.size(), 3);
}

}  // namespace
}  // namespace magpie::catalog
