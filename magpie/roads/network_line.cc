#include "magpie/roads/network_line.h"

#include <algorithm>

#include "magpie/geo/distance.h"
#include "magpie/roads/network_data.h"

namespace magpie::roads {

namespace {

void append(std::vector<geo::LatLng>& line, geo::LatLng point) {
  if (line.empty() || line.back() != point) line.push_back(point);
}

// The point at a distance along the shape.
geo::LatLng point_at(std::vector<geo::LatLng> const& shape, std::vector<double> const& travelled,
                     double meters) {
  auto const next = std::upper_bound(travelled.begin(), travelled.end(), meters);
  if (next == travelled.end()) return shape.back();
  if (next == travelled.begin()) return shape.front();
  auto const i = static_cast<std::size_t>(next - travelled.begin());
  double const piece = travelled[i] - travelled[i - 1];
  return geo::between(shape[i - 1], shape[i], piece > 0 ? (meters - travelled[i - 1]) / piece : 0);
}

}  // namespace

std::vector<geo::LatLng> points_of(EdgeList const& list, WayPiece const& piece) {
  auto const& edge = list.edges[piece.edge];
  auto const drawn = list.shape(edge);
  std::vector<geo::LatLng> shape(drawn.begin(), drawn.end());
  if (edge.is(edge_flag::kReversed)) std::reverse(shape.begin(), shape.end());
  if (piece.begin <= 0 && piece.end >= 1) return shape;
  std::vector<double> travelled(shape.size(), 0);
  for (std::size_t i = 1; i < shape.size(); ++i) {
    travelled[i] = travelled[i - 1] + geo::distance_m(shape[i - 1], shape[i]);
  }
  double const begin_m = piece.begin * travelled.back();
  double const end_m = piece.end * travelled.back();
  std::vector<geo::LatLng> part{point_at(shape, travelled, begin_m)};
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (travelled[i] > begin_m && travelled[i] < end_m) part.push_back(shape[i]);
  }
  part.push_back(point_at(shape, travelled, end_m));
  return part;
}

namespace {

void append_whole(std::vector<geo::LatLng>& line, EdgeList const& list, std::uint32_t edge_number) {
  auto const& edge = list.edges[edge_number];
  auto const drawn = list.shape(edge);
  if (edge.is(edge_flag::kReversed)) {
    for (auto i = drawn.size(); i-- > 0;) append(line, drawn[i]);
    return;
  }
  for (auto const point : drawn) append(line, point);
}

}  // namespace

WayLine line_of(EdgeList const& list, std::vector<WayPiece> const& pieces, geo::LatLng start,
                geo::LatLng end) {
  WayLine line{{start}, {}};
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    line.first_of_piece.push_back(line.points.size() - 1);
    bool const is_whole = pieces[i].begin <= 0 && pieces[i].end >= 1;
    if (is_whole && i > 0 && i + 1 < pieces.size()) {
      append_whole(line.points, list, pieces[i].edge);
      continue;
    }
    auto points = points_of(list, pieces[i]);
    // The places were projected exactly; what is computed again here may differ by a rounding.
    if (i == 0) points.front() = start;
    if (i + 1 == pieces.size()) points.back() = end;
    for (auto const point : points) append(line.points, point);
  }
  append(line.points, end);
  // A drawn line has two ends, also when both places meet the road at the same point.
  if (line.points.size() == 1) line.points.push_back(end);
  return line;
}

std::vector<std::string> names_of(EdgeList const& list, std::vector<WayPiece> const& pieces) {
  std::vector<std::string> names;
  std::pair<std::uint32_t, std::uint32_t> last{0, 0};
  for (auto const& piece : pieces) {
    auto const& edge = list.edges[piece.edge];
    std::pair const road{edge.name, edge.ref};
    if (road == last) continue;
    last = road;
    auto label = road_label(list, edge);
    if (label.empty() || std::find(names.begin(), names.end(), label) != names.end()) continue;
    names.push_back(std::move(label));
  }
  return names;
}

}  // namespace magpie::roads
