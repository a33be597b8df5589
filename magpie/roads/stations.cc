#include "magpie/roads/stations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "magpie/base/hash.h"
#include "magpie/base/text.h"
#include "magpie/geo/distance.h"

namespace magpie::roads {

namespace {

constexpr std::string_view kMagic = "MAGPIE-STATIONS 1 ";
constexpr std::string_view kAnyMagic = "MAGPIE-STATIONS ";
constexpr std::size_t kHashSize = 64;
constexpr double kPieceM = 1000;
constexpr std::size_t kEverything = std::numeric_limits<std::size_t>::max();

std::vector<geo::LatLng> positions_of(std::vector<Station> const& stations) {
  std::vector<geo::LatLng> points;
  points.reserve(stations.size());
  for (auto const& station : stations) points.push_back(station.at);
  return points;
}

tl::unexpected<base::Error> refuse(std::string message) {
  return base::fail(base::ErrorCode::invalid_data, std::move(message));
}

template <class T>
bool read_whole(std::string_view text, std::int64_t low, std::int64_t high, T& value) {
  auto const number = base::parse_integer(text);
  if (!number || *number < low || *number > high) return false;
  value = static_cast<T>(*number);
  return true;
}

// "kind lat lon speed name", the name to the end of the line.
std::optional<Station> read_station(std::string_view line) {
  std::array<std::string_view, 4> fields;
  for (auto& field : fields) {
    auto const end = line.find(' ');
    if (end == std::string_view::npos) return std::nullopt;
    field = line.substr(0, end);
    line.remove_prefix(end + 1);
  }
  Station station;
  int kind = 0;
  int speed = 0;
  bool const is_good = read_whole(fields[0], 0, kStationKinds - 1, kind) &&
                       read_whole(fields[1], -900'000'000, 900'000'000, station.at.lat_e7) &&
                       read_whole(fields[2], -1'800'000'000, 1'800'000'000, station.at.lon_e7) &&
                       read_whole(fields[3], 0, 2, speed) && base::is_valid_utf8(line);
  if (!is_good) return std::nullopt;
  station.kind = static_cast<StationKind>(kind);
  station.speed = static_cast<ChargingSpeed>(speed);
  station.name = std::string(line);
  return station;
}

base::Result<std::string_view> open_envelope(std::string_view bytes) {
  if (!bytes.starts_with(kAnyMagic)) {
    return refuse("this is not a list of stations of Magpie: import the map extract again");
  }
  if (!bytes.starts_with(kMagic)) {
    return refuse(
        "the list of stations has another format than this program reads: import the map extract "
        "again");
  }
  auto const rest = bytes.substr(kMagic.size());
  if (rest.size() <= kHashSize || rest[kHashSize] != '\n') {
    return refuse(
        fmt::format("the list of stations is cut off after {} bytes: import again", bytes.size()));
  }
  auto const payload = rest.substr(kHashSize + 1);
  if (base::content_hash(payload) != rest.substr(0, kHashSize)) {
    return refuse(
        "the list of stations was changed after it was written (its hash differs): import the map "
        "extract again");
  }
  return payload;
}

// The stations along a line, piece by piece. A station goes on being passed while the pieces near
// it follow one another.
class Walk {
 public:
  Walk(std::span<Station const> stations, geo::NearestIndex const& index, double reach_m)
      : last_(stations.size(), kNone), index_(index), reach_m_(reach_m) {}

  void go(geo::LatLng a, geo::LatLng b) {
    double const length = geo::distance_m(a, b);
    for (auto const& near :
         index_.within(geo::between(a, b, 0.5), length / 2 + reach_m_, kEverything)) {
      auto const foot = geo::project(index_.points()[near.index], a, b);
      if (foot.distance_m <= reach_m_) {
        pass(near.index, travelled_ + foot.share * length, foot.distance_m);
      }
    }
    travelled_ += length;
  }

  std::vector<StationIndex::Passed> finish() {
    std::stable_sort(passed_.begin(), passed_.end(),
                     [](auto const& a, auto const& b) { return a.along_m < b.along_m; });
    return std::move(passed_);
  }

 private:
  static constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

  void pass(std::uint32_t station, double along_m, double off_m) {
    auto& last = last_[station];
    bool const goes_on = last != kNone && along_m - passed_[last].along_m <= 4 * reach_m_;
    if (!goes_on) {
      last = passed_.size();
      passed_.push_back({station, along_m, off_m});
    } else if (off_m < passed_[last].off_m) {
      passed_[last] = {station, along_m, off_m};
    }
  }

  std::vector<std::size_t> last_;  // by station: its newest entry in passed_
  std::vector<StationIndex::Passed> passed_;
  geo::NearestIndex const& index_;
  double reach_m_;
  double travelled_ = 0;
};

}  // namespace

StationIndex::StationIndex(std::vector<Station> stations)
    : stations_(std::move(stations)), index_(positions_of(stations_)) {
  for (auto const& station : stations_) ++counts_[static_cast<std::size_t>(station.kind)];
}

std::string StationIndex::save() const {
  std::string payload;
  for (auto const& station : stations_) {
    payload += fmt::format("{} {} {} {} {}\n", static_cast<int>(station.kind), station.at.lat_e7,
                           station.at.lon_e7, static_cast<int>(station.speed), station.name);
  }
  return fmt::format("{}{}\n{}", kMagic, base::content_hash(payload), payload);
}

base::Result<StationIndex> StationIndex::load(std::string_view bytes) {
  MAGPIE_TRY(auto payload, open_envelope(bytes));
  std::vector<Station> stations;
  while (!payload.empty()) {
    auto const end = payload.find('\n');
    auto station = read_station(payload.substr(0, end));
    // The hash is right, so this was written wrongly or on purpose.
    if (end == std::string_view::npos || !station) {
      return refuse("the list of stations contradicts itself: import the map extract again");
    }
    stations.push_back(std::move(*station));
    payload.remove_prefix(end + 1);
  }
  return StationIndex(std::move(stations));
}

std::vector<StationIndex::Passed> StationIndex::along(std::span<geo::LatLng const> line,
                                                      double reach_m) const {
  Walk walk(stations_, index_, reach_m);
  for (std::size_t i = 1; i < line.size(); ++i) {
    auto const pieces = static_cast<std::size_t>(
        std::max(1.0, std::ceil(geo::distance_m(line[i - 1], line[i]) / kPieceM)));
    auto from = line[i - 1];
    for (std::size_t piece = 1; piece <= pieces; ++piece) {
      auto const to = geo::between(line[i - 1], line[i], double(piece) / double(pieces));
      walk.go(from, to);
      from = to;
    }
  }
  return walk.finish();
}

std::vector<std::uint32_t> StationIndex::near(geo::LatLng center, double radius_m, StationKind kind,
                                              std::size_t count) const {
  std::vector<std::uint32_t> found;
  for (auto const& other : index_.within(center, radius_m, kEverything)) {
    if (stations_[other.index].kind != kind) continue;
    found.push_back(other.index);
    if (found.size() == count) break;
  }
  return found;
}

RoadStretch longest_gap(std::span<double const> positions_m, double length_m) {
  RoadStretch longest;
  double from = 0;
  for (std::size_t i = 0; i <= positions_m.size(); ++i) {
    double const to =
        i == positions_m.size() ? length_m : std::clamp(positions_m[i], 0.0, length_m);
    if (to - from > longest.length_m()) longest = {from, to, i};
    from = to;
  }
  return longest;
}

}  // namespace magpie::roads
