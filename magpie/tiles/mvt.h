// Mapbox Vector Tiles, version 2: layers of points, lines and polygons with properties, in
// positions 0–4095 from the tile's upper left corner, a little more with its buffer.
//
//   LayerEncoder roads("road");
//   roads.add(GeometryType::line, {{{0, 0}, {100, 20}}}, properties);
//   std::string const tile = roads.finish();         // the bytes of several layers may be joined
//
// Left out: feature ids, other extents than 4096 when writing.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/tiles/world.h"

namespace magpie::tiles {

enum class GeometryType { point = 1, line = 2, polygon = 3 };

using Value = std::variant<std::string, std::int64_t, double, bool>;

struct Property {
  std::string key;
  Value value;
  bool operator==(Property const&) const = default;
};

class LayerEncoder {
 public:
  explicit LayerEncoder(std::string name) : name_(std::move(name)) {}

  // Points: each part is one point. Polygons: an outer ring with positive doubled_area(), then its
  // holes with negative, then perhaps the next outer ring. Parts must not be empty.
  void add(GeometryType type, std::span<std::vector<Point> const> parts,
           std::span<Property const> properties);
  bool is_empty() const { return features_.empty(); }
  std::size_t bytes() const { return bytes_; }  // about what finish() will give
  std::string finish() const;

 private:
  std::uint32_t key_index(std::string const& key);
  std::uint32_t value_index(Value const& value);

  std::string name_;
  std::vector<std::string> features_;
  std::vector<std::string> keys_;
  std::vector<std::string> values_;  // as written
  std::unordered_map<std::string, std::uint32_t> key_indexes_;
  std::unordered_map<std::string, std::uint32_t> value_indexes_;
  std::size_t bytes_ = 0;
};

struct TileFeature {
  GeometryType type = GeometryType::point;
  std::vector<std::vector<Point>> parts;
  std::vector<Property> properties;
};

struct TileLayer {
  std::string name;
  std::int32_t extent = kExtent;
  std::vector<TileFeature> features;
};

// Any bytes: invalid_data for what is no vector tile. Features of unknown type are left out.
base::Result<std::vector<TileLayer>> decode_tile(std::string_view bytes);

// The property of this name, nullptr where there is none.
Value const* find_property(TileFeature const& feature, std::string_view key);
// Its text; empty where there is none or it is no text.
std::string_view text_property(TileFeature const& feature, std::string_view key);

}  // namespace magpie::tiles
