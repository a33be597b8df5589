#include "magpie/files/counties_csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "magpie/files/csv_fields.h"

namespace magpie::files {

namespace {

constexpr std::array<std::string_view, 2> kRequired{"code", "name_zh"};
constexpr std::array<std::string_view, 18> kKnown{"code",
                                                  "name_zh",
                                                  "name_en",
                                                  "code_current",
                                                  "name_current_zh",
                                                  "change",
                                                  "prefecture_code",
                                                  "prefecture_zh",
                                                  "prefecture_en",
                                                  "province_code",
                                                  "province_zh",
                                                  "province_en",
                                                  "seat_lat",
                                                  "seat_lon",
                                                  "seat_source",
                                                  "area_km2",
                                                  "g331_border_county",
                                                  "used_by"};

bool is_code(std::string_view text) {
  return text.size() == 6 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void read_seat(CsvFields& fields, catalog::County& county) {
  if (fields.is_empty("seat_lat") && fields.is_empty("seat_lon")) return;
  auto const lat = fields.number("seat_lat", -90, 90);
  auto const lon = fields.number("seat_lon", -180, 180);
  if (lat && lon) {
    county.seat = geo::make_latlng(*lat, *lon);
    county.seat_source = fields.text("seat_source");
  } else if (fields.is_empty("seat_lat") || fields.is_empty("seat_lon")) {
    fields.problem("seat_lat", "Only one of seat_lat and seat_lon is filled; the seat stays out.",
                   "Fill both or none.");
  }
}

std::optional<catalog::County> read_county(CsvFields& fields, std::map<std::string, int>& lines,
                                           int line) {
  if (!fields.has_sound_shape()) return std::nullopt;
  catalog::County county;
  county.code = fields.text("code");
  if (!is_code(county.code)) {
    fields.refuse("code", quoted(county.code) + " is not a county code.",
                  "Write the six digits of GB/T 2260, like 140723.");
    return std::nullopt;
  }
  auto const [before, is_new] = lines.emplace(county.code, line);
  if (!is_new) {
    fields.refuse("code",
                  "The code " + quoted(county.code) + " stands already in row " +
                      std::to_string(before->second) + ".",
                  "Keep one row for each county.");
    return std::nullopt;
  }
  county.name_zh = fields.text("name_zh");
  county.name_en = fields.text("name_en");
  county.prefecture_zh = fields.text("prefecture_zh");
  county.prefecture_en = fields.text("prefecture_en");
  county.province_zh = fields.text("province_zh");
  county.province_en = fields.text("province_en");
  county.code_current = fields.text("code_current");
  county.name_current_zh = fields.text("name_current_zh");
  county.change = fields.text("change");
  if (auto const area = fields.number("area_km2", 0, 1e7)) county.area_km2 = *area;
  read_seat(fields, county);
  return county;
}

}  // namespace

base::Result<CountiesImport> read_counties_csv(std::string_view bytes, std::string file) {
  MAGPIE_TRY(auto import, CsvImport::open(bytes, std::move(file), kRequired, kKnown));
  CountiesImport out;
  std::map<std::string, int> lines;
  for (auto const& row : import.table().rows) {
    CsvFields fields(import, row);
    if (auto county = read_county(fields, lines, row.line)) out.counties.push_back(*county);
  }
  out.report = import.take_report();
  out.report.rows_taken = out.counties.size();
  return out;
}

}  // namespace magpie::files
