// The import samples of the shared folder: the ground they are interpreted on, and what a good
// importer must find as lines "row|column|code|action". For tests only.
#pragma once

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "magpie/base/text.h"
#include "magpie/catalog/interpret.h"
#include "magpie/files/counties_csv.h"
#include "magpie/files/csv.h"

namespace magpie::files {

namespace fs = std::filesystem;
using catalog::Finding;

inline std::optional<fs::path> shared() {
  char const* folder = std::getenv("MAGPIE_SHARED");
  auto const path = fs::path(folder == nullptr ? "" : folder) / "data";
  return folder != nullptr && fs::exists(path / "import-samples") ? std::optional(path)
                                                                  : std::nullopt;
}

inline std::string bytes_of(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Ground {
  std::vector<catalog::County> counties;
  geo::AreaIndex areas;
  std::vector<catalog::Place> known;
  catalog::InterpretContext context;
};

inline geo::Area area_of(nlohmann::json const& geometry) {
  std::vector<geo::Area::Ring> rings;
  auto const add = [&](nlohmann::json const& polygon) {
    for (auto const& line : polygon) {
      geo::Area::Ring ring;
      for (auto const& p : line) ring.push_back(*geo::make_latlng(p.at(1), p.at(0)));
      rings.push_back(std::move(ring));
    }
  };
  if (geometry.at("type") == "Polygon") add(geometry.at("coordinates"));
  if (geometry.at("type") == "MultiPolygon") {
    for (auto const& polygon : geometry.at("coordinates")) add(polygon);
  }
  return geo::Area(std::move(rings));
}

inline Ground read_ground(fs::path const& data, std::string const& alliance) {
  Ground ground;
  auto const bytes = bytes_of(data / "common/counties.csv");
  ground.counties = read_counties_csv(bytes).value().counties;
  std::vector<geo::Area> areas;
  auto const boundaries =
      nlohmann::json::parse(bytes_of(data / "common/boundaries/counties.geojson"));
  for (auto const& feature : boundaries.at("features")) {
    areas.push_back(area_of(feature.at("geometry")));
    ground.context.area_codes.push_back(feature.at("properties").at("code"));
  }
  ground.areas = geo::AreaIndex(std::move(areas));
  if (!alliance.empty()) {
    auto const table = read_csv(bytes).value();
    for (auto const& row : table.rows) {
      if (row.cells.at(*table.column("used_by")).find(alliance) != std::string::npos) {
        ground.context.alliance_codes.insert(row.cells.front());
      }
    }
  }
  return ground;
}

// Where the catalogue knows two places and one county more, as the alliances around them do.
inline void know_the_region(Ground& ground) {
  catalog::Place mountain;
  mountain.names["zh"] = "历山";
  mountain.county_code = "140521";
  mountain.rating = 4;
  catalog::Place fortress;
  fortress.names["zh"] = "虎头旅游景区";
  fortress.county_code = "230381";
  fortress.location = geo::make_latlng(46.01505, 133.68951);
  fortress.precision = catalog::Precision::point;
  fortress.rating = 5;
  ground.known = {mountain, fortress};
  catalog::County county;
  county.code = county.code_current = "220723";
  county.name_zh = "乾安县";
  county.prefecture_zh = "松原市";
  county.province_zh = "吉林省";
  ground.counties.push_back(county);
}

// "7 地区 WRONG_COUNTY ask".
inline std::string line_of(std::string row, std::string column, std::string code,
                           std::string action) {
  if (row == "*") row.clear();
  for (auto const end : {" once", " cell", " without", " with precision"}) {
    action = action.substr(0, action.find(end));
  }
  std::replace(action.begin(), action.end(), ' ', '_');
  if (action == "offer_same-as") action = "offer_same_as";
  return fmt::format("{}|{}|{}|{}", row, base::ascii_lower(column), code, action);
}

inline std::vector<std::string> found_in(catalog::Interpretation const& result) {
  std::vector<std::string> out;
  for (auto const& finding : result.findings) {
    auto action = std::string(catalog::action_name(finding.action));
    out.push_back(line_of(finding.row, finding.column, finding.code, action));
  }
  std::sort(out.begin(), out.end());
  return out;
}

inline std::vector<std::string> expected_in(fs::path const& file, std::string const& prefix) {
  std::vector<std::string> out;
  auto const table = read_csv(bytes_of(file)).value();
  for (auto const& row : table.rows) {
    auto const& cells = row.cells;
    if (!cells[0].starts_with(prefix)) continue;
    // One datum is said once for the file, also where the list names the first row that has it.
    auto const row_label = cells[2] == "DATUM_CONVERTED" ? "" : cells[0].substr(prefix.size());
    out.push_back(line_of(row_label, cells[1], cells[2], cells[3]));
  }
  std::sort(out.begin(), out.end());
  return out;
}

// The same row, code and action, and the column or one of the columns.
inline bool is_same(std::string const& expected, std::string const& found) {
  auto const parts = [](std::string const& line) {
    std::vector<std::string> out(1);
    for (char const c : line) {
      if (c == '|')
        out.emplace_back();
      else
        out.back().push_back(c);
    }
    return out;
  };
  auto const a = parts(expected);
  auto const b = parts(found);
  return a[0] == b[0] && a[2] == b[2] && a[3] == b[3] && b[1].find(a[1]) != std::string::npos;
}

// `also_right`: what the list of the sample leaves out, although it says the same of other rows.
inline void compare(std::vector<std::string> const& expected, std::vector<std::string> const& found,
                    std::vector<std::string> const& also_right = {}) {
  auto const holds = [](std::vector<std::string> const& lines, auto test) {
    return std::any_of(lines.begin(), lines.end(), test);
  };
  for (auto const& line : expected) {
    bool const ok = holds(found, [&](auto const& other) { return is_same(line, other); });
    EXPECT_TRUE(ok) << "missing: " << line;
  }
  for (auto const& line : found) {
    auto const fits = [&](auto const& other) { return is_same(other, line); };
    EXPECT_TRUE(holds(also_right, fits) || holds(expected, fits)) << "too much: " << line;
  }
}

inline catalog::Interpretation run(Ground& ground, catalog::SourceTable const& table,
                                   catalog::ImportAnswers const& answers) {
  ground.context.counties = ground.counties;
  ground.context.areas = &ground.areas;
  ground.context.known = ground.known;
  return catalog::interpret(table, catalog::guess_mapping(table), ground.context, answers);
}

}  // namespace magpie::files
