// The reading half of mvt.h. It also reads tiles of strangers, so nothing is believed: counts are
// bounded by the bytes that are there, indexes are checked, positions wrap instead of overflowing.
#include <fmt/core.h>

#include <exception>
#include <optional>
#include <protozero/pbf_reader.hpp>

#include "magpie/tiles/mvt.h"

namespace magpie::tiles {

namespace {

using protozero::data_view;
using protozero::pbf_reader;

// No tile has positions so far outside of it; what is computed with them later cannot overflow.
constexpr std::int32_t kPositionMax = 1 << 18;

std::string text_of(data_view view) {
  return {view.data(), view.size()};
}

Value read_value(pbf_reader message) {
  Value value = std::string();
  while (message.next()) {
    switch (message.tag()) {
      case 1:
        value = text_of(message.get_view());
        break;
      case 2:
        value = double{message.get_float()};
        break;
      case 3:
        value = message.get_double();
        break;
      case 4:
        value = std::int64_t{message.get_int64()};
        break;
      case 5:
        value = static_cast<std::int64_t>(message.get_uint64());
        break;
      case 6:
        value = std::int64_t{message.get_sint64()};
        break;
      case 7:
        value = message.get_bool();
        break;
      default:
        message.skip();
    }
  }
  return value;
}

struct Numbers {
  pbf_reader::const_uint32_iterator at;
  pbf_reader::const_uint32_iterator end;
  std::optional<std::uint32_t> next() {
    if (at == end) return std::nullopt;
    return *at++;
  }
};

// One feature's commands → parts; nothing for commands that the specification does not know.
class GeometryReader {
 public:
  explicit GeometryReader(GeometryType type) : type_(type) {}

  std::optional<std::vector<std::vector<Point>>> read(Numbers numbers) {
    while (auto const command = numbers.next()) {
      auto const id = *command & 7U;
      auto const count = *command >> 3U;
      if (id == 7) {
        if (count != 1 || type_ != GeometryType::polygon) return std::nullopt;
        continue;
      }
      if (id != 1 && id != 2) return std::nullopt;
      for (std::uint32_t i = 0; i < count; ++i) {
        if (!step(numbers, id == 1)) return std::nullopt;
      }
    }
    return std::move(parts_);
  }

 private:
  bool step(Numbers& numbers, bool begins) {
    auto const x = numbers.next();
    auto const y = x ? numbers.next() : std::nullopt;
    if (!y) return false;
    auto const add = [](std::int32_t a, std::uint32_t b) {
      return static_cast<std::int32_t>(static_cast<std::uint32_t>(a) +
                                       static_cast<std::uint32_t>(protozero::decode_zigzag32(b)));
    };
    at_ = {add(at_.x, *x), add(at_.y, *y)};
    auto const is_near = [](std::int32_t at) { return at >= -kPositionMax && at <= kPositionMax; };
    if (!is_near(at_.x) || !is_near(at_.y)) return false;
    if (begins) parts_.emplace_back();
    if (parts_.empty()) return false;
    parts_.back().push_back(at_);
    return true;
  }

  GeometryType type_;
  Point at_;
  std::vector<std::vector<Point>> parts_;
};

struct Tables {
  std::vector<std::string> keys;
  std::vector<Value> values;
};

// Nothing for a feature to leave out; throws protozero's exceptions for damaged bytes.
std::optional<TileFeature> read_feature(pbf_reader message, Tables const& tables) {
  TileFeature feature;
  std::uint32_t type = 0;
  Numbers tags{};
  Numbers geometry{};
  while (message.next()) {
    switch (message.tag()) {
      case 2: {
        auto const range = message.get_packed_uint32();
        tags = {range.begin(), range.end()};
        break;
      }
      case 3:
        type = static_cast<std::uint32_t>(message.get_enum());
        break;
      case 4: {
        auto const range = message.get_packed_uint32();
        geometry = {range.begin(), range.end()};
        break;
      }
      default:
        message.skip();
    }
  }
  if (type < 1 || type > 3) return std::nullopt;
  feature.type = static_cast<GeometryType>(type);
  auto parts = GeometryReader(feature.type).read(geometry);
  if (!parts || parts->empty()) return std::nullopt;
  feature.parts = std::move(*parts);
  while (auto const key = tags.next()) {
    auto const value = tags.next();
    if (!value || *key >= tables.keys.size() || *value >= tables.values.size()) return std::nullopt;
    feature.properties.push_back({tables.keys[*key], tables.values[*value]});
  }
  return feature;
}

TileLayer read_layer(pbf_reader message) {
  TileLayer layer;
  Tables tables;
  std::vector<data_view> features;  // keys and values may stand behind them
  while (message.next()) {
    switch (message.tag()) {
      case 1:
        layer.name = text_of(message.get_view());
        break;
      case 2:
        features.push_back(message.get_view());
        break;
      case 3:
        tables.keys.push_back(text_of(message.get_view()));
        break;
      case 4:
        tables.values.push_back(read_value(message.get_message()));
        break;
      case 5:
        layer.extent = static_cast<std::int32_t>(message.get_uint32());
        break;
      default:
        message.skip();
    }
  }
  if (layer.extent <= 0) layer.extent = kExtent;
  for (auto const& bytes : features) {
    if (auto feature = read_feature(pbf_reader(bytes), tables)) {
      layer.features.push_back(std::move(*feature));
    }
  }
  return layer;
}

}  // namespace

base::Result<std::vector<TileLayer>> decode_tile(std::string_view bytes) {
  // protozero reports damage by throwing; here, at the edge, that becomes a Result.
  try {
    std::vector<TileLayer> layers;
    pbf_reader tile(bytes.data(), bytes.size());
    while (tile.next()) {
      if (tile.tag() == 3)
        layers.push_back(read_layer(tile.get_message()));
      else
        tile.skip();
    }
    return layers;
  } catch (protozero::exception const& error) {
    return base::fail(base::ErrorCode::invalid_data,
                      fmt::format("this is no vector tile ({})", error.what()));
  }
}

Value const* find_property(TileFeature const& feature, std::string_view key) {
  for (auto const& property : feature.properties) {
    if (property.key == key) return &property.value;
  }
  return nullptr;
}

std::string_view text_property(TileFeature const& feature, std::string_view key) {
  auto const* value = find_property(feature, key);
  auto const* text = value ? std::get_if<std::string>(value) : nullptr;
  return text ? std::string_view(*text) : std::string_view();
}

}  // namespace magpie::tiles
