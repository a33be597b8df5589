#include "magpie/planner/insertion.h"

#include <utility>

namespace magpie::planner {

namespace {

constexpr Index kManyStops = 30;

}  // namespace

Insertion InsertionFinder::find(Route const& route, Index visit) {
  Insertion best = find_quickly(route, visit, 0, route.size());
  if (!best.is_possible() || confirm(route, visit, best)) return best;
  // The gap of least shift does not stand the exact test: look at each gap alone.
  best = {};
  for (Index stop = 0; stop <= route.size(); ++stop) {
    Insertion const gap = find_quickly(route, visit, stop, stop);
    if (!gap.is_possible()) continue;
    bool const is_better = !best.is_possible() ||
                           std::pair(gap.shift, gap.detour) < std::pair(best.shift, best.detour);
    if (is_better && confirm(route, visit, gap)) best = gap;
  }
  return best;
}

Insertion InsertionFinder::find_quickly(Route const& route, Index visit, Index first, Index last) {
  if (!model_->is_allowed(visit, route.day())) return {};
  if (first == 0 && last == route.size() && last >= kManyStops &&
      model_->has_free_order(route.day())) {
    return find_near(route, visit);
  }
  return route.pause_count() == 0 ? find_plain(route, visit, first, last)
                                  : find_with_pauses(route, visit, first, last);
}

// On a day with a free order the best gap lies beside a neighbour, nearly always.
Insertion InsertionFinder::find_near(Route const& route, Index visit) {
  Insertion best;
  bool is_any = false;
  for (Index const neighbour : model_->neighbours(visit)) {
    Index const stop = route.stop_of(neighbour);
    if (stop == 0) continue;
    is_any = true;
    Insertion const gap = find_plain(route, visit, stop - 1, stop);
    bool const is_better = gap.is_possible() &&
                           (!best.is_possible() ||
                            std::pair(gap.shift, gap.detour) < std::pair(best.shift, best.detour));
    if (is_better) best = gap;
  }
  return is_any ? best : find_plain(route, visit, 0, route.size());
}

bool InsertionFinder::confirm(Route const& route, Index visit, Insertion const& gap) {
  if (!needs_exact_timing(route.day())) return true;
  return is_timed_with(route, visit, gap.stop_before, gap.stop_before + 1);
}

bool InsertionFinder::confirm_replacement(Route const& route, Index visit, Index stop) {
  return !needs_exact_timing(route.day()) || is_timed_with(route, visit, stop - 1, stop + 1);
}

Insertion InsertionFinder::find_with_pauses(Route const& route, Index visit, Index first,
                                            Index last) {
  Insertion best;
  best.shift = kNever;
  Index const location = model_->location(visit);
  std::span<Window const> const windows = model_->windows(visit, route.day());
  Time const open = windows.front().open;
  Time const latest = windows.back().latest_start;
  Time const service = model_->service(visit);
  std::int64_t const driving_left = model_->day(route.day()).driving_limit - route.driving();
  Index const all_taken = route.pause_count();
  for (Index stop = first; stop <= last && route.ready(stop) <= latest; ++stop) {
    // No pause taken is the earliest a stop can be left, all taken the latest it can be reached.
    Index const here = route.location(stop);
    Index const next = route.location(stop + 1);
    ++tests_;
    Time const begin = std::max(route.ready(stop) + model_->leg(route.day(), here, location), open);
    if (begin > latest) continue;
    if (begin + service + model_->leg(route.day(), location, next) > route.due(stop + 1, all_taken))
      continue;
    tests_ += 3;
    Time const shift = shift_with_pauses(route, visit, stop, stop + 1);
    if (shift >= kNever || shift > best.shift) continue;
    Time const detour = model_->driving(route.day(), here, location) +
                        model_->driving(route.day(), location, next) -
                        model_->driving(route.day(), here, next);
    bool const is_better = shift < best.shift || detour < best.detour;
    if (is_better && detour <= driving_left) best = {stop, shift, detour, false};
  }
  return best;
}

// The innermost loop of the search: three quarters of its time.
Insertion InsertionFinder::find_plain(Route const& route, Index visit, Index first, Index last) {
  std::span<Window const> const windows = model_->windows(visit, route.day());
  Index const location = model_->location(visit);
  Time const* const legs_to = model_->legs_to(route.day(), location);
  Time const* const legs_from = model_->legs_from(route.day(), location);
  Time const service = model_->service(visit);
  Time const open = windows.front().open;
  Time const latest = windows.back().latest_start;
  std::int64_t const driving_left = model_->day(route.day()).driving_limit - route.driving();
  Insertion best;
  best.shift = kNever;
  // Both tables rise along the route, whatever the travel times: the gaps that are in question lie
  // together.
  while (first <= last && route.due(first + 1) < open + service) ++first;
  Index stop = first;
  for (; stop <= last && route.ready(stop) <= latest; ++stop) {
    Index const here = route.location(stop);
    Time const ready = route.ready(stop);
    Time begin = ready + legs_to[here];
    if (begin > latest) continue;
    begin = windows.size() == 1 ? std::max(begin, open)
                                : model_->first_begin(visit, route.day(), begin);
    Index const next = route.location(stop + 1);
    Time const at_next = begin + service + legs_from[next];
    if (at_next > route.due(stop + 1)) continue;
    Time const passed = at_next - ready;
    Time const shift = passed - std::min(route.leg_behind(stop), passed);
    if (shift > best.shift) continue;
    Time const detour = model_->driving(route.day(), here, location) +
                        model_->driving(route.day(), location, next) -
                        model_->driving(route.day(), here, next);
    bool const is_better = shift < best.shift || detour < best.detour;
    if (is_better && detour <= driving_left) best = {stop, shift, detour, false};
  }
  tests_ += stop - first + 1;
  return best;
}

Insertion InsertionFinder::find_replacement(Route const& route, Index visit, Index stop) {
  if (!model_->is_allowed(visit, route.day())) return {};
  ++tests_;
  Time const shift = shift_between(route, visit, stop - 1, stop + 1);
  if (shift >= kNever) return {};
  Index const before = route.location(stop - 1);
  Index const old = route.location(stop);
  Index const after = route.location(stop + 1);
  Index const location = model_->location(visit);
  Time const detour = model_->driving(route.day(), before, location) +
                      model_->driving(route.day(), location, after) -
                      model_->driving(route.day(), before, old) -
                      model_->driving(route.day(), old, after);
  if (route.driving() + detour > model_->day(route.day()).driving_limit) return {};
  return {stop, shift, detour, false};
}

Time InsertionFinder::shift_between(Route const& route, Index visit, Index before,
                                    Index after) const {
  if (route.pause_count() > 0) return shift_with_pauses(route, visit, before, after);
  Index const here = route.location(before);
  Index const next = route.location(after);
  Index const location = model_->location(visit);
  Time const ready = route.ready(before);
  Time const arrive = ready + model_->legs_to(route.day(), location)[here];
  if (arrive >= kNever) return kNever;
  Time const begin = model_->first_begin(visit, route.day(), arrive);
  if (begin >= kNever) return kNever;
  Time const at_next =
      begin + model_->service(visit) + model_->legs_from(route.day(), location)[next];
  if (at_next > route.due(after)) return kNever;
  return at_next - ready - std::min(model_->leg(route.day(), here, next), at_next - ready);
}

Time InsertionFinder::shift_with_pauses(Route const& route, Index visit, Index before,
                                        Index after) const {
  Index const here = route.location(before);
  Index const next = route.location(after);
  Index const location = model_->location(visit);
  PauseTimes times;
  for (Index taken = 0; taken <= route.pause_count(); ++taken) {
    times[static_cast<std::size_t>(taken)] = route.ready(before, taken);
  }
  PauseTimes const ready = times;
  pass(*model_, route.day(), visit, model_->leg(route.day(), here, location), times);
  Time const onward = model_->leg(route.day(), location, next);
  Time const direct = model_->leg(route.day(), here, next);
  Time best = kNever;
  for (Index taken = 0; taken <= route.pause_count(); ++taken) {
    Time const at_next = times[static_cast<std::size_t>(taken)] + onward;
    if (at_next > route.due(after, taken)) continue;
    // Against the same number of pauses before; the wait for a pause is no cost of the visit.
    Time const without = std::min(ready[static_cast<std::size_t>(taken)] + direct, at_next);
    best = std::min(best, at_next - without);
  }
  if (best >= kNever) return kNever;
  return std::max(best, model_->service(visit));
}

bool InsertionFinder::is_timed_with(Route const& route, Index visit, Index before, Index after) {
  std::vector<Index> const& visits = route.visits();
  order_.assign(visits.begin(), visits.begin() + before);
  order_.push_back(visit);
  order_.insert(order_.end(), visits.begin() + (after - 1), visits.end());
  return timing_.is_feasible({route.day(), route.start(), route.end(), order_});
}

bool InsertionFinder::is_feasible(Route const& route) {
  if (!route.is_in_time(*model_) || !route.is_within_driving(*model_)) return false;
  if (!needs_exact_timing(route.day())) return true;
  return timing_.is_feasible({route.day(), route.start(), route.end(), route.visits()});
}

bool InsertionFinder::is_feasible_order(Route const& route, std::span<Index const> visits) {
  PauseTimes times;
  for (Index taken = 0; taken <= route.pause_count(); ++taken) {
    times[static_cast<std::size_t>(taken)] = route.ready(0, taken);
  }
  tests_ += static_cast<std::int64_t>(visits.size());
  Index here = route.start();
  std::int64_t driving = 0;
  for (Index const visit : visits) {
    Index const next = model_->location(visit);
    pass(*model_, route.day(), visit, model_->leg(route.day(), here, next), times);
    driving += model_->driving(route.day(), here, next);
    here = next;
  }
  driving += model_->driving(route.day(), here, route.end());
  if (driving > model_->day(route.day()).driving_limit) return false;
  Time const leg = model_->leg(route.day(), here, route.end());
  bool is_in_time = false;
  for (Index taken = 0; taken <= route.pause_count(); ++taken) {
    Time const arrive = times[static_cast<std::size_t>(taken)] + leg;
    is_in_time = is_in_time || arrive <= route.due(route.size() + 1, taken);
  }
  if (!is_in_time || !needs_exact_timing(route.day())) return is_in_time;
  return timing_.is_feasible({route.day(), route.start(), route.end(), visits});
}

}  // namespace magpie::planner
