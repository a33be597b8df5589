#include "magpie/planner/schedule.h"

#include <algorithm>

namespace magpie::planner {

namespace {

// Times an order that cannot keep the rules: always on, never back. Pauses are taken at the last
// place where they are not late.
class LateDay {
 public:
  LateDay(Model const& model, Index day, DaySequence const& sequence)
      : model_(model), day_(day), pauses_(model.pauses(day)), here_(sequence.start_location) {
    plan_.start_location = sequence.start_location;
    plan_.end_location = sequence.end_location;
    plan_.depart = now_ = model.day(day).earliest_start;
  }

  DayPlan run(std::vector<Index> const& visits) {
    for (Index const visit : visits) {
      Index const there = model_.location(visit);
      Time const leave = leave_of(visit, now_ + leg_to(there));
      take_pauses_before(leave, now_ + leg_to(there));
      drive_to(there);
      take_pauses_before(leave_of(visit, now_), kNever);
      add_visit(visit);
    }
    // A pause is taken on arrival in the evening if it is not late then.
    take_pauses_before(now_ + leg_to(plan_.end_location), now_ + leg_to(plan_.end_location));
    drive_to(plan_.end_location);
    while (pause_ < pauses_.size()) take_pause();
    plan_.finish = now_;
    depart_late();
    return std::move(plan_);
  }

 private:
  Time leg_to(Index there) const {
    Time const leg = model_.leg(day_, here_, there);
    return leg >= kNever ? 0 : leg;  // the checker names the leg; its time means nothing
  }
  Time begin_of(Visit const& visit, Time arrive) const {
    for (Window const& window : visit.windows[static_cast<std::size_t>(day_)]) {
      if (arrive <= window.latest_start) return std::max(arrive, window.open);
    }
    return arrive;
  }
  Time leave_of(Index visit, Time arrive) const {
    return begin_of(model_.visit(visit), arrive) + model_.service(visit);
  }

  // Takes the pauses that would be late at `later`, unless they are still in time at `on_arrival`.
  void take_pauses_before(Time later, Time on_arrival) {
    while (pause_ < pauses_.size()) {
      Window const& window = pauses_[pause_].window;
      bool const can_wait = later <= window.latest_start;
      bool const can_be_taken_on_arrival = on_arrival <= window.latest_start;
      if (can_wait || can_be_taken_on_arrival) return;
      Time const before = now_;
      take_pause();
      Time const passed = now_ - before;
      later += passed;
      on_arrival = std::min(on_arrival + passed, kNever);
    }
  }

  void take_pause() {
    Pause const& pause = pauses_[pause_];
    Time const begin = std::max(now_, pause.window.open);
    plan_.items.push_back(
        {ItemKind::pause, static_cast<Index>(pause_), now_, begin, begin + pause.duration});
    now_ = begin + pause.duration;
    ++pause_;
  }

  void drive_to(Index there) {
    now_ += leg_to(there);
    here_ = there;
  }

  void add_visit(Index visit) {
    Time const begin = begin_of(model_.visit(visit), now_);
    Time const leave = begin + model_.service(visit);
    plan_.items.push_back({ItemKind::visit, visit, now_, begin, leave});
    now_ = leave;
  }

  // The wait before the first stop is better spent in bed.
  void depart_late() {
    if (plan_.items.empty()) return;
    Item& first = plan_.items.front();
    Time const spare =
        std::min(first.begin - first.arrive, model_.day(day_).latest_start - plan_.depart);
    plan_.depart += spare;
    first.arrive += spare;
  }

  Model const& model_;
  Index day_;
  std::span<Pause const> pauses_;
  DayPlan plan_;
  std::size_t pause_ = 0;
  Index here_;
  Time now_ = 0;
};

}  // namespace

DayPlan Scheduler::plan(Index day, DaySequence const& sequence) {
  DayOrder const order{day, sequence.start_location, sequence.end_location, sequence.visits};
  if (std::optional<DayPlan> plan = timing_.plan(order)) return std::move(*plan);
  if (std::optional<DayPlan> plan = timing_.plan_relaxed(order)) return std::move(*plan);
  return LateDay(*model_, day, sequence).run(sequence.visits);
}

Solution schedule(Problem const& problem, std::vector<DaySequence> const& days) {
  Model const model(problem);
  Scheduler scheduler(model);
  Solution solution;
  for (std::size_t day = 0; day < days.size(); ++day) {
    solution.days.push_back(scheduler.plan(static_cast<Index>(day), days[day]));
  }
  return solution;
}

}  // namespace magpie::planner
