#include "magpie/planner/timing.h"

#include <cassert>

namespace magpie::planner {

namespace {

// More labels than this are hardly ever alive; the earliest are kept. Dropping one can only call a
// feasible order infeasible, never the reverse.
constexpr std::size_t kLabelsMax = 12;

}  // namespace

bool Timing::is_feasible(DayOrder const& order) {
  return best_end(order, Limits::all) >= 0;
}

std::optional<DayPlan> Timing::plan(DayOrder const& order) {
  std::int32_t const end = best_end(order, Limits::all);
  if (end < 0) return std::nullopt;
  return trace(order, end);
}

std::optional<DayPlan> Timing::plan_relaxed(DayOrder const& order) {
  std::int32_t const end = best_end(order, Limits::windows_only);
  if (end < 0) return std::nullopt;
  return trace(order, end);
}

std::int32_t Timing::best_end(DayOrder const& order, Limits limits) {
  start(order);
  Index here = order.start;
  for (Index const next : order.visits) {
    drive(model_->leg(order.day, here, model_->location(next)));
    visit(order, next, limits);
    here = model_->location(next);
  }
  drive(model_->leg(order.day, here, order.end));
  take_pauses(order.day, Step::pause_on_arrival);

  Day const& day = model_->day(order.day);
  std::int32_t best = -1;
  for (std::int32_t const index : current_.back()) {
    Label const& label = pool_[static_cast<std::size_t>(index)];
    Time const length = std::max(label.behind, label.earliest - label.depart_max);
    bool const is_within = label.earliest <= day.latest_end && length <= day.length_limit;
    if (limits == Limits::all && !is_within) continue;
    if (best < 0 || label.earliest < pool_[static_cast<std::size_t>(best)].earliest) best = index;
  }
  return best;
}

void Timing::start(DayOrder const& order) {
  Day const& day = model_->day(order.day);
  pool_.clear();
  current_.resize(day.pauses.size() + 1);
  for (Labels& labels : current_) labels.clear();
  pool_.push_back({day.earliest_start, day.latest_start, 0, day.latest_start, -1, Step::start});
  current_.front().push_back(0);
  take_pauses(order.day, Step::pause_before_leg);
}

void Timing::drive(Time leg) {
  for (Labels& labels : current_) {
    std::erase_if(labels, [&](std::int32_t index) {
      return leg >= kNever || pool_[static_cast<std::size_t>(index)].earliest + leg >= kNever;
    });
    for (std::int32_t const index : labels) {
      Label& label = pool_[static_cast<std::size_t>(index)];
      label.earliest += leg;
      label.latest = std::min(label.latest + leg, kNever);
      label.behind += leg;
    }
  }
}

void Timing::visit(DayOrder const& order, Index visit, Limits limits) {
  take_pauses(order.day, Step::pause_on_arrival);
  Time const waiting_limit = limits == Limits::all ? model_->problem().waiting_limit : kUnlimited;
  for (Labels& labels : current_) {
    before_.swap(labels);
    labels.clear();
    for (std::int32_t const from : before_) {
      Time closed = kImpossible;
      for (Window const& window : model_->windows(visit, order.day)) {
        enter(from, window, closed, waiting_limit);
        closed = window.latest_start;
      }
      finish_step(from, Step::visit, model_->service(visit), labels);
    }
  }
  take_pauses(order.day, Step::pause_before_leg);
}

void Timing::take_pauses(Index day, Step step) {
  std::span<Pause const> const pauses = model_->pauses(day);
  for (std::size_t taken = 0; taken < pauses.size(); ++taken) {
    for (std::size_t i = 0; i < current_[taken].size(); ++i) {
      std::int32_t const from = current_[taken][i];
      enter(from, pauses[taken].window, kImpossible, kUnlimited);
      finish_step(from, step, pauses[taken].duration, current_[taken + 1]);
    }
  }
}

void Timing::enter(std::int32_t from, Window const& window, Time closed, Time waiting_limit) {
  Label label = pool_[static_cast<std::size_t>(from)];
  if (label.latest >= window.open) {
    label.earliest = std::max(label.earliest, window.open);
    label.latest = std::min(label.latest, window.latest_start);
    if (label.earliest <= label.latest) entered_.push_back(label);
    return;
  }
  // Everybody comes before the opening; the latest to come has departed last.
  Time const too_early = std::max(closed, window.open - waiting_limit - 1);
  if (label.latest <= too_early) return;
  Time const depart = std::min(label.latest - label.behind, label.depart_max);
  label.earliest = label.latest = window.open;
  label.behind = window.open - depart;
  label.depart_max = depart;
  entered_.push_back(label);
}

void Timing::finish_step(std::int32_t from, Step step, Time duration, Labels& to) {
  for (Label label : entered_) {
    label.earliest += duration;
    label.latest = std::min(label.latest + duration, kNever);
    label.behind += duration;
    label.parent = from;
    label.step = step;
    bool const is_dominated = std::any_of(to.begin(), to.end(), [&](std::int32_t index) {
      Label const& other = pool_[static_cast<std::size_t>(index)];
      return other.earliest <= label.earliest && other.latest >= label.latest &&
             other.behind <= label.behind && other.depart_max >= label.depart_max;
    });
    if (is_dominated || label.earliest >= kNever || to.size() >= kLabelsMax) continue;
    to.push_back(static_cast<std::int32_t>(pool_.size()));
    pool_.push_back(label);
  }
  entered_.clear();
}

std::vector<Timing::Step> Timing::steps_to(std::int32_t end) const {
  std::vector<Step> steps;
  for (std::int32_t at = end; at >= 0; at = pool_[static_cast<std::size_t>(at)].parent) {
    Step const step = pool_[static_cast<std::size_t>(at)].step;
    if (step != Step::start) steps.push_back(step);
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

DayPlan Timing::trace(DayOrder const& order, std::int32_t end) const {
  Label const& last = pool_[static_cast<std::size_t>(end)];
  DayPlan plan{order.start, order.end, 0, 0, {}};
  plan.depart = std::min(last.earliest - last.behind, last.depart_max);
  Time now = plan.depart;
  Index here = order.start;
  Index pause = 0;
  std::size_t next = 0;
  bool is_there = false;
  auto const drive_on = [&] {
    if (is_there) return;
    Index const to = next < order.visits.size() ? model_->location(order.visits[next]) : order.end;
    now += model_->leg(order.day, here, to);
    here = to;
    is_there = true;
  };
  for (Step const step : steps_to(end)) {
    if (step != Step::pause_before_leg) drive_on();
    Item item{ItemKind::pause, pause, now, now, now};
    if (step == Step::visit) {
      Index const visit = order.visits[next++];
      Time const begin = model_->first_begin(visit, order.day, now);
      item = {ItemKind::visit, visit, now, begin, begin + model_->service(visit)};
      is_there = false;
    } else {
      Pause const& rest = model_->pauses(order.day)[static_cast<std::size_t>(pause++)];
      item.begin = std::max(now, rest.window.open);
      item.leave = item.begin + rest.duration;
    }
    now = item.leave;
    plan.items.push_back(item);
  }
  drive_on();
  plan.finish = now;
  assert(plan.finish == last.earliest);
  return plan;
}

}  // namespace magpie::planner
