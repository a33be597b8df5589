#include "magpie/planner/moves/shorten.h"

#include <algorithm>

namespace magpie::planner {

namespace {

constexpr std::size_t kSegmentMax = 3;

std::size_t at(Index index) {
  return static_cast<std::size_t>(index);
}

}  // namespace

Shorten::Shorten(Model const& model)
    : model_(&model),
      position_(at(model.visit_count()), -1),
      is_queued_(at(model.visit_count()), 0) {}

bool Shorten::improve(State& state, Index day) {
  std::vector<Index> visits = state.route(day).visits();
  if (!improve_order(state.route(day), visits)) return false;
  state.reorder(day, std::move(visits));
  return true;
}

bool Shorten::improve_order(Route const& route, std::vector<Index>& visits) {
  read(route, visits);
  bool is_changed = false;
  while (!queue_.empty()) {
    Index const visit = queue_.back();
    queue_.pop_back();
    is_queued_[at(visit)] = 0;
    while (improve_at(at(position_[at(visit)]))) is_changed = true;
  }
  visits.clear();
  for (Stop const& stop : order_) {
    if (stop.visit < 0) continue;
    visits.push_back(stop.visit);
    position_[at(stop.visit)] = -1;
  }
  return is_changed;
}

void Shorten::read(Route const& route, std::vector<Index> const& visits) {
  order_.assign(1, {-1, route.start()});
  for (Index const visit : visits) {
    position_[at(visit)] = static_cast<Index>(order_.size());
    order_.push_back({visit, model_->location(visit)});
    queue_.push_back(visit);
    is_queued_[at(visit)] = 1;
  }
  order_.push_back({-1, route.end()});
}

bool Shorten::improve_at(std::size_t position) {
  if (turn_behind(position) || turn_before(position)) return true;
  for (std::size_t length = 1; length <= kSegmentMax; ++length) {
    if (position + length < order_.size() && move_segment(position, length)) return true;
    bool const has_room = length > 1 && position >= length;
    if (has_room && move_segment(position - length + 1, length)) return true;
  }
  return false;
}

// New legs from this stop to a neighbour, and between the stops that were behind them.
bool Shorten::turn_behind(std::size_t position) {
  Time const leg = between(position, position + 1);
  for (Index const visit : model_->neighbours(order_[position].visit)) {
    if (position_[at(visit)] < 0) continue;
    std::size_t const other = at(position_[at(visit)]);
    Time const nearer = between(position, other);
    if (nearer >= leg) break;
    Time const gain = leg + between(other, other + 1) - nearer - between(position + 1, other + 1);
    if (gain <= 0) continue;
    reverse(std::min(position, other) + 1, std::max(position, other));
    return true;
  }
  return false;
}

bool Shorten::turn_before(std::size_t position) {
  Time const leg = between(position - 1, position);
  for (Index const visit : model_->neighbours(order_[position].visit)) {
    if (position_[at(visit)] < 0) continue;
    std::size_t const other = at(position_[at(visit)]);
    Time const nearer = between(position, other);
    if (nearer >= leg) break;
    Time const gain = leg + between(other - 1, other) - nearer - between(position - 1, other - 1);
    if (gain <= 0) continue;
    reverse(std::min(position, other), std::max(position, other) - 1);
    return true;
  }
  return false;
}

// The segment between a neighbour of its first stop and the stop beside that, either way round.
bool Shorten::move_segment(std::size_t first, std::size_t length) {
  std::size_t const last = first + length - 1;
  if (first == 0 || last + 1 >= order_.size()) return false;
  Time const freed =
      between(first - 1, first) + between(last, last + 1) - between(first - 1, last + 1);
  if (freed <= 0) return false;
  for (Index const visit : model_->neighbours(order_[first].visit)) {
    if (position_[at(visit)] < 0) continue;
    std::size_t const other = at(position_[at(visit)]);
    Time const nearer = between(first, other);
    if (nearer >= freed) break;
    if (other + 1 >= first && other <= last + 1) continue;
    // Behind the neighbour as it is, or before it turned round.
    Time const behind = nearer + between(last, other + 1) - between(other, other + 1);
    Time const before = nearer + between(other - 1, last) - between(other - 1, other);
    if (std::min(behind, before) >= freed) continue;
    bool const is_turned = before < behind;
    put(first, length, is_turned ? other - 1 : other, is_turned);
    return true;
  }
  return false;
}

void Shorten::reverse(std::size_t first, std::size_t last) {
  wake(first - 1);
  wake(first);
  wake(last);
  wake(last + 1);
  std::reverse(order_.begin() + static_cast<std::ptrdiff_t>(first),
               order_.begin() + static_cast<std::ptrdiff_t>(last) + 1);
  for (std::size_t i = first; i <= last; ++i)
    position_[at(order_[i].visit)] = static_cast<Index>(i);
}

// Moves the segment behind the stop at `behind`, which is not in it.
void Shorten::put(std::size_t first, std::size_t length, std::size_t behind, bool is_turned) {
  for (std::size_t const touched :
       {first - 1, first, first + length - 1, first + length, behind, behind + 1}) {
    wake(touched);
  }
  auto const begin = order_.begin();
  auto const from = static_cast<std::ptrdiff_t>(first);
  auto const until = static_cast<std::ptrdiff_t>(first + length);
  auto const to = static_cast<std::ptrdiff_t>(behind) + 1;
  if (is_turned) std::reverse(begin + from, begin + until);
  auto const low = std::min(from, to);
  auto const high = std::max(until, to);
  std::rotate(begin + low, to > from ? begin + until : begin + from, begin + high);
  for (auto i = low; i < high; ++i) {
    position_[at(order_[static_cast<std::size_t>(i)].visit)] = static_cast<Index>(i);
  }
}

void Shorten::wake(std::size_t position) {
  Index const visit = order_[position].visit;
  if (visit < 0 || is_queued_[at(visit)] != 0) return;
  is_queued_[at(visit)] = 1;
  queue_.push_back(visit);
}

}  // namespace magpie::planner
