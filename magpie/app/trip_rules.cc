#include "magpie/app/trip_rules.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "magpie/roads/profile.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

constexpr int kLegalStretchMin = 240;      // Road Traffic Safety Law, Implementing Regulation 62(7)
constexpr int kSeniorStretchMin = 120;     // LB/T 052-2016
constexpr int kChildStretchMin = 120;      // assumption of the age table
constexpr int kDrivingDayMin = 240;        // assumption: 4 of the rubric's 4 to 5 hours
constexpr int kSeniorDrivingDayMin = 180;  // assumption
constexpr int kCoachDrivingDayMin = 480;   // passenger transport, as quoted publicly
constexpr int kMuscleStretchMin = 120;     // assumption
constexpr int kHeadlinesPerDay = 2;        // assumption

api::Pace pace_of(api::TripRequest const& request) {
  return request.pace.value_or(api::Pace::normal);
}

ClockWindow default_window(api::Pace pace) {
  if (pace == api::Pace::relaxed) return {9 * 60, 17 * 60 + 30};
  if (pace == api::Pace::brisk) return {8 * 60, 20 * 60};
  return {8 * 60 + 30, 18 * 60 + 30};
}

base::Result<std::vector<ClockWindow>> windows_of(api::TripRequest const& request) {
  std::vector<ClockWindow> windows(static_cast<std::size_t>(request.days),
                                   default_window(pace_of(request)));
  if (!request.day_windows) return windows;
  for (std::size_t i = 0; i < request.day_windows->size(); ++i) {
    auto const& window = (*request.day_windows)[i];
    auto const field = fmt::format("day_windows[{}]", i);
    if (window.start_min >= window.end_min) {
      return fail(ErrorCode::invalid_argument, "A day must end after it starts.", field);
    }
    if (window.day && *window.day > request.days) {
      return fail(
          ErrorCode::invalid_argument,
          fmt::format("The trip has {} days; there is no day {}.", request.days, *window.day),
          field + ".day");
    }
    for (int day = 0; day < request.days; ++day) {
      if (!window.day || *window.day == day + 1) {
        windows[static_cast<std::size_t>(day)] = {window.start_min, window.end_min};
      }
    }
  }
  return windows;
}

api::Party party_of(api::TripRequest const& request) {
  return request.party.value_or(api::Party{});
}

api::Vehicle travels_by(api::TripRequest const& request) {
  return request.vehicle.value_or(api::Vehicle::car);
}

bool goes_by_muscle(api::Vehicle vehicle) {
  return vehicle == api::Vehicle::bicycle || vehicle == api::Vehicle::foot;
}

LimitRule driving_day_of(api::TripRequest const& request, api::Party const& party) {
  LimitRule rule = party.seniors > 0
                       ? LimitRule{kSeniorDrivingDayMin,
                                   {"有60岁以上游客的默认值（假设）",
                                    "default for guests of 60 and over (assumption)"}}
                       : LimitRule{kDrivingDayMin, {"默认值（假设）", "default (assumption)"}};
  if (request.driving_day_max_min) {
    rule = {*request.driving_day_max_min, {"本次行程的要求", "asked for in this request"}};
  }
  if (travels_by(request) == api::Vehicle::coach && rule.minutes > kCoachDrivingDayMin) {
    rule = {kCoachDrivingDayMin,
            {"大客车驾驶员每24小时不超过8小时（据公开引用，请核实）",
             "coach drivers: 8 h in 24 h (as quoted publicly, to be confirmed)"}};
  }
  return rule;
}

LimitRule driving_stretch_of(api::TripRequest const& request, api::Party const& party) {
  LimitRule rule{kLegalStretchMin,
                 {"道路交通安全法实施条例第62条",
                  "Road Traffic Safety Law, Implementing Regulation, art. 62(7)"}};
  if (goes_by_muscle(travels_by(request))) {
    rule = {kMuscleStretchMin,
            {"骑行和步行的默认值（假设）", "default for cycling and walking (assumption)"}};
  }
  auto const tighten = [&](LimitRule other) {
    if (other.minutes < rule.minutes) rule = std::move(other);
  };
  if (party.children > 0) {
    tighten({kChildStretchMin, {"有儿童的默认值（假设）", "default for children (assumption)"}});
  }
  if (party.seniors > 0) {
    tighten({kSeniorStretchMin, {"LB/T 052-2016（60岁以上）", "LB/T 052-2016 (60 and over)"}});
  }
  if (request.driving_stretch_max_min) {
    tighten({*request.driving_stretch_max_min, {"本次行程的要求", "asked for in this request"}});
  }
  return rule;
}

base::Status check_pauses(std::vector<api::PauseRequest> const& pauses) {
  for (std::size_t i = 0; i < pauses.size(); ++i) {
    if (pauses[i].from_min > pauses[i].until_min) {
      return fail(ErrorCode::invalid_argument,
                  "A pause must be allowed to begin before its latest begin.",
                  fmt::format("pauses[{}]", i));
    }
  }
  return {};
}

std::vector<api::PauseRequest> pauses_of(api::TripRequest const& request) {
  if (request.pauses) {
    auto pauses = *request.pauses;
    std::stable_sort(pauses.begin(), pauses.end(),
                     [](auto const& a, auto const& b) { return a.from_min < b.from_min; });
    return pauses;
  }
  int const minutes = pace_of(request) == api::Pace::brisk ? 45 : 60;
  return {api::PauseRequest{api::PauseKind::lunch, 11 * 60 + 30, 13 * 60, minutes}};
}

