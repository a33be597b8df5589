#include "magpie/files/ical.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "magpie/base/text.h"
#include "magpie/files/plan_export_sample.h"

namespace magpie::files {

namespace {

// Checks the text line by line as RFC 5545 asks (3.1 content lines, 3.6 components) and returns the
// first problem, or nothing. Gathers unfolded lines.
std::string problem_of(std::string const& text, std::vector<std::string>& unfolded) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const end = text.find("\r\n", at);
    if (end == std::string::npos) return "the last line does not end with CRLF";
    std::string const line = text.substr(at, end - at);
    at = end + 2;
    if (line.size() > 75) return "longer than 75 octets: " + line;
    if (line.empty()) return "an empty line";
    if (line.find('\n') != std::string::npos || line.find('\r') != std::string::npos) {
      return "a bare line break: " + line;
    }
    if (!base::is_valid_utf8(line)) return "a cut character: " + line;
    if (line.front() == ' ') {
      if (unfolded.empty()) return "the first line is a continuation";
      unfolded.back() += line.substr(1);
    } else {
      unfolded.push_back(line);
    }
  }
  for (std::string const& line : unfolded) {
    for (unsigned char const c : line) {
      if (c < 0x20 || c == 0x7F) return "a control character: " + line;
    }
    if (line.find(':') == std::string::npos) return "no colon: " + line;
  }
  return {};
}

// TEXT values may hold no bare comma or semicolon, and no escape but the four of 3.3.11.
std::string escape_problem(std::string const& value) {
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value[i] == ',' || value[i] == ';') return "unescaped: " + value;
    if (value[i] != '\\') continue;
    ++i;
    if (i == value.size() || std::string("\\;,nN").find(value[i]) == std::string::npos) {
      return "bad escape: " + value;
    }
  }
  return {};
}

struct Parsed {
  std::string problem;
  std::vector<std::map<std::string, std::string>> events;
};

Parsed parse(std::string const& text) {
  std::vector<std::string> lines;
  Parsed parsed{problem_of(text, lines), {}};
  if (!parsed.problem.empty()) return parsed;
  if (lines.front() != "BEGIN:VCALENDAR" || lines.back() != "END:VCALENDAR") {
    parsed.problem = "no VCALENDAR around it";
  }
  bool inside = false;
  for (std::string const& line : lines) {
    std::string const name = line.substr(0, line.find(':'));
    std::string const value = line.substr(line.find(':') + 1);
    if (line == "BEGIN:VEVENT") {
      if (inside) parsed.problem = "an event in an event";
      inside = true;
      parsed.events.emplace_back();
    } else if (line == "END:VEVENT") {
      inside = false;
      for (char const* const needed : {"UID", "DTSTAMP", "DTSTART", "SUMMARY"}) {
        if (!parsed.events.back().contains(needed)) {
          parsed.problem = std::string("an event without ") + needed;
        }
      }
    } else if (inside) {
      if (!parsed.events.back().emplace(name, value).second) parsed.problem = "twice: " + name;
      if (name == "SUMMARY" || name == "DESCRIPTION" || name == "LOCATION") {
        std::string const bad = escape_problem(value);
        if (!bad.empty()) parsed.problem = bad;
      }
    }
  }
  if (inside) parsed.problem = "an event without end";
  return parsed;
}

http::api::Plan two_days() {
  http::api::Plan plan = sample::one_day();
  plan.request.days = 2;
  http::api::PlanDay second = plan.days[0];
  second.day = 2;
  second.date = "2026-05-02";
  second.depart_min = 510;
  plan.days.push_back(std::move(second));
  return plan;
}

TEST(Ical, AStopIsAnEventWithItsWayTimesAndPlace) {
  Parsed const parsed = parse(to_ical(sample::one_day(), sample::context()));
  EXPECT_EQ(parsed.problem, "");
  ASSERT_EQ(parsed.events.size(), 2U);
  std::map<std::string, std::string> stop = parsed.events[0];
  EXPECT_EQ(stop["UID"].size(), 32U + std::string("@magpie").size());
  stop.erase("UID");
  std::map<std::string, std::string> const expected = {
      {"DTSTAMP", "20260501T014640Z"},
      {"DTSTART", "20260501T013500Z"},
      {"DTEND", "20260501T030500Z"},
      {"SUMMARY", "云龙山 Yunlong Ridge"},
      {"DESCRIPTION",
       "驾车25分钟 · 18 km · 经G207、S319\\n9:25到达，等候10分钟，参观 9:35–11:05，1小时30分"
       "（按规则推定：visit-minutes/sight）\\n当日开放：8:00–17:30\\n门票（全队）：￥60.00\\n"
       "Drive 25 min · 18 km · via G207\\, S319\\nArrive 9:25\\, wait 10 min\\, visit "
       "9:35–11:05\\, "
       "1 h 30 min (assumed by rule visit-minutes/sight)\\nOpen that day: 8:00–17:30\\n"
       "Entrance (party): CNY 60.00"},
      {"LOCATION", "云龙山 Yunlong Ridge"},
      {"GEO", "37.300000;113.512346"},
      {"CATEGORIES", "stop"},
      {"TRANSP", "OPAQUE"}};
  EXPECT_EQ(stop, expected);
  EXPECT_EQ(parsed.events[1].at("SUMMARY"), "午餐 Lunch");
}

