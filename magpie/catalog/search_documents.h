// What the search keeps of a place, and what a name and a query look like to it: words, joined
// text, and the letters of every reading.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/catalog/place.h"
#include "magpie/catalog/search_suffixes.h"

namespace magpie::catalog {

struct SearchDocument {
  std::uint32_t index = 0;  // of the place, as the caller counts
  std::uint8_t rating = 0;
  std::string key;  // compact
  std::string county;
  std::vector<std::string> names;  // as written; at most 255
};

SearchDocument make_document(std::size_t index, Place const& place);

// A name without spaces, and where its words start.
struct SpelledName {
  std::u32string characters;  // the syllabic ones of names that have any; else nothing
  std::vector<WordStart> character_starts;
  struct Spelling {
    std::string letters;
    std::vector<WordStart> starts;
    std::size_t skipped = 0;  // starts at the end behind which the first spelling is the same
  };
  std::vector<Spelling> spellings;
  std::vector<std::string>
      initials;            // one letter for each word; nothing without syllabic characters
  std::size_t length = 0;  // of the name, for ranking
};

SpelledName spell(std::string_view name);

// A run of syllabic characters, or a word of letters and digits.
struct SearchTerm {
  std::u32string text;
  bool is_syllabic = false;
  std::string letters;  // of a word of letters
};

struct SearchQuery {
  std::vector<SearchTerm> words;
  std::vector<SearchTerm> joined;  // one, when there are several words of one kind
  std::u32string compact;
};

// Words beyond the eighth are left out.
SearchQuery read_query(std::string_view query);
std::u32string compact_form(std::string_view text);

}  // namespace magpie::catalog
