#include "magpie/files/map_tiles.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

#include "magpie/base/gzip.h"
#include "magpie/files/map_generalise.h"
#include "magpie/tiles/clip.h"
#include "magpie/tiles/pmtiles_writer.h"

namespace magpie::files {

namespace {

using tiles::Axis;
using tiles::GeometryType;
using tiles::Point;
using tiles::Span;

// Around each tile, so that lines do not end and areas show no edge where tiles meet.
constexpr std::int32_t kBuffer = 64;

using Parts = std::vector<std::vector<Point>>;

struct Drawn {
  MapFeature const* feature = nullptr;
  Parts parts;
};

Span square_span(std::int64_t index, std::int32_t buffer) {
  auto const low = static_cast<std::int32_t>(index) << tiles::kExtentBits;
  return {low - buffer, low + tiles::kExtent + buffer};
}

// The tiles along one axis that show [low, high].
std::pair<std::int64_t, std::int64_t> squares(std::int32_t low, std::int32_t high,
                                              std::int32_t buffer, int zoom) {
  auto const last = (std::int64_t{1} << zoom) - 1;
  auto const clamp = [last](std::int64_t index) {
    return std::clamp<std::int64_t>(index, 0, last);
  };
  return {clamp((std::int64_t{low} - buffer) >> tiles::kExtentBits),
          clamp((std::int64_t{high} + buffer) >> tiles::kExtentBits)};
}

bool needs_cut(tiles::Rect const& box, Axis axis, Span span) {
  auto const low = axis == Axis::x ? box.low.x : box.low.y;
  auto const high = axis == Axis::x ? box.high.x : box.high.y;
  return low < span.low || high > span.high;
}

// What a strip of tiles shows of the parts; a polygon whose outer ring is cut away is nothing.
Parts cut(GeometryType type, Parts const& parts, Axis axis, Span span) {
  Parts out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!needs_cut(tiles::bounds_of(parts[i]), axis, span)) {
      out.push_back(parts[i]);
      continue;
    }
    if (type == GeometryType::line) {
      for (auto& piece : tiles::clip_line(parts[i], axis, span)) out.push_back(std::move(piece));
      continue;
    }
    auto ring = tiles::clip_ring(parts[i], axis, span);
    if (ring.empty() && i == 0) return {};
    if (!ring.empty()) out.push_back(std::move(ring));
  }
  return out;
}

// Tiles of one zoom, column by column, so that memory follows a column and not the whole map.
class ZoomTiler {
 public:
  ZoomTiler(std::vector<MapFeature> const& features, int zoom) : features_(features), zoom_(zoom) {
    for (auto const& feature : features_) place(feature);
  }

  template <class Emit>
  void run(Emit&& emit) {
    for (auto& [x, items] : columns_) {
      std::map<std::int64_t, std::vector<Drawn>> rows;
      for (auto& item : items) add_rows(item, rows);
      for (auto& [y, drawn] : rows) {
        tiles::TileId const tile{zoom_, static_cast<std::uint32_t>(x),
                                 static_cast<std::uint32_t>(y)};
        emit(tile, drawn);
      }
      items.clear();
    }
  }

 private:
  // A point belongs to one tile, so that its name is written once.
  static std::int32_t buffer_of(GeometryType type) {
    return type == GeometryType::point ? 0 : kBuffer;
  }

  void place(MapFeature const& feature) {
    auto const type = feature.rule->geometry;
    auto parts = at_this_zoom(feature);
    if (type == GeometryType::line) {
      for (auto& part : parts) place_parts(feature, {std::move(part)});
    } else if (!parts.empty()) {
      place_parts(feature, std::move(parts));
    }
  }

  Parts at_this_zoom(MapFeature const& feature) const {
    Parts out;
    for (std::size_t i = 0; i < feature.parts.size(); ++i) {
      std::vector<Point> part;
      for (auto const p : feature.parts[i]) {
        auto const q = tiles::at_zoom(p, zoom_);
        if (part.empty() || !(part.back() == q)) part.push_back(q);
      }
      if (feature.rule->geometry == GeometryType::line && part.size() < 2) continue;
      if (feature.rule->geometry == GeometryType::polygon) {
        part = tiles::tidy_ring(std::move(part));
        if (part.empty() && i == 0) return {};
        if (part.empty()) continue;
      }
      out.push_back(std::move(part));
    }
    return out;
  }

