#include "magpie/files/boundaries.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

#include "magpie/files/json_source.h"

namespace magpie::files {

namespace {

using nlohmann::json;

json const& member(json const& object, char const* name) {
  static json const none;
  if (!object.is_object()) return none;
  auto const found = object.find(name);
  return found == object.end() ? none : *found;
}

std::string code_of(json const& properties) {
  for (auto const* name : {"code", "adcode"}) {
    auto const code = text_of(member(properties, name));
    bool const is_code = code.size() == 6 && std::all_of(code.begin(), code.end(), [](char c) {
                           return c >= '0' && c <= '9';
                         });
    if (is_code) return code;
  }
  return {};
}

// Nothing where a point is no position.
bool add_polygon(json const& polygon, std::vector<geo::Area::Ring>& rings) {
  if (!polygon.is_array()) return false;
  for (auto const& line : polygon) {
    if (!line.is_array()) return false;
    geo::Area::Ring ring;
    for (auto const& pair : line) {
      if (!pair.is_array() || pair.size() < 2 || !pair[0].is_number() || !pair[1].is_number())
        return false;
      auto const point = geo::make_latlng(pair[1].get<double>(), pair[0].get<double>());
      if (!point) return false;
      ring.push_back(*point);
    }
    rings.push_back(std::move(ring));
  }
  return !rings.empty();
}

std::optional<geo::Area> area_of(json const& geometry) {
  auto const type = text_of(member(geometry, "type"));
  auto const& coordinates = member(geometry, "coordinates");
  std::vector<geo::Area::Ring> rings;
  if (type == "Polygon" && add_polygon(coordinates, rings)) return geo::Area(std::move(rings));
  if (type != "MultiPolygon" || !coordinates.is_array()) return std::nullopt;
  for (auto const& polygon : coordinates)
    if (!add_polygon(polygon, rings)) return std::nullopt;
  return rings.empty() ? std::nullopt : std::optional(geo::Area(std::move(rings)));
}

void read_feature(json const& feature, int index, std::string const& file, BoundariesImport& out) {
  auto const& properties = member(feature, "properties");
  auto const code = code_of(properties);
  if (code.ends_with("00")) return;
  ++out.report.rows_read;
  auto area = area_of(member(feature, "geometry"));
  if (!code.empty() && area) {
    auto name = text_of(member(properties, "name_zh"));
    if (name.empty()) name = text_of(member(properties, "name"));
    out.boundaries.push_back({code, std::move(name), std::move(*area)});
    return;
  }
  out.report.problems.push_back(
      {file, index, code.empty() ? "code" : "geometry",
       code.empty() ? "The area has no county code." : "The geometry is no area.",
       code.empty() ? "Write the six digits of GB/T 2260, like 140723."
                    : "Give a Polygon or MultiPolygon in WGS84, longitude first.",
       true});
}

}  // namespace

base::Result<BoundariesImport> read_boundaries(std::string_view bytes, std::string file) {
  MAGPIE_TRY(auto const document, parse_json_source(bytes));
  BoundariesImport out;
  auto const& features = member(document, "features");
  int index = 0;
  if (features.is_array())
    for (auto const& feature : features) read_feature(feature, index++, file, out);
  if (out.boundaries.empty()) {
    return base::fail(base::ErrorCode::invalid_data,
                      fmt::format("{} holds no area of a county: give each feature a code of six "
                                  "digits and a Polygon.",
                                  file));
  }
  out.report.rows_taken = out.boundaries.size();
  return out;
}

}  // namespace magpie::files
