// Typing mistakes: one letter inserted, left out, replaced, or two neighbours swapped (the "optimal
// string alignment" distance; Boytsov 2011, "Indexing methods for approximate dictionary
// searching", ACM JEA 16). Typed words are beginnings, so the distance is to the nearest beginning
// of a text.
#pragma once

#include <functional>
#include <string_view>

#include "magpie/catalog/search_suffixes.h"

namespace magpie::catalog {

// 0 below four letters, 1 below eight, else 2; 0 again for words longer than 64.
unsigned mistakes_allowed(std::string_view typed);

// The fewest mistakes between `typed` and a beginning of `text`; more than `limit` is limit + 1.
unsigned mistakes_to_beginning(std::string_view typed, std::string_view text, unsigned limit);

// Calls take(entry, mistakes) for every entry within mistakes_allowed(typed). Walks the sorted keys
// as a tree and leaves a branch as soon as no beginning of it can be near enough.
using TakeTypo = std::function<void(SuffixTable<char>::Entry const&, unsigned)>;
void visit_typos(SuffixTable<char> const& table, std::string_view typed, TakeTypo const& take);

}  // namespace magpie::catalog