  void place_parts(MapFeature const& feature, Parts parts) {
    auto const type = feature.rule->geometry;
    auto const buffer = buffer_of(type);
    auto const box = tiles::bounds_of(parts.front());
    auto const [first, last] = squares(box.low.x, box.high.x, buffer, zoom_);
    for (auto x = first; x <= last; ++x) {
      bool const is_whole = first == last || type == GeometryType::point;
      auto strip = is_whole ? parts : cut(type, parts, Axis::x, square_span(x, buffer));
      if (!strip.empty()) columns_[x].push_back({&feature, std::move(strip)});
    }
  }

  void add_rows(Drawn& item, std::map<std::int64_t, std::vector<Drawn>>& rows) const {
    auto const type = item.feature->rule->geometry;
    auto const buffer = buffer_of(type);
    // A line's strip may have several pieces; they go to their rows one by one.
    std::vector<Parts> groups;
    if (type == GeometryType::line)
      for (auto& part : item.parts) groups.push_back({std::move(part)});
    else
      groups.push_back(std::move(item.parts));
    for (auto const& group : groups) {
      auto const box = tiles::bounds_of(group.front());
      auto const [first, last] = squares(box.low.y, box.high.y, buffer, zoom_);
      for (auto y = first; y <= last; ++y) {
        auto parts =
            type == GeometryType::point ? group : cut(type, group, Axis::y, square_span(y, buffer));
        if (parts.empty()) continue;
        auto& row = rows[y];
        // Pieces of one line in one tile are one feature.
        if (row.empty() || row.back().feature != item.feature) row.push_back({item.feature, {}});
        auto& kept = row.back().parts;
        kept.insert(kept.end(), parts.begin(), parts.end());
      }
    }
  }

  std::vector<MapFeature> const& features_;
  int zoom_;
  std::map<std::int64_t, std::vector<Drawn>> columns_;
};

bool is_more_important(Drawn const& a, Drawn const& b) {
  auto const& left = *a.feature;
  auto const& right = *b.feature;
  if (left.rule->rank != right.rule->rank) return left.rule->rank < right.rule->rank;
  return left.order < right.order;
}

// `drawn` with the important first. Lines and areas are written the other way round, so that a
// main road lies on a minor one; points as they come, since the first name written wins its room.
std::string encode(tiles::TileId tile, std::vector<Drawn> const& drawn) {
  std::vector<tiles::LayerEncoder> layers;
  for (int i = 0; i < kMapLayers; ++i) {
    layers.emplace_back(std::string(map_layer_name(static_cast<MapLayer>(i))));
  }
  Point const origin{static_cast<std::int32_t>(tile.x) << tiles::kExtentBits,
                     static_cast<std::int32_t>(tile.y) << tiles::kExtentBits};
  auto const write = [&](Drawn const& item) {
    auto parts = item.parts;
    for (auto& part : parts) {
      for (auto& p : part) p = {p.x - origin.x, p.y - origin.y};
    }
    auto const& rule = *item.feature->rule;
    layers[static_cast<std::size_t>(rule.layer)].add(rule.geometry, parts,
                                                     item.feature->properties);
  };
  for (auto at = drawn.rbegin(); at != drawn.rend(); ++at) {
    if (at->feature->rule->geometry != GeometryType::point) write(*at);
  }
  for (auto const& item : drawn) {
    if (item.feature->rule->geometry == GeometryType::point) write(item);
  }
  std::string bytes;
  for (auto const& layer : layers) {
    if (!layer.is_empty()) bytes += layer.finish();
  }
  return bytes;
}

// About how many bytes it takes.
std::size_t weight_of(std::vector<Point> const& part) {
  return 6 + 3 * part.size();
}

