#include "magpie/catalog/search_typos.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace magpie::catalog {

namespace {

using Table = SuffixTable<char>;
using Entries = std::span<Table::Entry const>;

constexpr std::size_t kTypedMax = 64;
constexpr std::size_t kFewEntries = 4;

// One row of the distance table: costs[j] is the distance of the text so far to the first j letters
// typed. Only j within `limit` of the row's number can matter; all others stand at limit + 1.
struct Row {
  std::array<std::uint8_t, kTypedMax + 1> costs;
  unsigned least = 0;
};

struct Typed {
  std::string_view letters;
  unsigned limit;
  unsigned last_cost(Row const& row) const { return row.costs[letters.size()]; }
};

Row first_row(Typed const& typed) {
  Row row;
  for (std::size_t j = 0; j <= typed.letters.size(); ++j) {
    row.costs[j] = static_cast<std::uint8_t>(std::min<std::size_t>(j, typed.limit + 1));
  }
  return row;
}

// The row for one more letter of the text; `letter` follows `before`.
struct Step {
  Row const& above;
  Row const* above_two;
  std::uint64_t before;
  std::uint64_t letter;
};

Row next_row(Typed const& typed, std::size_t number, Step const& step) {
  auto const bound = static_cast<std::uint8_t>(typed.limit + 1);
  auto const size = typed.letters.size();
  Row row;
  std::fill_n(row.costs.begin(), size + 1, bound);
  row.costs[0] = static_cast<std::uint8_t>(std::min<std::size_t>(number, bound));
  row.least = row.costs[0];
  auto const from = number > typed.limit ? number - typed.limit : 1;
  for (std::size_t j = from; j <= std::min(size, number + typed.limit); ++j) {
    auto const here = Table::Key::code(typed.letters[j - 1]);
    unsigned cost = step.above.costs[j - 1] + (here == step.letter ? 0U : 1U);
    cost = std::min({cost, step.above.costs[j] + 1U, row.costs[j - 1] + 1U});
    if (step.above_two && j > 1 && here == step.before &&
        Table::Key::code(typed.letters[j - 2]) == step.letter) {
      cost = std::min(cost, step.above_two->costs[j - 2] + 1U);
    }
    row.costs[j] = static_cast<std::uint8_t>(std::min<unsigned>(cost, bound));
    row.least = std::min<unsigned>(row.least, row.costs[j]);
  }
  return row;
}

// No later row ends below this: a swap reaches back over one row.
unsigned least_to_come(Row const& row, Row const* above) {
  return above ? std::min(row.least, above->least + 1) : row.least;
}

class Walk {
 public:
  Walk(Table const& table, Typed typed, TakeTypo const& take)
      : table_(table), typed_(typed), take_(take) {
    rows_[0] = first_row(typed_);
  }

  // `entries` agree in their first `depth` letters, and rows_[0 … depth] belong to those.
  void visit(Entries entries, unsigned depth, unsigned best) {
    best = std::min(best, typed_.last_cost(rows_[depth]));
    if (least_to_come(rows_[depth], depth > 0 ? &rows_[depth - 1] : nullptr) >= best) {
      if (best <= typed_.limit) take_all(entries, best);
      return;
    }
    if (depth == Table::Key::kLength || entries.size() <= kFewEntries) {
      check_each(entries);
      return;
    }
    for (std::size_t from = 0; from < entries.size();) {
      auto const high = entries[from].key | Table::below(depth + 1);
      auto const rest = entries.subspan(from);
      auto const end = std::upper_bound(rest.begin(), rest.end(), high,
                                        [](auto key, auto const& e) { return key < e.key; });
      auto const branch = rest.first(static_cast<std::size_t>(end - rest.begin()));
      visit_branch(branch, depth, best);
      from += branch.size();
    }
  }

 private:
  static std::uint64_t letter_of(Table::Entry const& entry, unsigned depth) {
    return entry.key >> (Table::Key::kBits * (Table::Key::kLength - 1 - depth)) & 63;
  }

  void visit_branch(Entries branch, unsigned depth, unsigned best) {
    auto const letter = letter_of(branch.front(), depth);
    if (letter == 0) {  // the text ends here
      if (best <= typed_.limit) take_all(branch, best);
      return;
    }
    Step const step{rows_[depth], depth > 0 ? &rows_[depth - 1] : nullptr,
                    depth > 0 ? letter_of(branch.front(), depth - 1) : 0, letter};
    rows_[depth + 1] = next_row(typed_, depth + 1, step);
    visit(branch, depth + 1, best);
  }

  void take_all(Entries entries, unsigned mistakes) {
    for (auto const& entry : entries) take_(entry, mistakes);
  }

  void check_each(Entries entries) {
    for (auto const& entry : entries) {
      auto const mistakes = mistakes_to_beginning(typed_.letters, table_.rest(entry), typed_.limit);
      if (mistakes <= typed_.limit) take_(entry, mistakes);
    }
  }

  Table const& table_;
  Typed typed_;
  TakeTypo const& take_;
  std::array<Row, Table::Key::kLength + 1> rows_;
};

}  // namespace

unsigned mistakes_allowed(std::string_view typed) {
  if (typed.size() < 4 || typed.size() > kTypedMax) return 0;
  return typed.size() < 8 ? 1 : 2;
}

unsigned mistakes_to_beginning(std::string_view typed, std::string_view text, unsigned limit) {
  if (typed.size() > kTypedMax) return limit + 1;
  Typed const word{typed, limit};
  std::array<Row, 3> rows;
  rows[0] = first_row(word);
  auto best = word.last_cost(rows[0]);
  auto const size = std::min(text.size(), typed.size() + limit);
  for (std::size_t i = 0; i < size; ++i) {
    Step const step{rows[i % 3], i > 0 ? &rows[(i + 2) % 3] : nullptr,
                    i > 0 ? Table::Key::code(text[i - 1]) : 0, Table::Key::code(text[i])};
    rows[(i + 1) % 3] = next_row(word, i + 1, step);
    best = std::min(best, word.last_cost(rows[(i + 1) % 3]));
  }
  return best;
}

void visit_typos(SuffixTable<char> const& table, std::string_view typed, TakeTypo const& take) {
  auto const limit = mistakes_allowed(typed);
  if (limit == 0 || table.entries().empty()) return;
  Walk(table, {typed, limit}, take).visit(table.entries(), 0, limit + 1);
}

}  // namespace magpie::catalog
