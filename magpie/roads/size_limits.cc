#include "magpie/roads/size_limits.h"

#include <algorithm>
#include <array>

#include "magpie/base/text.h"

namespace magpie::roads {

namespace {

constexpr double kFootM = 0.3048;
constexpr double kInchM = 0.0254;
// A carriageway must be wider than the vehicle: mirrors and a hand's breadth on both sides.
constexpr double kSideRoomM = 0.5;

struct Unit {
  std::string_view name;
  double factor;
};

template <std::size_t N>
std::optional<double> parse_quantity(std::string_view text, std::array<Unit, N> const& units) {
  auto const lower = base::ascii_lower(base::trim(text));
  auto const end = lower.find_first_not_of("0123456789.");
  auto const number = base::parse_number(std::string_view(lower).substr(0, end));
  if (!number || !(*number > 0)) return std::nullopt;
  auto const unit = end == std::string::npos ? std::string_view()
                                             : base::trim(std::string_view(lower).substr(end));
  for (auto const& known : units) {
    if (unit == known.name) return *number * known.factor;
  }
  return std::nullopt;
}

// 12'6" and 12'.
std::optional<double> parse_feet(std::string_view text) {
  auto const quote = text.find('\'');
  if (quote == std::string_view::npos) return std::nullopt;
  auto const feet = base::parse_integer(base::trim(text.substr(0, quote)));
  auto rest = base::trim(text.substr(quote + 1));
  if (!feet || *feet < 1 || *feet > 1000) return std::nullopt;
  if (rest.empty()) return static_cast<double>(*feet) * kFootM;
  if (!rest.ends_with('"')) return std::nullopt;
  auto const inches = base::parse_number(base::trim(rest.substr(0, rest.size() - 1)));
  if (!inches || !(*inches >= 0 && *inches < 12)) return std::nullopt;
  return static_cast<double>(*feet) * kFootM + *inches * kInchM;
}

struct LimitRule {
  TagKey key;
  double VehicleSize::*part;
  bool is_weight;
  double room;
};
constexpr std::array<LimitRule, 8> kLimits{
    {{TagKey::maxheight, &VehicleSize::height_m, false, 0},
     {TagKey::maxheight_physical, &VehicleSize::height_m, false, 0},
     {TagKey::maxwidth, &VehicleSize::width_m, false, 0},
     {TagKey::maxwidth_physical, &VehicleSize::width_m, false, 0},
     {TagKey::width, &VehicleSize::width_m, false, kSideRoomM},
     {TagKey::maxlength, &VehicleSize::length_m, false, 0},
     {TagKey::maxweight, &VehicleSize::weight_t, true, 0},
     {TagKey::maxweight_bus, &VehicleSize::weight_t, true, 0}}};

}  // namespace

std::optional<double> parse_meters(std::string_view text) {
  static constexpr std::array<Unit, 6> kUnits{
      {{"", 1}, {"m", 1}, {"meters", 1}, {"cm", 0.01}, {"ft", kFootM}, {"feet", kFootM}}};
  if (auto const feet = parse_feet(base::trim(text))) return feet;
  return parse_quantity(text, kUnits);
}

std::optional<double> parse_tonnes(std::string_view text) {
  static constexpr std::array<Unit, 7> kUnits{{{"", 1},
                                               {"t", 1},
                                               {"tonnes", 1},
                                               {"kg", 0.001},
                                               {"st", 0.90718474},
                                               {"lbs", 0.00045359237},
                                               {"lb", 0.00045359237}}};
  return parse_quantity(text, kUnits);
}

Fit fits(RoadTags const& tags, VehicleSize const& size, Vehicle vehicle) {
  if (vehicle == Vehicle::bicycle || vehicle == Vehicle::foot) return Fit::unstated;
  auto result = Fit::unstated;
  for (auto const& rule : kLimits) {
    auto const text = tags[rule.key];
    if (text.empty()) continue;
    // A weight for buses concerns the coach only; a drawn width no private car.
    bool const is_coach_only = rule.key == TagKey::maxweight_bus || rule.key == TagKey::width;
    if (is_coach_only && vehicle != Vehicle::coach) continue;
    if (text == "below_default" && vehicle == Vehicle::coach) return Fit::too_large;
    auto const limit = rule.is_weight ? parse_tonnes(text) : parse_meters(text);
    if (!limit) continue;
    if (size.*rule.part + rule.room > *limit) return Fit::too_large;
    result = Fit::fits;
  }
  return result;
}

}  // namespace magpie::roads
