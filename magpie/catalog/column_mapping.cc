#include "magpie/catalog/column_mapping.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>

#include "magpie/base/text.h"
#include "magpie/catalog/cell/coordinate.h"
#include "magpie/catalog/cell/number.h"
#include "magpie/catalog/cell/plain_text.h"
#include "magpie/geo/datum.h"

namespace magpie::catalog {

namespace {

struct HeaderWord {
  std::string_view word;  // squeezed: lower case, without spaces
  std::string_view field;
  bool is_whole;  // the header must be this word, not only hold it
};

// The first that fits counts: longer and rarer words first.
constexpr std::array kHeaderWords = std::to_array<HeaderWord>({
    // The columns of our own files.
    {"member", "member", true},
    {"county_code", "county_code", true},
    {"designation", "designations", true},
    {"themes", "themes", true},
    {"licence", "licence", true},
    {"license", "licence", true},
    {"attribution", "attribution", true},
    {"location_precision", "@precision", true},
    {"坐标系", "@datum", false},
    {"datum", "@datum", false},
    {"crs", "@datum", true},
    {"经纬度", "@position", false},
    {"lng_lat", "@position", false},
    {"lat_lng", "@position", false},
    {"lnglat", "@position", false},
    {"latlng", "@position", false},
    {"lonlat", "@position", false},
    {"坐标", "@position", false},
    {"position", "@position", true},
    {"coordinates", "@position", true},
    {"纬度", "@lat", false},
    {"latitude", "@lat", false},
    {"lat", "@lat", true},
    {"weidu", "@lat", false},
    {"wd", "@lat", true},
    {"y", "@lat", true},
    {"经度", "@lon", false},
    {"longitude", "@lon", false},
    {"lng", "@lon", true},
    {"lon", "@lon", true},
    {"jingdu", "@lon", false},
    {"jd", "@lon", true},
    {"x", "@lon", true},
    {"long", "@lon", true},
    {"序号", "@row", false},
    {"行号", "@row", false},
    {"no.", "@row", true},
    {"no", "@row", true},
    {"f1", "@row", true},
    {"#", "@row", true},
    {"xh", "@row", true},
    {"编号", "@id", false},
    {"编码", "@id", false},
    {"id", "@id", true},
    {"英文名", "name.en", false},
    {"name_en", "name.en", true},
    {"englishname", "name.en", true},
    {"距", "@distance", false},
    {"distance", "@distance", false},
    {"长度", "@distance", false},
    {"里程", "@distance", false},
    {"length", "@distance", true},
    {"负氧离子", "measurements", false},
    {"负离子", "measurements", false},
    {"negativeion", "measurements", false},
    {"均温", "measurements", false},
    {"气温", "measurements", false},
    {"温度", "measurements", false},
    {"temperature", "measurements", false},
    {"接待量", "visitors_10k_per_year", false},
    {"游客量", "visitors_10k_per_year", false},
    {"接待人", "visitors_10k_per_year", false},
    {"visitors", "visitors_10k_per_year", false},
    {"瞬时", "capacity_instant", false},
    {"日承载", "capacity_daily", false},
    {"日最大", "capacity_daily", false},
    {"床位", "beds", false},
    {"beds", "beds", true},
    {"门票", "price", false},
    {"票价", "price", false},
    {"price", "price", false},
    {"价格", "price", false},
    {"开放时间", "opening_hours", false},
    {"营业时间", "opening_hours", false},
    {"opening", "opening_hours", false},
    {"游览时间", "visit_minutes", false},
    {"游览时长", "visit_minutes", false},
    {"数据日期", "@date", false},
    {"填报日期", "@date", false},
    {"更新", "@date", false},
    {"日期", "@date", false},
    {"date", "@date", true},
    {"状态", "status", false},
    {"status", "status", true},
    {"类别", "kind", false},
    {"类型", "kind", false},
    {"kind", "kind", true},
    {"type", "kind", true},
    {"等级", "rating", false},
    {"a级", "rating", false},
    {"级别", "rating", false},
    {"rating", "rating", true},
    {"grade", "rating", true},
    {"level", "rating", true},
    {"dj", "rating", true},
    {"乡镇", "@note", false},
    {"town", "@note", true},
    {"销量", "@note", false},
    {"sale", "@note", true},
    {"sales", "@note", true},
    {"口号", "@note", false},
    {"slogan", "@note", true},
    {"地址", "@note", false},
    {"address", "@note", false},
    {"电话", "phone", false},
    {"phone", "phone", true},
    {"网址", "website", false},
    {"website", "website", true},
    {"备注", "note", false},
    {"note", "note", true},
    {"remark", "note", false},
    {"简介", "descriptions.zh", false},
    {"介绍", "descriptions.zh", false},
    {"描述", "descriptions.zh", false},
    {"description", "descriptions.zh", false},
    {"区县", "@county", false},
    {"县区", "@county", false},
    {"县市", "@county", false},
    {"所在县", "@county", false},
    {"地区", "@county", false},
    {"county", "@county", false},
    {"location", "@county", true},
    {"区域", "@county", false},
    {"名称", "name.zh", false},
    {"景区名", "name.zh", false},
    {"站名", "name.zh", false},
    {"地名", "name.zh", false},
    {"村名", "name.zh", false},
    {"name", "name.zh", false},
    {"mc", "name.zh", true},
    {"景区", "name.zh", true},
    {"景点", "name.zh", true},
});

// What stands in the last brackets of the header.
std::string bracket_of(std::string_view header) {
  auto const text = cell::plain(header);
  auto const open = text.rfind('(');
  auto const close = text.rfind(')');
  return open == std::string::npos || close == std::string::npos || close < open
             ? std::string()
             : text.substr(open + 1, close - open - 1);
}

std::string_view field_for(std::string_view word) {
  for (auto const& row : kHeaderWords) {
    if (row.is_whole ? word == row.word : cell::holds(word, row.word)) return row.field;
  }
  return "";
}

std::string datum_of(std::string_view header) {
  if (auto const datum = geo::parse_datum(cell::plain(header)))
    return std::string(geo::datum_name(*datum));
  auto const word = cell::squeezed(header);
  if (word.ends_with("bd")) return "BD-09";
  return word.ends_with("gd") || word.ends_with("gcj") ? "GCJ-02" : "";
}

ColumnUse from_header(std::size_t column, std::string const& header) {
  ColumnUse use;
  use.column = column;
  if (header.starts_with('=')) {
    use.field = column_field(header);
    if (use.field == "location.lat") use.field = "@lat";
    if (use.field == "location.lon") use.field = "@lon";
    if (use.field == "id") use.field = "@id";
    if (use.field == "datum") use.field = "@datum";
    use.certainty = 1;
    return use;
  }
  auto const levels = base::split_list(cell::replace_all(header, " / ", "\n"), '\n');
  // The lowest level says most: "经纬度（高德） / 纬度".
  for (auto level = levels.rbegin(); level != levels.rend() && use.field.empty(); ++level) {
    auto const bracket = bracket_of(*level);
    use.unit = bracket;
    auto word = cell::squeezed(*level);
    if (!bracket.empty()) word = word.substr(0, word.rfind('('));
    use.field = field_for(word);
  }
  use.datum = datum_of(header);
  use.certainty = use.field.empty() ? 0 : 0.9;
  if (use.field == "measurements") {
    use.statistic = cell::statistic_in(header);
    use.indicator =
        cell::holds_any(cell::squeezed(header), {"离子", "ion"}) ? "negative_ions" : "temperature";
    if (cell::holds(header, "夏")) use.period = "summer";
    if (cell::holds(header, "冬")) use.period = "winter";
  }
  use.reason = {fmt::format("表头“{}”", header), fmt::format("header \"{}\"", header)};
  return use;
}

// The share of filled cells that hold a number in [low, high] with at least three decimals.
double share_of(SourceTable const& table, std::size_t column, double low, double high) {
  std::size_t filled = 0, inside = 0;
  for (auto const& row : table.rows) {
    if (column >= row.cells.size() || cell::is_empty_word(row.cells[column])) continue;
    ++filled;
    auto const read = cell::read_coordinate(row.cells[column]);
    if (read.value && read.value->decimals >= 3 && read.value->degrees >= low &&
        read.value->degrees <= high)
      ++inside;
  }
  return filled == 0 ? 0 : static_cast<double>(inside) / static_cast<double>(filled);
}

// Columns without a telling header whose values are positions in China.
void guess_from_values(SourceTable const& table, ColumnMapping& mapping) {
  for (auto& use : mapping.columns) {
    if (!use.field.empty()) continue;
    for (auto const& [field, low, high] :
         {std::tuple{"@lon", 73.0, 136.0}, std::tuple{"@lat", 17.0, 54.0}}) {
      if (mapping.find(field) || mapping.find("@position")) continue;
      if (share_of(table, use.column, low, high) < 0.8) continue;
      use.field = field;
      use.certainty = 0.7;
      use.reason = {"数值像中国境内的坐标", "the values look like positions in China"};
      break;
    }
  }
}

// A field that may stand once stays with the column that names it itself, else with the first.
void keep_one(SourceTable const& table, ColumnMapping& mapping) {
  std::set<std::string> seen, own;
  auto const is_own = [&](ColumnUse const& use) {
    return table.columns[use.column].starts_with('=');
  };
  for (auto const& use : mapping.columns)
    if (is_own(use)) own.insert(use.field);
  for (auto& use : mapping.columns) {
    if (use.field.empty() || use.field == "measurements" || use.field == "@note" ||
        use.field == "@date" || use.field == "@distance")
      continue;
    bool const is_taken = !is_own(use) && own.contains(use.field);
    if (is_taken || !seen.insert(use.field).second) use.field.clear();
  }
}

}  // namespace

ColumnUse const* ColumnMapping::find(std::string_view field) const {
  auto const found = std::find_if(columns.begin(), columns.end(),
                                  [&](ColumnUse const& use) { return use.field == field; });
  return found == columns.end() ? nullptr : &*found;
}

std::string field_of_header(std::string const& header) {
  return from_header(0, header).field;
}

ColumnMapping guess_mapping(SourceTable const& table) {
  ColumnMapping mapping;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    mapping.columns.push_back(from_header(i, table.columns[i]));
  }
  keep_one(table, mapping);
  guess_from_values(table, mapping);
  return mapping;
}

