#include "magpie/paper/words.h"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <vector>

#include "magpie/base/fen.h"

namespace magpie::paper {

namespace {

constexpr int kDayMinutes = 24 * 60;

constexpr std::array<std::string_view, 7> kWeekdaysZh = {"周一", "周二", "周三", "周四",
                                                         "周五", "周六", "周日"};
constexpr std::array<std::string_view, 7> kWeekdaysEn = {"Mon", "Tue", "Wed", "Thu",
                                                         "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

enum class Year { with, without };

api::Sentence format_date_words(std::string const& iso_date, Year year) {
  auto const date = base::parse_date(iso_date);
  if (!date) return {iso_date, iso_date};
  std::chrono::year_month_day const ymd(*date);
  auto const weekday = static_cast<std::size_t>(base::weekday_index(*date));
  unsigned const month = static_cast<unsigned>(ymd.month());
  unsigned const day = static_cast<unsigned>(ymd.day());
  api::Sentence words{fmt::format("{}月{}日 {}", month, day, kWeekdaysZh.at(weekday)),
                      fmt::format("{} {} {}", kWeekdaysEn.at(weekday), day, kMonths.at(month - 1))};
  if (year == Year::with) {
    words.zh = fmt::format("{}年{}", static_cast<int>(ymd.year()), words.zh);
    words.en += fmt::format(" {}", static_cast<int>(ymd.year()));
  }
  return words;
}

std::string plural(std::int32_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

api::Sentence date_words(std::string const& iso_date) {
  return format_date_words(iso_date, Year::with);
}

api::Sentence short_date_words(std::string const& iso_date) {
  return format_date_words(iso_date, Year::without);
}

std::string clock_words(std::int32_t minutes) {
  if (minutes == kDayMinutes) return "24:00";
  std::int32_t const in_day = (minutes % kDayMinutes + kDayMinutes) % kDayMinutes;
  std::string clock = fmt::format("{}:{:02}", in_day / 60, in_day % 60);
  if (minutes > kDayMinutes) clock += " +1";
  if (minutes < 0) clock += " −1";
  return clock;
}

api::Sentence hours_words(api::DayHours const& hours) {
  if (hours.state == api::DayHoursState::closed) return {"当日关闭", "closed"};
  if (hours.state == api::DayHoursState::unknown || hours.intervals.empty()) {
    return {"未知", "unknown"};
  }
  std::string text;
  for (std::size_t i = 0; i < hours.intervals.size() && i < 4; ++i) {
    api::OpenInterval const& interval = hours.intervals[i];
    text += fmt::format("{}{}–{}", i == 0 ? "" : "\n", clock_words(interval.open_min),
                        clock_words(interval.close_min));
  }
  return {text, text};
}

api::Sentence kind_words(api::PlaceKind kind) {
  static constexpr std::array<std::array<char const*, 2>, 18> kWords = {
      {{"景区", "sight"},
       {"村落", "village"},
       {"院落", "courtyard"},
       {"博物馆", "museum"},
       {"文物古迹", "heritage"},
       {"观景点", "viewpoint"},
       {"康养", "wellness"},
       {"城镇", "town"},
       {"门户", "gateway"},
       {"口岸", "crossing"},
       {"住宿", "lodging"},
       {"餐饮", "food"},
       {"服务", "service"},
       {"自然", "nature"},
       {"休闲", "leisure"},
       {"非遗", "intangible heritage"},
       {"特产", "local product"},
       {"品牌", "brand"}}};
  static_assert(kWords.size() == api::kPlaceKindWords.size());
  auto const& words = kWords.at(static_cast<std::size_t>(kind));
  return {words[0], words[1]};
}

api::Sentence pause_words(api::PauseKind kind) {
  switch (kind) {
    case api::PauseKind::lunch:
      return {"午餐", "Lunch"};
    case api::PauseKind::dinner:
      return {"晚餐", "Dinner"};
    case api::PauseKind::rest:
      return {"休息", "Rest"};
  }
  return {};
}

api::Sentence party_words(api::Party const& party) {
  api::Sentence words;
  auto const add = [&words](std::string const& zh, std::string const& en) {
    words.zh += (words.zh.empty() ? "" : "、") + zh;
    words.en += (words.en.empty() ? "" : ", ") + en;
  };
  if (party.adults > 0) {
    add(fmt::format("{}位成人", party.adults), plural(party.adults, "adult", "adults"));
  }
  if (party.children > 0) {
    add(fmt::format("{}位儿童", party.children), plural(party.children, "child", "children"));
  }
  if (party.seniors > 0) {
    add(fmt::format("{}位60岁以上长者", party.seniors),
        plural(party.seniors, "senior (60 and over)", "seniors (60 and over)"));
  }
  if (party.wheelchair) add("有轮椅", "with a wheelchair");
  return words;
}

api::Sentence pace_words(api::Pace pace) {
  switch (pace) {
    case api::Pace::relaxed:
      return {"悠闲", "relaxed"};
    case api::Pace::normal:
      return {"适中", "normal"};
    case api::Pace::brisk:
      return {"紧凑", "brisk"};
  }
  return {};
}

std::string name_zh(api::PlaceSummary const& place) {
  if (!place.name_zh.empty()) return place.name_zh;
  return place.name_en.empty() ? place.key : place.name_en;
}

std::string name_en(api::PlaceSummary const& place) {
  return place.name_zh.empty() || place.name_en == place.name_zh ? std::string() : place.name_en;
}

std::string joined(api::Sentence const& words) {
  if (words.zh == words.en || words.en.empty()) return words.zh;
  return words.zh.empty() ? words.en : words.zh + " " + words.en;
}

}  // namespace magpie::paper
