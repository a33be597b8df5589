#include "magpie/app/public_places.h"

#include <fmt/core.h>

#include "magpie/app/place_writers.h"
#include "magpie/app/record_ties.h"
#include "magpie/store/place_store.h"
#include "magpie/store/same_as_store.h"

namespace magpie::app {

namespace {

constexpr std::int64_t kHistoryRows = 10;
constexpr std::size_t kLinksMax = 50;

PageAnswer notice(PageState state, PageWish const& wish, api::Sentence title, api::Sentence text) {
  return {state, notice_page({wish.language, std::move(title), std::move(text)}, wish.site), {}};
}

PageAnswer missing(PageWish const& wish) {
  return notice(PageState::missing, wish, {"没有这个地点", "No such place"},
                {"这里没有公开的地点，请从全部地点中查找。",
                 "There is no public place at this address: look for it among all places."});
}

// Whoever merged two records left the heir's id on the tombstone. An heir that is not public is not
// named to everybody.
PageAnswer tombstone(store::Db& db, store::StoredPlace const& stored, Outgoing const& outgoing,
                     PageWish const& wish) {
  if (stored.merged_into) {
    auto const heir = store::find_place(db, store::standing_place(db, stored.id));
    if (heir && !heir->deleted_at_s && outgoing.is_public(heir->place)) {
      auto location = wish.site.place(heir->place.key);
      if (wish.names_language) location = with_language(location, wish.language);
      return {PageState::moved, {}, std::move(location)};
    }
  }
  return notice(PageState::gone, wish, {"这个地点已被删除", "This place was removed"},
                {"成员已从目录中删除该地点，请从全部地点中另选。",
                 "Its member took it out of the catalogue: choose another among all places."});
}

std::vector<PageLink> links_of(Catalogue const& catalogue, catalog::Place const& place,
                               Outgoing const& outgoing) {
  std::vector<PageLink> links;
  for (auto const& tie : ties_of(catalogue, place)) {
    if (links.size() == kLinksMax) break;
    if (outgoing.is_public(tie.other->place))
      links.push_back({tie_words(tie.relation, tie.is_from), tie.other->place});
  }
  return links;
}

}  // namespace

PageAnswer read_public_place(store::Db& db, Catalogue const& catalogue, std::string_view key,
                             PageForm form, PageWish const& wish) {
  auto const stored = store::find_place(db, key);
  if (!stored) return missing(wish);
  Outgoing const outgoing(catalogue);
  if (stored->deleted_at_s) return tombstone(db, *stored, outgoing, wish);
  auto record = outgoing.record(stored->place, Audience::everybody);
  if (!record) return missing(wish);
  if (form == PageForm::jsonld) {
    return {PageState::found, to_jsonld(*record, wish.site.place(record->place.key)), {}};
  }
  auto links = links_of(catalogue, record->place, outgoing);
  PlacePage const page{std::move(*record), std::move(links),
                       store::list_revisions(db, stored->id, std::nullopt, kHistoryRows),
                       stored->updated_at_s};
  return {PageState::found, place_page_html(page, catalogue, wish), {}};
}

}  // namespace magpie::app
