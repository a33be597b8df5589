// Stations: what serves a traveller beside the road (fuel, charging, service areas, rest areas,
// parking, toilets, water), and which of them lie along a way.
//
//   StationIndex const stations(std::move(found));
//   for (auto const& passed : stations.along(path.line, 250)) …
//
// Immutable and shared by all threads. Left out: whether a station is open, and on which side of a
// divided road it lies.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/geo/nearest.h"

namespace magpie::roads {

enum class StationKind : std::uint8_t {
  fuel,
  charging,
  services,
  rest_area,
  parking,
  toilets,
  water
};
inline constexpr std::size_t kStationKinds = 7;

// Fast: direct current, or 50 kW and more.
enum class ChargingSpeed : std::uint8_t { unknown, slow, fast };

struct Station {
  StationKind kind = StationKind::fuel;
  ChargingSpeed speed = ChargingSpeed::unknown;  // of a charging station
  geo::LatLng at;
  std::string name;  // may be empty
  bool operator==(Station const&) const = default;
};

class StationIndex {
 public:
  explicit StationIndex(std::vector<Station> stations);

  // As text: a line with magic, format version and content hash, then a line for each station.
  // load() refuses foreign, older, cut or changed bytes with one sentence.
  std::string save() const;
  static base::Result<StationIndex> load(std::string_view bytes);

  std::span<Station const> stations() const { return stations_; }
  // Where there is none of a kind in the whole extract, nobody has mapped them.
  bool has(StationKind kind) const { return counts_[static_cast<std::size_t>(kind)] > 0; }

  struct Passed {
    std::uint32_t station = 0;  // in stations()
    double along_m = 0;         // from the start of the line
    double off_m = 0;           // beeline from the line
  };
  // Those within `reach_m` of the line in order of travel; one that is passed twice comes twice.
  std::vector<Passed> along(std::span<geo::LatLng const> line, double reach_m) const;
  // Of one kind within `radius_m` of a position, nearest first, at most `count`.
  std::vector<std::uint32_t> near(geo::LatLng center, double radius_m, StationKind kind,
                                  std::size_t count) const;

 private:
  std::vector<Station> stations_;
  geo::NearestIndex index_;
  std::array<std::size_t, kStationKinds> counts_{};
};

// A stretch of a way in metres from its start.
struct RoadStretch {
  double from_m = 0;
  double to_m = 0;
  std::size_t after = 0;  // how many of the positions lie before it
  double length_m() const { return to_m - from_m; }
};
// The longest stretch of [0, length_m] without any of the positions, which ascend. The first of
// equals.
RoadStretch longest_gap(std::span<double const> positions_m, double length_m);

}  // namespace magpie::roads
