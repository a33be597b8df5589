#include "magpie/roads/profile.h"

#include <algorithm>
#include <array>
#include <string>

#include "magpie/base/text.h"
#include "magpie/roads/max_speed.h"

namespace magpie::roads {

namespace {

// Free-flow speeds of a private car where nothing else is tagged. They are below the legal limit
// on purpose: junctions, villages and other cars are part of them. docs/methods/roads.md compares
// the result with a public engine.
struct HighwayRule {
  std::string_view highway;
  RoadClass road_class;
  int kmh;
};
constexpr std::array<HighwayRule, 18> kHighways{{
    {"motorway", RoadClass::motorway, 90},
    {"motorway_link", RoadClass::motorway, 45},
    {"trunk", RoadClass::trunk, 80},
    {"trunk_link", RoadClass::trunk, 40},
    {"primary", RoadClass::primary, 65},
    {"primary_link", RoadClass::primary, 30},
    {"secondary", RoadClass::secondary, 55},
    {"secondary_link", RoadClass::secondary, 25},
    {"tertiary", RoadClass::tertiary, 40},
    {"tertiary_link", RoadClass::tertiary, 20},
    {"unclassified", RoadClass::unclassified, 30},
    {"road", RoadClass::unclassified, 25},
    {"residential", RoadClass::residential, 25},
    {"living_street", RoadClass::living_street, 10},
    {"service", RoadClass::service, 15},
    {"track", RoadClass::track, 15},
    {"rest_area", RoadClass::service, 15},
    {"services", RoadClass::service, 15},
}};

// At most this fast on the surface, whatever the sign says.
struct CapRule {
  std::string_view value;
  int kmh;
};
constexpr std::array<CapRule, 22> kSurfaceCaps{{
    {"concrete:lanes", 60}, {"paving_stones", 50}, {"metal", 50},
    {"wood", 30},           {"sett", 35},          {"cobblestone", 25},
    {"unpaved", 40},        {"compacted", 60},     {"fine_gravel", 45},
    {"gravel", 35},         {"pebblestone", 25},   {"grass_paver", 20},
    {"dirt", 25},           {"earth", 25},         {"ground", 25},
    {"grass", 15},          {"sand", 12},          {"mud", 10},
    {"rock", 10},           {"stone", 10},         {"unhewn_cobblestone", 20},
    {"woodchips", 10},
}};
constexpr std::array<CapRule, 5> kTrackCaps{
    {{"grade1", 30}, {"grade2", 20}, {"grade3", 12}, {"grade4", 8}, {"grade5", 5}}};
constexpr std::array<CapRule, 6> kSmoothnessCaps{{{"intermediate", 80},
                                                  {"bad", 30},
                                                  {"very_bad", 15},
                                                  {"horrible", 8},
                                                  {"very_horrible", 5},
                                                  {"impassable", 0}}};
constexpr std::array<CapRule, 4> kServiceCaps{
    {{"parking_aisle", 8}, {"driveway", 8}, {"alley", 10}, {"drive-through", 5}}};

// A driver averages less than the sign allows, junctions included (assumption; the method page
// shows what it does to the mean time on a whole country).
constexpr double kShareOfLimit = 0.9;
constexpr int kFerryKmh = 20;
constexpr int kFastestKmh = 130;

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), value) != words.end();
}

