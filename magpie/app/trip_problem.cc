#include "magpie/app/trip_problem.h"

#include <fmt/core.h>

#include <algorithm>

#include "magpie/base/check.h"
#include "magpie/geo/distance.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using planner::Index;

constexpr int kHeadlineRating = 4;
constexpr double kHubReachM = 60'000;
constexpr double kNightReachM = 200'000;
constexpr double kSameNameReachM = 2'000;

int minutes_up(std::int32_t seconds) {
  return (seconds + 59) / 60;
}

// The town with the most score around it, or where there is no town the best other bed: where a
// trip starts when nobody said where.
base::Result<CatalogueEntry const*> best_hub(TripPlaces const& places) {
  CatalogueEntry const* best = nullptr;
  double best_sum = -1;
  auto const is_town = [](auto const* bed) { return bed->place.kind == catalog::Kind::town; };
  bool const has_town = std::any_of(places.beds.begin(), places.beds.end(), is_town);
  for (auto const* bed : places.beds) {
    if (has_town && !is_town(bed)) continue;
    double sum = 0;
    for (auto const& stop : places.stops) {
      double const away = geo::distance_m(*bed->place.location, *stop.entry->place.location);
      if (away < kHubReachM) sum += stop.score.total * (1 - away / kHubReachM);
    }
    if (sum > best_sum) {
      best_sum = sum;
      best = bed;
    }
  }
  if (best == nullptr) {
    return fail(
        ErrorCode::infeasible,
        "No place with beds is in the catalogue: name a start place, or add a town or lodging.",
        "start_place_id");
  }
  return best;
}

class Builder {
 public:
  Builder(Catalogue const& catalogue, LegBook const& legs)
      : catalogue_(catalogue), leg_book_(legs) {}

  base::Result<TripProblem> build(api::TripRequest const& request, TripExtras const& extras) {
    trip_.request = request;
    MAGPIE_TRY(trip_.rules, resolve_rules(request));
    auto named = obligatory_ids(request);
    named.insert(extras.stops.begin(), extras.stops.end());
    MAGPIE_TRY(trip_.places, choose_places(catalogue_, request, trip_.rules, named));
    add_categories();
    MAGPIE_TRY_STATUS(add_members());
    add_visits();
    MAGPIE_TRY_STATUS(add_days(extras));
    MAGPIE_TRY_STATUS(add_locks());
    add_groups();
    add_same_name_groups();
    add_travel();
    trip_.problem.budget = request.budget_fen.value_or(std::numeric_limits<std::int64_t>::max());
    trip_.problem.continuous_driving = {trip_.rules.driving_stretch.minutes,
                                        trip_.rules.break_minutes};
    MAGPIE_TRY_STATUS(planner::validate(trip_.problem));
    return std::move(trip_);
  }

 private:
  Index location(CatalogueEntry const& entry) {
    auto const [at, is_new] =
        location_index_.try_emplace(entry.id.value(), static_cast<Index>(trip_.locations.size()));
    if (is_new) trip_.locations.push_back(&entry);
    return at->second;
  }

  base::Result<CatalogueEntry const*> end_place(std::int64_t id, std::string field) {
    auto const* entry = catalogue_.find(id);
    if (entry == nullptr) {
      return fail(ErrorCode::not_found, fmt::format("There is no place with the id {}.", id),
                  std::move(field));
    }
    if (!entry->place.location) {
      return fail(ErrorCode::invalid_argument,
                  fmt::format("{} has no position: choose another place to start, sleep or end.",
                              catalog::display_name(entry->place, "zh")),
                  std::move(field));
    }
    return entry;
  }

  void add_categories() {
    for (auto const& limit : trip_.rules.category_limits) {
      planner::CategoryCap cap;
      if (limit.trip_max) cap.trip_max = *limit.trip_max;
      if (limit.day_max) cap.day_max = *limit.day_max;
      trip_.problem.categories.push_back(cap);
      trip_.category_names.push_back(limit.category);
    }
  }

  base::Status add_members() {
    auto const& limits = trip_.request.member_limits;
    if (!limits) return {};
    for (std::size_t i = 0; i < limits->size(); ++i) {
      auto const& limit = (*limits)[i];
      auto const* member = catalogue_.find_member(limit.member);
      if (member == nullptr) {
        return fail(ErrorCode::not_found, fmt::format("There is no member {}.", limit.member),
                    fmt::format("member_limits[{}].member", i));
      }
      planner::MemberShare share;
      share.visits_min = limit.stops_min.value_or(0);
      if (limit.stops_max) share.visits_max = *limit.stops_max;
      trip_.problem.members.push_back(share);
      trip_.member_slugs.push_back(limit.member);
      trip_.member_names.push_back({member->name_zh, member->name_en});
    }
    return {};
  }

