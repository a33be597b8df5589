// The public page of one place: what may go to everybody, as one small HTML file that needs no
// script, prints as a card, and carries the same facts as JSON-LD for machines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "magpie/app/catalogue.h"
#include "magpie/app/outgoing.h"
#include "magpie/app/page_frame.h"
#include "magpie/store/revision_store.h"

namespace magpie::app {

// A place the page leads on to.
struct PageLink {
  api::Sentence relation;  // "made at"
  catalog::Place place;    // a public one
};

struct PlacePage {
  OutgoingRecord record;
  std::vector<PageLink> links;
  std::vector<store::Revision> history;  // newest first
  std::int64_t changed_at_s = 0;
};

struct PageWish {
  PageLanguage language = PageLanguage::zh;
  bool names_language = false;  // by ?lang=
  SiteAddress site;
};

std::string place_page_html(PlacePage const& page, Catalogue const& catalogue,
                            PageWish const& wish);

}  // namespace magpie::app
