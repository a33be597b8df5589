#include "magpie/files/gpx.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include "magpie/base/civil.h"
#include "magpie/base/text.h"

namespace magpie::files {

namespace api = http::api;

namespace {

std::string escape(std::string_view text) {
  std::string out;
  for (char const c : clean_text(text)) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string escape_attribute(std::string_view text) {
  std::string out = escape(text);
  for (char& c : out) {
    if (c == '\n') c = ' ';
  }
  return out;
}

// Six decimals, about 0.1 m; never "-0.000000".
std::string degrees(double value) {
  return fmt::format("{:.6f}", std::abs(value) < 5e-7 ? 0.0 : value);
}

// GPX allows longitudes from -180 up to, but not including, 180.
std::string coordinates(geo::LatLng at) {
  double const lon = at.lon_e7 >= 1'799'999'995 ? -180.0 : at.lon();
  return fmt::format("lat=\"{}\" lon=\"{}\"", degrees(at.lat()), degrees(lon));
}

// Writes the parts of one file, and gathers what its head must state.
class Writer {
 public:
  Writer(api::Plan const& plan, PlanExportContext const& context)
      : plan_(plan), context_(context) {}

  std::string write() {
    for (api::PlanDay const& day : plan_.days) write_waypoints(day);
    for (api::PlanDay const& day : plan_.days) write_rests(day);
    for (api::PlanDay const& day : plan_.days) write_estimated_routes(day);
    for (api::PlanDay const& day : plan_.days) write_steps(day);
    for (api::PlanDay const& day : plan_.days) write_track(day);
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gpx version=\"1.1\" creator=\"Magpie\" xmlns=\"http://www.topografix.com/GPX/1/1\" "
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:schemaLocation=\"http://www.topografix.com/GPX/1/1 "
        "http://www.topografix.com/GPX/1/1/gpx.xsd\">\n{}{}{}{}</gpx>\n",
        metadata(), waypoints_, routes_, tracks_);
  }

 private:
  std::string words(std::string_view zh, std::string_view en, std::string_view between) const {
    std::string text;
    for (Language const language : context_.languages) {
      if (!text.empty()) text += between;
      text += language == Language::zh ? zh : en;
    }
    return text;
  }

  std::string metadata() const {
    std::string out = fmt::format("  <metadata>\n    <name>{}</name>\n    <desc>{}</desc>\n",
                                  escape(plan_title(plan_, context_)), escape(description()));
    std::string const author(base::trim(words(context_.alliance_zh, context_.alliance_en, " ")));
    if (!author.empty()) {
      out += fmt::format("    <author><name>{}</name></author>\n", escape(author));
    }
    if (!context_.attribution.empty()) {
      out +=
          fmt::format("    <copyright author=\"{}\"/>\n",
                      escape_attribute(fmt::format("{}", fmt::join(context_.attribution, "; "))));
    }
    out += fmt::format("    <time>{}</time>\n", base::format_utc(context_.now_s));
    if (!bounds_.is_empty()) out += bounds();
    return out + "  </metadata>\n";
  }

  std::string bounds() const {
    // A file that touches both sides of the antimeridian keeps the order low < high.
    double const east = bounds_.high.lon_e7 >= 1'799'999'995 ? 179.999999 : bounds_.high.lon();
    return fmt::format("    <bounds minlat=\"{}\" minlon=\"{}\" maxlat=\"{}\" maxlon=\"{}\"/>\n",
                       degrees(bounds_.low.lat()), degrees(bounds_.low.lon()),
                       degrees(bounds_.high.lat()), degrees(east));
  }

  std::string description() const {
    std::string text = words(
        fmt::format("{}天，驾车{}，{}", plan_.days.size(),
                    duration_words(plan_.driving_min, Language::zh), distance_words(plan_.meters)),
        fmt::format("{}, driving {}, {}",
                    plan_.days.size() == 1 ? "1 day" : fmt::format("{} days", plan_.days.size()),
                    duration_words(plan_.driving_min, Language::en), distance_words(plan_.meters)),
        "\n");
    if (estimated_legs_ > 0) {
      text +=
          "\n" + words(fmt::format("{}段为估算，不是道路轨迹，见名为“估算”的路线", estimated_legs_),
                       fmt::format("Estimated legs: {}; they are no tracks, see the routes "
                                   "named \"estimated\"",
                                   estimated_legs_),
                       "\n");
    }
    if (!without_position_.empty()) {
      text += "\n" + words("没有坐标，未列入：", "Without position, not included:", " ") + " " +
              fmt::format("{}", fmt::join(without_position_, "; "));
    }
    return text;
  }

  void write_waypoints(api::PlanDay const& day) {
    if (&day == &plan_.days.front()) write_bed(day, day.start, day.depart_min, "start");
    for (std::size_t i = 0; i < day.stops.size(); ++i) {
      api::PlanStop const& stop = day.stops[i];
      auto const time = utc_seconds(plan_, day, stop.arrive_min, context_);
      write_waypoint(stop.place, time, stop_text(stop, leg_before(day, i), context_),
                     fmt::format("day {}", day.day));
    }
    bool const last = &day == &plan_.days.back();
    write_bed(day, day.end, day.finish_min, last ? "end" : "night");
  }

  void write_bed(api::PlanDay const& day, api::PlaceSummary const& place, std::int32_t minutes,
                 std::string_view role) {
    std::string_view const zh = role == "start" ? "出发" : role == "end" ? "结束" : "过夜";
    std::string_view const en = role == "start" ? "Start" : role == "end" ? "End" : "Night";
    std::string const text =
        words(fmt::format("第{}天 {}", day.day, zh), fmt::format("Day {}: {}", day.day, en), "\n");
    write_waypoint(place, utc_seconds(plan_, day, minutes, context_), text, role);
  }

  void write_waypoint(api::PlaceSummary const& place, std::optional<std::int64_t> time,
                      std::string const& text, std::string_view type) {
    std::string const name = place_name(place, context_);
    auto const at = place_position(place);
    if (!at) {
      if (!name.empty()) without_position_.push_back(name);
      return;
    }
    bounds_.extend(*at);
    waypoints_ += fmt::format("  <wpt {}>", coordinates(*at));
    if (time) waypoints_ += fmt::format("<time>{}</time>", base::format_utc(*time));
    waypoints_ += fmt::format("<name>{}</name><desc>{}</desc><type>{}</type></wpt>\n", escape(name),
                              escape(text), type);
  }

  // The points of a leg as elements of that name; empty where fewer than two are valid.
  std::string points(api::PlanLeg const& leg, std::string_view element) {
    std::string out;
    geo::Box box;
    int count = 0;
    for (api::Position const& position : leg.line) {
      auto const at = to_latlng(position);
      if (!at) continue;
      box.extend(*at);
      ++count;
      fmt::format_to(std::back_inserter(out), "      <{} {}/>\n", element, coordinates(*at));
    }
    if (count < 2) return {};
    bounds_.extend(box.low);
    bounds_.extend(box.high);
    return out;
  }

  std::string leg_text(api::PlanLeg const& leg) const {
    return words(leg_words(leg, Language::zh), leg_words(leg, Language::en), "\n");
  }

  std::string ends(api::PlanDay const& day, std::size_t index) const {
    return fmt::format("{} → {}", place_name(leg_origin(day, index), context_),
                       place_name(leg_target(day, index), context_));
  }

  void write_estimated_routes(api::PlanDay const& day) {
    for (std::size_t i = 0; i < day.legs.size(); ++i) {
      api::PlanLeg const& leg = day.legs[i];
      if (leg.quality != api::LegQuality::estimated) continue;
      ++estimated_legs_;
      std::string const name = words("估算", "estimated", " ") + ": " + ends(day, i);
      routes_ += fmt::format("  <rte>\n    <name>{}</name><desc>{}</desc>", escape(name),
                             escape(leg_text(leg)));
      if (leg.method) routes_ += fmt::format("<src>{}</src>", escape(*leg.method));
      routes_ += fmt::format("<type>estimated</type>\n{}  </rte>\n", points(leg, "rtept"));
    }
  }

  // Breaks that the continuous driving rule asks for, where their place is known.
  void write_rests(api::PlanDay const& day) {
    for (api::PlanLeg const& leg : day.legs) {
      if (!leg.rests) continue;
      for (api::LegRest const& rest : *leg.rests) {
        auto const at = rest.location ? to_latlng(*rest.location) : std::nullopt;
        if (!at) continue;
        bounds_.extend(*at);
        waypoints_ += fmt::format("  <wpt {}>", coordinates(*at));
        if (auto const time = utc_seconds(plan_, day, rest.begin_min, context_)) {
          waypoints_ += fmt::format("<time>{}</time>", base::format_utc(*time));
        }
        std::string name = words("休息", "Break", " ");
        if (rest.station && !rest.station->name.empty()) name += ": " + rest.station->name;
        waypoints_ += fmt::format(
            "<name>{}</name><desc>{}</desc><type>rest</type></wpt>\n", escape(name),
            escape(words(rest_text(rest, Language::zh), rest_text(rest, Language::en), "\n")));
      }
    }
  }

  // A computed leg turn by turn: the points of a route, each with its instruction.
  void write_steps(api::PlanDay const& day) {
    for (std::size_t i = 0; i < day.legs.size(); ++i) {
      api::PlanLeg const& leg = day.legs[i];
      if (leg.quality != api::LegQuality::computed || !leg.steps) continue;
      std::string inside;
      for (api::LegStep const& step : *leg.steps) {
        auto const at = step.location ? to_latlng(*step.location) : std::nullopt;
        if (!at) continue;
        bounds_.extend(*at);
        fmt::format_to(std::back_inserter(inside),
                       "      <rtept {}><name>{}</name><desc>{}</desc></rtept>\n", coordinates(*at),
                       escape(step.road), escape(words(step.text.zh, step.text.en, "\n")));
      }
      if (inside.empty()) continue;
      std::string const name = words("逐步指引", "turn by turn", " ") + ": " + ends(day, i);
      routes_ += fmt::format("  <rte>\n    <name>{}</name><type>steps</type>\n{}  </rte>\n",
                             escape(name), inside);
    }
  }

  void write_track(api::PlanDay const& day) {
    std::string segments;
    std::string text =
        words(fmt::format("驾车{}，{}", duration_words(day.driving_min, Language::zh),
                          distance_words(day.meters)),
              fmt::format("Driving {}, {}", duration_words(day.driving_min, Language::en),
                          distance_words(day.meters)),
              "\n");
    for (std::size_t i = 0; i < day.legs.size(); ++i) {
      api::PlanLeg const& leg = day.legs[i];
      text += fmt::format("\n{}: {}", ends(day, i), leg_text(leg));
      if (leg.quality != api::LegQuality::computed) continue;
      std::string const inside = points(leg, "trkpt");
      if (!inside.empty()) segments += "    <trkseg>\n" + inside + "    </trkseg>\n";
    }
    std::string const name =
        words(fmt::format("第{}天", day.day), fmt::format("Day {}", day.day), " ") + " · " +
        day.date;
    tracks_ += fmt::format(
        "  <trk>\n    <name>{}</name><desc>{}</desc><number>{}</number><type>driving</type>\n{}"
        "  </trk>\n",
        escape(name), escape(text), std::max(day.day, 0), segments);
  }

  api::Plan const& plan_;
  PlanExportContext const& context_;
  std::string waypoints_;
  std::string routes_;
  std::string tracks_;
  geo::Box bounds_;
  int estimated_legs_ = 0;
  std::vector<std::string> without_position_;
};

}  // namespace

std::string to_gpx(api::Plan const& plan, PlanExportContext const& context) {
  return Writer(plan, context).write();
}

}  // namespace magpie::files
