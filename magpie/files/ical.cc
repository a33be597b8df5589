#include "magpie/files/ical.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "magpie/base/hash.h"

namespace magpie::files {

namespace api = http::api;

namespace {

constexpr std::size_t kLineOctetsMax = 75;  // RFC 5545, 3.1; without the line break

// TEXT values, RFC 5545, 3.3.11.
std::string escape(std::string_view text) {
  std::string out;
  for (char const c : clean_text(text)) {
    if (c == '\n') {
      out += "\\n";
    } else {
      if (c == '\\' || c == ';' || c == ',') out += '\\';
      out += c;
    }
  }
  return out;
}

bool continues_code_point(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// Folds a content line so that no line is longer than 75 octets and no character is cut.
std::string fold(std::string_view line) {
  std::string out;
  std::size_t room = kLineOctetsMax;
  while (line.size() > room) {
    std::size_t end = room;
    while (end > 0 && continues_code_point(line[end])) --end;
    out.append(line.substr(0, end));
    out += "\r\n ";
    line.remove_prefix(end);
    room = kLineOctetsMax - 1;  // the space that begins a continued line counts
  }
  return out.append(line) + "\r\n";
}

// "20260501T013000Z"
std::string utc_stamp(std::int64_t epoch_s) {
  std::chrono::sys_seconds const moment{std::chrono::seconds(epoch_s)};
  auto const date = std::chrono::floor<std::chrono::days>(moment);
  std::chrono::year_month_day const ymd(date);
  std::chrono::hh_mm_ss const time(moment - date);
  return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z", static_cast<int>(ymd.year()),
                     static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

struct Event {
  std::string kind;  // "stop", "pause", "rest", "night": also the category
  std::string subject_key;
  std::int64_t begin_s = 0;
  std::int64_t end_s = 0;
  std::string summary;
  std::string description{};
  api::PlaceSummary const* place = nullptr;
};

class Calendar {
 public:
  Calendar(api::Plan const& plan, PlanExportContext const& context)
      : plan_(plan), context_(context), title_(plan_title(plan, context)) {}

  std::string write() {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Magpie//Route planner//EN");
    line("CALSCALE:GREGORIAN");
    line("METHOD:PUBLISH");
    line("X-WR-CALNAME:" + escape(title_));
    line("X-WR-TIMEZONE:" + escape(context_.time_zone));
    for (std::size_t i = 0; i < plan_.days.size(); ++i) {
      write_stops(plan_.days[i]);
      write_pauses(plan_.days[i]);
      write_rests(plan_.days[i]);
      if (i + 1 < plan_.days.size()) write_night(plan_.days[i], plan_.days[i + 1]);
    }
    line("END:VCALENDAR");
    return std::move(out_);
  }

 private:
  void line(std::string_view text) { out_ += fold(text); }

  std::string words(std::string_view zh, std::string_view en, std::string_view between) const {
    std::string text;
    for (Language const language : context_.languages) {
      if (!text.empty()) text += between;
      text += language == Language::zh ? zh : en;
    }
    return text;
  }

  void write_stops(api::PlanDay const& day) {
    for (std::size_t i = 0; i < day.stops.size(); ++i) {
      api::PlanStop const& stop = day.stops[i];
      auto const begin = utc_seconds(plan_, day, stop.begin_min, context_);
      auto const end = utc_seconds(plan_, day, stop.leave_min, context_);
      if (!begin || !end) continue;
      write_event({"stop", fmt::format("{}", stop.place.id), *begin, *end,
                   place_name(stop.place, context_), stop_text(stop, leg_before(day, i), context_),
                   &stop.place});
    }
  }

  void write_pauses(api::PlanDay const& day) {
    for (api::PlanPause const& pause : day.pauses) {
      auto const begin = utc_seconds(plan_, day, pause.begin_min, context_);
      auto const end = utc_seconds(plan_, day, pause.leave_min, context_);
      if (!begin || !end) continue;
      std::int32_t const minutes = pause.leave_min - pause.begin_min;
      write_event(
          {"pause", fmt::format("{}-{}", day.day, api::to_text(pause.kind)), *begin, *end,
           words(pause_word(pause.kind, Language::zh), pause_word(pause.kind, Language::en), " "),
           words(duration_words(minutes, Language::zh), duration_words(minutes, Language::en),
                 "\n")});
    }
  }

  void write_rests(api::PlanDay const& day) {
    for (api::PlanLeg const& leg : day.legs) {
      if (!leg.rests) continue;
      for (api::LegRest const& rest : *leg.rests) {
        auto const begin = utc_seconds(plan_, day, rest.begin_min, context_);
        if (!begin) continue;
        write_event({"rest", fmt::format("{}", day.day), *begin,
                     *begin + std::int64_t{rest.minutes} * 60, words("休息", "Break", " "),
                     words(rest_text(rest, Language::zh), rest_text(rest, Language::en), "\n")});
      }
    }
  }

  void write_night(api::PlanDay const& day, api::PlanDay const& next) {
    auto const begin = utc_seconds(plan_, day, day.finish_min, context_);
    auto const end = utc_seconds(plan_, next, next.depart_min, context_);
    if (!begin || !end || *end <= *begin) return;
    auto const last_leg = leg_before(day, day.stops.size());
    std::string const way = last_leg == nullptr ? std::string()
                                                : words(leg_words(*last_leg, Language::zh),
                                                        leg_words(*last_leg, Language::en), "\n");
    write_event({"night", fmt::format("{}", day.day), *begin, *end,
                 words("过夜", "Night", " ") + ": " + place_name(day.end, context_), way,
                 &day.end});
  }

  // The same subject twice in a trip (a place visited again) is told apart by its order.
  std::string uid_of(Event const& event) {
    std::string const key =
        context_.stable_key.empty() ? title_ + "/" + plan_.request.start_date : context_.stable_key;
    base::Hasher hasher;
    hasher.add_field(key);
    hasher.add_field(event.kind);
    hasher.add_field(event.subject_key);
    int const order = occurrences_[event.kind + "/" + event.subject_key]++;
    hasher.add_field(fmt::format("{}", order));
    return hasher.finish().substr(0, 32) + "@magpie";
  }

  void write_event(Event const& event) {
    line("BEGIN:VEVENT");
    line("UID:" + uid_of(event));
    line("DTSTAMP:" + utc_stamp(context_.now_s));
    line("DTSTART:" + utc_stamp(event.begin_s));
    // An end before or at the begin is not allowed; an event without end takes no time.
    if (event.end_s > event.begin_s) line("DTEND:" + utc_stamp(event.end_s));
    line("SUMMARY:" + escape(event.summary));
    if (!event.description.empty()) line("DESCRIPTION:" + escape(event.description));
    if (event.place != nullptr) {
      line("LOCATION:" + escape(place_name(*event.place, context_)));
      if (auto const at = place_position(*event.place)) {
        line(fmt::format("GEO:{:.6f};{:.6f}", at->lat(), at->lon()));
      }
    }
    line("CATEGORIES:" + escape(event.kind));
    // A stop takes the traveller's time; a night and a meal leave it free.
    line(event.kind == "stop" ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT");
    line("END:VEVENT");
  }

  api::Plan const& plan_;
  PlanExportContext const& context_;
  std::string title_;
  std::string out_;
  std::map<std::string, int> occurrences_;
};

}  // namespace

std::string to_ical(api::Plan const& plan, PlanExportContext const& context) {
  return Calendar(plan, context).write();
}

}  // namespace magpie::files
