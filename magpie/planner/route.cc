#include "magpie/planner/route.h"

#include <cassert>

namespace magpie::planner {

namespace {

// Lets every pause be taken here where that is earlier than having taken it before.
void take_pauses(std::span<Pause const> pauses, PauseTimes& times) {
  for (std::size_t taken = 0; taken < pauses.size(); ++taken) {
    if (times[taken] >= kNever) continue;
    times[taken + 1] = std::min(times[taken + 1], Model::pause_end(pauses[taken], times[taken]));
  }
}

// The same backward: the latest time that still allows taking the pauses here.
void leave_room_for_pauses(std::span<Pause const> pauses, PauseTimes& times) {
  for (std::size_t taken = pauses.size(); taken-- > 0;) {
    if (times[taken + 1] < 0) continue;
    Time const latest = Model::pause_ready(pauses[taken], times[taken + 1]);
    times[taken] = std::max(times[taken], latest);
  }
}

void add_leg(std::size_t count, Time leg, PauseTimes& times) {
  for (std::size_t taken = 0; taken < count; ++taken) {
    times[taken] = std::min(times[taken] + leg, kNever);
  }
}

void subtract(std::size_t count, Time duration, PauseTimes& times) {
  for (std::size_t taken = 0; taken < count; ++taken) {
    times[taken] = std::max(times[taken] - duration, kImpossible);
  }
}

}  // namespace

void pass(Model const& model, Index day, Index visit, Time leg, PauseTimes& times) {
  std::span<Pause const> const pauses = model.pauses(day);
  add_leg(pauses.size() + 1, leg, times);
  take_pauses(pauses, times);
  for (std::size_t taken = 0; taken <= pauses.size(); ++taken) {
    Time const begin =
        times[taken] >= kNever ? kNever : model.first_begin(visit, day, times[taken]);
    times[taken] = begin >= kNever ? kNever : begin + model.service(visit);
  }
  take_pauses(pauses, times);
}

Route::Route(Model const& model, Index day, Index start, Index end)
    : day_(day),
      pause_count_(static_cast<Index>(model.pauses(day).size())),
      locations_{start, end} {
  refresh(model);
}

bool Route::is_in_time(Model const& model) const {
  Time const leg = model.leg(day_, location(size()), end());
  for (Index taken = 0; taken <= pause_count_; ++taken) {
    if (ready(size(), taken) + leg <= due(size() + 1, taken)) return true;
  }
  return false;
}

void Route::insert(Model const& model, Index stop_before, Index visit) {
  assert(stop_before >= 0 && stop_before <= size());
  visits_.insert(visits_.begin() + stop_before, visit);
  locations_.insert(locations_.begin() + stop_before + 1, model.location(visit));
  refresh(model);
}

void Route::remove(Model const& model, Index stop) {
  assert(stop >= 1 && stop <= size());
  visits_.erase(visits_.begin() + stop - 1);
  locations_.erase(locations_.begin() + stop);
  refresh(model);
}

void Route::replace(Model const& model, Index stop, Index visit) {
  assert(stop >= 1 && stop <= size());
  visits_[static_cast<std::size_t>(stop - 1)] = visit;
  locations_[static_cast<std::size_t>(stop)] = model.location(visit);
  refresh(model);
}

void Route::set_visits(Model const& model, std::vector<Index> visits) {
  Index const last = end();
  visits_ = std::move(visits);
  locations_.resize(1);
  for (Index const visit : visits_) locations_.push_back(model.location(visit));
  locations_.push_back(last);
  refresh(model);
}

void Route::set_ends(Model const& model, Index start, Index end) {
  locations_.front() = start;
  locations_.back() = end;
  refresh(model);
}

void Route::refresh(Model const& model) {
  auto const cells = static_cast<std::size_t>((size() + 2) * (pause_count_ + 1));
  ready_.resize(cells);
  due_.resize(cells);
  legs_behind_.resize(static_cast<std::size_t>(size() + 1));
  driving_ = 0;
  for (Index stop = 0; stop <= size(); ++stop) {
    driving_ += model.driving(day_, location(stop), location(stop + 1));
    legs_behind_[static_cast<std::size_t>(stop)] =
        model.leg(day_, location(stop), location(stop + 1));
  }
  if (model.has_free_order(day_)) {
    stop_of_.assign(static_cast<std::size_t>(model.visit_count()), 0);
    for (Index stop = 1; stop <= size(); ++stop) {
      stop_of_[static_cast<std::size_t>(visits_[static_cast<std::size_t>(stop - 1)])] = stop;
    }
  }
  if (pause_count_ == 0) {
    refresh_ready_without_pauses(model);
    refresh_due_without_pauses(model);
  } else {
    refresh_ready(model);
    refresh_due(model);
  }
}

void Route::refresh_ready_without_pauses(Model const& model) {
  Time time = model.day(day_).earliest_start;
  ready_[0] = time;
  for (Index stop = 1; stop <= size(); ++stop) {
    Index const visit = visits_[static_cast<std::size_t>(stop - 1)];
    time = std::min(time + leg_behind(stop - 1), kNever);
    if (time < kNever) time = model.first_begin(visit, day_, time);
    if (time < kNever) time += model.service(visit);
    ready_[cell(stop, 0)] = time;
  }
}

void Route::refresh_due_without_pauses(Model const& model) {
  Time time = std::min(model.day(day_).latest_end, kNever - 1);
  due_[cell(size() + 1, 0)] = time;
  for (Index stop = size(); stop >= 0; --stop) {
    time = std::max(time - leg_behind(stop), kImpossible);
    if (stop > 0) {
      Index const visit = visits_[static_cast<std::size_t>(stop - 1)];
      time = std::max(time - model.service(visit), kImpossible);
      if (time >= 0) time = model.last_begin(visit, day_, time);
    }
    due_[cell(stop, 0)] = time;
  }
}

void Route::refresh_ready(Model const& model) {
  PauseTimes times;
  times.fill(kNever);
  times[0] = model.day(day_).earliest_start;
  take_pauses(model.pauses(day_), times);
  for (Index stop = 0; stop <= size(); ++stop) {
    if (stop > 0) {
      Time const leg = model.leg(day_, location(stop - 1), location(stop));
      pass(model, day_, visits_[static_cast<std::size_t>(stop - 1)], leg, times);
    }
    for (Index taken = 0; taken <= pause_count_; ++taken) {
      ready_[cell(stop, taken)] = times[static_cast<std::size_t>(taken)];
    }
  }
}

void Route::refresh_due(Model const& model) {
  std::span<Pause const> const pauses = model.pauses(day_);
  std::size_t const count = pauses.size() + 1;
  PauseTimes times;
  times.fill(kImpossible);
  times[pauses.size()] = std::min(model.day(day_).latest_end, kNever - 1);
  leave_room_for_pauses(pauses, times);
  for (Index stop = size() + 1; stop >= 0; --stop) {
    if (stop <= size()) {
      Time const leg = model.leg(day_, location(stop), location(stop + 1));
      subtract(count, leg, times);
      leave_room_for_pauses(pauses, times);
    }
    if (stop >= 1 && stop <= size()) {
      Index const visit = visits_[static_cast<std::size_t>(stop - 1)];
      subtract(count, model.service(visit), times);
      for (std::size_t taken = 0; taken < count; ++taken) {
        times[taken] = times[taken] < 0 ? kImpossible : model.last_begin(visit, day_, times[taken]);
      }
      leave_room_for_pauses(pauses, times);
    }
    for (Index taken = 0; taken <= pause_count_; ++taken) {
      due_[cell(stop, taken)] = times[static_cast<std::size_t>(taken)];
    }
  }
}

}  // namespace magpie::planner
