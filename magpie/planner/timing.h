// Timing: the best times of one day for a given order of visits, exactly, with every rule that one
// day's clock knows: windows, pauses, waiting and length limits, a late departure.
//
// A label is a set of moments at which the party can be ready to go on, [earliest, latest], with
// the latest departure that leads to each: depart(t) = min(t - behind, depart_max). Labels are
// carried along the day for every number of pauses already taken; a window cuts them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "magpie/planner/model.h"
#include "magpie/planner/solution.h"

namespace magpie::planner {

// One day's order: where it starts, what it visits, where it ends.
struct DayOrder {
  Index day = 0;
  Index start = 0;
  Index end = 0;
  std::span<Index const> visits;
};

class Timing {
 public:
  explicit Timing(Model const& model) : model_(&model) {}

  // Whether the order can be timed within all rules of the day's clock. The driving limit of the
  // day is not looked at.
  bool is_feasible(DayOrder const& order);
  // The earliest finish, and for that the latest departure. Nothing where is_feasible is false.
  std::optional<DayPlan> plan(DayOrder const& order);
  // The same without the day's end and its length and waiting limits.
  std::optional<DayPlan> plan_relaxed(DayOrder const& order);

 private:
  enum class Limits { all, windows_only };
  enum class Step { start, visit, pause_before_leg, pause_on_arrival };
  struct Label {
    Time earliest = 0;
    Time latest = 0;
    Time behind = 0;      // how far the clock runs ahead of the departure, at least
    Time depart_max = 0;  // no later departure leads here
    std::int32_t parent = -1;
    Step step = Step::start;
  };
  using Labels = std::vector<std::int32_t>;  // indexes into pool_

  // Index of the label of the earliest finish, or -1.
  std::int32_t best_end(DayOrder const& order, Limits limits);
  void start(DayOrder const& order);
  void drive(Time leg);
  void visit(DayOrder const& order, Index visit, Limits limits);
  void take_pauses(Index day, Step step);
  // Passes label `from` through a window that follows one that closed at `closed`.
  void enter(std::int32_t from, Window const& window, Time closed, Time waiting_limit);
  void finish_step(std::int32_t from, Step step, Time duration, Labels& to);
  std::vector<Step> steps_to(std::int32_t end) const;
  DayPlan trace(DayOrder const& order, std::int32_t end) const;

  Model const* model_;
  std::vector<Label> pool_;
  std::vector<Labels> current_;  // by number of pauses taken
  std::vector<Label> entered_;
  Labels before_;
};

}  // namespace magpie::planner