std::size_t weight_of(Drawn const& item) {
  std::size_t weight = 12 + 4 * item.feature->properties.size();
  for (auto const& part : item.parts) weight += weight_of(part);
  return weight;
}

double length_of(std::vector<Point> const& line) {
  double length = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    length += std::hypot(double(line[i].x) - line[i - 1].x, double(line[i].y) - line[i - 1].y);
  }
  return length;
}

// Of a feature that has not room for all its lines, the longest.
void keep_longest(Drawn& item, std::size_t most) {
  std::stable_sort(item.parts.begin(), item.parts.end(),
                   [](auto const& a, auto const& b) { return length_of(a) > length_of(b); });
  std::size_t weight = weight_of(item);
  while (!item.parts.empty() && weight > most) {
    weight -= weight_of(item.parts.back());
    item.parts.pop_back();
  }
}

// Leaves out from the end until about `share`, below 1, of the weight is left.
void trim(std::vector<Drawn>& drawn, double share) {
  std::size_t total = 0;
  for (auto const& item : drawn) total += weight_of(item);
  auto const most = static_cast<std::size_t>(double(total) * share);
  std::size_t kept = 0;
  std::size_t sum = 0;
  while (kept < drawn.size() && sum + weight_of(drawn[kept]) <= most) {
    sum += weight_of(drawn[kept++]);
  }
  if (kept < drawn.size() && drawn[kept].feature->rule->geometry == GeometryType::line) {
    keep_longest(drawn[kept], most - sum);
    if (!drawn[kept].parts.empty()) ++kept;
  }
  drawn.resize(kept);
}

std::string metadata_of(std::string_view name, std::string_view attribution) {
  auto const point_fields = nlohmann::json{
      {"class", "String"}, {"name", "String"}, {"name:zh", "String"}, {"name:en", "String"}};
  nlohmann::json layers = nlohmann::json::array();
  for (int i = 0; i < kMapLayers; ++i) {
    auto const layer = static_cast<MapLayer>(i);
    auto fields = point_fields;
    if (layer == MapLayer::land || layer == MapLayer::water || layer == MapLayer::boundary) {
      fields = {{"class", "String"}};
    }
    if (layer == MapLayer::road) fields.update({{"ref", "String"}, {"tunnel", "Boolean"}});
    if (layer == MapLayer::peak) fields["ele"] = "Number";
    if (layer == MapLayer::place) fields.update({{"population", "Number"}, {"capital", "Boolean"}});
    layers.push_back({{"id", map_layer_name(layer)}, {"fields", fields}});
  }
  return nlohmann::json{{"name", name},
                        {"attribution", attribution},
                        {"type", "baselayer"},
                        {"format", "pbf"},
                        {"vector_layers", layers}}
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

MapTiles build_map_tiles(MapFeatures drawn, std::string_view name, std::string_view attribution) {
  MapTiles out;
  tiles::PmtilesWriter writer;
  int zoom_min = kMapZoomMax;
  auto const emit = [&](tiles::TileId tile, std::vector<Drawn>& items) {
    std::stable_sort(items.begin(), items.end(), is_more_important);
    auto bytes = encode(tile, items);
    if (bytes.size() > kTileMaxBytes) ++out.trimmed;
    while (bytes.size() > kTileMaxBytes) {
      trim(items, 0.98 * double(kTileMaxBytes) / double(bytes.size()));
      bytes = encode(tile, items);
    }
    if (bytes.empty()) return;
    out.raw_bytes += bytes.size();
    out.largest_bytes = std::max(out.largest_bytes, bytes.size());
    zoom_min = std::min(zoom_min, tile.zoom);
    writer.add(tile, base::gzip(bytes));
  };
  auto& features = drawn.features;
  for (int zoom = kMapZoomMax; zoom >= kMapZoomMin; --zoom) {
    generalise(features, zoom);
    ZoomTiler(features, zoom).run(emit);
  }
  out.tiles = writer.tile_count();
  if (out.tiles == 0) return out;
  out.archive =
      writer.finish({metadata_of(name, attribution), drawn.bounds, zoom_min, kMapZoomMax});
  return out;
}

}  // namespace magpie::files
