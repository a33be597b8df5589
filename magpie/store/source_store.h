// Where facts come from, and under which licence.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "magpie/catalog/place.h"
#include "magpie/store/db.h"

namespace magpie::store {

inline constexpr std::int64_t kSourcesMax = 10'000;

// Inserts, or updates the source with this key.
void upsert_source(Db& db, catalog::Source const& source);
std::optional<catalog::Source> find_source(Db& db, std::string_view key);
// By key.
std::vector<catalog::Source> list_sources(Db& db);

}  // namespace magpie::store
