#include "magpie/http/handlers/tile_handlers.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "magpie/base/text.h"
#include "magpie/http/byte_range.h"
#include "magpie/http/delivery.h"
#include "magpie/http/limits.h"
#include "magpie/http/negotiation.h"
#include "magpie/http/public_address.h"
#include "magpie/tiles/pmtiles.h"
#include "magpie/tiles/terrain.h"

namespace magpie::http {

namespace {

constexpr std::string_view kTileEnding = ".mvt";
constexpr std::string_view kHeightsEnding = ".png";

std::optional<tiles::TileId> tile_of(Request const& request, std::string_view ending) {
  std::string_view file = request.param("file");
  if (!file.ends_with(ending)) return std::nullopt;
  file.remove_suffix(ending.size());
  auto const zoom = base::parse_integer(request.param("z"));
  auto const x = base::parse_integer(request.param("x"));
  auto const y = base::parse_integer(file);
  if (!zoom || !x || !y) return std::nullopt;
  return tiles::make_tile_id(*zoom, *x, *y);
}

// A damaged file of the operator's is not the client's fault.
Response problem_of(base::Error const& error) {
  if (error.code == base::ErrorCode::not_found) return problem_response(error);
  return problem_response({base::ErrorCode::unavailable, error.message, "map"});
}

// The address of a tile carries the version of what it is made from, so that it may be kept for
// good.
void set_lifetime(Request const& request, std::string const& version, Response& response) {
  if (request.query_value("v") != version) return;
  response.headers.set("Cache-Control", "public, max-age=31536000, immutable");
}

nlohmann::json json_or_empty(std::string const& text) {
  auto json = nlohmann::json::parse(text, nullptr, false);
  return json.is_object() ? json : nlohmann::json::object();
}

std::string string_or(nlohmann::json const& json, char const* key, std::string otherwise) {
  auto const found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : otherwise;
}

nlohmann::json box_json(geo::Box const& box) {
  return {box.low.lon(), box.low.lat(), box.high.lon(), box.high.lat()};
}

nlohmann::json heights_json(app::HeightCover const& cover, std::string const& base) {
  return {
      {"tiles", {fmt::format("{}/tiles/heights/{{z}}/{{x}}/{{y}}.png?v={}", base, cover.version)}},
      {"minzoom", cover.zoom_min},
      {"maxzoom", cover.zoom_max},
      {"tile_size", tiles::kTerrainSide},
      {"encoding", "terrarium"},
      {"bounds", box_json(cover.bounds)}};
}

// "mine": the layers are those of our own import, and the map's own style draws them.
nlohmann::json description_of(app::MapArchive const& map, std::string const& base) {
  auto const& header = map.tiles().header();
  auto const metadata = json_or_empty(map.tiles().metadata());
  auto const layers = metadata.find("vector_layers");
  nlohmann::json json{
      {"tilejson", "3.0.0"},
      {"name", string_or(metadata, "name", "map")},
      {"attribution", string_or(metadata, "attribution", "")},
      {"scheme", "xyz"},
      {"tiles", {fmt::format("{}/tiles/{{z}}/{{x}}/{{y}}.mvt?v={}", base, map.version())}},
      {"minzoom", header.zoom_min},
      {"maxzoom", header.zoom_max},
      {"magpie_layers", map.is_own()},
      {"vector_layers",
       layers != metadata.end() && layers->is_array() ? *layers : nlohmann::json::array()}};
  if (!header.bounds.is_empty()) {
    json["bounds"] = box_json(header.bounds);
    json["center"] = {header.center.lon(), header.center.lat(), header.center_zoom};
  }
  return json;
}

Response part_response(app::MapArchive const& map, ByteRange range) {
  range.length = std::min(range.length, kMapRangeMaxBytes);
  auto bytes = map.read(range.first, range.length);
  if (!bytes) return problem_of(bytes.error());
  bool const is_whole = range.length == map.size();
  auto response = make_response("application/vnd.pmtiles", std::move(*bytes), is_whole ? 200 : 206);
  if (!is_whole) {
    response.headers.set("Content-Range", fmt::format("bytes {}-{}/{}", range.first,
                                                      range.first + range.length - 1, map.size()));
  }
  return response;
}

Response archive_response(Request const& request, app::MapArchive const& map,
                          std::string const& etag) {
  // If-Range: a part only of the file the client has begun with.
  auto const condition = request.headers.find("If-Range");
  bool const is_same = !condition || names_etag(*condition, etag);
  auto const wish = is_same ? read_range(request.headers.find("Range"), map.size()) : RangeAnswer{};
  if (wish.wish == RangeWish::unsatisfiable) {
    auto response = problem_response(416, "range", "the archive is shorter than this range");
    response.headers.set("Content-Range", fmt::format("bytes */{}", map.size()));
    return response;
  }
  if (wish.wish == RangeWish::part) return part_response(map, wish.range);
  if (map.size() > kMapWholeMaxBytes) {
    return problem_response(413, "too_large",
                            fmt::format("the archive has {} bytes: ask for ranges", map.size()));
  }
  auto bytes = map.read(0, map.size());
  if (!bytes) return problem_of(bytes.error());
  return make_response("application/vnd.pmtiles", std::move(*bytes));
}

}  // namespace

Response TileHandlers::get_tile(Request const& request) const {
  auto const tile = tile_of(request, kTileEnding);
  if (!tile) {
    return problem_response(
        {base::ErrorCode::not_found, "there is no such tile: write /tiles/ZOOM/X/Y.mvt", "path"});
  }
  auto const map = around.workspace.map();
  if (!map) return problem_of(map.error());
  bool const is_packed = (*map)->tiles().header().tile_packing == tiles::Compression::gzip &&
                         accepts_gzip(request.headers.find("Accept-Encoding").value_or(""));
  auto bytes = is_packed ? (*map)->tile(*tile) : (*map)->unpacked_tile(*tile);
  if (!bytes) return problem_of(bytes.error());
  if (!*bytes) {
    auto response = empty_response();
    set_lifetime(request, (*map)->version(), response);
    return response;
  }
  auto response = make_response("application/vnd.mapbox-vector-tile", std::move(**bytes));
  if (is_packed) response.headers.set("Content-Encoding", "gzip");
  response.headers.set("Vary", "Accept-Encoding");
  set_lifetime(request, (*map)->version(), response);
  return response;
}

Response TileHandlers::get_heights(Request const& request) const {
  auto const tile = tile_of(request, kHeightsEnding);
  auto& heights = around.workspace.heights();
  auto const cover = heights.cover(around.workspace.folder());
  if (!tile || !cover) {
    return problem_response({base::ErrorCode::not_found,
                             cover ? "there is no such tile: write /tiles/heights/ZOOM/X/Y.png"
                                   : "there are no heights here yet: import an .hgt or .tif file",
                             "path"});
  }
  auto picture = heights.tile(around.workspace.folder(), *tile);
  if (!picture) return problem_of(picture.error());
  auto response = *picture ? make_response("image/png", std::move(**picture)) : empty_response();
  set_lifetime(request, cover->version, response);
  return response;
}

Response TileHandlers::get_description(Request const& request) const {
  auto const map = around.workspace.map();
  if (!map && map.error().code == base::ErrorCode::not_found) return empty_response();
  if (!map) return problem_of(map.error());
  auto const base = base_address(request, around.public_url) + mount_of(around, request);
  auto json = description_of(**map, base);
  if (auto const cover = around.workspace.heights().cover(around.workspace.folder()))
    json["heights"] = heights_json(*cover, base);
  return json_response(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

Response TileHandlers::get_archive(Request const& request) const {
  auto const map = around.workspace.map();
  if (!map) return problem_of(map.error());
  auto const etag = fmt::format("\"{}\"", (*map)->version());
  auto response = archive_response(request, **map, etag);
  if (response.status == 200 || response.status == 206) {
    response.headers.set("ETag", etag);
    response.headers.set("Accept-Ranges", "bytes");
  }
  return response;
}

void register_tiles(Router& router, Surroundings const& around) {
  TileHandlers const map{around};
  router.add("GET", "/tiles/{z}/{x}/{file}", [map](Request const& r) { return map.get_tile(r); });
  router.add("GET", "/tiles/heights/{z}/{x}/{file}",
             [map](Request const& r) { return map.get_heights(r); });
  router.add("GET", "/tiles.json", [map](Request const& r) { return map.get_description(r); });
  router.add("GET", "/map.pmtiles", [map](Request const& r) { return map.get_archive(r); });
}

}  // namespace magpie::http
