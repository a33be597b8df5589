#include "magpie/files/map_generalise.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_map>

#include "magpie/tiles/simplify.h"

namespace magpie::files {

namespace {

using tiles::GeometryType;
using tiles::Line;
using tiles::Point;

// All sizes in units of a tile: 4096 across, 8 for a pixel.
constexpr double kPixel = 8;
constexpr double kToleranceLargest = 2;
constexpr double kToleranceLine = 0.75 * kPixel;
constexpr double kToleranceArea = 1 * kPixel;
// Tunnels are drawn apart from here on.
constexpr int kTunnelZoom = 11;
constexpr int kPeakGridZoom = 13;  // below it one peak for each square of the grid
constexpr int kPeakGridBits = tiles::kExtentBits - 3;
// Ranks of map_rules.cc from which a line counts as minor, and as a path or brook.
constexpr int kMinorRank = 17;
constexpr int kPathRank = 37;

double world_units(int zoom, double units) {
  return units * double(1 << (tiles::kWorldZoom - zoom));
}

double length_of(Line const& line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length += std::hypot(double(line[i].x) - line[i - 1].x, double(line[i].y) - line[i - 1].y);
  }
  return length;
}

double shortest_line(MapRule const& rule, int zoom) {
  if (zoom >= kMapZoomMax || rule.rank < kMinorRank) return 0;
  if (rule.layer == MapLayer::boundary) return 0;
  return (rule.rank >= kPathRank ? 40 : 10) * kPixel;
}

double smallest_area(MapRule const& rule, int zoom) {
  double const side = zoom >= kMapZoomMax             ? 1.5 * kPixel
                      : rule.layer == MapLayer::water ? 2.5 * kPixel
                                                      : 4 * kPixel;
  return side * side;
}

void drop_unseen(std::vector<MapFeature>& features, int zoom) {
  std::erase_if(features, [&](MapFeature const& feature) { return feature.zoom_min > zoom; });
  for (auto& feature : features) {
    // A point is drawn for its name.
    if (feature.rule->geometry == GeometryType::point) continue;
    std::erase_if(feature.properties, [&](tiles::Property const& property) {
      if (property.key.starts_with("name")) return zoom < feature.rule->zoom_name;
      return property.key == "tunnel" && zoom < kTunnelZoom;
    });
  }
}

std::string group_key(MapFeature const& feature) {
  auto key = fmt::format("{} {}", static_cast<void const*>(feature.rule), feature.zoom_min);
  for (auto const& [name, value] : feature.properties) {
    key += '\n';
    key += name;
    key += '=';
    if (auto const* text = std::get_if<std::string>(&value)) key += *text;
  }
  return key;
}

// Lines that look the same become one feature.
void join_ways(std::vector<MapFeature>& features) {
  std::unordered_map<std::string, std::size_t> groups;
  std::vector<MapFeature> out;
  out.reserve(features.size());
  for (auto& feature : features) {
    if (feature.rule->geometry != GeometryType::line) {
      out.push_back(std::move(feature));
      continue;
    }
    auto const [at, is_new] = groups.try_emplace(group_key(feature), out.size());
    if (is_new) {
      out.push_back(std::move(feature));
      continue;
    }
    auto& parts = out[at->second].parts;
    parts.insert(parts.end(), std::make_move_iterator(feature.parts.begin()),
                 std::make_move_iterator(feature.parts.end()));
  }
  for (auto const& [key, at] : groups) out[at].parts = join_lines(std::move(out[at].parts));
  features = std::move(out);
}

void simplify_parts(MapFeature& feature, int zoom) {
  bool const is_largest = zoom >= kMapZoomMax;
  if (feature.rule->geometry == GeometryType::line) {
    double const tolerance = world_units(zoom, is_largest ? kToleranceLargest : kToleranceLine);
    double const least = world_units(zoom, shortest_line(*feature.rule, zoom));
    std::erase_if(feature.parts, [&](Line const& line) { return length_of(line) < least; });
    for (auto& line : feature.parts) line = tiles::simplify_line(line, tolerance);
    return;
  }
  double const tolerance = world_units(zoom, is_largest ? kToleranceLargest : kToleranceArea);
  double const unit = world_units(zoom, 1);
  double const least = smallest_area(*feature.rule, zoom) * unit * unit;
  for (auto& ring : feature.parts) {
    ring = tiles::simplify_ring(ring, tolerance);
    if (std::abs(double(tiles::doubled_area(ring))) / 2 < least) ring.clear();
  }
  if (feature.parts.front().empty()) feature.parts.clear();
  std::erase_if(feature.parts, [](tiles::Ring const& ring) { return ring.empty(); });
}

// One peak for each square of the grid: the highest.
void thin_peaks(std::vector<MapFeature>& features, int zoom) {
  std::unordered_map<std::uint64_t, MapFeature const*> best;
  auto const cell = [&](MapFeature const& feature) {
    auto const p = tiles::at_zoom(feature.parts.front().front(), zoom);
    return (std::uint64_t(p.x >> kPeakGridBits) << 32U) | std::uint64_t(p.y >> kPeakGridBits);
  };
  for (auto const& feature : features) {
    if (feature.rule->layer != MapLayer::peak) continue;
    auto& held = best[cell(feature)];
    if (held == nullptr || feature.order < held->order) held = &feature;
  }
  for (auto& feature : features) {
    if (feature.rule->layer == MapLayer::peak && best[cell(feature)] != &feature) {
      feature.zoom_min = kMapZoomMax + 1;  // left out below
    }
  }
  std::erase_if(features, [](MapFeature const& feature) { return feature.zoom_min > kMapZoomMax; });
}

// Which lines end at a point.
class Ends {
 public:
  explicit Ends(std::vector<Line> const& lines) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
      note(lines[i].front(), i);
      note(lines[i].back(), i);
    }
  }
  // The other line where exactly two end.
  std::optional<std::size_t> other(Point p, std::size_t line) const {
    auto const at = meetings_.find(key(p));
    if (at == meetings_.end() || at->second.count != 2) return std::nullopt;
    auto const [first, second] = std::pair(at->second.first, at->second.second);
    auto const next = first == line ? second : first;
    return next == line ? std::nullopt : std::optional(next);
  }

 private:
  struct Meeting {
    int count = 0;
    std::size_t first = 0;
    std::size_t second = 0;
  };
  static std::uint64_t key(Point p) {
    return (std::uint64_t(std::uint32_t(p.x)) << 32U) | std::uint32_t(p.y);
  }
  void note(Point p, std::size_t line) {
    auto& meeting = meetings_[key(p)];
    if (meeting.count == 0) meeting.first = line;
    if (meeting.count == 1) meeting.second = line;
    ++meeting.count;
  }
  std::unordered_map<std::uint64_t, Meeting> meetings_;
};

}  // namespace

