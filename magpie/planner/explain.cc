#include "magpie/planner/explain.h"

#include <algorithm>
#include <tuple>

namespace magpie::planner {

namespace {

constexpr std::size_t kGapsTried = 4;

std::size_t at(Index index) {
  return static_cast<std::size_t>(index);
}

DaySequence sequence_of(DayPlan const& plan) {
  DaySequence sequence{plan.start_location, plan.end_location, {}};
  for (Item const& item : plan.items) {
    if (item.kind == ItemKind::visit) sequence.visits.push_back(item.index);
  }
  return sequence;
}

// Rules of the whole trip bind wherever the visit goes; they are named before those of one day.
bool is_of_trip(Rule rule) {
  switch (rule) {
    case Rule::budget:
    case Rule::category_trip:
    case Rule::member_max:
    case Rule::exclusive_group:
    case Rule::visited_twice:
      return true;
    default:
      return false;
  }
}

bool is_same_rule(Violation const& a, Violation const& b) {
  return a.rule == b.rule && a.day == b.day && a.subject == b.subject;
}

// How far from possible: broken rules, then how much.
std::tuple<std::size_t, std::int64_t> distance_of(std::vector<Violation> const& broken) {
  std::int64_t amount = 0;
  for (Violation const& violation : broken) amount += violation.amount;
  return {broken.size(), amount};
}

Violation binding_of(std::vector<Violation> const& broken) {
  for (Violation const& violation : broken) {
    if (is_of_trip(violation.rule)) return violation;
  }
  return broken.front();
}

}  // namespace

Explainer::Explainer(Model const& model, Solution const& solution)
    : model_(&model), scheduler_(model), solution_(solution) {
  for (DayPlan const& plan : solution_.days) sequences_.push_back(sequence_of(plan));
  broken_anyway_ = check(model.problem(), solution_);
}

std::vector<std::size_t> Explainer::cheapest_gaps(Index visit, Index day) const {
  DaySequence const& sequence = sequences_[at(day)];
  Index const location = model_->location(visit);
  std::vector<std::pair<std::int64_t, std::size_t>> gaps;
  Index here = sequence.start_location;
  for (std::size_t gap = 0; gap <= sequence.visits.size(); ++gap) {
    Index const next = gap < sequence.visits.size() ? model_->location(sequence.visits[gap])
                                                    : sequence.end_location;
    std::int64_t const detour = std::int64_t{model_->driving(day, here, location)} +
                                model_->driving(day, location, next) -
                                model_->driving(day, here, next);
    gaps.emplace_back(detour, gap);
    here = next;
  }
  std::sort(gaps.begin(), gaps.end());
  gaps.resize(std::min(gaps.size(), kGapsTried));
  std::vector<std::size_t> result;
  for (auto const& [detour, gap] : gaps) result.push_back(gap);
  return result;
}

std::vector<Violation> Explainer::broken_by(Index visit, Index day, std::size_t before) {
  DaySequence sequence = sequences_[at(day)];
  sequence.visits.insert(sequence.visits.begin() + static_cast<std::ptrdiff_t>(before), visit);
  DayPlan kept = scheduler_.plan(day, sequence);
  std::swap(kept, solution_.days[at(day)]);
  std::vector<Violation> broken = check(model_->problem(), solution_);
  std::swap(kept, solution_.days[at(day)]);
  std::erase_if(broken, [&](Violation const& now) {
    return std::any_of(broken_anyway_.begin(), broken_anyway_.end(), [&](Violation const& old) {
      return is_same_rule(now, old) && now.amount <= old.amount;
    });
  });
  return broken;
}

Exclusion Explainer::explain(Index visit) {
  Exclusion exclusion{visit, false, {}};
  std::optional<std::vector<Violation>> nearest;
  for (Index day = 0; day < model_->day_count(); ++day) {
    for (std::size_t const gap : cheapest_gaps(visit, day)) {
      std::vector<Violation> broken = broken_by(visit, day, gap);
      bool const is_nearer = !nearest || distance_of(broken) < distance_of(*nearest);
      if (is_nearer) nearest = std::move(broken);
    }
  }
  exclusion.fits = nearest && nearest->empty();
  if (nearest && !nearest->empty()) exclusion.binding = binding_of(*nearest);
  return exclusion;
}

std::vector<Exclusion> explain_left_out(Problem const& problem, Solution const& solution) {
  Model const model(problem);
  std::vector<bool> is_in(problem.visits.size(), false);
  for (DayPlan const& plan : solution.days) {
    for (Index const visit : sequence_of(plan).visits) is_in[at(visit)] = true;
  }
  Explainer explainer(model, solution);
  std::vector<Exclusion> result;
  for (Index visit = 0; visit < model.visit_count(); ++visit) {
    if (!is_in[at(visit)]) result.push_back(explainer.explain(visit));
  }
  return result;
}

}  // namespace magpie::planner
