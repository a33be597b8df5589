#include "magpie/roads/line_index.h"

#include <algorithm>
#include <cstdlib>

namespace magpie::roads {

namespace {

constexpr std::int32_t kStepE7 = 10'000;  // lines are entered at points this close

}  // namespace

void LineIndex::add(std::span<geo::LatLng const> line, float score) {
  for (std::size_t i = 1; i < line.size(); ++i) add_piece({line[i - 1], line[i], score});
}

void LineIndex::add_piece(Piece const& piece) {
  auto const index = static_cast<std::uint32_t>(pieces_.size());
  pieces_.push_back(piece);
  std::int64_t const height = std::int64_t{piece.to.lat_e7} - piece.from.lat_e7;
  std::int64_t const width = std::int64_t{piece.to.lon_e7} - piece.from.lon_e7;
  auto const steps = std::max(std::abs(height), std::abs(width)) / kStepE7 + 1;
  for (std::int64_t i = 0; i <= steps; ++i) {
    auto& cell =
        cells_[key(piece.from.lat_e7 + height * i / steps, piece.from.lon_e7 + width * i / steps)];
    if (cell.empty() || cell.back() != index) cell.push_back(index);
  }
}

}  // namespace magpie::roads
