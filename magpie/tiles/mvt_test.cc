#include "magpie/tiles/mvt.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <protozero/pbf_reader.hpp>

namespace magpie::tiles {
namespace {

std::vector<Point> random_points(int least, int most) {
  std::vector<Point> points;
  auto const count = *rc::gen::inRange(least, most);
  for (int i = 0; i < count; ++i) {
    points.push_back({*rc::gen::inRange(-200, 4400), *rc::gen::inRange(-200, 4400)});
  }
  return points;
}

TileFeature random_feature() {
  TileFeature feature;
  feature.type = static_cast<GeometryType>(*rc::gen::inRange(1, 4));
  bool const is_point = feature.type == GeometryType::point;
  int const least = is_point ? 1 : feature.type == GeometryType::line ? 2 : 3;
  auto const parts = *rc::gen::inRange(1, 4);
  for (int i = 0; i < parts; ++i) {
    feature.parts.push_back(random_points(least, is_point ? 2 : 12));
  }
  feature.properties.push_back({"class", std::string(*rc::gen::element("road", "path", "路"))});
  if (*rc::gen::arbitrary<bool>()) {
    feature.properties.push_back({"ele", *rc::gen::arbitrary<std::int64_t>()});
  }
  if (*rc::gen::arbitrary<bool>()) feature.properties.push_back({"tunnel", true});
  if (*rc::gen::arbitrary<bool>()) feature.properties.push_back({"share", 0.25});
  return feature;
}

TEST(Mvt, ComesBackAsItWas) {
  EXPECT_TRUE(rc::check("decode_tile undoes LayerEncoder", [] {
    std::vector<TileFeature> features;
    auto const count = *rc::gen::inRange(1, 8);
    for (int i = 0; i < count; ++i) features.push_back(random_feature());
    LayerEncoder encoder("road");
    for (auto const& feature : features) {
      encoder.add(feature.type, feature.parts, feature.properties);
    }
    auto const bytes = encoder.finish();
    RC_ASSERT(bytes.size() <= encoder.bytes() + 40);
    auto const layers = decode_tile(bytes);
    RC_ASSERT(layers.has_value());
    RC_ASSERT(layers->size() == 1U);
    RC_ASSERT(layers->front().name == "road");
    RC_ASSERT(layers->front().features.size() == features.size());
    for (std::size_t i = 0; i < features.size(); ++i) {
      auto const& read = layers->front().features[i];
      RC_ASSERT(read.type == features[i].type);
      RC_ASSERT(read.parts == features[i].parts);
      RC_ASSERT(read.properties == features[i].properties);
    }
  }));
}

// What another reader sees: the field numbers and commands of the specification, read here with
// protozero alone.
TEST(Mvt, IsWhatTheSpecificationSays) {
  LayerEncoder encoder("water");
  std::vector<std::vector<Point>> const square{{{3, 6}, {8, 12}, {20, 34}}};
  std::vector<Property> const properties{{"class", std::string("lake")}};
  encoder.add(GeometryType::polygon, square, properties);
  auto const bytes = encoder.finish();
  protozero::pbf_reader tile(bytes);
  ASSERT_TRUE(tile.next(3));
  auto layer = tile.get_message();
  std::vector<std::uint32_t> geometry;
  std::vector<std::uint32_t> tags;
  std::uint32_t version = 0;
  std::uint32_t extent = 0;
  while (layer.next()) {
    if (layer.tag() == 15) {
      version = layer.get_uint32();
    } else if (layer.tag() == 5) {
      extent = layer.get_uint32();
    } else if (layer.tag() == 2) {
      auto feature = layer.get_message();
      while (feature.next()) {
        if (feature.tag() == 4) {
          auto const range = feature.get_packed_uint32();
          geometry.assign(range.begin(), range.end());
        } else if (feature.tag() == 2) {
          auto const range = feature.get_packed_uint32();
          tags.assign(range.begin(), range.end());
        } else {
          feature.skip();
        }
      }
    } else {
      layer.skip();
    }
  }
  EXPECT_EQ(version, 2U);
  EXPECT_EQ(extent, 4096U);
  EXPECT_EQ(tags, (std::vector<std::uint32_t>{0, 0}));
  // The example polygon of the specification, section 4.3.5.5.
  EXPECT_EQ(geometry, (std::vector<std::uint32_t>{9, 6, 12, 18, 10, 12, 24, 44, 15}));
}

TEST(Mvt, DamagedBytesAreOneSentence) {
  LayerEncoder encoder("road");
  std::vector<std::vector<Point>> const line{{{0, 0}, {10, 10}}};
  encoder.add(GeometryType::line, line, {});
  auto const bytes = encoder.finish();
  EXPECT_EQ(decode_tile(bytes.substr(0, bytes.size() - 3)).error().code,
            base::ErrorCode::invalid_data);
  EXPECT_TRUE(rc::check("any change is read or refused", [&] {
    auto damaged = bytes;
    auto const at = *rc::gen::inRange<std::size_t>(0, damaged.size());
    damaged[at] = *rc::gen::arbitrary<char>();
    auto const layers = decode_tile(damaged);
    RC_ASSERT(layers.has_value() || !layers.error().message.empty());
  }));
}

TEST(Mvt, FarPositionsAreLeftOut) {
  LayerEncoder encoder("road");
  std::vector<std::vector<Point>> const far{{{0, 0}, {INT32_MAX, 10}}};
  encoder.add(GeometryType::line, far, {});
  EXPECT_TRUE(decode_tile(encoder.finish())->front().features.empty());
}

}  // namespace
}  // namespace magpie::tiles
