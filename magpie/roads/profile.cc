#include "magpie/roads/profile.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "magpie/roads/max_speed.h"
#include "magpie/roads/profile_access.h"
#include "magpie/roads/profile_tables.h"
#include "magpie/roads/size_limits.h"

namespace magpie::roads {

namespace {

// Months in which an ice or winter road bears a car (assumption: the mouth of Siberian tables).
constexpr unsigned kWinterFirstMonth = 12;
constexpr unsigned kWinterLastMonth = 3;

std::size_t index_of(Vehicle vehicle) {
  return static_cast<std::size_t>(vehicle);
}

bool is_motor(Vehicle vehicle) {
  return vehicle == Vehicle::car || vehicle == Vehicle::coach;
}

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), value) != words.end();
}

bool is_yes(std::string_view value) {
  return !value.empty() && value != "no";
}

HighwayRule const* find_highway(std::string_view highway) {
  auto const at = std::find_if(kHighways.begin(), kHighways.end(),
                               [&](HighwayRule const& rule) { return rule.highway == highway; });
  return at == kHighways.end() ? nullptr : &*at;
}

template <std::size_t N>
int capped(int kmh, std::array<CapRule, N> const& caps, std::string_view value, Vehicle vehicle) {
  for (auto const& cap : caps) {
    if (cap.value != value) continue;
    return std::min(kmh, is_motor(vehicle) ? cap.motor_kmh : cap.bicycle_kmh);
  }
  return kmh;
}

bool is_winter_road(RoadTags const& tags) {
  return tags[TagKey::winter_road] == "yes" || tags[TagKey::ice_road] == "yes" ||
         tags[TagKey::seasonal] == "winter";
}

// Without a date nobody may count on the ice.
bool is_frozen(ProfileOptions const& options) {
  if (!options.when) return false;
  auto const month = static_cast<unsigned>(std::chrono::year_month_day(options.when->date).month());
  return month >= kWinterFirstMonth || month <= kWinterLastMonth;
}

bool is_unpaved(RoadTags const& tags) {
  auto const surface = tags[TagKey::surface];
  auto const first = surface.substr(0, surface.find(';'));
  if (std::find(kUnpaved.begin(), kUnpaved.end(), first) != kUnpaved.end()) return true;
  if (!surface.empty()) return false;
  auto const tracktype = tags[TagKey::tracktype];
  if (!tracktype.empty()) return tracktype != "grade1";
  return is_one_of(tags[TagKey::highway], {"track", "path", "bridleway"});
}

// The limit that the law sets where none is signed.
int default_limit(RoadTags const& tags, Vehicle vehicle, RoadClass road_class,
                  std::string_view country) {
  auto const& limits = limits_of(country);
  int limit = limits.rural_kmh;
  bool const is_street = road_class == RoadClass::residential || road_class == RoadClass::service ||
                         road_class == RoadClass::living_street;
  if (road_class == RoadClass::motorway)
    limit = limits.motorway_kmh;
  else if (tags[TagKey::motorroad] == "yes")
    limit = limits.trunk_kmh;
  else if (is_street)
    limit = limits.urban_kmh;
  return vehicle == Vehicle::coach ? std::min(limit, limits.coach_kmh) : limit;
}

// The text of the limit that concerns the vehicle in this direction; the narrower key first.
std::string_view limit_text(RoadTags const& tags, Vehicle vehicle, Course course) {
  bool const is_forward = course == Course::forward;
  auto const first_of = [&](std::initializer_list<TagKey> keys) -> std::string_view {
    for (auto const key : keys) {
      auto const text = tags[key];
      if (!text.empty() && !is_one_of(text, {"sign", "signals", "variable", "default"}))
        return text;
    }
    return {};
  };
  if (vehicle == Vehicle::coach) {
    if (auto const own = first_of({TagKey::maxspeed_coach, TagKey::maxspeed_bus}); !own.empty())
      return own;
  }
  return first_of({is_forward ? TagKey::maxspeed_forward : TagKey::maxspeed_backward,
                   TagKey::maxspeed, TagKey::zone_maxspeed, TagKey::maxspeed_type,
                   TagKey::source_maxspeed, TagKey::zone_traffic});
}

struct Speed {
  int kmh = 0;
  bool is_unread = false;
};

