#include "magpie/app/facets.h"

#include <algorithm>
#include <map>

#include "magpie/base/check.h"
#include "magpie/catalog/fields.h"

namespace magpie::app {

namespace {

using Counts = std::map<std::string, std::int64_t>;

api::Facet facet_of(std::string name, Counts const& counts) {
  api::Facet facet{std::move(name), {}};
  for (auto const& [value, number] : counts) facet.counts.push_back({value, number});
  std::stable_sort(facet.counts.begin(), facet.counts.end(),
                   [](auto const& a, auto const& b) { return a.count > b.count; });
  if (facet.counts.size() > kFacetValuesMax) facet.counts.resize(kFacetValuesMax);
  return facet;
}

// Counted by number first: the texts are looked at once for each number and not for each place.
class Tally {
 public:
  explicit Tally(TraitWords const& words)
      : words_(words), members_(words.members().size()), theme_lists_(words.theme_lists().size()) {}

  void add(PlaceTraits const& traits) {
    ++total_;
    ++kinds_[traits.kind];
    ++members_[traits.member];
    ++theme_lists_[traits.themes];
    if (traits.rating >= 0) ++ratings_[traits.rating];
    ++statuses_[traits.status];
    ++workflows_[traits.workflow];
    ++missing_[traits.missing];
  }

  api::Facets facets() const {
    return {
        total_,
        {facet_of("kind", named(kinds_, catalog::kind_name)), facet_of("member", members()),
         facet_of("rating", named(ratings_, [](int rating) { return std::to_string(rating); })),
         facet_of("theme", themes()), facet_of("status", named(statuses_, catalog::status_name)),
         facet_of("workflow", named(workflows_, catalog::workflow_name)),
         facet_of("missing", missing())}};
  }

 private:
  template <class Numbered, class Name>
  static Counts named(Numbered const& numbered, Name name) {
    Counts counts;
    for (auto const& [value, number] : numbered) add(counts, name(value), number);
    return counts;
  }

  Counts members() const {
    Counts counts;
    for (std::size_t i = 0; i < members_.size(); ++i) {
      auto const& slug = words_.members()[i];
      if (!slug.empty()) add(counts, slug, members_[i]);
    }
    return counts;
  }

  Counts themes() const {
    Counts counts;
    for (std::size_t i = 0; i < theme_lists_.size(); ++i)
      for (auto const& theme : words_.theme_lists()[i]) add(counts, theme, theme_lists_[i]);
    return counts;
  }

  // Hours that are given but not understood are not missing: there is no field of that name.
  Counts missing() const {
    Counts counts;
    for (auto const& [bits, number] : missing_) {
      for (unsigned bit = 0; bit < 8; ++bit) {
        if ((bits >> bit & 1U) == 0) continue;
        auto const field = catalog::field_of(static_cast<catalog::Missing>(bit));
        if (!field.empty()) add(counts, field, number);
      }
    }
    return counts;
  }

  static void add(Counts& counts, std::string_view value, std::int64_t number) {
    if (number > 0) counts[std::string(value)] += number;
  }

  TraitWords const& words_;
  std::int64_t total_ = 0;
  std::vector<std::int64_t> members_;
  std::vector<std::int64_t> theme_lists_;
  std::map<catalog::Kind, std::int64_t> kinds_;
  std::map<int, std::int64_t> ratings_;
  std::map<catalog::PlaceStatus, std::int64_t> statuses_;
  std::map<catalog::Workflow, std::int64_t> workflows_;
  std::map<MissingBits, std::int64_t> missing_;
};

std::optional<double> bound_of(catalog::FieldInfo const& info, double value) {
  return info.low < info.high ? std::optional(value) : std::nullopt;
}

}  // namespace

api::Facets get_facets(Catalogue const& catalogue, PlaceQuery const& query) {
  Tally tally(catalogue.words());
  visit_matching(
      catalogue, query,
      [&](std::size_t, CatalogueEntry const&, PlaceTraits const& traits) { tally.add(traits); });
  return tally.facets();
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
