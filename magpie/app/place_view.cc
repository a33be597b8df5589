#include "magpie/app/place_view.h"

#include "magpie/base/check.h"
#include "magpie/catalog/defaults.h"
#include "magpie/catalog/quality.h"
#include "magpie/catalog/sun.h"
#include "magpie/catalog/vocabulary.h"

namespace magpie::app {

namespace {

// Both sides spell the words alike; a word only one of them knows is a bug.
template <class E>
E word(std::string_view name) {
  auto const value = api::parse_word<E>(name);
  MAGPIE_CHECK(value.has_value());
  return *value;
}

std::optional<std::string> if_not_empty(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

api::AssumedText assumed_text(catalog::Assumed<std::string> const& text) {
  return {text.value, if_not_empty(text.rule)};
}

void add_hours(Catalogue const& catalogue, catalog::Place const& place, base::Date today,
               api::Place& view) {
  auto const hours = catalog::opening_hours_of(place);
  auto const parsed = catalog::OpeningHours::parse(hours.value);
  view.opening_hours = assumed_text(hours);
  view.opening_hours_problem = parsed.problem();
  std::optional<catalog::SunTimes> sun;
  if (place.location) {
    sun = catalog::sun_times(*place.location, today,
                             static_cast<int>(catalogue.alliance().utc_offset_minutes));
  }
  view.hours_today = hours_view(parsed.on(today, catalogue.holidays(), sun));
}

}  // namespace

api::Position position_of(geo::LatLng position) {
  // Divided, not multiplied by 1e-7: 113.01 is written as 113.01.
  return {position.lon_e7 / 1e7, position.lat_e7 / 1e7};
}

api::PlaceSummary summary_of(CatalogueEntry const& entry) {
  auto const& place = entry.place;
  api::PlaceSummary view;
  view.id = entry.id.value();
  view.key = place.key;
  auto const kind = catalog::kind_words(catalog::kind_name(place.kind));
  view.name_zh = place.names.empty() ? "无名" + kind.zh : catalog::display_name(place, "zh");
  view.name_en = place.names.empty() ? "unnamed " + kind.en : catalog::display_name(place, "en");
  view.kind = word<api::PlaceKind>(catalog::kind_name(place.kind));
  view.status = word<api::PlaceStatus>(catalog::status_name(place.status));
  view.member = place.member;
  if (place.location) view.location = position_of(*place.location);
  view.precision = word<api::Precision>(catalog::precision_name(place.precision));
  view.rating = place.rating;
  view.themes = place.themes;
  return view;
}

api::DayHours hours_view(catalog::DayHours const& hours) {
  api::DayHours view;
  view.state = hours.state == catalog::DayState::open     ? api::DayHoursState::open
               : hours.state == catalog::DayState::closed ? api::DayHoursState::closed
                                                          : api::DayHoursState::unknown;
  for (auto const& interval : hours.intervals)
    view.intervals.push_back({interval.open, interval.close});
  view.reason = if_not_empty(hours.reason);
  return view;
}

api::AssumedNumber assumed_number(std::int64_t value, std::string const& rule) {
  return {value, if_not_empty(rule)};
}

api::Place view_of(Catalogue const& catalogue, CatalogueEntry const& entry, base::Date today) {
  auto const& place = entry.place;
  api::Place view;
  view.id = entry.id.value();
  view.key = place.key;
  view.names = place.names;
  view.kind = word<api::PlaceKind>(catalog::kind_name(place.kind));
  view.status = word<api::PlaceStatus>(catalog::status_name(place.status));
  view.member = place.member;
  if (auto const* member = catalogue.find_member(place.member)) {
    view.member_names = api::Sentence{member->name_zh.empty() ? member->name_en : member->name_zh,
                                      member->name_en.empty() ? member->name_zh : member->name_en};
  }
  view.county_zh = if_not_empty(place.county_zh);
  if (place.location) view.location = position_of(*place.location);
  view.precision = word<api::Precision>(catalog::precision_name(place.precision));
  view.rating = place.rating;
  for (auto const& designation : place.designations) view.designations.push_back(designation.code);
  view.themes = place.themes;
  auto const minutes = catalog::visit_minutes_of(place);
  view.visit_minutes = assumed_number(minutes.value, minutes.rule);
  add_hours(catalogue, place, today, view);
  auto const price = catalog::price_of(place);
  view.price_fen = assumed_number(price.value.value(), price.rule);
  view.visitors_10k_per_year = place.visitors_10k_per_year;
  view.beds = place.beds;
  view.wheelchair = word<api::Wheelchair>(catalog::wheelchair_name(place.wheelchair));
  view.website = if_not_empty(place.website);
  view.phone = if_not_empty(place.phone);
  view.note = if_not_empty(place.note);
  for (auto const& source : place.sources)
    view.sources.push_back({source.field, source.source_key});
  view.tags = place.tags;
  for (auto const field : catalog::missing_in(place))
    view.missing.emplace_back(catalog::missing_name(field));
  return view;
}

}  // namespace magpie::app