std::string_view value_of(TagLookup const& tag, char const* key) {
  char const* const value = tag(key);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

template <std::size_t N>
int capped(int kmh, std::array<CapRule, N> const& caps, std::string_view value) {
  for (auto const& cap : caps) {
    if (cap.value == value) return std::min(kmh, cap.kmh);
  }
  return kmh;
}

enum class Access { unstated, allowed, refused };

Access read_access(std::string_view value) {
  if (value.empty() || value == "unknown") return Access::unstated;
  bool const is_refused =
      is_one_of(value, {"no", "private", "agricultural", "forestry", "agricultural;forestry",
                        "delivery", "emergency", "military", "use_sidepath", "permit", "bus", "psv",
                        "official", "residents", "employees"});
  return is_refused ? Access::refused : Access::allowed;
}

// The most specific tag that says something wins. A bus-only road says access=no, bus=yes.
Access car_access(TagLookup const& tag) {
  for (char const* key : {"motorcar", "motor_vehicle", "vehicle", "access"}) {
    auto const access = read_access(value_of(tag, key));
    if (access != Access::unstated) return access;
  }
  return Access::unstated;
}

enum class Direction { both, forward, backward, none };

Direction direction_of(TagLookup const& tag, std::string_view highway) {
  auto oneway = value_of(tag, "oneway:motor_vehicle");
  if (oneway.empty()) oneway = value_of(tag, "oneway:vehicle");
  if (oneway.empty()) oneway = value_of(tag, "oneway");
  if (is_one_of(oneway, {"-1", "reverse"})) return Direction::backward;
  if (is_one_of(oneway, {"yes", "true", "1"})) return Direction::forward;
  if (is_one_of(oneway, {"no", "false", "0"})) return Direction::both;
  // The open direction changes with the hour: no plan may count on either.
  if (is_one_of(oneway, {"reversible", "alternating"})) return Direction::none;
  bool const is_implied = is_one_of(value_of(tag, "junction"), {"roundabout", "circular"}) ||
                          is_one_of(highway, {"motorway", "motorway_link"});
  return is_implied ? Direction::forward : Direction::both;
}

void close_directions(CarUse& use, Direction direction) {
  if (direction == Direction::forward || direction == Direction::none) use.speed_backward_kmh = 0;
  if (direction == Direction::backward || direction == Direction::none) use.speed_forward_kmh = 0;
}

std::optional<CarUse> classify_ferry(TagLookup const& tag) {
  // Many ferries carry passengers only; a car needs a word for it.
  auto const access = car_access(tag);
  if (access == Access::refused) return std::nullopt;
  if (access == Access::unstated && value_of(tag, "foot") == "yes") return std::nullopt;
  CarUse use{RoadClass::ferry, kFerryKmh, kFerryKmh};
  use.ferry_minutes = parse_duration_minutes(value_of(tag, "duration"));
  use.is_enterable = false;
  close_directions(use, direction_of(tag, ""));
  if (use.speed_forward_kmh == 0 && use.speed_backward_kmh == 0) return std::nullopt;
  return use;
}

// The speed of one direction from limit and class default; `unread` is set where the text fails.
int directed_speed(TagLookup const& tag, char const* directed_key, int default_kmh, bool& unread) {
  auto text = value_of(tag, directed_key);
  if (text.empty()) text = value_of(tag, "maxspeed");
  if (text.empty()) text = value_of(tag, "maxspeed:type");
  if (text.empty() || is_one_of(text, {"sign", "signals", "variable"})) return default_kmh;
  auto const limit = parse_max_speed(text);
  if (!limit) {
    unread = true;
    return default_kmh;
  }
  return std::clamp(static_cast<int>(*limit * kShareOfLimit + 0.5), 1, kFastestKmh);
}

int cap_speed(TagLookup const& tag, int kmh) {
  kmh = capped(kmh, kSurfaceCaps, value_of(tag, "surface"));
  kmh = capped(kmh, kSmoothnessCaps, value_of(tag, "smoothness"));
  kmh = capped(kmh, kTrackCaps, value_of(tag, "tracktype"));
  return capped(kmh, kServiceCaps, value_of(tag, "service"));
}

bool is_track_open(TagLookup const& tag) {
  // A field or forest track is a road for visitors only where someone says so.
  return car_access(tag) == Access::allowed || is_one_of(value_of(tag, "tracktype"), {"grade1"});
}

HighwayRule const* find_highway(std::string_view highway) {
  auto const at = std::find_if(kHighways.begin(), kHighways.end(),
                               [&](HighwayRule const& rule) { return rule.highway == highway; });
  return at == kHighways.end() ? nullptr : &*at;
}

}  // namespace

std::string_view road_class_name(RoadClass road_class) {
  static constexpr std::array<std::string_view, 11> kNames{
      "motorway",    "trunk",         "primary", "secondary", "tertiary", "unclassified",
      "residential", "living_street", "service", "track",     "ferry"};
  return kNames[static_cast<std::size_t>(road_class)];
}

std::string_view profile_version() {
  return "car-1";
}

std::optional<CarUse> classify_road(TagLookup const& tag) {
  auto const highway = value_of(tag, "highway");
  if (highway.empty()) {
    if (value_of(tag, "route") != "ferry") return std::nullopt;
    return classify_ferry(tag);
  }
  HighwayRule const* const rule = find_highway(highway);
  if (rule == nullptr || value_of(tag, "area") == "yes") return std::nullopt;
  if (car_access(tag) == Access::refused) return std::nullopt;
  if (value_of(tag, "service") == "emergency_access") return std::nullopt;
  if (rule->road_class == RoadClass::track && !is_track_open(tag)) return std::nullopt;

  CarUse use;
  use.road_class = rule->road_class;
  use.speed_forward_kmh =
      cap_speed(tag, directed_speed(tag, "maxspeed:forward", rule->kmh, use.has_unread_maxspeed));
  use.speed_backward_kmh =
      cap_speed(tag, directed_speed(tag, "maxspeed:backward", rule->kmh, use.has_unread_maxspeed));
  close_directions(use, direction_of(tag, highway));
  if (use.speed_forward_kmh == 0 && use.speed_backward_kmh == 0) return std::nullopt;
  auto const tunnel = value_of(tag, "tunnel");
  bool const is_tunnel = !tunnel.empty() && tunnel != "no" && tunnel != "building_passage";
  use.is_enterable = highway != "motorway" && highway != "motorway_link" && !is_tunnel;
  return use;
}

bool closes_road(TagLookup const& tag) {
  auto const barrier = value_of(tag, "barrier");
  if (barrier.empty()) return false;
  auto const access = car_access(tag);
  if (is_one_of(barrier, {"bollard", "block", "jersey_barrier", "log", "debris", "fence", "wall",
                          "chain", "cycle_barrier", "turnstile", "stile", "kissing_gate", "planter",
                          "motorcycle_barrier", "full-height_turnstile"})) {
    return access != Access::allowed;
  }
  if (is_one_of(barrier, {"gate", "lift_gate", "swing_gate", "sliding_gate", "wicket_gate", "yes",
                          "bus_trap", "sump_buster", "height_restrictor"})) {
    return access == Access::refused;
  }
  return false;
}

}  // namespace magpie::roads
