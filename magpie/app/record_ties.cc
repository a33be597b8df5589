#include "magpie/app/record_ties.h"

#include <algorithm>
#include <set>
#include <utility>

#include "magpie/app/page_words.h"
#include "magpie/app/place_view.h"
#include "magpie/app/record_view.h"
#include "magpie/app/rights.h"

namespace magpie::app {

namespace {

constexpr char kBrand[] = "carries_brand";

// Relations that mean the same from either side.
bool is_mutual(std::string_view relation) {
  return relation == "same_as" || relation == "near";
}

using Named = std::vector<std::pair<std::string, std::string>>;

// What a record names: relation and key.
Named named_by(catalog::Place const& place) {
  Named named;
  named.reserve(place.links.size() + 1);
  for (auto const& link : place.links) named.emplace_back(link.relation, link.key);
  if (!place.brand.empty()) named.emplace_back(kBrand, place.brand);
  return named;
}

class Collector {
 public:
  Collector(Catalogue const& catalogue, catalog::Place const& place)
      : catalogue_(catalogue), place_(place), named_(named_by(place)) {}

  std::vector<Tie> collect() {
    std::vector<Tie> from;
    for (auto const& entry : catalogue_.entries()) {
      if (entry.place.key == place_.key) continue;
      add_to(entry);
      if (!entry.place.links.empty() || !entry.place.brand.empty()) add_from(entry, from);
    }
    ties_.insert(ties_.end(), from.begin(), from.end());
    if (ties_.size() > kTiesMax) ties_.resize(kTiesMax);
    return std::move(ties_);
  }

 private:
  void add_to(CatalogueEntry const& entry) {
    for (auto const& [relation, key] : named_) {
      if (key == entry.place.key && told_.insert({relation, key}).second)
        ties_.push_back({relation, false, &entry});
    }
  }

  void add_from(CatalogueEntry const& entry, std::vector<Tie>& from) {
    for (auto const& [relation, key] : named_by(entry.place)) {
      if (key != place_.key) continue;
      if (is_mutual(relation) && told_.contains({relation, entry.place.key})) continue;
      from.push_back({relation, true, &entry});
    }
  }

  Catalogue const& catalogue_;
  catalog::Place const& place_;
  Named named_;
  std::set<std::pair<std::string, std::string>> told_;
  std::vector<Tie> ties_;
};

}  // namespace

std::vector<Tie> ties_of(Catalogue const& catalogue, catalog::Place const& place) {
  return Collector(catalogue, place).collect();
}

api::Sentence tie_words(std::string const& relation, bool is_from) {
  return page_words(is_from ? catalog::WordList::relation_from : catalog::WordList::relation,
                    relation);
}

base::Result<api::TieList> list_ties(Context& context, Catalogue const& catalogue,
                                     std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  MAGPIE_TRY(auto const stored, find_standing(context, id));
  api::TieList list;
  for (auto const& tie : ties_of(catalogue, stored.place)) {
    list.items.push_back({tie.relation,
                          tie.is_from ? api::RecordTieDirection::from : api::RecordTieDirection::to,
                          tie_words(tie.relation, tie.is_from), summary_of(*tie.other)});
  }
  return list;
}

}  // namespace magpie::app
