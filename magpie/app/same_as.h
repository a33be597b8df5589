// Whether two records are one place, as people settle it: the offers of the catalogue with their
// reasons, and the three answers. Merging keeps one record and leaves the other's id pointing to
// it; linking keeps both and shows them to each other; apart is never offered again. Every answer
// can be taken back. The method: docs/methods/same-as.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "magpie/app/catalogue.h"
#include "magpie/app/context.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

// Two different records, the lower id first; written "12-57".
struct PairId {
  std::int64_t first = 0;
  std::int64_t second = 0;
  auto operator<=>(PairId const&) const = default;
};
base::Result<PairId> parse_pair(std::string_view text);
std::string pair_text(PairId pair);

struct SameAsQuery {
  std::optional<std::string> member;  // of one of the two
  api::ItemState state = api::ItemState::open;
  double min_score = 0;
  std::string cursor;
  std::int64_t limit = 100;
};

// Open ones best first, settled ones newest first. A pair counts as settled as well when the
// records that two settled ones were merged into are meant.
base::Result<api::SameAsPage> list_same_as(Context& context, Catalogue const& catalogue,
                                           SameAsQuery const& query);
base::Result<api::SameAsPair> get_same_as(Context& context, PairId pair);
// A member's people settle pairs with a record of their own; merging needs rights on both records,
// or the right to publish. The same answer again changes nothing, another one is a conflict.
base::Result<api::SameAsPair> decide_same_as(Context& context, PairId pair,
                                             api::SameAsVerdict const& verdict);
base::Result<api::SameAsPair> undo_same_as(Context& context, PairId pair);

}  // namespace magpie::app
