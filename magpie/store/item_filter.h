// ItemFilter: which of the things that wait for a person, or are settled, a list shows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "magpie/store/db.h"

namespace magpie::store {

enum class ItemState { open, settled };

struct ItemFilter {
  ItemState state = ItemState::open;
  std::optional<std::string> member;  // slug of the member whose place it stands at; "": nobody's
};

// " AND …" for a table with place_id; `values` takes what its placeholders stand for.
std::string member_sql(ItemFilter const& filter, std::vector<Value>& values);

}  // namespace magpie::store
