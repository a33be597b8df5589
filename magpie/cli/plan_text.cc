#include "magpie/cli/plan_text.h"

#include <fmt/format.h>

#include <iterator>

#include "magpie/base/civil.h"
#include "magpie/base/fen.h"
#include "magpie/http/api/leg_words.h"

namespace magpie::cli {

namespace {

namespace api = http::api;

class Writer {
 public:
  explicit Writer(std::string_view language) : is_zh_(language == "zh") {}

  template <class... Args>
  void line(std::string_view format, Args const&... args) {
    fmt::format_to(std::back_inserter(out_), fmt::runtime(format), args...);
    out_ += '\n';
  }
  std::string const& name(api::PlaceSummary const& place) const {
    return is_zh_ ? place.name_zh : place.name_en;
  }
  std::string const& text(api::Sentence const& sentence) const {
    return is_zh_ ? sentence.zh : sentence.en;
  }
  std::string_view word(std::string_view zh, std::string_view en) const { return is_zh_ ? zh : en; }
  std::string day_words(int day) const {
    return is_zh_ ? fmt::format("第{}天", day) : fmt::format("Day {}", day);
  }
  std::string take() { return std::move(out_); }

 private:
  bool is_zh_;
  std::string out_;
};

// The first few roads; a town's streets would fill the screen.
std::string road_words(std::vector<std::string> const& names) {
  constexpr std::size_t kShown = 4;
  std::string words;
  for (std::size_t i = 0; i < names.size() && i < kShown; ++i)
    words += (i == 0 ? " " : ", ") + names[i];
  return names.size() > kShown ? words + " …" : words;
}

void write_leg(Writer& out, api::PlanLeg const& leg) {
  if (leg.meters == 0) return;
  auto const roads = road_words(leg.road_names);
  auto const estimated =
      leg.quality == api::LegQuality::estimated ? out.word(" 估算", " estimated") : "";
  auto const breaks = leg.breaks > 0 ? fmt::format(" +{}×{} min {}", leg.breaks,
                                                   leg.break_minutes.value_or(0) / leg.breaks,
                                                   out.word("休息", "break"))
                                     : std::string();
  out.line("         ↓ {} min · {:.0f} km{}{}{}", leg.minutes, leg.meters / 1000.0, estimated,
           breaks, roads);
  if (leg.facts) {
    for (auto const& fact : api::fact_words(*leg.facts))
      out.line("           · {}", out.text(fact));
  }
  if (!leg.rests) return;
  for (auto const& rest : *leg.rests) {
    out.line("           · {} {}", base::format_clock(rest.begin_min),
             out.text(api::rest_words(rest)));
  }
}

// What a driver must have in mind before the day begins.
void write_road_words(Writer& out, api::PlanDay const& day) {
  auto const write = [&](std::optional<std::vector<api::Sentence>> const& lines, char const* mark) {
    if (!lines) return;
    for (auto const& line : *lines) out.line("  {} {}", mark, out.text(line));
  };
  write(day.documents, "!");
  write(day.road_notes, "·");
  if (day.fuel_gap) {
    out.line("  {} {}", day.fuel_gap->warning ? "!" : "·",
             out.text(api::fuel_gap_words(*day.fuel_gap)));
  }
  if (day.charging_gap) {
    out.line("  {} {}", day.charging_gap->warning ? "!" : "·",
             out.text(api::charging_gap_words(*day.charging_gap)));
  }
}

void write_stop(Writer& out, api::PlanStop const& stop) {
  auto const wait = stop.wait_min > 0
                        ? fmt::format(" ({} {} min)", out.word("等候", "wait"), stop.wait_min)
                        : std::string();
  out.line("  {}–{}  {}{}  [{}]", base::format_clock(stop.begin_min),
           base::format_clock(stop.leave_min), out.name(stop.place), wait, stop.score);
}

enum class Taken { before_leg, on_arrival };

void write_pauses(Writer& out, api::PlanDay const& day, std::size_t after_stop, Taken taken) {
  for (auto const& pause : day.pauses) {
    if (static_cast<std::size_t>(pause.after_stop) != after_stop) continue;
    if (pause.on_arrival != (taken == Taken::on_arrival)) continue;
    auto const kind = pause.kind == api::PauseKind::lunch    ? out.word("午餐", "lunch")
                      : pause.kind == api::PauseKind::dinner ? out.word("晚餐", "dinner")
                                                             : out.word("休息", "rest");
    out.line("  {}–{}  {}", base::format_clock(pause.begin_min),
             base::format_clock(pause.leave_min), kind);
  }
}

void write_day(Writer& out, api::PlanDay const& day) {
  out.line("{}", fmt::format("{} · {}", out.day_words(day.day), day.date));
  write_road_words(out, day);
  out.line("  {}        {}", base::format_clock(day.depart_min), out.name(day.start));
  for (std::size_t i = 0; i < day.stops.size(); ++i) {
    write_pauses(out, day, i, Taken::before_leg);
    write_leg(out, day.legs[i]);
    write_pauses(out, day, i, Taken::on_arrival);
    write_stop(out, day.stops[i]);
  }
  write_pauses(out, day, day.stops.size(), Taken::before_leg);
  if (!day.legs.empty()) write_leg(out, day.legs.back());
  write_pauses(out, day, day.stops.size(), Taken::on_arrival);
  out.line("  {}        {}", base::format_clock(day.finish_min), out.name(day.end));
  out.line("");
}

}  // namespace

std::string plan_text(api::Plan const& plan, std::string_view language) {
  Writer out(language);
  for (auto const& day : plan.days) write_day(out, day);
  out.line("{} {} ({} {}) · {} {} min · {:.0f} km · {} {}", out.word("得分", "score"), plan.score,
           out.word("上界", "bound"), plan.score_bound, out.word("驾车", "driving"),
           plan.driving_min, plan.meters / 1000.0, out.word("门票", "fees"),
           base::to_decimal(base::Fen(plan.fees_fen)));
  if (plan.estimated_legs.value_or(0) > 0) {
    out.line(
        "{} {}", *plan.estimated_legs,
        out.word("段路程为估算（没有道路文件）", "legs are estimated (no road file covers them)"));
  }
  if (!plan.default_rules.empty()) {
    out.line("{}", out.word("部分数值来自默认规则，见 --json 的 default_rules",
                            "some values come from default rules: see default_rules in --json"));
  }
  for (auto const& violation : plan.violations) out.line("! {}", out.text(violation.text));
  return out.take();
}

std::string verdict_text(api::Verdict const& verdict, std::string_view language) {
  Writer out(language);
  if (verdict.feasible) {
    out.line("{} · {} {}", out.word("可行", "feasible"), out.word("得分", "score"), verdict.score);
    return out.take();
  }
  for (auto const& violation : verdict.violations) {
    auto const where =
        violation.day ? fmt::format("{}: ", out.day_words(*violation.day)) : std::string();
    out.line("! {}{} ({})", where, out.text(violation.text), violation.rule);
  }
  return out.take();
}

}  // namespace magpie::cli
