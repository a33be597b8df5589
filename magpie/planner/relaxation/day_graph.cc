#include "magpie/planner/relaxation/day_graph.h"

#include <algorithm>

namespace magpie::planner {

ShortLegs::ShortLegs(Model const& model)
    : size_(static_cast<std::size_t>(model.location_count())), legs_(size_ * size_) {
  for (Index from = 0; from < model.location_count(); ++from) {
    for (Index to = 0; to < model.location_count(); ++to) {
      legs_[cell(from, to)] = std::min(model.leg(from, to), kNever);
    }
  }
  for (std::size_t over = 0; over < size_; ++over) {
    Time const* const onward = &legs_[over * size_];
    for (std::size_t from = 0; from < size_; ++from) {
      Time const there = legs_[from * size_ + over];
      if (there >= kNever) continue;
      Time* const row = &legs_[from * size_];
      for (std::size_t to = 0; to < size_; ++to) row[to] = std::min(row[to], there + onward[to]);
    }
  }
}

DayGraph::DayGraph(Model const& the_model, ShortLegs const& short_legs, Index the_day)
    : model(&the_model),
      day(the_day),
      starts(the_model.day(the_day).start_locations),
      ends(the_model.day(the_day).end_locations) {
  read_visits(short_legs);
  read_legs(short_legs);
}

void DayGraph::read_visits(ShortLegs const& short_legs) {
  Day const& limits = model->day(day);
  earliest_start = limits.earliest_start;
  latest_end = std::min(limits.latest_end, kNever - 1);
  first_window.push_back(0);
  for (Index visit = 0; visit < model->visit_count(); ++visit) {
    Index const location = model->location(visit);
    Time there = kNever;
    for (Index const start : starts) there = std::min(there, short_legs.leg(start, location));
    Time back = kNever;
    for (Index const end : ends) back = std::min(back, short_legs.leg(location, end));
    if (there >= kNever || back >= kNever) continue;
    Time const first = earliest_start + there;
    Time const last = latest_end - back - model->service(visit);
    for (Window const& window : model->windows(visit, day)) {
      Window const cut{std::max(window.open, first), std::min(window.latest_start, last)};
      if (cut.open <= cut.latest_start) windows.push_back(cut);
    }
    if (windows.size() == first_window.back()) continue;
    visits.push_back(visit);
    service.push_back(model->service(visit));
    first_window.push_back(windows.size());
  }
}

void DayGraph::read_legs(ShortLegs const& short_legs) {
  auto const location = [&](std::size_t node) { return model->location(visits[node]); };
  for (std::size_t from = 0; from < size(); ++from) {
    for (std::size_t to = 0; to < size(); ++to) {
      legs.push_back(short_legs.leg(location(from), location(to)));
    }
    for (Index const end : ends) end_legs.push_back(short_legs.leg(location(from), end));
  }
  for (Index const start : starts) {
    for (std::size_t to = 0; to < size(); ++to) {
      start_legs.push_back(short_legs.leg(start, location(to)));
    }
    for (Index const end : ends) straight_legs.push_back(short_legs.leg(start, end));
  }
}

DayGraph DayGraph::reversed() const {
  DayGraph back;
  back.model = model;
  back.day = day;
  back.visits = visits;
  back.starts = ends;
  back.ends = starts;
  back.service = service;
  back.earliest_start = earliest_start;
  back.latest_end = latest_end;
  Time const turn = earliest_start + latest_end;
  back.first_window.push_back(0);
  for (std::size_t node = 0; node < size(); ++node) {
    for (std::size_t i = first_window[node + 1]; i-- > first_window[node];) {
      back.windows.push_back({turn - windows[i].latest_start - service[node],
                              turn - windows[i].open - service[node]});
    }
    back.first_window.push_back(back.windows.size());
    for (std::size_t to = 0; to < size(); ++to) back.legs.push_back(leg(to, node));
    for (std::size_t start = 0; start < starts.size(); ++start) {
      back.end_legs.push_back(start_leg(start, node));
    }
  }
  for (std::size_t end = 0; end < ends.size(); ++end) {
    for (std::size_t node = 0; node < size(); ++node) back.start_legs.push_back(end_leg(node, end));
    for (std::size_t start = 0; start < starts.size(); ++start) {
      back.straight_legs.push_back(straight_leg(start, end));
    }
  }
  return back;
}

}  // namespace magpie::planner