std::vector<api::CategoryLimit> category_limits_of(api::TripRequest const& request) {
  auto limits = request.category_limits.value_or(std::vector<api::CategoryLimit>{});
  bool const says_headline = std::any_of(
      limits.begin(), limits.end(), [](auto const& limit) { return limit.category == "headline"; });
  if (!says_headline) {
    api::CategoryLimit headline;
    headline.category = "headline";
    headline.day_max = kHeadlinesPerDay + (pace_of(request) == api::Pace::brisk ? 1 : 0);
    limits.push_back(headline);
  }
  return limits;
}

base::Status check_locks(api::TripRequest const& request) {
  std::set<std::int64_t> avoided;
  if (request.avoid) avoided.insert(request.avoid->begin(), request.avoid->end());
  auto const contradiction = [&](std::int64_t id, std::string field) -> base::Status {
    if (!avoided.contains(id)) return {};
    return fail(ErrorCode::invalid_argument,
                "The same place is asked for and avoided; take it out of one of the two lists.",
                std::move(field));
  };
  if (request.must) {
    for (std::size_t i = 0; i < request.must->size(); ++i) {
      MAGPIE_TRY_STATUS(contradiction((*request.must)[i], fmt::format("must[{}]", i)));
    }
  }
  if (!request.locks) return {};
  for (std::size_t i = 0; i < request.locks->size(); ++i) {
    auto const& lock = (*request.locks)[i];
    auto const field = fmt::format("locks[{}]", i);
    MAGPIE_TRY_STATUS(contradiction(lock.place_id, field));
    if (lock.day && *lock.day > request.days) {
      return fail(ErrorCode::invalid_argument,
                  fmt::format("The trip has {} days; there is no day {}.", request.days, *lock.day),
                  field + ".day");
    }
    if (lock.begin_from_min && lock.begin_until_min &&
        *lock.begin_from_min > *lock.begin_until_min) {
      return fail(ErrorCode::invalid_argument,
                  "A locked stop must be allowed to begin before its latest begin.", field);
    }
  }
  return {};
}

base::Status check_nights(api::TripRequest const& request) {
  if (!request.nights) return {};
  for (std::size_t i = 0; i < request.nights->size(); ++i) {
    if ((*request.nights)[i].day >= request.days) {
      return fail(ErrorCode::invalid_argument,
                  fmt::format("A trip of {} days has {} nights.", request.days, request.days - 1),
                  fmt::format("nights[{}].day", i));
    }
  }
  return {};
}

base::Status check_themes(api::TripRequest const& request) {
  if (!request.themes) return {};
  for (auto const& [theme, weight] : *request.themes) {
    if (!(weight >= 0 && weight <= 5)) {
      return fail(ErrorCode::invalid_argument, "A theme's weight is a number from 0 to 5.",
                  "themes." + theme);
    }
  }
  return {};
}

base::Status check_member_limits(api::TripRequest const& request) {
  if (!request.member_limits) return {};
  for (std::size_t i = 0; i < request.member_limits->size(); ++i) {
    auto const& limit = (*request.member_limits)[i];
    if (limit.stops_min && limit.stops_max && *limit.stops_min > *limit.stops_max) {
      return fail(ErrorCode::invalid_argument, "A member's minimum of stops is above its maximum.",
                  fmt::format("member_limits[{}]", i));
    }
  }
  return {};
}

double visit_factor_of(api::Pace pace) {
  if (pace == api::Pace::relaxed) return 1.25;
  return pace == api::Pace::brisk ? 0.8 : 1.0;
}

}  // namespace

base::Result<TripRules> resolve_rules(api::TripRequest const& request) {
  auto const first = base::parse_date(request.start_date);
  if (!first) {
    return fail(ErrorCode::invalid_argument,
                "The start must be a day of the calendar, such as 2026-05-01.", "start_date");
  }
  MAGPIE_TRY_STATUS(check_locks(request));
  MAGPIE_TRY_STATUS(check_nights(request));
  MAGPIE_TRY_STATUS(check_themes(request));
  MAGPIE_TRY_STATUS(check_member_limits(request));
  TripRules rules;
  rules.first_date = *first;
  MAGPIE_TRY(rules.windows, windows_of(request));
  auto const party = party_of(request);
  rules.party_size = party.adults + party.children + party.seniors;
  if (rules.party_size < 1) {
    return fail(ErrorCode::invalid_argument, "A party has at least one person.", "party");
  }
  rules.driving_day = driving_day_of(request, party);
  rules.driving_stretch = driving_stretch_of(request, party);
  if (travels_by(request) == api::Vehicle::coach)
    rules.stop_extra_min = roads::stop_extra_s(roads::Vehicle::coach) / 60;
  rules.visit_factor = visit_factor_of(pace_of(request));
  rules.pauses = pauses_of(request);
  MAGPIE_TRY_STATUS(check_pauses(rules.pauses));
  rules.category_limits = category_limits_of(request);
  return rules;
}

int paced_minutes(TripRules const& rules, int minutes) {
  int const paced = static_cast<int>(std::ceil(minutes * rules.visit_factor));
  return rules.visit_factor == 1 ? minutes : (paced + 4) / 5 * 5;
}

}  // namespace magpie::app
