#include "magpie/planner/relaxation/day_graph.h"

#include <algorithm>

namespace magpie::planner {

DayGraph::DayGraph(ShortWays const& ways, ShortWays const& driven, Index the_day)
    : model(&ways.model()),
      day(the_day),
      starts(ways.model().day(the_day).start_locations),
      ends(ways.model().day(the_day).end_locations) {
  read_visits(ways);
  read_legs(ways, driven);
}

void DayGraph::read_visits(ShortWays const& ways) {
  Day const& limits = model->day(day);
  earliest_start = limits.earliest_start;
  latest_end = std::min(limits.latest_end, kNever - 1);
  first_window.push_back(0);
  for (Index visit = 0; visit < model->visit_count(); ++visit) {
    Index const location = model->location(visit);
    Time there = kNever;
    for (Index const start : starts) there = std::min(there, ways.between(start, location));
    Time back = kNever;
    for (Index const end : ends) back = std::min(back, ways.between(location, end));
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

namespace {

template <class Between>
std::vector<Time> fill(Between const& between, std::vector<Index> const& rows,
                       std::vector<Index> const& columns) {
  std::vector<Time> cells;
  cells.reserve(rows.size() * columns.size());
  for (Index const row : rows) {
    for (Index const column : columns) cells.push_back(between(row, column));
  }
  return cells;
}

}  // namespace

std::vector<Index> DayGraph::locations() const {
  std::vector<Index> places;
  for (Index const visit : visits) places.push_back(model->location(visit));
  return places;
}

void DayGraph::fill_legs(std::function<Time(Index, Index)> const& leg_between) {
  std::vector<Index> const places = locations();
  legs = fill(leg_between, places, places);
  end_legs = fill(leg_between, places, ends);
  start_legs = fill(leg_between, starts, places);
  straight_legs = fill(leg_between, starts, ends);
}

DayGraph DayGraph::with_real_legs() const {
  DayGraph real = *this;
  real.fill_legs([&](Index from, Index to) { return std::min(model->leg(day, from, to), kNever); });
  return real;
}

void DayGraph::read_legs(ShortWays const& ways, ShortWays const& driven) {
  fill_legs([&](Index from, Index to) { return ways.between(from, to); });
  std::vector<Index> const places = locations();
  auto const driving_between = [&](Index from, Index to) { return driven.between(from, to); };
  driving = fill(driving_between, places, places);
  end_driving = fill(driving_between, places, ends);
  start_driving = fill(driving_between, starts, places);
  straight_driving = fill(driving_between, starts, ends);
}

namespace {

std::vector<Time> transposed(std::vector<Time> const& cells, std::size_t rows) {
  std::size_t const columns = rows == 0 ? 0 : cells.size() / rows;
  std::vector<Time> turned;
  turned.reserve(cells.size());
  for (std::size_t column = 0; column < columns; ++column) {
    for (std::size_t row = 0; row < rows; ++row) turned.push_back(cells[row * columns + column]);
  }
  return turned;
}

}  // namespace

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
      back.windows.push_back(
          {turn - windows[i].latest_start - service[node], turn - windows[i].open - service[node]});
    }
    back.first_window.push_back(back.windows.size());
  }
  back.legs = transposed(legs, size());
  back.start_legs = transposed(end_legs, size());
  back.end_legs = transposed(start_legs, starts.size());
  back.straight_legs = transposed(straight_legs, starts.size());
  back.driving = transposed(driving, size());
  back.start_driving = transposed(end_driving, size());
  back.end_driving = transposed(start_driving, starts.size());
  back.straight_driving = transposed(straight_driving, starts.size());
  return back;
}

}  // namespace magpie::planner