std::string mapping_json(ColumnMapping const& mapping) {
  auto out = nlohmann::json::array();
  for (auto const& use : mapping.columns) {
    out.push_back({{"column", use.column},
                   {"field", use.field},
                   {"unit", use.unit},
                   {"statistic", use.statistic},
                   {"indicator", use.indicator},
                   {"period", use.period},
                   {"datum", use.datum},
                   {"certainty", use.certainty},
                   {"reason_zh", use.reason.zh},
                   {"reason_en", use.reason.en}});
  }
  return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

base::Result<ColumnMapping> parse_mapping(std::string_view text) {
  auto const refuse = [] {
    return base::fail(
        base::ErrorCode::invalid_argument,
        "The column mapping is not understood; send a list of columns with their fields.",
        "mapping");
  };
  auto const json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_array()) return refuse();
  ColumnMapping mapping;
  try {
    for (auto const& item : json) {
      ColumnUse use;
      use.column = item.at("column").get<std::size_t>();
      use.field = item.at("field").get<std::string>();
      use.unit = item.value("unit", "");
      use.statistic = item.value("statistic", "");
      use.indicator = item.value("indicator", "");
      use.period = item.value("period", "");
      use.datum = item.value("datum", "");
      use.certainty = item.value("certainty", 1.0);
      use.reason = {item.value("reason_zh", ""), item.value("reason_en", "")};
      mapping.columns.push_back(use);
    }
  } catch (nlohmann::json::exception const&) {
    return refuse();
  }
  return mapping;
}

}  // namespace magpie::catalog
