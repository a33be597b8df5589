// The writing half of mvt.h.
#include <protozero/pbf_writer.hpp>

#include "magpie/tiles/mvt.h"

namespace magpie::tiles {

namespace {

// Field numbers of vector_tile.proto, version 2.1.
constexpr protozero::pbf_tag_type kTileLayer = 3;
constexpr protozero::pbf_tag_type kLayerName = 1;
constexpr protozero::pbf_tag_type kLayerFeature = 2;
constexpr protozero::pbf_tag_type kLayerKey = 3;
constexpr protozero::pbf_tag_type kLayerValue = 4;
constexpr protozero::pbf_tag_type kLayerExtent = 5;
constexpr protozero::pbf_tag_type kLayerVersion = 15;
constexpr protozero::pbf_tag_type kFeatureTags = 2;
constexpr protozero::pbf_tag_type kFeatureType = 3;
constexpr protozero::pbf_tag_type kFeatureGeometry = 4;
constexpr protozero::pbf_tag_type kValueText = 1;
constexpr protozero::pbf_tag_type kValueDouble = 3;
constexpr protozero::pbf_tag_type kValueInteger = 6;
constexpr protozero::pbf_tag_type kValueBool = 7;

constexpr std::uint32_t kMoveTo = 1;
constexpr std::uint32_t kLineTo = 2;
constexpr std::uint32_t kClosePath = 7;

std::uint32_t command(std::uint32_t id, std::size_t count) {
  return id | static_cast<std::uint32_t>(count << 3);
}

// Writes positions as steps from the one before, across all parts of a feature.
class Pen {
 public:
  void step_to(Point p) {
    commands_.push_back(protozero::encode_zigzag32(p.x - at_.x));
    commands_.push_back(protozero::encode_zigzag32(p.y - at_.y));
    at_ = p;
  }
  void order(std::uint32_t id, std::size_t count) { commands_.push_back(command(id, count)); }
  std::vector<std::uint32_t> const& commands() const { return commands_; }

 private:
  std::vector<std::uint32_t> commands_;
  Point at_;
};

std::vector<std::uint32_t> geometry_of(GeometryType type,
                                       std::span<std::vector<Point> const> parts) {
  Pen pen;
  if (type == GeometryType::point) {
    pen.order(kMoveTo, parts.size());
    for (auto const& part : parts) pen.step_to(part.front());
    return pen.commands();
  }
  for (auto const& part : parts) {
    pen.order(kMoveTo, 1);
    pen.step_to(part.front());
    pen.order(kLineTo, part.size() - 1);
    for (std::size_t i = 1; i < part.size(); ++i) pen.step_to(part[i]);
    if (type == GeometryType::polygon) pen.order(kClosePath, 1);
  }
  return pen.commands();
}

std::string value_bytes(Value const& value) {
  std::string bytes;
  protozero::pbf_writer writer(bytes);
  if (auto const* text = std::get_if<std::string>(&value)) writer.add_string(kValueText, *text);
  if (auto const* number = std::get_if<double>(&value)) writer.add_double(kValueDouble, *number);
  if (auto const* whole = std::get_if<std::int64_t>(&value)) {
    writer.add_sint64(kValueInteger, *whole);
  }
  if (auto const* flag = std::get_if<bool>(&value)) writer.add_bool(kValueBool, *flag);
  return bytes;
}

}  // namespace

void LayerEncoder::add(GeometryType type, std::span<std::vector<Point> const> parts,
                       std::span<Property const> properties) {
  std::vector<std::uint32_t> tags;
  for (auto const& [key, value] : properties) {
    tags.push_back(key_index(key));
    tags.push_back(value_index(value));
  }
  auto const geometry = geometry_of(type, parts);
  std::string bytes;
  protozero::pbf_writer feature(bytes);
  feature.add_packed_uint32(kFeatureTags, tags.begin(), tags.end());
  feature.add_enum(kFeatureType, static_cast<std::int32_t>(type));
  feature.add_packed_uint32(kFeatureGeometry, geometry.begin(), geometry.end());
  bytes_ += bytes.size() + 3;
  features_.push_back(std::move(bytes));
}

std::uint32_t LayerEncoder::key_index(std::string const& key) {
  auto const [at, is_new] = key_indexes_.try_emplace(key, std::uint32_t(keys_.size()));
  if (is_new) {
    keys_.push_back(key);
    bytes_ += key.size() + 2;
  }
  return at->second;
}

std::uint32_t LayerEncoder::value_index(Value const& value) {
  auto bytes = value_bytes(value);
  auto const [at, is_new] = value_indexes_.try_emplace(bytes, std::uint32_t(values_.size()));
  if (is_new) {
    bytes_ += bytes.size() + 2;
    values_.push_back(std::move(bytes));
  }
  return at->second;
}

std::string LayerEncoder::finish() const {
  std::string tile;
  protozero::pbf_writer writer(tile);
  {
    protozero::pbf_writer layer(writer, kTileLayer);
    layer.add_uint32(kLayerVersion, 2);
    layer.add_string(kLayerName, name_);
    for (auto const& feature : features_) layer.add_message(kLayerFeature, feature);
    for (auto const& key : keys_) layer.add_string(kLayerKey, key);
    for (auto const& value : values_) layer.add_message(kLayerValue, value);
    layer.add_uint32(kLayerExtent, kExtent);
  }
  return tile;
}

}  // namespace magpie::tiles
