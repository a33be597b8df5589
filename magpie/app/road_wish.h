// What a question to the roads says beside its places: who travels, when, how large, and how much
// pretty roads are worth. Read from words, as the command line and the API give them.
#pragma once

#include <optional>
#include <string>

#include "magpie/base/result.h"
#include "magpie/geo/latlng.h"
#include "magpie/roads/network.h"

namespace magpie::app {

// Whether closures are kept out of, or only told by name where a way passes them.
enum class Closures { kept, told };

struct RoadWish {
  roads::Vehicle vehicle = roads::Vehicle::car;
  std::optional<roads::CivilMoment> when;  // nothing: outside of all conditions
  std::optional<roads::VehicleSize> size;  // nothing: the profile's
  double scenic_weight = 0;                // 0 to 10
  bool without_permits = false;            // zones that need a permit are closed
  Closures closures = Closures::kept;
};

// The estimate knows motor roads; who goes by muscle keeps its length at an even pace.
void set_pace(roads::Vehicle vehicle, roads::Leg& leg);

// As given; empty where nothing was said.
struct RoadWords {
  std::string vehicle;  // "coach"
  std::string date;     // "2026-02-12" (noon) or "2026-02-12T09:30"
  std::string size;     // height/weight/width/length in m and t: "3.5/18/2.55/12"
  std::string scenic;   // "0.5"
  bool without_permits = false;
};
base::Result<RoadWish> read_wish(RoadWords const& words);

// "37.33,113.57" on the command line, "113.57,37.33" in addresses, as in GeoJSON.
enum class PointOrder { lat_lon, lon_lat };
base::Result<geo::LatLng> read_point(std::string const& text, PointOrder order,
                                     std::string const& field);

}  // namespace magpie::app
