// LineIndex: the pieces of lines that lie near a point, by a grid of some 200 m. Internal to the
// module.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "magpie/geo/distance.h"
#include "magpie/geo/latlng.h"

namespace magpie::roads {

class LineIndex {
 public:
  struct Piece {
    geo::LatLng from;
    geo::LatLng to;
    float score = 0;  // of its line
  };
  static constexpr double kReachM = 100;  // at most what one may ask for

  void add(std::span<geo::LatLng const> line, float score);

  // Calls `visit(piece)` for every piece within `width_m` of the point, at most kReachM away, until
  // it returns false.
  template <class Visit>
  void near(geo::LatLng point, double width_m, Visit&& visit) const {
    for (int row = -1; row <= 1; ++row) {
      for (int column = -1; column <= 1; ++column) {
        auto const found =
            cells_.find(key(point.lat_e7 + row * kCellE7, point.lon_e7 + column * kCellE7));
        if (found == cells_.end()) continue;
        for (auto const index : found->second) {
          auto const& piece = pieces_[index];
          if (geo::project(point, piece.from, piece.to).distance_m > width_m) continue;
          if (!visit(piece)) return;
        }
      }
    }
  }

 private:
  static constexpr std::int32_t kCellE7 = 20'000;

  static std::uint64_t key(std::int64_t lat_e7, std::int64_t lon_e7) {
    return static_cast<std::uint64_t>((lat_e7 + 1'800'000'000) / kCellE7) << 32U |
           static_cast<std::uint64_t>((lon_e7 + 3'600'000'000) / kCellE7);
  }
  void add_piece(Piece const& piece);

  std::vector<Piece> pieces_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

}  // namespace magpie::roads
