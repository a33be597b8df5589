#include "magpie/roads/scenic.h"

#include <algorithm>

#include "magpie/roads/line_index.h"

namespace magpie::roads {

namespace {

// The highest score of a line within reach of the point.
float score_at(LineIndex const& index, geo::LatLng point) {
  float best = 0;
  index.near(point, kScenicLineWidthM, [&](LineIndex::Piece const& piece) {
    best = std::max(best, piece.score);
    return true;
  });
  return best;
}

float score_of_line(LineIndex const& index, std::span<geo::LatLng const> line) {
  float lowest = 1;
  for (auto const point : line) {
    lowest = std::min(lowest, score_at(index, point));
    if (lowest == 0) break;
  }
  return lowest;
}

}  // namespace

std::vector<float> scenic_scores(EdgeList const& list, std::vector<ScenicLine> const& lines) {
  LineIndex index;
  for (auto const& line : lines)
    index.add(line.line, static_cast<float>(std::clamp(line.score, 0.0, 1.0)));
  std::vector<float> scores;
  scores.reserve(list.edges.size());
  for (auto const& edge : list.edges) {
    scores.push_back(edge.is(edge_flag::kScenic) ? 1 : score_of_line(index, list.shape(edge)));
  }
  return scores;
}

}  // namespace magpie::roads
