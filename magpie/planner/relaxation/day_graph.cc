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
  for (Index visit = 0; visit < model->visit_count(); ++visit) {
    auto const windows = model->windows(visit, day);
    if (windows.empty()) continue;
    Index const location = model->location(visit);
    Time there = kNever;
    for (Index const start : starts) there = std::min(there, short_legs.leg(start, location));
    Time back = kNever;
    for (Index const end : ends) back = std::min(back, short_legs.leg(location, end));
    if (there >= kNever || back >= kNever) continue;
    Time const last = model->last_begin(visit, day,
                                        std::min(limits.latest_end, kNever - 1) - back -
                                            model->service(visit));
    Time const first = model->first_begin(visit, day, limits.earliest_start + there);
    if (last < first || first >= kNever) continue;
    visits.push_back(visit);
    open.push_back(windows.front().open);
    latest.push_back(last);
    service.push_back(model->service(visit));
    has_one_window.push_back(windows.size() == 1);
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
  }
}

}  // namespace magpie::planner
