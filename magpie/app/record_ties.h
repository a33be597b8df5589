// The ties of a record in both directions: the village it is made at, the products made there. A
// record's brand is a tie as well where it names the brand's key.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "magpie/app/catalogue.h"
#include "magpie/app/context.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

struct Tie {
  std::string relation;
  bool is_from = false;  // the other record names this one
  CatalogueEntry const* other = nullptr;
};

// Those it names first, then those that name it, at most kTiesMax. A record that both name each
// other stands once.
inline constexpr std::size_t kTiesMax = 200;
std::vector<Tie> ties_of(Catalogue const& catalogue, catalog::Place const& place);
// "made at", or "made here" as the other record tells it.
api::Sentence tie_words(std::string const& relation, bool is_from);

base::Result<api::TieList> list_ties(Context& context, Catalogue const& catalogue, std::int64_t id);

}  // namespace magpie::app
