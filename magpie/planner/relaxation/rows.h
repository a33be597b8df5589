// Rows: a Problem seen as a choice of one column (a whole day: where it starts, what it visits,
// where it ends) per day, tied together by linear rows. Dantzig–Wolfe reformulation of team
// orienteering, as in Boussier, Feillet and Gendreau (2007), with rows for beds, money, groups,
// categories and members. What one day alone must respect is not here: see pricing.h.
//
// Days that are alike in everything are one kind with a count, so that a bound need not tell them
// apart.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "magpie/planner/model.h"
#include "magpie/planner/relaxation/short_ways.h"

namespace magpie::planner {

// Money of the relaxation: 2^-20 of a point of profit. Whole numbers, so that a bound is exact.
using Price = std::int64_t;
inline constexpr Price kPointPrice = Price{1} << 20;
// Less than any route earns; a hundred days of it still are a number.
inline constexpr Price kNoRoute = -(Price{1} << 55);

struct Column {
  Index kind = 0;
  Index start = 0;  // location
  Index end = 0;
  std::vector<Index> visits;
  bool operator==(Column const&) const = default;
};

struct DayKind {
  Index day = 0;    // one of its days
  Index count = 1;  // how many days are like it
};

enum class Sense : std::uint8_t { at_most, at_least, equal };

struct Row {
  Sense sense = Sense::at_most;
  std::int64_t limit = 0;
};

// Ways on each set of roads of the problem, by Day::roads; a set that no day has is that of day 0.
std::vector<ShortWays> ways_by_roads(Model const& model,
                                     ShortWays (*make)(Model const& model, Index day));

class Rows {
 public:
  explicit Rows(Model const& model);

  Model const& model() const { return *model_; }
  std::vector<DayKind> const& kinds() const { return kinds_; }
  // The first rows say how many columns of each kind there are.
  std::vector<Row> const& rows() const { return rows_; }
  Index kind_of_day(Index day) const { return kind_of_day_[static_cast<std::size_t>(day)]; }

  struct Entry {
    Index row = 0;
    std::int64_t amount = 0;
  };
  // What the column takes of each row, rows ascending.
  std::vector<Entry> entries(Column const& column) const;
  std::int64_t profit(Column const& column) const;

  // Shortest driving between locations, by which columns are charged.
  ShortWays const& driving(Index kind) const {
    auto const roads = model_->day(kinds_[static_cast<std::size_t>(kind)].day).roads;
    return driving_[static_cast<std::size_t>(roads)];
  }

  // What one visit, start or end earns under prices of the rows (at most: ≥ 0, at least: ≤ 0).
  Price visit_earning(std::vector<Price> const& prices, Index visit, Index kind) const;
  Price start_earning(std::vector<Price> const& prices, Index location, Index kind) const;
  Price end_earning(std::vector<Price> const& prices, Index location, Index kind) const;
  // What a tick of driving costs on days of the kind.
  Price driving_cost(std::vector<Price> const& prices, Index kind) const;
  // Σ price · limit, without the kinds' own rows.
  Price limits_worth(std::vector<Price> const& prices) const;

 private:
  struct Term {
    Index row = 0;
    Index kind = -1;  // only in columns of this kind; -1: in all
    std::int64_t amount = 0;
  };
  struct BedTerm {
    Index row = 0;
    Index location = 0;
    std::int64_t amount = 0;
  };
  void find_kinds();
  bool are_alike(Index a, Index b) const;
  Index add_row(Sense sense, std::int64_t limit);
  void add_visit_rows();
  void add_group_rows();
  void add_trip_rows();
  void add_category_rows();
  void add_member_rows();
  void add_bed_rows();
  void add_driving_rows();
  std::int64_t driving_of(Column const& column) const;
  static Price earning(std::vector<Price> const& prices, std::vector<BedTerm> const& terms,
                       Index location);

  Model const* model_;
  std::vector<ShortWays> driving_;  // by Day::roads
  std::vector<DayKind> kinds_;
  std::vector<Index> kind_of_day_;
  std::vector<Row> rows_;
  std::vector<std::vector<Term>> visit_terms_;
  std::vector<std::vector<BedTerm>> start_terms_;  // by kind
  std::vector<std::vector<BedTerm>> end_terms_;
  std::vector<std::optional<Index>> driving_rows_;  // by kind
};

}  // namespace magpie::planner
