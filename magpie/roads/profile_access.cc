#include "magpie/roads/profile_access.h"

#include <algorithm>
#include <array>
#include <span>

#include "magpie/base/text.h"

namespace magpie::roads {

namespace {

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), value) != words.end();
}

Access read_word(std::string_view word, Vehicle vehicle) {
  if (word.empty() || is_one_of(word, {"unknown", "variable"})) return Access::unstated;
  if (is_one_of(word, {"destination", "customers"})) return Access::destination;
  if (word == "permit") return Access::permit;
  bool const is_slow = vehicle == Vehicle::bicycle || vehicle == Vehicle::foot;
  if (word == "official") return is_slow ? Access::open : Access::refused;
  bool const is_refused =
      is_one_of(word, {"no", "private", "agricultural", "forestry", "delivery", "emergency",
                       "military", "use_sidepath", "bus", "psv", "residents", "employees"});
  return is_refused ? Access::refused : Access::open;
}

// "agricultural;forestry": the most permissive word counts.
Access read_access(std::string_view value, Vehicle vehicle) {
  if (value.find(';') == std::string_view::npos) return read_word(value, vehicle);
  auto best = Access::unstated;
  for (auto const& word : base::split_list(value, ';')) {
    auto const access = read_word(word, vehicle);
    if (best == Access::unstated || (access != Access::unstated && access < best)) best = access;
  }
  return best;
}

// One step of the hierarchy. A key that only refuses is no permission: bus=yes is for service
// buses.
struct AccessKey {
  TagKey key;
  std::optional<TagKey> forward;
  std::optional<TagKey> backward;
  bool only_refuses = false;
};
constexpr AccessKey kAny{TagKey::access, TagKey::access_forward, TagKey::access_backward};
constexpr AccessKey kAnyVehicle{TagKey::vehicle, TagKey::vehicle_forward, TagKey::vehicle_backward};
constexpr AccessKey kMotor{TagKey::motor_vehicle, TagKey::motor_vehicle_forward,
                           TagKey::motor_vehicle_backward};
constexpr std::array kCarKeys{AccessKey{TagKey::motorcar, {}, {}}, kMotor, kAnyVehicle, kAny};
constexpr std::array kCoachKeys{AccessKey{TagKey::tourist_bus, {}, {}},
                                AccessKey{TagKey::coach, {}, {}},
                                AccessKey{TagKey::bus, {}, {}, true},
                                AccessKey{TagKey::psv, {}, {}, true},
                                kMotor,
                                kAnyVehicle,
                                kAny};
constexpr std::array kBicycleKeys{
    AccessKey{TagKey::bicycle, TagKey::bicycle_forward, TagKey::bicycle_backward}, kAnyVehicle,
    kAny};
constexpr std::array kFootKeys{AccessKey{TagKey::foot, {}, {}}, kAny};

std::span<AccessKey const> keys_of(Vehicle vehicle) {
  switch (vehicle) {
    case Vehicle::car:
      return kCarKeys;
    case Vehicle::coach:
      return kCoachKeys;
    case Vehicle::bicycle:
      return kBicycleKeys;
    case Vehicle::foot:
      return kFootKeys;
  }
  return {};
}

Access walk_keys(RoadTags const& tags, Vehicle vehicle, std::optional<Course> course) {
  for (auto const& step : keys_of(vehicle)) {
    auto access = Access::unstated;
    if (course) {
      auto const directed = *course == Course::forward ? step.forward : step.backward;
      if (directed) access = read_access(tags[*directed], vehicle);
    }
    if (access == Access::unstated) access = read_access(tags[step.key], vehicle);
    if (access == Access::unstated) continue;
    if (step.only_refuses && access != Access::refused) continue;
    return access;
  }
  return Access::unstated;
}

bool has_contraflow(RoadTags const& tags) {
  for (auto const key :
       {TagKey::cycleway, TagKey::cycleway_left, TagKey::cycleway_right, TagKey::cycleway_both}) {
    if (tags[key].starts_with("opposite")) return true;
  }
  return is_one_of(tags[TagKey::cycleway_left_oneway], {"-1", "no"}) ||
         is_one_of(tags[TagKey::cycleway_right_oneway], {"-1", "no"});
}

std::string_view oneway_text(RoadTags const& tags, Vehicle vehicle) {
  auto const first_of = [&](std::initializer_list<TagKey> keys) -> std::string_view {
    for (auto const key : keys) {
      if (tags.has(key)) return tags[key];
    }
    return {};
  };
  switch (vehicle) {
    case Vehicle::foot:
      return tags[TagKey::oneway_foot];
    case Vehicle::bicycle:
      if (!tags.has(TagKey::oneway_bicycle) && has_contraflow(tags)) return "no";
      return first_of({TagKey::oneway_bicycle, TagKey::oneway_vehicle, TagKey::oneway});
    default:
      return first_of({TagKey::oneway_motor_vehicle, TagKey::oneway_vehicle, TagKey::oneway});
  }
}

}  // namespace

Access access_of(RoadTags const& tags, Vehicle vehicle) {
  return walk_keys(tags, vehicle, std::nullopt);
}

Access access_of(RoadTags const& tags, Vehicle vehicle, Course course) {
  return walk_keys(tags, vehicle, course);
}

RoadTags tags_at(RoadTags const& tags, Vehicle vehicle, ProfileOptions const& options) {
  RoadTags now = tags;
  auto const size = options.size.value_or(default_size(vehicle));
  for (auto const& [key, text] : tags.entries()) {
    auto const plain = unconditional_key(key);
    if (!plain) continue;
    auto const values = parse_conditional(text);
    if (!values) continue;
    if (auto const value = conditional_value(*values, {options.when, size.weight_t}))
      now.set(*plain, *value);
  }
  return now;
}

Directions directions_of(RoadTags const& tags, Vehicle vehicle) {
  auto const oneway = oneway_text(tags, vehicle);
  if (is_one_of(oneway, {"-1", "reverse"})) return {false, true};
  if (is_one_of(oneway, {"yes", "true", "1"})) return {true, false};
  if (is_one_of(oneway, {"no", "false", "0"})) return {true, true};
  // The open direction changes with the hour: no plan may count on either.
  if (is_one_of(oneway, {"reversible", "alternating"})) return {false, false};
  if (vehicle == Vehicle::foot) return {true, true};
  bool const is_implied = is_one_of(tags[TagKey::junction], {"roundabout", "circular"}) ||
                          is_one_of(tags[TagKey::highway], {"motorway", "motorway_link"});
  return {true, !is_implied};
}

}  // namespace magpie::roads
