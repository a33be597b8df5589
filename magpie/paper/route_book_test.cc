#include "magpie/paper/route_book.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "magpie/base/text.h"
#include "magpie/paper/route_book_sample.h"

namespace magpie::paper {

namespace api = http::api;

namespace {

bool has_poppler() {
  return std::system("pdftotext -v >/dev/null 2>&1") == 0;
}

#define SKIP_WITHOUT_POPPLER() \
  if (!has_poppler()) GTEST_SKIP() << "skipped: no pdftotext (package poppler-utils)"

// What `tool` prints about the document; `arguments` stand before and after its path.
std::string run_on(std::string const& pdf, std::string const& tool, std::string const& after) {
  auto const folder = std::filesystem::temp_directory_path() /
                      ("magpie_route_book_test_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "book.pdf", std::ios::binary) << pdf;
  std::string const command = tool + " " + (folder / "book.pdf").string() + " " + after + " >" +
                              (folder / "out").string() + " 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  std::ifstream in(folder / "out");
  std::string const printed{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  std::filesystem::remove_all(folder);
  return printed;
}

// The text of every page, each ended by a form feed.
std::string text_of(std::string const& pdf) {
  return run_on(pdf, "pdftotext", "-");
}

std::ptrdiff_t pages_of(std::string const& text) {
  return std::count(text.begin(), text.end(), '\f');
}

std::string page_of(std::string const& text, int number) {
  std::size_t begin = 0;
  for (int i = 1; i < number; ++i) begin = text.find('\f', begin) + 1;
  return text.substr(begin, text.find('\f', begin) - begin);
}

std::string without_spaces(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

// Whether the text holds the part, wherever lines are broken and gaps are set.
bool holds(std::string const& text, std::string const& part) {
  return without_spaces(text).find(without_spaces(part)) != std::string::npos;
}

TEST(RouteBook, ItIsAPdfAndEqualInputGivesEqualBytes) {
  std::string const first = route_book_pdf(sample::three_days(), sample::options());
  EXPECT_EQ(first.substr(0, 5), "%PDF-");
  EXPECT_EQ(first, route_book_pdf(sample::three_days(), sample::options()));
  RouteBookOptions later = sample::options();
  later.now_s += 1;
  EXPECT_NE(first, route_book_pdf(sample::three_days(), later));
}

// 1.9 MB where Latin and Chinese letters share an embedded font: see typesetter.cc.
TEST(RouteBook, ABookOfThreeDaysIsSmallEnoughToSend) {
  EXPECT_LT(route_book_pdf(sample::three_days(), sample::options()).size(), 600'000U);
}

TEST(RouteBook, ThreeDaysAreACoverAPageADayAndTheNotes) {
  SKIP_WITHOUT_POPPLER();
  std::string const text = text_of(route_book_pdf(sample::three_days(), sample::options()));
  EXPECT_EQ(pages_of(text), 5);
  std::string const cover = page_of(text, 1);
  for (char const* const part : {"太行古道三日", "2026年5月1日 周五 至 2026年5月3日 周日",
                                 "Fri 1 May 2026 to Sun 3 May 2026", "2 adults, 1 child, 1 senior",
                                 "Longxing Temple", "估算 estimated", "1 / 5"}) {
    EXPECT_TRUE(holds(cover, part)) << part << "\n" << cover;
  }
  std::string const day = page_of(text, 2);
  for (char const* const part :
       {"第1天", "Labour Day holiday", "正定县隆兴寺景区", "必到 must-see",
        "午餐 Lunch · 45分钟 45 min", "8:00–18:00", "￥120.00", "经 via G307", "推定 assumed",
        "井陉县 Jingxing County", "2 / 5"}) {
    EXPECT_TRUE(holds(day, part)) << part << "\n" << day;
  }
  std::string const notes = page_of(text, 5);
  for (char const* const part :
       {"可行 Feasible", "Jingxing Ancient Post Road", "Day 1 is 35 min too short.",
        "opening-hours/heritage", "A heritage site takes 90 minutes.", "国家文物局", "812"}) {
    EXPECT_TRUE(holds(notes, part)) << part << "\n" << notes;
  }
}

TEST(RouteBook, ALegTellsItsRoadsItsBreaksAndEveryTurn) {
  SKIP_WITHOUT_POPPLER();
  std::string const text = text_of(route_book_pdf(sample::told_days(), sample::options()));
  std::string const day = page_of(text, 2);
  EXPECT_TRUE(holds(day, "需要许可：边境管理区 permit: 边境管理区 · 未铺装 3.2 km unpaved 3.2 km"))
      << day;
  EXPECT_TRUE(holds(day, "10:25 休息20分钟（已行车1小时55分），平安服务区（服务区）")) << day;
  EXPECT_TRUE(holds(day, "证件 Documents: 边境管理区通行证，提前3天办理。")) << day;
  EXPECT_TRUE(holds(day, "最长42 km没有加油站：从中石化（加油站）到井陉天长镇。")) << day;
  std::string const steps = page_of(text, 5);
  EXPECT_TRUE(holds(steps, "逐步指引Turn by turn")) << steps;
  EXPECT_TRUE(holds(steps, "左转，进入X313县道。")) << steps;
  // Every step is there, each once.
  std::ptrdiff_t found = 0;
  for (std::size_t at = 0; (at = text.find("X305 County Road", at)) != std::string::npos; ++at)
    ++found;
  std::ptrdiff_t told = 0;
  for (auto const& one : sample::told_days().days) {
    for (auto const& leg : one.legs) told += leg.steps ? 1 : 0;
  }
  EXPECT_EQ(found, told);
}

TEST(RouteBook, TitleAuthorAndDateAreInTheFile) {
  SKIP_WITHOUT_POPPLER();
  std::string const info =
      run_on(route_book_pdf(sample::three_days(), sample::options()), "TZ=UTC pdfinfo", "");
  EXPECT_TRUE(holds(info, "太行古道三日")) << info;
  EXPECT_TRUE(holds(info, "Heshun–Shijiazhuang Alliance")) << info;
  EXPECT_TRUE(holds(info, "Fri May  1 01:46:40 2026")) << info;
  EXPECT_TRUE(holds(info, "A4")) << info;
}

TEST(RouteBook, APlanThatBreaksALimitSaysSoOnTheCoverAndAtTheStop) {
  SKIP_WITHOUT_POPPLER();
  api::Plan plan = sample::three_days();
  plan.feasible = false;
  api::PlanViolation violation;
  violation.rule = "hours";
  violation.day = 2;
  violation.stop = 1;
  violation.text = {"闭馆后才到。", "Arrives after it closes."};
  plan.violations = {violation};
  std::string const text = text_of(route_book_pdf(plan, sample::options()));
  EXPECT_TRUE(holds(page_of(text, 1), "Not feasible: the checker found 1 violation"));
  EXPECT_TRUE(holds(page_of(text, 3), "Arrives after it closes."));
  EXPECT_TRUE(holds(page_of(text, 5), "Day 2: Arrives after it closes."));
}

TEST(RouteBook, AnEmptyPlanStillHasACoverAndNotes) {
  SKIP_WITHOUT_POPPLER();
  std::string const text = text_of(route_book_pdf({}, {}));
  EXPECT_EQ(pages_of(text), 2);
  EXPECT_TRUE(holds(text, "This plan has no days yet."));
}

TEST(RouteBook, AHugePlanGoesOnOverPagesAndLosesNoStop) {
  SKIP_WITHOUT_POPPLER();
  std::string const text = text_of(route_book_pdf(sample::huge(), sample::options()));
  EXPECT_GT(pages_of(text), 14 * 2);
  EXPECT_LT(pages_of(text), 150);
  EXPECT_TRUE(holds(text, "Day 14 (continued)"));
  EXPECT_TRUE(holds(text, "另有 260 处得分较低的地点未列出。"));
  std::size_t fees = 0;  // one for each stop
  for (std::size_t at = text.find("￥120.00"); at != std::string::npos;
       at = text.find("￥120.00", at + 1)) {
    ++fees;
  }
  EXPECT_EQ(fees, 280U);
}

TEST(RouteBook, NamesOfEveryKindAreDrawn) {
  api::Plan plan = sample::three_days();
  plan.days[0].stops[0].place.name_zh = "<b>&\"'\x01\n第二行 🏔️";
  plan.days[0].stops[1].place.name_zh = "\xC3\x28 broken";
  plan.days[0].stops[1].place.name_en = "";
  plan.days[0].stops[2].place.location.reset();
  plan.days[1].stops[0].place.location = api::Position{500, 37};
  RouteBookOptions options = sample::options();
  options.share_url = "https://example.org/it's\\odd";
  EXPECT_EQ(route_book_pdf(plan, options).substr(0, 5), "%PDF-");
}

TEST(RouteBook, TheBackgroundIsDrawnUnderTheRoute) {
  MapBackground background;
  background.water.push_back({{{*geo::make_latlng(37.9, 113.9), *geo::make_latlng(37.9, 114.1),
                                *geo::make_latlng(38.1, 114.1)}}});
  background.lines.push_back(
      {LineKind::road, {*geo::make_latlng(37.5, 113.5), *geo::make_latlng(38.5, 114.5)}});
  RouteBookOptions options = sample::options();
  std::string const without = route_book_pdf(sample::three_days(), options);
  options.background = &background;
  EXPECT_GT(route_book_pdf(sample::three_days(), options).size(), without.size());
}

TEST(RouteBook, MorePausesAndLegsThanStopsDoNoHarm) {
  api::Plan plan = sample::three_days();
  plan.days[0].pauses.push_back({api::PauseKind::rest, 900, 920, 99});
  plan.days[0].pauses.push_back({api::PauseKind::dinner, 100, 90, -5});
  plan.days[1].legs.clear();
  plan.days[2].legs.resize(9);
  plan.days[2].stops[0].place.rating = -1;
  plan.days[2].date = "nonsense";
  EXPECT_EQ(route_book_pdf(plan, sample::options()).substr(0, 5), "%PDF-");
}

}  // namespace

}  // namespace magpie::paper
