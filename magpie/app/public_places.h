// What anybody may read without an account: one published place, as a page or as JSON-LD. What may
// leave is decided by outgoing.h alone. A tombstone answers that the record is gone, and one that
// was merged leads to the record that stands for it now.
#pragma once

#include <string>
#include <string_view>

#include "magpie/app/place_page.h"
#include "magpie/store/db.h"

namespace magpie::app {

enum class PageForm { html, jsonld };
enum class PageState { found, moved, gone, missing };

struct PageAnswer {
  PageState state = PageState::missing;
  std::string text;      // the page, also for gone and missing
  std::string location;  // where a moved place stands now
};

PageAnswer read_public_place(store::Db& db, Catalogue const& catalogue, std::string_view key,
                             PageForm form, PageWish const& wish);

}  // namespace magpie::app
