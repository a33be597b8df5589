#include "magpie/files/geojson_in.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <vector>

#include "magpie/base/text.h"
#include "magpie/catalog/fields.h"
#include "magpie/files/geojson_geometry.h"
#include "magpie/files/json_source.h"
#include "magpie/geo/datum.h"

namespace magpie::files {

namespace {

using catalog::Action;
using catalog::Finding;
using nlohmann::json;

constexpr std::size_t kFeaturesMax = 200'000;
constexpr double kHeightMaxM = 9'000;
constexpr double kHeightMinM = -500;
constexpr double kClusterDegreesMin = 1;  // features of one region lie this near to each other
constexpr double kClusterSpreads = 8;

bool is_type(json const& value, std::string_view type) {
  if (!value.is_object()) return false;
  auto const found = value.find("type");
  return found != value.end() && found->is_string() && *found == type;
}

json const& member(json const& object, char const* name) {
  static json const none;
  auto const found = object.find(name);
  return found == object.end() ? none : *found;
}

std::string coordinate(double degrees) {
  return json(degrees).dump();
}

SourcePoint swapped(SourcePoint p) {
  return {p.y, p.x};
}

bool on_globe(SourcePoint p) {
  return std::abs(p.y) <= 90 && std::abs(p.x) <= 180;
}

double median(std::vector<double> values) {
  auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

// Where most features of the file lie.
struct Cluster {
  SourcePoint center;
  double radius = 0;

  bool holds(SourcePoint p) const {
    return std::max(std::abs(p.x - center.x), std::abs(p.y - center.y)) <= radius;
  }
};

std::optional<Cluster> find_cluster(std::vector<SourcePoint> const& points) {
  if (points.size() < 3) return std::nullopt;
  std::vector<double> xs;
  std::vector<double> ys;
  for (SourcePoint const p : points) {
    xs.push_back(p.x);
    ys.push_back(p.y);
  }
  Cluster cluster{{median(xs), median(ys)}, 0};
  std::vector<double> away;
  for (SourcePoint const p : points)
    away.push_back(std::max(std::abs(p.x - cluster.center.x), std::abs(p.y - cluster.center.y)));
  cluster.radius = std::max(kClusterDegreesMin, kClusterSpreads * median(away));
  return cluster;
}

class Reader {
 public:
  explicit Reader(std::string file) : table_(std::move(file), "geojson") {}

  base::Status read_crs(json const& collection);
  // Members of our own exports: the datum, and that properties are fields.
  void read_own_members(json const& collection);
  catalog::SourceTable read(std::vector<json const*> const& features);

 private:
  void read_feature(std::size_t index, json const& feature);
  void read_properties(json const& properties);
  void read_fields(json const& properties);
  void read_shape(json const& geometry, GeometryReading const& reading);
  void read_height(double height_m);
  void place_point(SourcePoint at);
  bool is_swapped(SourcePoint at) const;
  void note(Finding finding, catalog::Words words);

  SourceTableBuilder table_;
  std::string datum_;  // "WGS84" where the file says so
  bool has_fields_ = false;
  std::optional<Cluster> cluster_;
  bool all_swapped_ = false;
};

void Reader::note(Finding finding, catalog::Words words) {
  finding.sentence = std::move(words);
  table_.add(std::move(finding));
}

base::Status Reader::read_crs(json const& collection) {
  json const& crs = member(collection, "crs");
  if (!crs.is_object()) return {};
  auto const name = text_of(
      member(crs, "properties").is_object() ? member(member(crs, "properties"), "name") : json());
  std::string const code = name.substr(name.find_last_of(":/") + 1);
  bool const plain = code == "4490" || code == "4326" || code == "CRS84" || code == "WGS84";
  if (!plain) {
    return base::fail(
        base::ErrorCode::invalid_argument,
        fmt::format("The coordinates are in \"{}\", not in degrees of WGS84: export the file as "
                    "EPSG:4326 and send it again.",
                    base::shorten(name, 80)),
        "crs");
  }
  auto const spoken = code == "4490" ? "EPSG:4490 (CGCS2000)" : code;
  note({"", "crs", "CRS_MEMBER", Action::accept, name, "WGS84", {}, "location"},
       {fmt::format("{}按WGS84读取（差异小于1米）。", spoken),
        fmt::format("{} is read as WGS84 (less than 1 m apart).", spoken)});
  datum_ = "WGS84";
  return {};
}

void Reader::read_own_members(json const& collection) {
  auto const datum = geo::parse_datum(text_of(member(collection, "datum")));
  if (datum) datum_ = geo::datum_name(*datum);
  has_fields_ = member(collection, "schema") == "magpie-places/1";
}

// Amounts are in fen and visitors in tens of thousands, as the record has them.
void Reader::read_fields(json const& properties) {
  for (auto const& [name, value] : properties.items()) {
    if (name == "key" || name == "precision" || catalog::field_info(name) == nullptr) continue;
    auto text = text_of(value);
    if (name == "price" && value.is_number_integer()) {
      auto const fen = value.get<std::int64_t>();
      text = fmt::format("{}.{:02}", fen / 100, fen % 100);
    }
    if (name == "rating") text += "A";
    if (name == "visitors_10k_per_year") text += "万";
    table_.set("=" + name, std::move(text));
  }
}

bool Reader::is_swapped(SourcePoint at) const {
  if (!on_globe(swapped(at))) return false;
  if (!on_globe(at)) return true;
  return cluster_ && !cluster_->holds(at) && cluster_->holds(swapped(at));
}

void Reader::place_point(SourcePoint at) {
  // As the file has them; what is said of them keeps them out of the record until it is answered.
  table_.set("=location.lon", coordinate(at.x));
  table_.set("=location.lat", coordinate(at.y));
  if (!all_swapped_ && is_swapped(at)) {
    note({table_.label(),
          "",
          "SWAPPED_AXES",
          Action::ask,
          coordinate(at.x) + "," + coordinate(at.y),
          "",
          {},
          "location"},
         {fmt::format("第{}个要素纬度在前（{:.6g}, {:.6g}）：请确认是否对调。", table_.label(),
                      at.x, at.y),
          fmt::format("Feature {} has latitude first ({:.6g}, {:.6g}): say whether to exchange "
                      "them.",
                      table_.label(), at.x, at.y)});
  }
}

void Reader::read_height(double height_m) {
  if (height_m <= kHeightMaxM && height_m >= kHeightMinM) {
    table_.set("=@note height_m", coordinate(height_m));
    return;
  }
  note({table_.label(), "", "ABSURD_HEIGHT", Action::drop_value, coordinate(height_m)},
       {fmt::format("高程{:.10g}米不合理，不采用。", height_m),
        fmt::format("A height of {:.10g} m cannot be and is left out.", height_m)});
}

void Reader::read_shape(json const& geometry, GeometryReading const& reading) {
  auto const& label = table_.label();
  if (!reading.point) {
    note({label, "", "NO_GEOMETRY", Action::accept, "", "", {}, "location"},
         {"该要素没有可读的几何：只保留其属性，位置可稍后补上。",
          "The feature has no readable geometry: its properties stay, the position can be added "
          "later."});
    return;
  }
  place_point(*reading.point);
  if (reading.height_m) read_height(*reading.height_m);
  if (reading.type != "Point" || is_swapped(*reading.point)) {
    table_.set("=@note geometry",
               text_of(reading.ring_open ? with_closed_rings(geometry) : geometry));
  }
  if (reading.ring_open) {
    note({label, "", "RING_NOT_CLOSED", Action::fix},
         {"多边形未闭合：已补上首点。", "The ring is not closed: its first point was added."});
  }
  if (reading.two_point_line) {
    note({label, "", "TWO_POINT_LINE", Action::accept_with_note},
         {"两点连线不是道路线形：只作示意。",
          "A line of two points is no road: it only shows the direction."});
  }
  if (reading.length_m)
    table_.set("=@note measured_length_m", fmt::format("{:.0f}", *reading.length_m));
}

void Reader::read_properties(json const& properties) {
  for (auto const& [name, value] : properties.items()) {
    // Only a reader names fields itself.
    auto const column = name.substr(std::min(name.find_first_not_of('='), name.size()));
    if (!column.empty()) table_.set(column, text_of(value));
  }
}

void Reader::read_feature(std::size_t index, json const& feature) {
  table_.begin_row(std::to_string(index));
  json const bare = feature.is_object() && !is_type(feature, "Feature")
                        ? json{{"type", "Feature"}, {"geometry", feature}}
                        : json();
  json const& whole = bare.is_null() ? feature : bare;
  auto const geometry = read_geometry(member(whole, "geometry"));
  if (auto const id = text_of(member(whole, "id")); !id.empty()) {
    table_.set("=id", id);
  }
  if (json const& properties = member(whole, "properties"); properties.is_object())
    has_fields_ ? read_fields(properties) : read_properties(properties);
  read_shape(member(whole, "geometry"), geometry);
}

catalog::SourceTable Reader::read(std::vector<json const*> const& features) {
  std::vector<SourcePoint> points;
  std::size_t backwards = 0;
  for (json const* feature : features) {
    bool const wrapped = is_type(*feature, "Feature");
    auto const at = read_geometry(wrapped ? member(*feature, "geometry") : *feature).point;
    if (!at) continue;
    if (!on_globe(*at) && on_globe(swapped(*at))) {
      ++backwards;
    } else {
      points.push_back(*at);
    }
  }
  all_swapped_ = backwards >= 2 && backwards > points.size();
  if (!all_swapped_) cluster_ = find_cluster(points);
  if (all_swapped_) {
    note({"", "", "SWAPPED_AXES", Action::ask, std::to_string(backwards), "", {}, "location"},
         {"全部要素纬度在前：请确认是否对调。",
          "The features of this file have latitude first: say whether to exchange them."});
  }
  for (std::size_t i = 0; i < features.size(); ++i) read_feature(i, *features[i]);
  auto table = table_.take();
  table.datum = datum_;
  return table;
}

base::Result<json> parse_lines(std::string_view bytes) {
  json all = json::array();
  for (std::size_t from = 0; from < bytes.size();) {
    auto const end = std::min(bytes.find('\n', from), bytes.size());
    auto line = base::trim(bytes.substr(from, end - from));
    from = end + 1;
    if (line.starts_with('\x1e')) line.remove_prefix(1);  // RFC 8142
    if (line.empty()) continue;
    MAGPIE_TRY(auto feature, parse_json_source(line));
    all.push_back(std::move(feature));
    if (all.size() > kFeaturesMax) break;
  }
  return all;
}

base::Result<std::vector<json const*>> features_of(json const& whole) {
  std::vector<json const*> features;
  if (is_type(whole, "FeatureCollection") && member(whole, "features").is_array()) {
    for (json const& feature : member(whole, "features")) features.push_back(&feature);
  } else if (whole.is_array()) {
    for (json const& feature : whole) features.push_back(&feature);
  } else if (is_type(whole, "Feature") || !read_geometry(whole).type.empty()) {
    features.push_back(&whole);
  }
  std::erase_if(features, [](json const* f) { return !f->is_object() || !f->contains("type"); });
  if (features.empty())
    return base::fail(base::ErrorCode::invalid_argument,
                      "The file holds no GeoJSON features: send a FeatureCollection.", "features");
  if (features.size() > kFeaturesMax)
    return base::fail(base::ErrorCode::invalid_argument,
                      "The file holds more than 200,000 features: send it in parts.", "features");
  return features;
}

}  // namespace

base::Result<catalog::SourceTable> read_geojson(std::string_view bytes, std::string file_name) {
  auto whole = parse_json_source(bytes);
  if (!whole && bytes.size() <= kJsonBytesMax) {
    if (auto lines = parse_lines(bytes); lines && lines->size() > 1) whole = std::move(lines);
  }
  if (!whole) return tl::make_unexpected(whole.error());
  MAGPIE_TRY(auto const features, features_of(*whole));
  Reader reader(std::move(file_name));
  if (whole->is_object()) {
    MAGPIE_TRY_STATUS(reader.read_crs(*whole));
    reader.read_own_members(*whole);
  }
  return reader.read(features);
}

}  // namespace magpie::files
