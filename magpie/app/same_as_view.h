// A pair of records as the contract shows it: both records, score and reasons, what differs, what
// was decided and what the asker may do.
#pragma once

#include <optional>
#include <vector>

#include "magpie/app/catalogue.h"
#include "magpie/app/context.h"
#include "magpie/catalog/same_as.h"
#include "magpie/catalog/same_as_join.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/store/same_as_store.h"

namespace magpie::app {

// May link them or keep them apart.
bool may_settle(Context& context, catalog::Place const& first, catalog::Place const& second);
bool may_merge(Context& context, catalog::Place const& first, catalog::Place const& second);

// Which of the two is a part of the other, as its ties say.
std::optional<catalog::Side> part_of_two(catalog::Place const& first, catalog::Place const& second);

struct ScoredPair {
  CatalogueEntry const& first;
  CatalogueEntry const& second;
  catalog::SameAs score;
};

// With the decision that stands, if any: score and reasons are then those it was made on.
api::SameAsPair pair_view(Context& context, ScoredPair const& pair,
                          std::optional<store::SameAsDecision> const& decision);
std::vector<api::SameAsReason> reasons_view(ScoredPair const& pair);
std::string reasons_text(std::vector<api::SameAsReason> const& reasons);

}  // namespace magpie::app