void generalise(std::vector<MapFeature>& features, int zoom) {
  drop_unseen(features, zoom);
  join_ways(features);
  for (auto& feature : features) {
    if (feature.rule->geometry != GeometryType::point) simplify_parts(feature, zoom);
  }
  std::erase_if(features, [](MapFeature const& feature) { return feature.parts.empty(); });
  if (zoom < kPeakGridZoom) thin_peaks(features, zoom);
}

std::vector<Line> join_lines(std::vector<Line> lines) {
  Ends const ends(lines);
  std::vector<char> is_used(lines.size(), 0);
  std::vector<Line> joined;
  for (std::size_t start = 0; start < lines.size(); ++start) {
    if (is_used[start] != 0) continue;
    is_used[start] = 1;
    Line line = std::move(lines[start]);
    std::size_t head = start;
    std::size_t tail = start;
    for (int side = 0; side < 2; ++side) {
      for (auto next = ends.other(line.back(), tail); next && is_used[*next] == 0;
           next = ends.other(line.back(), tail)) {
        is_used[*next] = 1;
        auto& piece = lines[*next];
        if (!(piece.front() == line.back())) std::reverse(piece.begin(), piece.end());
        line.insert(line.end(), piece.begin() + 1, piece.end());
        tail = *next;
      }
      // The other end, then back to the direction it was drawn in.
      std::reverse(line.begin(), line.end());
      std::swap(head, tail);
    }
    joined.push_back(std::move(line));
  }
  return joined;
}

}  // namespace magpie::files
