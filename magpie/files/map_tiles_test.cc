#include "magpie/files/map_tiles.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <map>

#include "magpie/base/gzip.h"
#include "magpie/files/map_generalise.h"
#include "magpie/tiles/pmtiles.h"

namespace magpie::files {
namespace {

using tiles::GeometryType;
using tiles::Line;
using tiles::Point;

MapRule const& rule_of(char const* key, char const* value, GeometryType geometry) {
  std::pair<char const*, char const*> const tag{key, value};
  return *find_map_rule(std::span(&tag, 1), geometry);
}

MapFeature road(char const* value, Line line, std::string name = {}) {
  auto const& rule = rule_of("highway", value, GeometryType::line);
  MapFeature feature{&rule, rule.zoom_min, 0, {std::move(line)}, {}};
  feature.properties.push_back({"class", std::string(rule.feature_class)});
  if (!name.empty()) feature.properties.push_back({"name", std::move(name)});
  return feature;
}

class ReadTiles {
 public:
  explicit ReadTiles(MapFeatures features)
      : map_(build_map_tiles(std::move(features), "test", "")),
        archive_(tiles::PmtilesArchive::open(
            [this](std::uint64_t offset, std::uint64_t length) -> base::Result<std::string> {
              return map_.archive.substr(offset, length);
            })) {}

  MapTiles const& map() const { return map_; }
  std::string bytes(tiles::TileId tile) const {
    auto const packed = archive_->find(tile);
    return packed && *packed ? *base::gunzip(**packed, 1U << 20U) : std::string();
  }
  std::vector<tiles::TileLayer> layers(tiles::TileId tile) const {
    return *tiles::decode_tile(bytes(tile));
  }

