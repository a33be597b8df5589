#include "magpie/app/trip_candidates.h"

#include <fmt/core.h>

#include <algorithm>

#include "magpie/catalog/sun.h"
#include "magpie/geo/distance.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

constexpr double kBedSpacingM = 3000;

std::set<std::int64_t> id_set(std::optional<std::vector<std::int64_t>> const& ids) {
  return ids ? std::set<std::int64_t>(ids->begin(), ids->end()) : std::set<std::int64_t>{};
}

catalog::ThemeWeights wishes_of(api::TripRequest const& request) {
  return request.themes ? catalog::ThemeWeights(request.themes->begin(), request.themes->end())
                        : catalog::ThemeWeights{};
}

// Why a place is not considered; empty when it is.
std::string reason_to_set_aside(catalog::Place const& place, api::TripRequest const& request,
                                catalog::ThemeWeights const& wishes) {
  if (place.status != catalog::PlaceStatus::open) return "not_open_yet";
  if (place.precision == catalog::Precision::none || !place.location) return "no_position";
  if (place.precision == catalog::Precision::county) return "position_county";
  if (!catalog::is_candidate(place)) return "not_a_stop";
  if (place.names.empty()) return "no_name";
  if (request.party && request.party->wheelchair && place.wheelchair == catalog::Wheelchair::no) {
    return "wheelchair";
  }
  for (auto const& [theme, weight] : wishes) {
    if (weight == 0 && catalog::theme_matches(place, theme)) return "theme_left_out";
  }
  return {};
}

std::vector<catalog::DayHours> hours_of(Catalogue const& catalogue, catalog::Place const& place,
                                        std::string const& text, TripRules const& rules) {
  auto const parsed = catalog::OpeningHours::parse(text);
  std::vector<catalog::DayHours> hours;
  for (std::size_t day = 0; day < rules.windows.size(); ++day) {
    auto const date = rules.first_date + std::chrono::days(day);
    auto const sun = catalog::sun_times(*place.location, date,
                                        static_cast<int>(catalogue.alliance().utc_offset_minutes));
    hours.push_back(parsed.on(date, catalogue.holidays(), sun));
  }
  return hours;
}

StopCandidate make_stop(Catalogue const& catalogue, CatalogueEntry const& entry,
                        TripRules const& rules, catalog::ThemeWeights const& wishes) {
  StopCandidate stop;
  stop.entry = &entry;
  stop.score = catalog::place_score(entry.place, wishes);
  stop.minutes = catalog::visit_minutes_of(entry.place);
  stop.service = paced_minutes(rules, stop.minutes.value) + rules.stop_extra_min;
  stop.price = catalog::price_of(entry.place);
  stop.fee = stop.price.value * rules.party_size;
  auto const hours = catalog::opening_hours_of(entry.place);
  stop.hours = hours_of(catalogue, entry.place, hours.value, rules);
  stop.hours_rule = hours.rule;
  return stop;
}

bool better_bed(CatalogueEntry const* a, CatalogueEntry const* b) {
  auto const rank = [](CatalogueEntry const* e) {
    bool const is_town = e->place.kind == catalog::Kind::town;
    return std::pair(is_town ? 0 : 1, -e->place.rating.value_or(0));
  };
  return rank(a) != rank(b) ? rank(a) < rank(b) : a->id < b->id;
}

// Towns first, then by grade, at least kBedSpacingM apart, so that the choice covers the region.
std::vector<CatalogueEntry const*> choose_beds(Catalogue const& catalogue) {
  std::vector<CatalogueEntry const*> all;
  for (auto const& entry : catalogue.entries()) {
    if (entry.place.precision == catalog::Precision::point && entry.place.location &&
        entry.place.status == catalog::PlaceStatus::open && catalog::has_beds(entry.place).value) {
      all.push_back(&entry);
    }
  }
  std::sort(all.begin(), all.end(), better_bed);
  std::vector<CatalogueEntry const*> kept;
  for (auto const* entry : all) {
    if (kept.size() == kBedsMax) break;
    bool const crowded = std::any_of(kept.begin(), kept.end(), [&](auto const* other) {
      return geo::distance_m(*entry->place.location, *other->place.location) < kBedSpacingM;
    });
    if (!crowded) kept.push_back(entry);
  }
  std::sort(kept.begin(), kept.end(), [](auto const* a, auto const* b) { return a->id < b->id; });
  return kept;
}

base::Status check_named(Catalogue const& catalogue, std::set<std::int64_t> const& named) {
  for (auto const id : named) {
    auto const* entry = catalogue.find(id);
    if (entry == nullptr) {
      return fail(ErrorCode::not_found, fmt::format("There is no place with the id {}.", id),
                  "place_id");
    }
    if (!entry->place.location) {
      return fail(ErrorCode::invalid_argument,
                  fmt::format("{} has no position yet: give it one before it can be a stop.",
                              catalog::display_name(entry->place, "zh")),
                  "place_id");
    }
  }
  return {};
}

}  // namespace

std::set<std::int64_t> obligatory_ids(api::TripRequest const& request) {
  auto ids = id_set(request.must);
  if (request.locks) {
    for (auto const& lock : *request.locks) ids.insert(lock.place_id);
  }
  return ids;
}

base::Result<TripPlaces> choose_places(Catalogue const& catalogue, api::TripRequest const& request,
                                       TripRules const& rules,
                                       std::set<std::int64_t> const& named) {
  MAGPIE_TRY_STATUS(check_named(catalogue, named));
  auto const avoid = id_set(request.avoid);
  auto const only = id_set(request.only);
  auto const wishes = wishes_of(request);
  auto const obligatory = obligatory_ids(request);
  TripPlaces places;
  std::vector<StopCandidate> free;
  for (auto const& entry : catalogue.entries()) {
    auto const id = entry.id.value();
    if (named.contains(id)) {
      places.stops.push_back(make_stop(catalogue, entry, rules, wishes));
      places.stops.back().must = obligatory.contains(id);
      continue;
    }
    if (!only.empty() && !only.contains(id)) continue;
    auto const reason = avoid.contains(id) ? std::string("avoided")
                                           : reason_to_set_aside(entry.place, request, wishes);
    if (reason.empty()) {
      free.push_back(make_stop(catalogue, entry, rules, wishes));
    } else if (reason != "not_a_stop" && reason != "no_name") {
      places.set_aside.push_back({&entry, catalog::place_score(entry.place, wishes).total, reason});
    }
  }
  std::stable_sort(free.begin(), free.end(),
                   [](auto const& a, auto const& b) { return a.score.total > b.score.total; });
  for (auto& stop : free) {
    if (places.stops.size() < kStopsMax) {
      places.stops.push_back(std::move(stop));
    } else {
      places.set_aside.push_back({stop.entry, stop.score.total, "not_considered"});
    }
  }
  std::sort(places.stops.begin(), places.stops.end(),
            [](auto const& a, auto const& b) { return a.entry->id < b.entry->id; });
  std::stable_sort(places.set_aside.begin(), places.set_aside.end(),
                   [](auto const& a, auto const& b) { return a.score > b.score; });
  places.beds = choose_beds(catalogue);
  return places;
}

}  // namespace magpie::app
