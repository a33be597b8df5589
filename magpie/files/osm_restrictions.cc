#include "magpie/files/osm_restrictions.h"

#include <array>

#include "magpie/base/text.h"

namespace magpie::files {

namespace {

using roads::Vehicle;
using roads::VehicleSet;
using Kind = roads::TurnRestriction::Kind;

VehicleSet set_of(std::initializer_list<Vehicle> vehicles) {
  VehicleSet set;
  for (auto const vehicle : vehicles) set.add(vehicle);
  return set;
}

// Nothing for vehicles that are none of ours, such as hgv. A service bus is no tourist coach where
// it is excepted, but what forbids buses forbids coaches.
VehicleSet vehicles_named(std::string_view word) {
  if (word == "motor_vehicle") return set_of({Vehicle::car, Vehicle::coach});
  if (word == "motorcar") return set_of({Vehicle::car});
  if (word == "coach" || word == "tourist_bus") return set_of({Vehicle::coach});
  if (word == "bicycle") return set_of({Vehicle::bicycle});
  if (word == "vehicle") return set_of({Vehicle::car, Vehicle::coach, Vehicle::bicycle});
  return {};
}

// Walkers turn where they like.
constexpr auto kDrivers = std::to_array({Vehicle::car, Vehicle::coach, Vehicle::bicycle});

VehicleSet excepted(OsmTags tags, VehicleSet vehicles) {
  for (auto const& word : base::split_list(tag_value(tags, "except"), ';')) {
    auto const named = vehicles_named(word);
    for (auto const vehicle : kDrivers) {
      if (named.has(vehicle)) vehicles.remove(vehicle);
    }
  }
  return vehicles;
}

std::optional<Kind> read_kind(std::string_view value) {
  if (value == "no_u_turn") return Kind::no_u_turn;
  for (auto const* known :
       {"no_left_turn", "no_right_turn", "no_straight_on", "no_entry", "no_exit"}) {
    if (value == known) return Kind::no;
  }
  for (auto const* known :
       {"only_left_turn", "only_right_turn", "only_straight_on", "only_u_turn"}) {
    if (value == known) return Kind::only;
  }
  return std::nullopt;
}

void add_rule(RestrictionWords& words, std::string_view value, std::string_view condition,
              VehicleSet vehicles) {
  auto const kind = read_kind(base::trim(value));
  if (!kind) {
    words.is_unread = true;
    return;
  }
  if (vehicles.is_empty()) return;
  roads::TurnRestriction rule;
  rule.kind = *kind;
  rule.vehicles = vehicles;
  rule.condition = base::trim(condition);
  words.rules.push_back(std::move(rule));
}

// "no_left_turn @ (Mo-Fr 07:00-09:00); no_u_turn @ (…)"; a ";" inside parentheses parts hours.
void add_conditional(RestrictionWords& words, std::string_view text, VehicleSet vehicles) {
  while (!text.empty()) {
    auto const open = text.find('(');
    auto end = text.find(';');
    if (open != std::string_view::npos && end != std::string_view::npos && open < end) {
      auto const close = text.find(')', open);
      end = close == std::string_view::npos ? close : text.find(';', close);
    }
    auto const piece = text.substr(0, end);
    auto const at = piece.find('@');
    if (at == std::string_view::npos)
      words.is_unread = true;
    else
      add_rule(words, piece.substr(0, at), piece.substr(at + 1), vehicles);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
}

VehicleSet vehicles_of_key(std::string_view word) {
  if (word == "bus" || word == "psv") return set_of({Vehicle::coach});
  return vehicles_named(word);
}

}  // namespace

bool is_restriction(OsmTags tags) {
  return tag_value(tags, "type").starts_with("restriction");
}

RestrictionWords read_restriction(OsmTags tags) {
  constexpr std::string_view kKey = "restriction";
  constexpr std::string_view kConditional = ":conditional";
  RestrictionWords words;
  for (auto const& [name, value] : tags) {
    std::string_view key(name);
    if (!key.starts_with(kKey)) continue;
    key.remove_prefix(kKey.size());
    bool const is_conditional = key.ends_with(kConditional);
    if (is_conditional) key.remove_suffix(kConditional.size());
    VehicleSet vehicles;
    for (auto const vehicle : kDrivers) vehicles.add(vehicle);
    if (key.starts_with(':'))
      vehicles = vehicles_of_key(key.substr(1));
    else if (!key.empty())
      continue;
    vehicles = excepted(tags, vehicles);
    if (is_conditional)
      add_conditional(words, value, vehicles);
    else
      add_rule(words, value, "", vehicles);
  }
  return words;
}

}  // namespace magpie::files
