#include "magpie/files/alpinebits_hours.h"

#include <array>

#include "magpie/files/hours_spans.h"
#include "magpie/files/json_values.h"

namespace magpie::files {

namespace {

using nlohmann::json;

class Schedules {
 public:
  AlpineHours read(json const& opening_hours) {
    for (auto const* week : items_of(member_of(opening_hours, "weeklySchedules"))) add_week(*week);
    auto const& daily = member_of(opening_hours, "dailySchedules");
    if (daily.is_object()) {
      for (auto const& [date, times] : daily.items()) add_day(date, times);
    }
    for (auto const* one : items_of(daily.is_array() ? daily : json())) {
      auto const& times = member_of(*one, "times").is_null() ? member_of(*one, "schedules")
                                                             : member_of(*one, "times");
      add_day(plain_text(member_of(*one, "date")), times);
    }
    out_.is_empty = spans_.empty() && is_understood_ && out_.bad_dates.empty();
    if (is_understood_ && !spans_.empty()) out_.osm = osm_hours(spans_);
    return std::move(out_);
  }

 private:
  std::string date_of(json const& value) {
    auto const text = plain_text(value);
    if (text.empty()) return "";
    auto const date = date_text(text);
    if (!date) {
      out_.bad_dates.push_back(text);
      is_understood_ = false;
    }
    return date.value_or("");
  }

  void add_times(HoursSpan const& like, json const& times) {
    for (auto const* one : items_of(times)) {
      auto span = like;
      auto const opens = clock_text(plain_text(member_of(*one, "opens")));
      auto const closes = clock_text(plain_text(member_of(*one, "closes")));
      is_understood_ = is_understood_ && opens && closes;
      if (!opens || !closes) continue;
      span.opens = *opens;
      span.closes = *closes == "23:59" || *closes == "00:00" ? "24:00" : *closes;
      spans_.push_back(std::move(span));
    }
  }

  void add_week(json const& week) {
    static constexpr std::array<char const*, 7> kDays{"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};
    HoursSpan span;
    span.from = date_of(member_of(week, "validFrom"));
    span.until = date_of(member_of(week, "validTo"));
    for (int day = 0; day < 7; ++day) {
      span.days = {day};
      add_times(span, member_of(week, kDays.at(static_cast<std::size_t>(day))));
    }
  }

  // A day without times is closed.
  void add_day(std::string const& text, json const& times) {
    HoursSpan span;
    span.from = span.until = date_of(json(text));
    if (span.from.empty()) {
      is_understood_ = false;
    } else if (times.is_null()) {
      spans_.push_back(span);
    } else {
      add_times(span, times);
    }
  }

  AlpineHours out_;
  std::vector<HoursSpan> spans_;
  bool is_understood_ = true;
};

}  // namespace

AlpineHours alpine_hours(json const& opening_hours) {
  return Schedules().read(opening_hours);
}

}  // namespace magpie::files
