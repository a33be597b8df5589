#include "magpie/app/alike.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "magpie/app/pair_score.h"
#include "magpie/app/place_view.h"
#include "magpie/app/rights.h"
#include "magpie/app/same_as_view.h"
#include "magpie/catalog/fields.h"
#include "magpie/catalog/same_as.h"
#include "magpie/geo/distance.h"

namespace magpie::app {

namespace {

constexpr std::size_t kFoundByName = 40;
constexpr std::size_t kAnswered = 5;
constexpr double kNearM = 500;

std::vector<CatalogueEntry const*> candidates(Catalogue const& catalogue,
                                              catalog::Place const& draft) {
  std::vector<CatalogueEntry const*> found;
  for (auto const& [_, name] : draft.names) {
    auto const by_name = catalogue.search(name, kFoundByName);
    found.insert(found.end(), by_name.begin(), by_name.end());
  }
  if (draft.location && !found.empty()) {
    for (auto const& entry : catalogue.entries()) {
      if (entry.place.precision == catalog::Precision::point && entry.place.location &&
          geo::distance_m(*entry.place.location, *draft.location) < kNearM)
        found.push_back(&entry);
    }
  }
  return found;
}

}  // namespace

base::Result<api::AlikeList> find_alike(Context& context, Catalogue const& catalogue,
                                        api::AlikeQuestion const& question) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  CatalogueEntry draft{catalog::PlaceId(1), {}};
  for (auto const& [field, value] : question.fields)
    static_cast<void>(catalog::set_field(draft.place, field, value));
  if (draft.place.location) draft.place.precision = catalog::Precision::point;
  api::AlikeList list;
  std::unordered_set<std::int64_t> seen;
  for (auto const* entry : candidates(catalogue, draft.place)) {
    if (!seen.insert(entry->id.value()).second) continue;
    auto const score = catalog::score_same_as(draft.place, entry->place);
    if (score.score < catalog::kSameAsThreshold) continue;
    list.items.push_back(
        {summary_of(*entry), rounded_score(score.score), reasons_view({draft, *entry, score})});
  }
  std::stable_sort(list.items.begin(), list.items.end(),
                   [](auto const& a, auto const& b) { return a.score > b.score; });
  if (list.items.size() > kAnswered) list.items.resize(kAnswered);
  return list;
}

}  // namespace magpie::app