// Keys that say where a number comes from as often as what it is.
bool is_plain_source(RoadTags const& tags, std::string_view text) {
  return tags[TagKey::maxspeed].empty() && tags[TagKey::zone_maxspeed].empty() &&
         (text == tags[TagKey::source_maxspeed] || text == tags[TagKey::maxspeed_type]);
}

Speed limited_speed(RoadTags const& tags, Vehicle vehicle, Course course,
                    std::pair<RoadClass, int> of_class, std::string_view country) {
  auto const share = kShareOfLimit[index_of(vehicle)];
  auto const driven = [&](int limit) { return static_cast<int>(limit * share + 0.5); };
  auto const [road_class, class_kmh] = of_class;
  int const law = default_limit(tags, vehicle, road_class, country);
  Speed speed{std::min(class_kmh, std::max(1, driven(law)))};
  auto const text = limit_text(tags, vehicle, course);
  if (text.empty()) return speed;
  auto limit = parse_max_speed(text, country);
  if (!limit) {
    speed.is_unread = !is_plain_source(tags, text);
    return speed;
  }
  // A bicycle obeys the limit but does not grow faster by it.
  if (!is_motor(vehicle)) return {std::min(class_kmh, *limit), false};
  if (vehicle == Vehicle::coach) limit = std::min(*limit, limits_of(country).coach_kmh);
  return {std::clamp(driven(*limit), 1, kFastestKmh[index_of(vehicle)]), false};
}

int cap_speed(RoadTags const& tags, Vehicle vehicle, int kmh) {
  if (vehicle == Vehicle::foot) return kmh;
  kmh = capped(kmh, kSurfaceCaps, tags[TagKey::surface], vehicle);
  kmh = capped(kmh, kSmoothnessCaps, tags[TagKey::smoothness], vehicle);
  kmh = capped(kmh, kTrackCaps, tags[TagKey::tracktype], vehicle);
  return capped(kmh, kServiceCaps, tags[TagKey::service], vehicle);
}

// A mountain path by its grade: the walker's speed, and whether a guest's bicycle may be there.
std::optional<int> path_speed(RoadTags const& tags, Vehicle vehicle, int kmh) {
  auto const scale = tags[TagKey::sac_scale];
  for (auto const& rule : kSacScales) {
    if (rule.scale != scale) continue;
    if (vehicle == Vehicle::bicycle && !rule.is_rideable) return std::nullopt;
    if (vehicle == Vehicle::foot && rule.foot_kmh == 0) return std::nullopt;
    if (vehicle == Vehicle::foot) kmh = std::min(kmh, rule.foot_kmh);
  }
  return kmh;
}

bool is_coach_road(RoadTags const& tags) {
  if (is_unpaved(tags) || is_yes(tags[TagKey::ford])) return false;
  if (is_one_of(tags[TagKey::smoothness], {"very_bad", "horrible", "very_horrible"})) return false;
  return !is_one_of(tags[TagKey::tracktype], {"grade2", "grade3", "grade4", "grade5"});
}

// The speed that the class of road gives the vehicle before limits and surface; nothing = no road.
std::optional<int> class_speed(RoadTags const& tags, Vehicle vehicle, HighwayRule const& rule,
                               Access access) {
  int kmh = rule.kmh[index_of(vehicle)];
  bool const is_open = access != Access::unstated && access != Access::refused;
  bool const is_slow = !is_motor(vehicle);
  if (tags[TagKey::motorroad] == "yes" && is_slow && !is_open) return std::nullopt;
  if (kmh < 0) {
    // A field or forest track is a road for visitors only where someone says so.
    bool const is_firm = rule.road_class == RoadClass::track && vehicle == Vehicle::car &&
                         tags[TagKey::tracktype] == "grade1";
    if (!is_open && !is_firm) return std::nullopt;
    kmh = -kmh;
  }
  if (kmh == 0) return std::nullopt;
  if (vehicle == Vehicle::coach && !is_coach_road(tags)) return std::nullopt;
  bool const is_walkers =
      rule.road_class == RoadClass::footway || rule.road_class == RoadClass::pedestrian;
  if (vehicle == Vehicle::bicycle && is_walkers && is_open && tags[TagKey::bicycle] != "dismount")
    kmh = kRiddenFootwayKmh;
  if (tags[TagKey::bicycle] == "dismount" && vehicle == Vehicle::bicycle)
    kmh = std::min(kmh, kPushedKmh);
  return path_speed(tags, vehicle, kmh);
}

