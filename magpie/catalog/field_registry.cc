// The registry of fields: names, types, labels, ranges. Forms, imports and history read it.
#include <algorithm>
#include <array>

#include "magpie/catalog/field_columns.h"
#include "magpie/catalog/fields.h"

namespace magpie::catalog {

namespace {

using T = FieldType;

std::vector<std::string> kinds() {
  return {"sight",    "village", "courtyard", "museum",        "heritage", "viewpoint",
          "wellness", "town",    "gateway",   "crossing",      "lodging",  "food",
          "service",  "nature",  "leisure",   "heritage_item", "product",  "brand"};
}

FieldInfo field(char const* name, T type, char const* group, char const* zh, char const* en) {
  FieldInfo info;
  info.name = name;
  info.type = type;
  info.group = group;
  info.label = {zh, en};
  info.columns = columns_of(name);
  return info;
}

FieldInfo number(FieldInfo info, double low, double high, char const* unit) {
  info.low = low;
  info.high = high;
  info.unit = unit;
  return info;
}

FieldInfo choice(FieldInfo info, std::vector<std::string> choices) {
  info.choices = std::move(choices);
  return info;
}

std::vector<FieldInfo> identity_fields() {
  return {
      field("name.*", T::text, "names", "名称", "name"),
      field("aliases", T::object_list, "names", "别名", "other names"),
      choice(field("kind", T::choice, "names", "类型", "kind"), kinds()),
      field("descriptions.*", T::long_text, "names", "介绍", "description"),
      field("member", T::text, "place", "所属成员", "member"),
      field("field_owners", T::text_map, "place", "字段归属", "owners of single fields"),
      field("county_zh", T::text, "place", "区县", "county"),
      field("county_code", T::text, "place", "区县代码", "county code"),
      field("location", T::position, "place", "位置", "position"),
      choice(field("precision", T::choice, "place", "位置精度", "precision of the position"),
             {"point", "county", "none"}),
      choice(field("status", T::choice, "place", "状态", "status"),
             {"open", "proposed", "building", "closed"}),
      field("opened_on", T::date, "place", "开业日期", "opened on"),
      field("closed_on", T::date, "place", "关闭日期", "closed on"),
  };
}

std::vector<FieldInfo> quality_fields() {
  return {
      number(field("rating", T::integer, "quality", "A级", "A grade"), 1, 5, "A"),
      field("designations", T::object_list, "quality", "称号", "designations"),
      field("themes", T::words, "quality", "主题", "themes"),
      field("series", T::text, "quality", "系列", "series"),
      field("brand", T::text, "quality", "品牌", "brand"),
      field("experiences", T::object_list, "quality", "体验", "experiences"),
      field("services", T::words, "quality", "服务", "services"),
      field("measurements", T::measurement, "quality", "监测值", "measurements"),
      number(field("visitors_10k_per_year", T::number, "quality", "年接待量", "visitors a year"), 0,
             100'000, "万人次"),
  };
}

std::vector<FieldInfo> visit_fields() {
  return {
      field("opening_hours", T::hours, "visit", "开放时间", "opening hours"),
      number(field("visit_minutes", T::integer, "visit", "游览时间（一般）", "visit, typical"), 0,
             1440, "min"),
      number(field("visit_minutes_min", T::integer, "visit", "游览时间（最短）", "visit, shortest"),
             0, 1440, "min"),
      number(field("price", T::money, "money", "成人票价", "adult price"), 0, 100'000'000, "分"),
      field("prices", T::object_list, "money", "其他票价", "other prices"),
      field("has_fee", T::boolean, "money", "收费", "has a fee"),
      number(field("capacity_instant", T::integer, "capacity", "瞬时承载量", "capacity at a time"),
             0, 10'000'000, "人"),
      number(field("capacity_daily", T::integer, "capacity", "日承载量", "capacity a day"), 0,
             10'000'000, "人"),
      number(field("beds", T::integer, "capacity", "床位", "beds"), 0, 100'000, ""),
  };
}

std::vector<FieldInfo> people_fields() {
  return {
      choice(field("wheelchair", T::choice, "people", "轮椅通行", "wheelchair"),
             {"yes", "limited", "no"}),
      field("accessibility", T::words, "people", "无障碍设施", "accessibility"),
      number(field("age_min", T::integer, "people", "最小年龄", "lowest age"), 0, 120, "岁"),
      number(field("age_max", T::integer, "people", "最大年龄", "highest age"), 0, 120, "岁"),
      field("website", T::text, "people", "网站", "website"),
      field("phone", T::text, "people", "电话", "phone"),
      field("media", T::object_list, "media", "图片与影像", "media"),
      field("links", T::object_list, "media", "关联条目", "links to other records"),
      field("note", T::long_text, "origin", "备注", "note"),
      field("licence", T::text, "origin", "许可", "licence"),
      field("attribution", T::text, "origin", "署名", "attribution"),
      field("sources", T::object_list, "origin", "来源", "sources"),
      field("tags", T::text_map, "origin", "其他内容", "other content"),
      choice(field("workflow", T::choice, "origin", "流程", "workflow"),
             {"draft", "checked", "published"}),
  };
}

std::vector<FieldInfo> make_registry() {
  std::vector<FieldInfo> all;
  for (auto const& part : {identity_fields(), quality_fields(), visit_fields(), people_fields()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

// "name.zh" → "name.*".
std::string_view family_of(std::string_view field) {
  if (field.starts_with("name.")) return "name.*";
  if (field.starts_with("descriptions.")) return "descriptions.*";
  return field;
}

}  // namespace

std::span<FieldInfo const> all_fields() {
  static std::vector<FieldInfo> const registry = make_registry();
  return registry;
}

FieldInfo const* field_info(std::string_view field) {
  auto const name = family_of(field);
  auto const fields = all_fields();
  auto const found = std::find_if(fields.begin(), fields.end(),
                                  [&](FieldInfo const& info) { return info.name == name; });
  return found == fields.end() ? nullptr : &*found;
}

std::string_view field_type_name(FieldType type) {
  constexpr std::array<std::string_view, 14> kNames{
      "text",  "long_text", "integer", "number",   "money",       "boolean",     "choice",
      "words", "date",      "hours",   "position", "measurement", "object_list", "text_map"};
  return kNames.at(static_cast<std::size_t>(type));
}

std::string_view column_type_name(ColumnType type) {
  constexpr std::array<std::string_view, 13> kNames{
      "text", "integer", "number", "money",  "boolean", "choice", "words",
      "date", "clock",   "place",  "source", "member",  "field"};
  return kNames.at(static_cast<std::size_t>(type));
}

}  // namespace magpie::catalog
