#include "magpie/app/road_notes.h"

#include <fmt/core.h>

#include <algorithm>

#include "magpie/app/page_words.h"

namespace magpie::app {

namespace {

using Kind = api::RoadChangeKind;

api::Sentence longer_words(std::int32_t seconds) {
  if (seconds < 60) return {"多走不到1分钟", "less than a minute longer"};
  auto const minutes = (seconds + 30) / 60;
  return {fmt::format("多走{}分钟", minutes), fmt::format("{} min longer", minutes)};
}

}  // namespace

bool has_closure(HeldChanges const& held) {
  return std::any_of(held.begin(), held.end(),
                     [](auto const* change) { return change->kind == Kind::closure; });
}

api::Sentence closure_words(HeldRoadChange const& closure, std::optional<base::Date> date) {
  auto const last = date ? roads::last_day(closure.window, *date) : closure.window.until;
  auto const reason = closure.row.reason.value_or("");
  api::Sentence state{"封闭", "closed"};
  if (last) {
    auto const day = day_words(base::format_date(*last));
    state = {"封闭至" + day.zh, "closed through " + day.en};
  }
  if (!reason.empty()) state = {reason + "，" + state.zh, reason + ", " + state.en};
  return {fmt::format("{}（{}）", closure.row.name, state.zh),
          fmt::format("{} ({})", closure.row.name, state.en)};
}

std::vector<api::Sentence> detour_notes(HeldChanges const& held, std::optional<base::Date> date,
                                        roads::LegPath const& way, roads::LegPath const& open) {
  std::vector<api::Sentence> notes;
  for (auto const& name : open.facts.told) {
    auto const* closure = find_change(held, Kind::closure, name);
    if (closure == nullptr) continue;
    auto const words = closure_words(*closure, date);
    if (way.leg.quality == roads::LegQuality::unreachable) {
      notes.push_back(
          {"无法通行：" + words.zh + "，没有别的路。", "No other way than over " + words.en + "."});
      continue;
    }
    auto const longer = longer_words(way.leg.seconds - open.leg.seconds);
    notes.push_back({fmt::format("绕行：{}，{}。", words.zh, longer.zh),
                     fmt::format("Around {}: {}.", words.en, longer.en)});
  }
  return notes;
}

std::vector<api::Sentence> link_notes(HeldChanges const& held,
                                      std::vector<std::string> const& links) {
  std::vector<api::Sentence> notes;
  for (auto const& name : links) {
    auto const* link = find_change(held, Kind::link, name);
    auto const source = link == nullptr ? std::string() : link->row.source;
    notes.push_back(
        {fmt::format("经过联盟添加的道路：{}（来源：{}）。", name, source),
         fmt::format("Uses a road added by the alliance: {} (source: {}).", name, source)});
  }
  return notes;
}

std::vector<api::Sentence> permit_notes(HeldChanges const& held,
                                        std::vector<std::string> const& permits) {
  std::vector<api::Sentence> notes;
  for (auto const& name : permits) {
    auto const* zone = find_change(held, Kind::permit_zone, name);
    if (zone == nullptr || !zone->row.permit) continue;
    auto const& permit = *zone->row.permit;
    api::Sentence ahead{"", ""};
    if (permit.days_ahead.value_or(0) > 0) {
      ahead = {fmt::format("，至少提前{}天办理", *permit.days_ahead),
               fmt::format(", to be asked for {} days ahead", *permit.days_ahead)};
    }
    notes.push_back({fmt::format("进入{}需要{}（{}）{}。", name, permit.type, permit.who, ahead.zh),
                     fmt::format("{} needs {} ({}){}.", name, permit.type, permit.who, ahead.en)});
  }
  return notes;
}

}  // namespace magpie::app