std::uint16_t flags_of(RoadTags const& tags, Vehicle vehicle, RoadClass road_class) {
  namespace flag = edge_flag;
  std::uint16_t flags = 0;
  auto const set = [&](bool is_set, std::uint16_t bit) {
    if (is_set) flags |= bit;
  };
  auto const tunnel = tags[TagKey::tunnel];
  bool const is_tunnel = is_yes(tunnel) && tunnel != "building_passage";
  auto const own_toll = tags[vehicle == Vehicle::coach ? TagKey::toll_bus : TagKey::toll_motorcar];
  set(is_tunnel, flag::kTunnel);
  set(is_yes(tags[TagKey::bridge]), flag::kBridge);
  set(is_motor(vehicle) && is_yes(own_toll.empty() ? tags[TagKey::toll] : own_toll), flag::kToll);
  set(road_class == RoadClass::ferry, flag::kFerry);
  set(road_class != RoadClass::ferry && is_unpaved(tags), flag::kUnpaved);
  set(is_one_of(tags[TagKey::junction], {"roundabout", "circular"}), flag::kRoundabout);
  set(is_tunnel || road_class == RoadClass::motorway || road_class == RoadClass::ferry,
      flag::kNoStart);
  set(is_winter_road(tags), flag::kWinterOnly);
  set(is_yes(tags[TagKey::scenic]), flag::kScenic);
  return flags;
}

void note_access(RoadUse& use, Access access) {
  if (access == Access::destination) use.flags |= edge_flag::kDestination;
  if (access == Access::permit) use.flags |= edge_flag::kPermit;
}

// Closes the directions that oneway or a directed access tag closes.
void close_directions(RoadUse& use, RoadTags const& tags, Vehicle vehicle) {
  auto const directions = directions_of(tags, vehicle);
  auto const is_refused = [&](Course course) {
    return access_of(tags, vehicle, course) == Access::refused;
  };
  if (!directions.is_forward_open || is_refused(Course::forward)) use.speed_forward_kmh = 0;
  if (!directions.is_backward_open || is_refused(Course::backward)) use.speed_backward_kmh = 0;
}

std::optional<RoadUse> read_ferry(RoadTags const& tags, Vehicle vehicle) {
  auto const access = access_of(tags, vehicle);
  if (access == Access::refused) return std::nullopt;
  // Many ferries carry passengers only; a car needs a word for it, or silence about walkers.
  if (is_motor(vehicle) && access == Access::unstated && tags[TagKey::foot] == "yes")
    return std::nullopt;
  RoadUse use;
  use.road_class = RoadClass::ferry;
  use.speed_forward_kmh = use.speed_backward_kmh = kFerryKmh;
  use.ferry_minutes = parse_duration_minutes(tags[TagKey::duration]);
  use.flags = flags_of(tags, vehicle, use.road_class);
  note_access(use, access);
  close_directions(use, tags, vehicle);
  if (!use.is_open()) return std::nullopt;
  return use;
}

std::optional<RoadUse> read_highway(RoadTags const& tags, Vehicle vehicle, HighwayRule const& rule,
                                    std::string_view country) {
  auto const access = access_of(tags, vehicle);
  auto const kmh = class_speed(tags, vehicle, rule, access);
  if (!kmh) return std::nullopt;
  RoadUse use;
  use.road_class = rule.road_class;
  auto const forward =
      limited_speed(tags, vehicle, Course::forward, {rule.road_class, *kmh}, country);
  auto const backward =
      limited_speed(tags, vehicle, Course::backward, {rule.road_class, *kmh}, country);
  use.has_unread_maxspeed = forward.is_unread || backward.is_unread;
  use.speed_forward_kmh = cap_speed(tags, vehicle, forward.kmh);
  use.speed_backward_kmh = cap_speed(tags, vehicle, backward.kmh);
  use.flags = flags_of(tags, vehicle, use.road_class);
  if (vehicle == Vehicle::bicycle && *kmh <= kPushedKmh) use.flags |= edge_flag::kPushed;
  note_access(use, access);
  close_directions(use, tags, vehicle);
  if (!use.is_open()) return std::nullopt;
  return use;
}

