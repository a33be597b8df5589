#include "magpie/app/road_wish.h"

#include <fmt/core.h>

#include <array>
#include <cmath>

#include "magpie/base/text.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

constexpr double kScenicWeightMax = 10;
constexpr double kSizeMax = 100;  // m or t
constexpr int kNoonMin = 720;

base::Result<roads::CivilMoment> read_moment(std::string const& text) {
  auto const wrong = [&] {
    return fail(ErrorCode::invalid_argument,
                fmt::format("{} is no moment: write 2026-02-12 or 2026-02-12T09:30.", text),
                "date");
  };
  auto const date = base::parse_date(text.substr(0, 10));
  if (!date) return wrong();
  if (text.size() == 10) return roads::CivilMoment{*date, kNoonMin};
  if (text[10] != 'T') return wrong();
  auto const minute = base::parse_clock(text.substr(11));
  if (!minute || *minute >= 1440) return wrong();
  return roads::CivilMoment{*date, *minute};
}

base::Result<roads::VehicleSize> read_size(std::string const& text) {
  auto const parts = base::split_list(text, '/');
  std::array<double, 4> values{};
  bool is_good = parts.size() == values.size();
  for (std::size_t i = 0; is_good && i < values.size(); ++i) {
    auto const value = base::parse_number(parts[i]);
    is_good = value && *value > 0 && *value <= kSizeMax;
    if (is_good) values[i] = *value;
  }
  if (is_good) return roads::VehicleSize{values[0], values[1], values[2], values[3]};
  return fail(ErrorCode::invalid_argument,
              fmt::format("{} is no size: write height/weight/width/length in metres and tonnes, "
                          "such as 3.5/18/2.55/12.",
                          text),
              "size");
}

}  // namespace

void set_pace(roads::Vehicle vehicle, roads::Leg& leg) {
  using roads::Vehicle;
  if (vehicle == Vehicle::car || vehicle == Vehicle::coach) return;
  double const kmh = vehicle == Vehicle::foot ? 4 : 15;
  leg.seconds = static_cast<std::int32_t>(std::lround(leg.meters * 3.6 / kmh));
}

base::Result<RoadWish> read_wish(RoadWords const& words) {
  RoadWish wish;
  wish.without_permits = words.without_permits;
  if (!words.vehicle.empty()) {
    auto const vehicle = roads::find_vehicle(words.vehicle);
    if (!vehicle) {
      return fail(
          ErrorCode::invalid_argument,
          fmt::format("{} is no vehicle: choose car, coach, bicycle or foot.", words.vehicle),
          "vehicle");
    }
    wish.vehicle = *vehicle;
  }
  if (!words.date.empty()) {
    MAGPIE_TRY(wish.when, read_moment(words.date));
  }
  if (!words.size.empty()) {
    MAGPIE_TRY(wish.size, read_size(words.size));
  }
  if (!words.scenic.empty()) {
    auto const weight = base::parse_number(words.scenic);
    if (!weight || !(*weight >= 0 && *weight <= kScenicWeightMax)) {
      return fail(ErrorCode::invalid_argument,
                  fmt::format("{} is no scenic weight: write a number from 0 to 10.", words.scenic),
                  "scenic");
    }
    wish.scenic_weight = *weight;
  }
  return wish;
}

base::Result<geo::LatLng> read_point(std::string const& text, PointOrder order,
                                     std::string const& field) {
  auto const parts = base::split_list(text, ',');
  bool const is_lat_first = order == PointOrder::lat_lon;
  if (parts.size() == 2) {
    auto const first = base::parse_number(parts[0]);
    auto const second = base::parse_number(parts[1]);
    if (first && second) {
      auto const point =
          is_lat_first ? geo::make_latlng(*first, *second) : geo::make_latlng(*second, *first);
      if (point) return *point;
    }
  }
  return fail(ErrorCode::invalid_argument,
              fmt::format("\"{}\" is no position: write {} in degrees.", text,
                          is_lat_first ? "latitude,longitude such as 37.33,113.57"
                                       : "longitude,latitude such as 113.57,37.33"),
              field);
}

}  // namespace magpie::app