 private:
  MapTiles map_;
  base::Result<tiles::PmtilesArchive> archive_;
};

// A tile in the middle of the world, in world units at zoom 14.
constexpr tiles::TileId kTile{14, 8192, 8192};
constexpr std::int32_t kTileSide = 1 << (tiles::kWorldBits - 14);
Point at(double x, double y) {
  return {static_cast<std::int32_t>((8192 + x) * kTileSide),
          static_cast<std::int32_t>((8192 + y) * kTileSide)};
}

TEST(MapTiles, LineIsInEveryTileItCrosses) {
  ReadTiles const tiles({{road("primary", {at(0.5, 0.5), at(2.5, 0.5)}, "和平路")}, {}});
  for (std::uint32_t x = 0; x < 3; ++x) {
    auto const layers = tiles.layers({14, 8192 + x, 8192});
    ASSERT_EQ(layers.size(), 1u) << x;
    EXPECT_EQ(layers[0].name, "road");
    EXPECT_EQ(tiles::text_property(layers[0].features[0], "name"), "和平路");
  }
  EXPECT_EQ(tiles.layers(kTile)[0].features[0].parts,
            (std::vector<std::vector<Point>>{{{2048, 2048}, {4160, 2048}}}));
  EXPECT_EQ(tiles.bytes({14, 8195, 8192}), "");
}

TEST(MapTiles, NamesAndMinorRoadsGoWithTheScale) {
  ReadTiles const tiles({{road("primary", {at(0.1, 0.5), at(0.9, 0.5)}, "和平路"),
                          road("residential", {at(0.1, 0.6), at(0.9, 0.6)}, "南街")},
                         {}});
  EXPECT_NE(tiles.bytes(kTile).find("南街"), std::string::npos);
  auto const small = tiles.bytes({10, 512, 512});
  EXPECT_NE(small.find("primary"), std::string::npos);
  EXPECT_EQ(small.find("和平路"), std::string::npos);
  EXPECT_EQ(small.find("minor"), std::string::npos);
  EXPECT_EQ(tiles.bytes({3, 4, 4}), "");
}

TEST(MapTiles, LargeAreaFillsTheTilesInItsMiddle) {
  auto const& rule = rule_of("natural", "water", GeometryType::polygon);
  MapFeature lake{&rule, rule.zoom_min, 0, {{at(-3, -3), at(4, -3), at(4, 4), at(-3, 4)}}, {}};
  lake.properties.push_back({"class", std::string("lake")});
  ReadTiles const tiles({{lake}, {}});
  auto const layers = tiles.layers(kTile);
  ASSERT_EQ(layers.size(), 1u);
  auto const& ring = layers[0].features[0].parts[0];
  EXPECT_EQ(tiles::doubled_area(ring), 2 * std::int64_t{4224} * 4224);
}

TEST(MapTiles, CrowdedTileLosesTheLeastImportantAndStaysSmall) {
  MapFeatures features;
  for (int i = 0; i < 4000; ++i) {
    double const y = i / 4000.0;
    Line line;
    for (int k = 0; k <= 10; ++k) line.push_back(at(0.1 * k, y + (k % 2) * 0.01));
    features.features.push_back(road("footway", std::move(line), "path " + std::to_string(i)));
  }
  features.features.push_back(road("primary", {at(0.1, 0.5), at(0.9, 0.5)}, "和平路"));
  ReadTiles const tiles(std::move(features));
  EXPECT_LE(tiles.map().largest_bytes, kTileMaxBytes);
  EXPECT_GT(tiles.map().largest_bytes, kTileMaxBytes / 2);
  EXPECT_GE(tiles.map().trimmed, 1u);
  EXPECT_NE(tiles.bytes(kTile).find("和平路"), std::string::npos);
}

TEST(MapTiles, PolygonsStayValid) {
  EXPECT_TRUE(rc::check("outer rings turn one way, holes the other, all inside the buffer", [] {
    auto const& rule = rule_of("natural", "wood", GeometryType::polygon);
    auto const star = [](double x, double y, double radius, int count, bool is_outer) {
      tiles::Ring ring;
      for (int i = 0; i < count; ++i) {
        double const far = radius * *rc::gen::inRange(60, 101) / 100.0;
        double const angle = 6.283185307 * (is_outer ? i : count - i) / count;
        ring.push_back(at(x + far * std::cos(angle), y + far * std::sin(angle)));
      }
      return ring;
    };
    double const radius = *rc::gen::inRange(1, 40) / 10.0;
    MapFeature wood{&rule, rule.zoom_min, 0, {}, {{"class", std::string("wood")}}};
    wood.parts.push_back(star(0.3, 0.4, radius, *rc::gen::inRange(4, 30), true));
    wood.parts.push_back(star(0.3, 0.4, radius / 3, *rc::gen::inRange(4, 30), false));
    ReadTiles const tiles({{wood}, {}});
    for (std::uint32_t x = 8188; x < 8197; ++x) {
      for (std::uint32_t y = 8188; y < 8197; ++y) {
        if (tiles.bytes({14, x, y}).empty()) continue;
        auto const layers = tiles.layers({14, x, y});
        for (auto const& feature : layers[0].features) {
          for (std::size_t i = 0; i < feature.parts.size(); ++i) {
            RC_ASSERT((tiles::doubled_area(feature.parts[i]) > 0) == (i == 0));
            for (auto const p : feature.parts[i]) {
              RC_ASSERT(p.x >= -64 && p.x <= 4160 && p.y >= -64 && p.y <= 4160);
            }
          }
        }
      }
    }
  }));
}

TEST(JoinLines, JoinsWhereTwoEndAndNotAtACrossing) {
  Point const a{0, 0};
  Point const b{10, 0};
  Point const c{20, 0};
  Point const d{20, 10};
  EXPECT_EQ(join_lines({{a, b}, {c, b}}), (std::vector<Line>{{a, b, c}}));
  EXPECT_EQ(join_lines({{b, c}, {a, b}, {d, c}}), (std::vector<Line>{{a, b, c, d}}));
  EXPECT_EQ(join_lines({{a, b}, {b, c}, {b, d}}).size(), 3u);
  EXPECT_EQ(join_lines({{a, b, d, a}}), (std::vector<Line>{{a, b, d, a}}));
  EXPECT_EQ(join_lines({{a, b, c}, {c, d, a}}).size(), 1u);
}

TEST(JoinLines, KeepsEveryStretch) {
  EXPECT_TRUE(rc::check("as many stretches after as before", [] {
    std::map<std::pair<std::pair<int, int>, std::pair<int, int>>, int> balance;
    auto const count_all = [&](std::vector<Line> const& lines, int by) {
      for (auto const& line : lines) {
        for (std::size_t i = 1; i < line.size(); ++i) {
          std::pair a{line[i - 1].x, line[i - 1].y};
          std::pair b{line[i].x, line[i].y};
          balance[std::minmax(a, b)] += by;
        }
      }
    };
    std::vector<Line> lines;
    auto const count = *rc::gen::inRange(1, 15);
    for (int i = 0; i < count; ++i) {
      Line line;
      for (int k = 0; k < 3; ++k)
        line.push_back({*rc::gen::inRange(0, 4), *rc::gen::inRange(0, 4)});
      lines.push_back(line);
    }
    count_all(lines, 1);
    count_all(join_lines(lines), -1);
    for (auto const& [stretch, left] : balance) RC_ASSERT(left == 0);
  }));
}

}  // namespace
}  // namespace magpie::files