// Refused in both directions, whatever the class of road.
bool is_shut(RoadTags const& tags, Vehicle vehicle, ProfileOptions const& options) {
  if (is_winter_road(tags) && !is_frozen(options)) return true;
  bool const is_refused = access_of(tags, vehicle, Course::forward) == Access::refused &&
                          access_of(tags, vehicle, Course::backward) == Access::refused;
  if (is_refused) return true;
  auto const size = options.size.value_or(default_size(vehicle));
  return fits(tags, size, vehicle) == Fit::too_large;
}

std::optional<RoadUse> read_plain(RoadTags const& tags, Vehicle vehicle,
                                  ProfileOptions const& options) {
  if (is_shut(tags, vehicle, options)) return std::nullopt;
  auto const highway = tags[TagKey::highway];
  if (highway.empty()) {
    if (tags[TagKey::route] != "ferry") return std::nullopt;
    return read_ferry(tags, vehicle);
  }
  auto const* const rule = find_highway(highway);
  if (rule == nullptr || tags[TagKey::area] == "yes") return std::nullopt;
  if (tags[TagKey::service] == "emergency_access") return std::nullopt;
  return read_highway(tags, vehicle, *rule, options.country);
}

}  // namespace

std::string_view road_class_name(RoadClass road_class) {
  static constexpr std::array<std::string_view, 16> kNames{
      "motorway",    "trunk",         "primary", "secondary", "tertiary", "unclassified",
      "residential", "living_street", "service", "track",     "ferry",    "pedestrian",
      "cycleway",    "footway",       "path",    "steps"};
  return kNames[static_cast<std::size_t>(road_class)];
}

VehicleSize default_size(Vehicle vehicle) {
  switch (vehicle) {
    case Vehicle::car:
      return {1.9, 2.4, 1.9, 5};
    case Vehicle::coach:
      return {3.5, 18, 2.55, 12};
    case Vehicle::bicycle:
      return {1.9, 0.1, 0.7, 1.9};
    case Vehicle::foot:
      return {1.9, 0.1, 0.6, 0.5};
  }
  return {};
}

int stop_extra_s(Vehicle vehicle) {
  // Assumption: five minutes to park a coach and count forty guests.
  return vehicle == Vehicle::coach ? 300 : 0;
}

std::string_view profile_version(Vehicle vehicle) {
  static constexpr std::array<std::string_view, 4> kVersions{"car-2", "coach-1", "bicycle-1",
                                                             "foot-1"};
  return kVersions[index_of(vehicle)];
}

std::optional<RoadUse> read_road(RoadTags const& tags, Vehicle vehicle,
                                 ProfileOptions const& options) {
  if (!has_conditions(tags)) return read_plain(tags, vehicle, options);
  return read_plain(tags_at(tags, vehicle, options), vehicle, options);
}

bool has_conditions(RoadTags const& tags) {
  if (is_winter_road(tags)) return true;
  return std::any_of(tags.entries().begin(), tags.entries().end(),
                     [](auto const& entry) { return unconditional_key(entry.first).has_value(); });
}

std::optional<RoadUse> read_road_at_best(RoadTags const& tags, Vehicle vehicle,
                                         ProfileOptions const& options) {
  auto asked = options;
  // Some moment of winter; conditions on dates are tried one value at a time below.
  if (is_winter_road(tags)) {
    asked.when = CivilMoment{
        base::Date(std::chrono::sys_days(std::chrono::year(2026) / std::chrono::January / 15)),
        720};
  }
  auto best = read_plain(tags, vehicle, asked);
  auto const consider = [&](RoadTags const& tried) {
    auto const use = read_plain(tried, vehicle, asked);
    if (!use) return;
    if (!best) best = use;
    best->speed_forward_kmh = std::max(best->speed_forward_kmh, use->speed_forward_kmh);
    best->speed_backward_kmh = std::max(best->speed_backward_kmh, use->speed_backward_kmh);
  };
  for (auto const& [key, text] : tags.entries()) {
    auto const plain = unconditional_key(key);
    auto const values = plain ? parse_conditional(text) : std::nullopt;
    if (!values) continue;
    for (auto const& value : *values) {
      auto tried = tags;
      tried.set(*plain, value.value);
      consider(tried);
    }
  }
  return best;
}

}  // namespace magpie::roads
