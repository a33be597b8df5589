#include "magpie/catalog/field_columns.h"

#include <array>
#include <utility>

namespace magpie::catalog {

namespace {

using C = ColumnType;
using Columns = std::vector<FieldColumn>;

FieldColumn column(char const* name, C type, char const* zh, char const* en) {
  FieldColumn made;
  made.name = name;
  made.type = type;
  made.label = {zh, en};
  return made;
}

FieldColumn needed(FieldColumn made) {
  made.is_required = true;
  return made;
}

FieldColumn range(FieldColumn made, double low, double high, char const* unit) {
  made.low = low;
  made.high = high;
  made.unit = unit;
  return made;
}

FieldColumn options(FieldColumn made, WordList list) {
  for (auto const& [code, words] : words_in(list)) made.options.push_back({code, words});
  return made;
}

// The words people use most; others are taken as they are written.
FieldColumn suggestions(FieldColumn made, WordList list) {
  made = options(std::move(made), list);
  made.may_be_other = true;
  return made;
}

Columns alias_columns() {
  return {needed(column("name", C::text, "名称", "name")),
          suggestions(column("language", C::choice, "语言", "language"), WordList::language)};
}

Columns designation_columns() {
  return {
      needed(suggestions(column("code", C::choice, "称号", "designation"), WordList::designation)),
      range(column("year", C::integer, "年份", "year"), 1900, 2200, ""),
      column("issuer", C::text, "授予单位", "awarded by"),
      column("valid_until", C::date, "有效期至", "valid until")};
}

Columns experience_columns() {
  return {needed(column("name", C::text, "体验", "experience")),
          options(column("seasons", C::words, "季节", "seasons"), WordList::season),
          range(column("from_min", C::clock, "开始", "from"), 0, 2880, ""),
          range(column("until_min", C::clock, "结束", "until"), 0, 2880, "")};
}

Columns measurement_columns() {
  return {
      needed(suggestions(column("indicator", C::choice, "指标", "indicator"), WordList::indicator)),
      needed(column("value", C::number, "数值", "value")),
      suggestions(column("unit", C::choice, "单位", "unit"), WordList::unit),
      options(column("statistic", C::choice, "统计方式", "statistic"), WordList::statistic),
      column("period", C::text, "时段", "period"),
      column("station", C::text, "监测点", "station"),
      column("source", C::source, "来源", "source")};
}

Columns price_columns() {
  return {needed(suggestions(column("category", C::choice, "适用人群", "for whom"),
                             WordList::price_category)),
          needed(range(column("amount_fen", C::money, "票价", "price"), 0, 100'000'000, "")),
          column("note", C::text, "说明", "note")};
}

Columns media_columns() {
  return {needed(column("url", C::text, "网址", "address")),
          column("title", C::text, "标题", "title"), column("credit", C::text, "署名", "credit"),
          column("licence", C::text, "许可", "licence"),
          column("may_translate", C::boolean, "可翻译", "may be translated")};
}

Columns link_columns() {
  return {
      needed(suggestions(column("relation", C::choice, "关系", "relation"), WordList::relation)),
      needed(column("key", C::place, "条目", "record"))};
}

Columns source_columns() {
  return {needed(column("source_key", C::source, "来源", "source")),
          column("field", C::field, "字段", "field")};
}

}  // namespace

std::vector<FieldColumn> columns_of(std::string_view field) {
  if (field == "aliases") return alias_columns();
  if (field == "designations") return designation_columns();
  if (field == "experiences") return experience_columns();
  if (field == "measurements") return measurement_columns();
  if (field == "prices") return price_columns();
  if (field == "media") return media_columns();
  if (field == "links") return link_columns();
  if (field == "sources") return source_columns();
  if (field == "themes")
    return {suggestions(column("", C::choice, "主题", "theme"), WordList::theme)};
  if (field == "services")
    return {suggestions(column("", C::choice, "服务", "service"), WordList::service)};
  if (field == "accessibility")
    return {suggestions(column("", C::choice, "设施", "facility"), WordList::accessibility)};
  if (field == "brand") {
    auto made = column("", C::place, "品牌", "brand");
    made.may_be_other = true;
    return {made};
  }
  if (field == "field_owners")
    return {needed(column("key", C::field, "字段", "field")),
            needed(column("value", C::member, "成员", "member"))};
  if (field == "tags")
    return {needed(column("key", C::text, "名目", "name")),
            needed(column("value", C::text, "内容", "content"))};
  return {};
}

}  // namespace magpie::catalog
