#include "magpie/app/same_as.h"

#include <fmt/core.h>

#include <cmath>
#include <limits>
#include <set>
#include <tuple>

#include "magpie/app/record_view.h"
#include "magpie/app/rights.h"
#include "magpie/app/same_as_view.h"
#include "magpie/base/text.h"
#include "magpie/store/place_store.h"
#include "magpie/store/same_as_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using catalog::PlaceId;

std::vector<std::int64_t> numbers_in(std::string_view text) {
  std::vector<std::int64_t> numbers;
  for (auto const& part : base::split_list(text, '-')) {
    auto const number = base::parse_integer(part);
    if (!number || *number < 0) return {};
    numbers.push_back(*number);
  }
  return numbers;
}

base::Result<std::vector<std::int64_t>> parse_cursor(std::string const& text, std::size_t parts) {
  if (text.empty()) return std::vector<std::int64_t>{};
  auto numbers = numbers_in(text);
  if (numbers.size() == parts) return numbers;
  return fail(ErrorCode::invalid_argument,
              "cursor 请原样使用上一页的 next_cursor。 Use the next_cursor of the page before as "
              "it is.",
              "cursor");
}

bool is_of(std::optional<std::string> const& member, catalog::Place const& first,
           catalog::Place const& second) {
  return !member || first.member == *member || second.member == *member;
}

// The pairs that need no answer any more, as the records that stand for them now.
std::set<PairId> pairs_settled_now(store::Db& db) {
  auto const heirs = store::merged_places(db);
  auto const now = [&](PlaceId id) {
    auto const found = heirs.find(id.value());
    return found == heirs.end() ? id.value() : found->second;
  };
  std::set<PairId> settled;
  for (auto const& [first, second] : store::settled_pairs(db)) {
    auto const [low, high] = std::minmax({now(first), now(second)});
    settled.insert({low, high});
  }
  return settled;
}

std::int64_t thousandths(double score) {
  return std::llround(score * 1000);
}

ScoredPair scored(CatalogueEntry const& first, CatalogueEntry const& second) {
  return {first, second, catalog::score_same_as(first.place, second.place)};
}

class Lister {
 public:
  Lister(Context& context, SameAsQuery const& query) : context_(context), query_(query) {}

  base::Result<api::SameAsPage> open(Catalogue const& catalogue) {
    MAGPIE_TRY(auto const after, parse_cursor(query_.cursor, 3));
    auto const settled = pairs_settled_now(context_.db);
    for (auto const& [first_slot, second_slot, score] : catalogue.same_as()) {
      if (score < query_.min_score) break;
      auto const& first = *catalogue.entries().at(first_slot);
      auto const& second = *catalogue.entries().at(second_slot);
      if (!is_of(query_.member, first.place, second.place)) continue;
      PairId const pair{first.id.value(), second.id.value()};
      if (settled.contains(pair)) continue;
      ++page_.total;
      auto const place = std::tuple(-thousandths(score), pair.first, pair.second);
      if (!after.empty() && place <= std::tuple(-after[0], after[1], after[2])) continue;
      add(fmt::format("{}-{}", thousandths(score), pair_text(pair)),
          [&] { return pair_view(context_, scored(first, second), std::nullopt); });
    }
    return std::move(page_);
  }

  base::Result<api::SameAsPage> settled() {
    MAGPIE_TRY(auto const after, parse_cursor(query_.cursor, 1));
    store::SameAsFilter const filter{query_.member, query_.min_score};
    page_.total = store::count_same_as(context_.db, filter);
    auto const before = after.empty() ? std::nullopt : std::optional(after[0]);
    for (auto const& decision :
         store::list_same_as(context_.db, filter, before, query_.limit + 1)) {
      MAGPIE_TRY(auto const first, find_record(context_, decision.first.value()));
      MAGPIE_TRY(auto const second, find_record(context_, decision.second.value()));
      add(std::to_string(decision.id), [&] {
        CatalogueEntry const one{first.id, first.place};
        CatalogueEntry const other{second.id, second.place};
        return pair_view(context_, scored(one, other), decision);
      });
    }
    return std::move(page_);
  }

 private:
  template <class View>
  void add(std::string cursor, View&& view) {
    if (std::ssize(page_.items) < query_.limit) {
      page_.items.push_back(view());
      last_ = std::move(cursor);
    } else if (!page_.next_cursor) {
      page_.next_cursor = last_;
    }
  }

  Context& context_;
  SameAsQuery const& query_;
  api::SameAsPage page_;
  std::string last_;
};

}  // namespace

base::Result<PairId> parse_pair(std::string_view text) {
  auto const ids = numbers_in(text);
  if (ids.size() == 2 && ids[0] > 0 && ids[1] > 0 && ids[0] != ids[1])
    return PairId{std::min(ids[0], ids[1]), std::max(ids[0], ids[1])};
  return fail(ErrorCode::invalid_argument,
              "请写两条记录的编号，例如 12-57。 A pair is the ids of two records, such as 12-57.",
              "id");
}

std::string pair_text(PairId pair) {
  return fmt::format("{}-{}", pair.first, pair.second);
}

base::Result<api::SameAsPage> list_same_as(Context& context, Catalogue const& catalogue,
                                           SameAsQuery const& query) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  Lister lister(context, query);
  return query.state == api::ItemState::open ? lister.open(catalogue) : lister.settled();
}

base::Result<api::SameAsPair> get_same_as(Context& context, PairId pair) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  MAGPIE_TRY(auto const first, find_record(context, pair.first));
  MAGPIE_TRY(auto const second, find_record(context, pair.second));
  auto decision = store::find_same_as(context.db, first.id, second.id);
  if (decision && decision->undone_at_s) decision.reset();
  CatalogueEntry const one{first.id, first.place};
  CatalogueEntry const other{second.id, second.place};
  return pair_view(context, scored(one, other), decision);
}

}  // namespace magpie::app
