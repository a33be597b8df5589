#include "magpie/app/facets.h"

#include <algorithm>
#include <array>
#include <map>

#include "magpie/app/missing_field.h"
#include "magpie/base/check.h"
#include "magpie/catalog/fields.h"

namespace magpie::app {

namespace {

using Counts = std::map<std::string, std::int64_t, std::less<>>;

void count(Counts& counts, std::string_view value) {
  auto const found = counts.find(value);
  if (found == counts.end()) {
    counts.emplace(value, 1);
  } else {
    ++found->second;
  }
}

api::Facet facet_of(std::string name, Counts const& counts) {
  api::Facet facet{std::move(name), {}};
  for (auto const& [value, number] : counts) facet.counts.push_back({value, number});
  std::stable_sort(facet.counts.begin(), facet.counts.end(),
                   [](auto const& a, auto const& b) { return a.count > b.count; });
  if (facet.counts.size() > kFacetValuesMax) facet.counts.resize(kFacetValuesMax);
  return facet;
}

struct AllCounts {
  Counts kind, member, rating, theme, status, workflow, missing;
};

void count_place(AllCounts& counts, catalog::Place const& place) {
  count(counts.kind, catalog::kind_name(place.kind));
  if (!place.member.empty()) count(counts.member, place.member);
  if (place.rating) count(counts.rating, std::to_string(*place.rating));
  for (auto const& theme : place.themes) count(counts.theme, theme);
  count(counts.status, catalog::status_name(place.status));
  count(counts.workflow, catalog::workflow_name(place.workflow));
  for (auto const field : asked_fields_missing(place)) count(counts.missing, field);
}

std::optional<double> bound_of(catalog::FieldInfo const& info, double value) {
  return info.low < info.high ? std::optional(value) : std::nullopt;
}

}  // namespace

api::Facets get_facets(Catalogue const& catalogue, PlaceQuery const& query) {
  AllCounts counts;
  auto const found = matching_places(catalogue, query);
  for (auto const* entry : found) count_place(counts, entry->place);
  return {static_cast<std::int64_t>(found.size()),
          {facet_of("kind", counts.kind), facet_of("member", counts.member),
           facet_of("rating", counts.rating), facet_of("theme", counts.theme),
           facet_of("status", counts.status), facet_of("workflow", counts.workflow),
           facet_of("missing", counts.missing)}};
}

namespace {

api::FieldColumn column_view(catalog::FieldColumn const& column) {
  auto const type = api::parse_word<api::FieldColumnType>(catalog::column_type_name(column.type));
  MAGPIE_CHECK(type.has_value());
  api::FieldColumn view;
  view.name = column.name;
  view.type = *type;
  view.label = {column.label.zh, column.label.en};
  view.required = column.is_required;
  for (auto const& option : column.options)
    view.options.push_back({option.value, {option.label.zh, option.label.en}});
  view.may_be_other = column.may_be_other;
  if (column.low < column.high) {
    view.low = column.low;
    view.high = column.high;
  }
  view.unit = column.unit;
  return view;
}

std::optional<std::vector<api::FieldColumn>> columns_view(catalog::FieldInfo const& info) {
  if (info.columns.empty()) return std::nullopt;
  std::vector<api::FieldColumn> columns;
  for (auto const& column : info.columns) columns.push_back(column_view(column));
  return columns;
}

}  // namespace

api::FieldList list_fields() {
  api::FieldList list;
  for (auto const& info : catalog::all_fields()) {
    auto const type = api::parse_word<api::FieldInfoType>(catalog::field_type_name(info.type));
    MAGPIE_CHECK(type.has_value());
    list.items.push_back({info.name,
                          *type,
                          info.group,
                          {info.label.zh, info.label.en},
                          info.choices,
                          bound_of(info, info.low),
                          bound_of(info, info.high),
                          info.unit,
                          columns_view(info)});
  }
  return list;
}

}  // namespace magpie::app
