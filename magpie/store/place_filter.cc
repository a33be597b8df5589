#include "magpie/store/place_filter.h"

#include <fmt/core.h>

#include <nlohmann/json.hpp>

namespace magpie::store {

namespace {

class Builder {
 public:
  // Every "?" in `condition` becomes the next placeholder.
  void add(std::string_view condition, std::initializer_list<Value> values) {
    auto value = values.begin();
    if (!sql_.where.empty()) sql_.where += " AND ";
    for (char const c : condition) {
      if (c != '?') {
        sql_.where += c;
        continue;
      }
      sql_.values.push_back(*value++);
      sql_.where += fmt::format("${}", sql_.values.size());
    }
  }
  FilterSql finish() { return std::move(sql_); }

 private:
  FilterSql sql_;
};

// Themes are stored as a JSON array; "heritage" is found with its quotes.
std::string theme_pattern(std::string const& theme) {
  std::string pattern = "%";
  for (char const c :
       nlohmann::json(theme).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)) {
    if (c == '%' || c == '_' || c == '!') pattern += '!';
    pattern += c;
  }
  return pattern + '%';
}

}  // namespace

FilterSql filter_sql(PlaceFilter const& filter) {
  Builder builder;
  builder.add("p.deleted_at_s IS NULL", {});
  if (filter.member) {
    builder.add("p.member_id = (SELECT id FROM member WHERE slug = ?)", {*filter.member});
  }
  if (filter.kind) builder.add("p.kind = ?", {std::string(catalog::kind_name(*filter.kind))});
  if (filter.theme) builder.add("p.themes LIKE ? ESCAPE '!'", {theme_pattern(*filter.theme)});
  if (filter.rating_min) builder.add("p.rating >= ?", {*filter.rating_min});
  if (filter.box) {
    auto const& [low, high] = *filter.box;
    builder.add("p.lat_e7 BETWEEN ? AND ?", {low.lat_e7, high.lat_e7});
    builder.add(
        low.lon_e7 <= high.lon_e7 ? "p.lon_e7 BETWEEN ? AND ?" : "(p.lon_e7 >= ? OR p.lon_e7 <= ?)",
        {low.lon_e7, high.lon_e7});
  }
  return builder.finish();
}

}  // namespace magpie::store
