#include "magpie/planner/relaxation/rows.h"

#include <algorithm>
#include <map>

namespace magpie::planner {

namespace {

std::size_t at(Index index) {
  return static_cast<std::size_t>(index);
}

bool has_chained_beds(Problem const& problem, std::size_t day) {
  return problem.days[day].same_bed_as_next && day + 1 < problem.days.size();
}

// A night whose only bed is the same on both sides needs no row.
bool is_open_night(Problem const& problem, std::size_t day) {
  if (!has_chained_beds(problem, day)) return false;
  auto const& evening = problem.days[day].end_locations;
  auto const& morning = problem.days[day + 1].start_locations;
  return evening.size() > 1 || evening != morning;
}

bool is_near_open_night(Problem const& problem, std::size_t day) {
  return is_open_night(problem, day) || (day > 0 && is_open_night(problem, day - 1));
}

bool are_equal(Pause const& a, Pause const& b) {
  return a.duration == b.duration && a.window == b.window;
}

}  // namespace

std::vector<ShortWays> ways_by_roads(Model const& model,
                                     ShortWays (*make)(Model const& model, Index day)) {
  std::vector<ShortWays> ways;
  auto const count = static_cast<Index>(model.problem().other_travel.size()) + 1;
  for (Index roads = 0; roads < count; ++roads) {
    Index with = 0;
    for (Index day = 0; day < model.day_count(); ++day) {
      if (model.day(day).roads == roads) with = day;
    }
    ways.push_back(make(model, with));
  }
  return ways;
}

Rows::Rows(Model const& model)
    : model_(&model), driving_(ways_by_roads(model, ShortWays::of_driving)) {
  find_kinds();
  visit_terms_.resize(at(model.visit_count()));
  start_terms_.resize(kinds_.size());
  end_terms_.resize(kinds_.size());
  for (DayKind const& kind : kinds_) add_row(Sense::equal, kind.count);
  add_visit_rows();
  add_group_rows();
  add_trip_rows();
  add_category_rows();
  add_member_rows();
  add_bed_rows();
  add_driving_rows();
}

void Rows::find_kinds() {
  for (Index day = 0; day < model_->day_count(); ++day) {
    Index kind = 0;
    while (at(kind) < kinds_.size() && !are_alike(kinds_[at(kind)].day, day)) ++kind;
    if (at(kind) == kinds_.size()) kinds_.push_back({day, 0});
    ++kinds_[at(kind)].count;
    kind_of_day_.push_back(kind);
  }
}

bool Rows::are_alike(Index a, Index b) const {
  Problem const& problem = model_->problem();
  if (is_near_open_night(problem, at(a)) || is_near_open_night(problem, at(b))) return false;
  Day const& one = model_->day(a);
  Day const& other = model_->day(b);
  bool const has_equal_limits =
      one.earliest_start == other.earliest_start && one.latest_end == other.latest_end &&
      one.driving_limit == other.driving_limit && one.roads == other.roads &&
      one.start_locations == other.start_locations && one.end_locations == other.end_locations;
  bool const has_equal_pauses = std::equal(one.pauses.begin(), one.pauses.end(),
                                           other.pauses.begin(), other.pauses.end(), are_equal);
  if (!has_equal_limits || !has_equal_pauses) return false;
  for (Index visit = 0; visit < model_->visit_count(); ++visit) {
    auto const left = model_->windows(visit, a);
    auto const right = model_->windows(visit, b);
    if (!std::equal(left.begin(), left.end(), right.begin(), right.end())) return false;
  }
  return true;
}

Index Rows::add_row(Sense sense, std::int64_t limit) {
  rows_.push_back({sense, limit});
  return static_cast<Index>(rows_.size()) - 1;
}

void Rows::add_visit_rows() {
  for (Index visit = 0; visit < model_->visit_count(); ++visit) {
    Sense const sense = model_->visit(visit).must ? Sense::equal : Sense::at_most;
    visit_terms_[at(visit)].push_back({add_row(sense, 1), -1, 1});
  }
}

void Rows::add_group_rows() {
  Index const first = static_cast<Index>(rows_.size());
  for (Index group = 0; group < model_->problem().group_count; ++group) add_row(Sense::at_most, 1);
  for (Index visit = 0; visit < model_->visit_count(); ++visit) {
    for (Index const group : model_->visit(visit).groups) {
      visit_terms_[at(visit)].push_back({first + group, -1, 1});
    }
  }
}

void Rows::add_trip_rows() {
  std::int64_t const budget = model_->problem().budget;
  std::int64_t total = 0;
  for (Visit const& visit : model_->problem().visits) total += visit.fee;
  if (budget >= total) return;
  Index const row = add_row(Sense::at_most, budget);
  for (Index visit = 0; visit < model_->visit_count(); ++visit) {
    if (model_->visit(visit).fee > 0) {
      visit_terms_[at(visit)].push_back({row, -1, model_->visit(visit).fee});
    }
  }
}

void Rows::add_category_rows() {
  auto const& categories = model_->problem().categories;
  for (std::size_t category = 0; category < categories.size(); ++category) {
    std::vector<Index> carriers;
    for (Index visit = 0; visit < model_->visit_count(); ++visit) {
      auto const& carried = model_->visit(visit).categories;
      bool const is_carrier =
          std::find(carried.begin(), carried.end(), static_cast<Index>(category)) != carried.end();
      if (is_carrier) carriers.push_back(visit);
    }
    auto const count = static_cast<std::int64_t>(carriers.size());
    if (categories[category].trip_max < count) {
      Index const row = add_row(Sense::at_most, categories[category].trip_max);
      for (Index const visit : carriers) visit_terms_[at(visit)].push_back({row, -1, 1});
    }
    if (categories[category].day_max >= count) continue;
    for (std::size_t kind = 0; kind < kinds_.size(); ++kind) {
      std::int64_t const limit = std::int64_t{categories[category].day_max} * kinds_[kind].count;
      Index const row = add_row(Sense::at_most, limit);
      for (Index const visit : carriers) {
        visit_terms_[at(visit)].push_back({row, static_cast<Index>(kind), 1});
      }
    }
  }
}

void Rows::add_member_rows() {
  auto const& members = model_->problem().members;
  for (std::size_t member = 0; member < members.size(); ++member) {
    std::vector<Index> owned;
    for (Index visit = 0; visit < model_->visit_count(); ++visit) {
      if (model_->visit(visit).member == static_cast<Index>(member)) owned.push_back(visit);
    }
    auto const add = [&](Sense sense, std::int64_t limit) {
      Index const row = add_row(sense, limit);
      for (Index const visit : owned) visit_terms_[at(visit)].push_back({row, -1, 1});
    };
    if (members[member].visits_min > 0) add(Sense::at_least, members[member].visits_min);
    if (members[member].visits_max < static_cast<std::int64_t>(owned.size())) {
      add(Sense::at_most, members[member].visits_max);
    }
  }
}

void Rows::add_bed_rows() {
  Problem const& problem = model_->problem();
  for (std::size_t day = 0; day + 1 < problem.days.size(); ++day) {
    if (!is_open_night(problem, day)) continue;
    std::vector<Index> beds = problem.days[day].end_locations;
    auto const& morning = problem.days[day + 1].start_locations;
    beds.insert(beds.end(), morning.begin(), morning.end());
    std::sort(beds.begin(), beds.end());
    beds.erase(std::unique(beds.begin(), beds.end()), beds.end());
    for (Index const bed : beds) {
      Index const row = add_row(Sense::equal, 0);
      end_terms_[at(kind_of_day_[day])].push_back({row, bed, 1});
      start_terms_[at(kind_of_day_[day + 1])].push_back({row, bed, -1});
    }
  }
}

void Rows::add_driving_rows() {
  for (DayKind const& kind : kinds_) {
    Day const& day = model_->day(kind.day);
    driving_rows_.emplace_back();
    if (day.driving_limit >= day.latest_end - day.earliest_start) continue;
    driving_rows_.back() = add_row(Sense::at_most, std::int64_t{day.driving_limit} * kind.count);
  }
}

std::int64_t Rows::driving_of(Column const& column) const {
  ShortWays const& ways = driving(column.kind);
  std::int64_t total = 0;
  Index here = column.start;
  for (Index const visit : column.visits) {
    total += ways.between(here, model_->location(visit));
    here = model_->location(visit);
  }
  return total + ways.between(here, column.end);
}

std::vector<Rows::Entry> Rows::entries(Column const& column) const {
  std::map<Index, std::int64_t> amounts;
  amounts[column.kind] = 1;
  for (Index const visit : column.visits) {
    for (Term const& term : visit_terms_[at(visit)]) {
      if (term.kind < 0 || term.kind == column.kind) amounts[term.row] += term.amount;
    }
  }
  auto const add_bed = [&](std::vector<BedTerm> const& terms, Index location) {
    for (BedTerm const& term : terms) {
      if (term.location == location) amounts[term.row] += term.amount;
    }
  };
  add_bed(start_terms_[at(column.kind)], column.start);
  add_bed(end_terms_[at(column.kind)], column.end);
  if (auto const row = driving_rows_[at(column.kind)]) amounts[*row] = driving_of(column);
  std::vector<Entry> entries;
  for (auto const& [row, amount] : amounts) entries.push_back({row, amount});
  return entries;
}

std::int64_t Rows::profit(Column const& column) const {
  std::int64_t profit = 0;
  for (Index const visit : column.visits) profit += model_->profit(visit);
  return profit;
}

Price Rows::visit_earning(std::vector<Price> const& prices, Index visit, Index kind) const {
  Price earning = model_->profit(visit) * kPointPrice;
  for (Term const& term : visit_terms_[at(visit)]) {
    if (term.kind < 0 || term.kind == kind) earning -= prices[at(term.row)] * term.amount;
  }
  return earning;
}

Price Rows::earning(std::vector<Price> const& prices, std::vector<BedTerm> const& terms,
                    Index location) {
  Price earning = 0;
  for (BedTerm const& term : terms) {
    if (term.location == location) earning -= prices[at(term.row)] * term.amount;
  }
  return earning;
}

Price Rows::start_earning(std::vector<Price> const& prices, Index location, Index kind) const {
  return earning(prices, start_terms_[at(kind)], location);
}

Price Rows::end_earning(std::vector<Price> const& prices, Index location, Index kind) const {
  return earning(prices, end_terms_[at(kind)], location);
}

Price Rows::driving_cost(std::vector<Price> const& prices, Index kind) const {
  auto const row = driving_rows_[at(kind)];
  return row ? prices[at(*row)] : 0;
}

Price Rows::limits_worth(std::vector<Price> const& prices) const {
  Price worth = 0;
  for (std::size_t row = kinds_.size(); row < rows_.size(); ++row) {
    worth += prices[row] * rows_[row].limit;
  }
  return worth;
}

}  // namespace magpie::planner