  static bool is_in_category(std::string const& category, catalog::Place const& place) {
    if (category == "headline") return place.rating.value_or(0) >= kHeadlineRating;
    if (category.starts_with("kind:")) return category.substr(5) == catalog::kind_name(place.kind);
    auto const theme = category.starts_with("theme:") ? category.substr(6) : category;
    return catalog::theme_matches(place, theme);
  }

  static std::vector<planner::Window> windows_of(StopCandidate const& stop, std::size_t day) {
    std::vector<planner::Window> windows;
    for (auto const& open : stop.hours[day].intervals) {
      int const latest = open.close - stop.service;
      if (latest >= open.open) windows.push_back({open.open, latest});
    }
    return windows;
  }

  void add_visits() {
    for (auto const& stop : trip_.places.stops) {
      auto const& place = stop.entry->place;
      planner::Visit visit;
      visit.location = location(*stop.entry);
      visit.service = stop.service;
      visit.profit = stop.score.total;
      visit.fee = stop.fee.value();
      visit.must = stop.must;
      for (std::size_t day = 0; day < stop.hours.size(); ++day)
        visit.windows.push_back(windows_of(stop, day));
      for (std::size_t c = 0; c < trip_.category_names.size(); ++c) {
        if (is_in_category(trip_.category_names[c], place))
          visit.categories.push_back(static_cast<Index>(c));
      }
      auto const member =
          std::find(trip_.member_slugs.begin(), trip_.member_slugs.end(), place.member);
      if (!place.member.empty() && member != trip_.member_slugs.end()) {
        visit.member = static_cast<Index>(member - trip_.member_slugs.begin());
      }
      visit_index_[stop.entry->id.value()] = static_cast<Index>(trip_.problem.visits.size());
      trip_.problem.visits.push_back(std::move(visit));
    }
  }

  base::Status add_days(TripExtras const& extras) {
    auto const& request = trip_.request;
    CatalogueEntry const* start = nullptr;
    if (request.start_place_id) {
      MAGPIE_TRY(start, end_place(*request.start_place_id, "start_place_id"));
    } else {
      MAGPIE_TRY(start, best_hub(trip_.places));
    }
    std::vector<Index> nights;
    for (auto const* bed : beds_within_reach(*start)) nights.push_back(location(*bed));
    std::vector<Index> first{location(*start)};
    std::vector<Index> last = first;
    if (request.end_place_id) {
      MAGPIE_TRY(auto const* const end, end_place(*request.end_place_id, "end_place_id"));
      last = {location(*end)};
    } else if (request.shape == api::Shape::corridor) {
      last = nights;
    }
    for (auto const id : extras.ends) {
      MAGPIE_TRY(auto const* const entry, end_place(id, "place_id"));
      location(*entry);
    }
    auto const count = static_cast<std::size_t>(request.days);
    for (std::size_t day = 0; day < count; ++day) {
      trip_.problem.days.push_back(make_day(day, count, day == 0 ? first : nights, nights, last));
    }
    return fix_nights();
  }

  std::vector<CatalogueEntry const*> beds_within_reach(CatalogueEntry const& start) const {
    std::vector<CatalogueEntry const*> beds;
    for (auto const* bed : trip_.places.beds) {
      if (geo::distance_m(*bed->place.location, *start.place.location) < kNightReachM)
        beds.push_back(bed);
    }
    if (beds.empty()) beds.push_back(&start);
    return beds;
  }

  planner::Day make_day(std::size_t day, std::size_t count, std::vector<Index> const& starts,
                        std::vector<Index> const& nights, std::vector<Index> const& last) const {
    planner::Day result;
    auto const& window = trip_.rules.windows[day];
    result.earliest_start = window.start_min;
    result.latest_end = window.end_min;
    result.start_locations = starts;
    result.end_locations = day + 1 == count ? last : nights;
    result.same_bed_as_next = day + 1 < count;
    result.driving_limit = trip_.rules.driving_day.minutes;
    for (auto const& pause : trip_.rules.pauses) {
      // A day that starts after lunch or ends before it has no lunch.
      if (pause.until_min < window.start_min || pause.from_min + pause.minutes > window.end_min)
        continue;
      result.pauses.push_back({pause.minutes, {pause.from_min, pause.until_min}});
    }
    return result;
  }

  base::Status fix_nights() {
    if (!trip_.request.nights) return {};
    for (auto const& night : *trip_.request.nights) {
      MAGPIE_TRY(auto const* const bed, end_place(night.place_id, "nights"));
      auto const day = static_cast<std::size_t>(night.day - 1);
      trip_.problem.days[day].end_locations = {location(*bed)};
      trip_.problem.days[day + 1].start_locations = {location(*bed)};
    }
    return {};
  }

  base::Status add_locks() {
    if (!trip_.request.locks) return {};
    for (auto const& lock : *trip_.request.locks) {
      auto& visit = trip_.problem.visits[static_cast<std::size_t>(visit_index_.at(lock.place_id))];
      if (lock.day) visit.locked_day = *lock.day - 1;
      if (lock.begin_from_min || lock.begin_until_min) {
        visit.locked_time = planner::Window{lock.begin_from_min.value_or(0),
                                            lock.begin_until_min.value_or(48 * 60)};
      }
    }
    return {};
  }

