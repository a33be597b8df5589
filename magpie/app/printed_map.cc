#include "magpie/app/printed_map.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "magpie/tiles/clip.h"
#include "magpie/tiles/mvt.h"
#include "magpie/tiles/world.h"

namespace magpie::app {

namespace {

using tiles::GeometryType;
using tiles::Point;

constexpr int kTilesMax = 48;
// A page shows no more detail than this zoom has.
constexpr int kPrintedZoomMax = 11;
constexpr std::array<std::string_view, 5> kPrintedRoads{"motorway", "trunk", "primary", "secondary",
                                                        "tertiary"};

struct Squares {
  int zoom = 0;
  Point low;  // tiles, inclusive
  Point high;
  std::int64_t count() const {
    return (std::int64_t{high.x} - low.x + 1) * (std::int64_t{high.y} - low.y + 1);
  }
};

Squares squares_of(geo::Box const& box, int zoom) {
  auto const square = [zoom](geo::LatLng position) {
    auto const world = tiles::to_world(position);
    int const shift = tiles::kWorldBits - zoom;
    return Point{world.x >> shift, world.y >> shift};
  };
  auto const south_west = square(box.low);
  auto const north_east = square(box.high);
  return {zoom, {south_west.x, north_east.y}, {north_east.x, south_west.y}};
}

// The tile's own pieces as positions, without the buffer around it: dashes and fills would else be
// drawn twice where tiles meet.
class TilePlace {
 public:
  TilePlace(tiles::TileId tile, std::int32_t extent) : tile_(tile), extent_(extent) {}

  std::vector<std::vector<geo::LatLng>> positions(tiles::TileFeature const& feature) const {
    tiles::Rect const square{{0, 0}, {extent_, extent_}};
    std::vector<std::vector<geo::LatLng>> out;
    for (auto const& part : feature.parts) {
      if (feature.type == GeometryType::line) {
        for (auto const& piece : tiles::clip_line(part, square)) out.push_back(line(piece));
      } else if (auto const ring = tiles::clip_ring(part, square); !ring.empty()) {
        out.push_back(line(ring));
      }
    }
    return out;
  }

 private:
  std::vector<geo::LatLng> line(std::vector<Point> const& points) const {
    std::vector<geo::LatLng> out;
    auto const side = std::int64_t{1} << (tiles::kWorldBits - tile_.zoom);
    for (auto const p : points) {
      auto const world = [&](std::uint32_t index, std::int32_t at) {
        return static_cast<std::int32_t>(std::int64_t{index} * side + at * side / extent_);
      };
      out.push_back(tiles::from_world({world(tile_.x, p.x), world(tile_.y, p.y)}));
    }
    return out;
  }

  tiles::TileId tile_;
  std::int32_t extent_;
};

bool is_printed_road(tiles::TileFeature const& feature) {
  auto const road = tiles::text_property(feature, "class");
  return std::find(kPrintedRoads.begin(), kPrintedRoads.end(), road) != kPrintedRoads.end();
}

void add_feature(tiles::TileLayer const& layer, tiles::TileFeature const& feature,
                 TilePlace const& place, paper::MapBackground& background) {
  bool const is_line = feature.type == GeometryType::line;
  if (layer.name == "water" && feature.type == GeometryType::polygon) {
    if (auto rings = place.positions(feature); !rings.empty()) {
      background.water.push_back({std::move(rings)});
    }
    return;
  }
  std::optional<paper::LineKind> kind;
  if (layer.name == "waterway" && is_line) kind = paper::LineKind::water;
  if (layer.name == "boundary" && is_line) kind = paper::LineKind::boundary;
  if (layer.name == "road" && is_line && is_printed_road(feature)) kind = paper::LineKind::road;
  if (!kind) return;
  for (auto& line : place.positions(feature)) background.lines.push_back({*kind, std::move(line)});
}

void add_tile(MapArchive const& map, tiles::TileId tile, paper::MapBackground& background) {
  auto const bytes = map.unpacked_tile(tile);
  // A damaged tile of an operator's own archive leaves its square white.
  if (!bytes || !*bytes) return;
  auto const layers = tiles::decode_tile(**bytes);
  if (!layers) return;
  for (auto const& layer : *layers) {
    TilePlace const place(tile, layer.extent);
    for (auto const& feature : layer.features) add_feature(layer, feature, place, background);
  }
}

}  // namespace

paper::MapBackground printed_map(Workspace const& workspace, geo::Box const& around) {
  paper::MapBackground background;
  auto const map = workspace.map();
  if (!map || around.is_empty()) return background;
  auto const& header = (*map)->tiles().header();
  auto squares = squares_of(around, std::min(kPrintedZoomMax, header.zoom_max));
  while (squares.count() > kTilesMax && squares.zoom > header.zoom_min) {
    squares = squares_of(around, squares.zoom - 1);
  }
  if (squares.count() > kTilesMax) return background;
  for (auto y = squares.low.y; y <= squares.high.y; ++y) {
    for (auto x = squares.low.x; x <= squares.high.x; ++x) {
      if (auto const tile = tiles::make_tile_id(squares.zoom, x, y))
        add_tile(**map, *tile, background);
    }
  }
  return background;
}

}  // namespace magpie::app