TEST(Ical, ABreakOnTheWayIsAnEventAndTheLegTellsItsRoads) {
  Parsed const parsed = parse(to_ical(sample::told_day(), sample::context()));
  EXPECT_EQ(parsed.problem, "");
  ASSERT_EQ(parsed.events.size(), 3U);
  EXPECT_NE(parsed.events[0].at("DESCRIPTION").find("via G207\\, S319 · permit: 边境管理区 · toll"),
            std::string::npos);
  EXPECT_EQ(parsed.events[2].at("SUMMARY"), "休息 Break");
  EXPECT_EQ(parsed.events[2].at("DTSTART"), "20260501T011500Z");
  EXPECT_EQ(parsed.events[2].at("CATEGORIES"), "rest");
}

TEST(Ical, ANightLastsFromFinishToDeparture) {
  Parsed const parsed = parse(to_ical(two_days(), sample::context()));
  EXPECT_EQ(parsed.problem, "");
  ASSERT_EQ(parsed.events.size(), 5U);
  EXPECT_EQ(parsed.events[2].at("SUMMARY"), "过夜 Night: 和顺宾馆 Heshun Hotel");
  EXPECT_EQ(parsed.events[2].at("DTSTART"), "20260501T043500Z");
  EXPECT_EQ(parsed.events[2].at("DTEND"), "20260502T003000Z");
  EXPECT_NE(parsed.events[2].at("DESCRIPTION").find("(estimated)"), std::string::npos);
}

TEST(Ical, EveryEventHasItsOwnIdAndKeepsItWhenTimesMove) {
  http::api::Plan plan = two_days();
  Parsed const before = parse(to_ical(plan, sample::context()));
  plan.days[0].stops[0].begin_min += 30;
  plan.days[0].stops[0].leave_min += 30;
  PlanExportContext later = sample::context();
  later.now_s += 3600;
  Parsed const after = parse(to_ical(plan, later));
  std::set<std::string> ids;
  for (std::size_t i = 0; i < before.events.size(); ++i) {
    EXPECT_EQ(before.events[i].at("UID"), after.events[i].at("UID"));
    ids.insert(before.events[i].at("UID"));
  }
  EXPECT_EQ(ids.size(), before.events.size());
  EXPECT_NE(before.events[0].at("DTSTART"), after.events[0].at("DTSTART"));
}

TEST(Ical, NamesOfEveryKindStayWithinTheLineRules) {
  Parsed const parsed = parse(to_ical(sample::weird_names(), sample::context()));
  EXPECT_EQ(parsed.problem, "");
  ASSERT_FALSE(parsed.events.empty());
  EXPECT_GT(parsed.events[0].at("SUMMARY").size(), 1500U);
}

TEST(Ical, AnEmptyPlanIsACalendarWithoutEvents) {
  Parsed const parsed = parse(to_ical({}, {}));
  EXPECT_EQ(parsed.problem, "");
  EXPECT_TRUE(parsed.events.empty());
}

TEST(Ical, AStopPastMidnightIsOnTheNextDate) {
  http::api::Plan plan = sample::one_day();
  plan.days[0].stops[0].begin_min = 1430;
  plan.days[0].stops[0].leave_min = 1500;
  PlanExportContext context = sample::context();
  context.utc_offset_minutes = 0;
  Parsed const parsed = parse(to_ical(plan, context));
  EXPECT_EQ(parsed.events[0].at("DTSTART"), "20260501T235000Z");
  EXPECT_EQ(parsed.events[0].at("DTEND"), "20260502T010000Z");
}

TEST(Ical, ADayWithoutAValidDateCountsFromTheRequest) {
  http::api::Plan plan = two_days();
  plan.days[1].date = "2026-02-30";
  Parsed const parsed = parse(to_ical(plan, sample::context()));
  EXPECT_EQ(parsed.events[3].at("DTSTART"), "20260502T013500Z");
  plan.request.start_date = "soon";
  EXPECT_EQ(parse(to_ical(plan, sample::context())).events.size(), 2U);
}

}  // namespace

}  // namespace magpie::files