  void add_groups() {
    if (!trip_.request.one_of) return;
    for (auto const& group : *trip_.request.one_of) {
      for (auto const id : group.place_ids) {
        auto const found = visit_index_.find(id);
        if (found == visit_index_.end()) continue;
        trip_.problem.visits[static_cast<std::size_t>(found->second)].groups.push_back(
            trip_.problem.group_count);
      }
      ++trip_.problem.group_count;
    }
  }

  // A map often holds one sight several times; of places with one name side by side, one is a stop.
  // What somebody asked for by name stays as asked.
  void add_same_name_groups() {
    std::map<std::string, std::vector<std::size_t>> by_name;
    for (std::size_t i = 0; i < trip_.places.stops.size(); ++i) {
      auto const& stop = trip_.places.stops[i];
      if (!stop.must) by_name[catalog::display_name(stop.entry->place, "zh")].push_back(i);
    }
    for (auto const& [name, stops] : by_name) {
      std::vector<std::size_t> beside{stops.front()};
      auto const& anchor = *trip_.places.stops[stops.front()].entry->place.location;
      for (std::size_t i = 1; i < stops.size(); ++i) {
        auto const& other = *trip_.places.stops[stops[i]].entry->place.location;
        if (geo::distance_m(anchor, other) < kSameNameReachM) beside.push_back(stops[i]);
      }
      if (beside.size() < 2) continue;
      for (auto const i : beside)
        trip_.problem.visits[i].groups.push_back(trip_.problem.group_count);
      ++trip_.problem.group_count;
    }
  }

  // Each day on the roads of its own date.
  void add_travel() {
    std::vector<catalog::Place const*> places;
    for (auto const* entry : trip_.locations) places.push_back(&entry->place);
    trip_.legs = &leg_book_;
    std::vector<LegBook const*> known;
    for (std::size_t day = 0; day < trip_.problem.days.size(); ++day) {
      auto const wish = wish_on(day);
      auto const book = leg_book_.book_for(wish);
      auto const matrix = book->matrix(places);
      auto const found = std::find(known.begin(), known.end(), book.get());
      trip_.problem.days[day].roads = static_cast<Index>(found - known.begin());
      if (found == known.end()) add_matrix(*matrix, known.empty());
      if (found == known.end()) known.push_back(book.get());
      trip_.days_roads.push_back({wish, book, matrix});
    }
  }

  RoadWish wish_on(std::size_t day) const {
    constexpr int kNoonMin = 720;
    auto const& request = trip_.request;
    RoadWish wish;
    wish.vehicle = vehicle_of(request);
    wish.when = roads::CivilMoment{trip_.rules.first_date + std::chrono::days(day), kNoonMin};
    wish.scenic_weight = request.scenic.value_or(0);
    wish.without_permits = request.without_permits.value_or(false);
    return wish;
  }

  void add_matrix(roads::LegMatrix const& legs, bool is_first) {
    auto const size = static_cast<Index>(legs.size);
    planner::TravelMatrix travel(size);
    for (Index from = 0; from < size; ++from) {
      for (Index to = 0; to < size; ++to) {
        auto const& leg = legs.at(static_cast<std::size_t>(from), static_cast<std::size_t>(to));
        travel.set(from, to,
                   leg.quality == roads::LegQuality::unreachable
                       ? planner::TravelMatrix::kUnreachable
                       : minutes_up(leg.seconds));
      }
    }
    if (is_first) {
      trip_.problem.travel = std::move(travel);
    } else {
      trip_.problem.other_travel.push_back(std::move(travel));
    }
  }

  Catalogue const& catalogue_;
  LegBook const& leg_book_;
  TripProblem trip_;
  std::map<std::int64_t, Index> location_index_;
  std::map<std::int64_t, Index> visit_index_;
};

}  // namespace

roads::Vehicle vehicle_of(api::TripRequest const& request) {
  return *roads::find_vehicle(api::to_text(request.vehicle.value_or(api::Vehicle::car)));
}

std::optional<planner::Index> TripProblem::visit_of(std::int64_t place_id) const {
  for (std::size_t i = 0; i < places.stops.size(); ++i) {
    if (places.stops[i].entry->id.value() == place_id) return static_cast<Index>(i);
  }
  return std::nullopt;
}

std::optional<planner::Index> TripProblem::location_of(std::int64_t place_id) const {
  for (std::size_t i = 0; i < locations.size(); ++i) {
    if (locations[i]->id.value() == place_id) return static_cast<Index>(i);
  }
  return std::nullopt;
}

base::Result<TripProblem> build_trip_problem(PlanningGround const& ground,
                                             api::TripRequest const& request,
                                             TripExtras const& extras) {
  return Builder(ground.catalogue, ground.legs).build(request, extras);
}

}  // namespace magpie::app
