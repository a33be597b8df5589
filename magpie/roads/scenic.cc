#include "magpie/roads/scenic.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "magpie/geo/distance.h"

namespace magpie::roads {

namespace {

constexpr std::int32_t kCellE7 = 20'000;  // some 200 m, several times the width of a line
constexpr std::int32_t kStepE7 = 10'000;  // lines are entered at points this close

// Pieces of the scenic lines by the cell they lie in.
class LineIndex {
 public:
  explicit LineIndex(std::vector<ScenicLine> const& lines) {
    for (auto const& line : lines) {
      for (std::size_t i = 1; i < line.line.size(); ++i) {
        add({line.line[i - 1], line.line[i], static_cast<float>(std::clamp(line.score, 0.0, 1.0))});
      }
    }
  }

  // The highest score of a line within reach of the point.
  float score_at(geo::LatLng point) const {
    float best = 0;
    for (int row = -1; row <= 1; ++row) {
      for (int column = -1; column <= 1; ++column) {
        auto const found =
            cells_.find(key(point.lat_e7 + row * kCellE7, point.lon_e7 + column * kCellE7));
        if (found == cells_.end()) continue;
        for (auto const index : found->second) {
          auto const& piece = pieces_[index];
          if (piece.score <= best) continue;
          if (geo::project(point, piece.from, piece.to).distance_m <= kScenicLineWidthM)
            best = piece.score;
        }
      }
    }
    return best;
  }

 private:
  struct Piece {
    geo::LatLng from;
    geo::LatLng to;
    float score = 0;
  };

  static std::uint64_t key(std::int64_t lat_e7, std::int64_t lon_e7) {
    return static_cast<std::uint64_t>((lat_e7 + 1'800'000'000) / kCellE7) << 32U |
           static_cast<std::uint64_t>((lon_e7 + 3'600'000'000) / kCellE7);
  }

  void add(Piece const& piece) {
    auto const index = static_cast<std::uint32_t>(pieces_.size());
    pieces_.push_back(piece);
    std::int64_t const height = std::int64_t{piece.to.lat_e7} - piece.from.lat_e7;
    std::int64_t const width = std::int64_t{piece.to.lon_e7} - piece.from.lon_e7;
    auto const steps = std::max(std::abs(height), std::abs(width)) / kStepE7 + 1;
    for (std::int64_t i = 0; i <= steps; ++i) {
      auto& cell = cells_[key(piece.from.lat_e7 + height * i / steps,
                              piece.from.lon_e7 + width * i / steps)];
      if (cell.empty() || cell.back() != index) cell.push_back(index);
    }
  }

  std::vector<Piece> pieces_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> cells_;
};

float score_of_line(LineIndex const& index, std::span<geo::LatLng const> line) {
  float lowest = 1;
  for (auto const point : line) {
    lowest = std::min(lowest, index.score_at(point));
    if (lowest == 0) break;
  }
  return lowest;
}

}  // namespace

std::vector<float> scenic_scores(EdgeList const& list, std::vector<ScenicLine> const& lines) {
  LineIndex const index(lines);
  std::vector<float> scores;
  scores.reserve(list.edges.size());
  for (auto const& edge : list.edges) {
    scores.push_back(edge.is(edge_flag::kScenic) ? 1 : score_of_line(index, list.shape(edge)));
  }
  return scores;
}

}  // namespace magpie::roads
