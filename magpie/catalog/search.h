// SearchIndex: find places by what people type. Chinese by any piece of the name, from one
// character on; Latin, Cyrillic and Greek by the beginning of any word, without accents and case,
// with one typing mistake in words of five letters or more. Immutable: share it freely.
//
//   SearchIndex const index(places);
//   index.find("正定", 20);  index.find("cangyan", 20);  index.find("temple zheng", 20);
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/catalog/place.h"

namespace magpie::catalog {

// How well a place fits, best first.
enum class Match { whole_name, name_start, word, word_start, inside, typo };

struct Hit {
  std::size_t index = 0;  // in the places given at construction
  Match match = Match::whole_name;
  std::string name;  // the name that matched, as written
  bool operator==(Hit const&) const = default;
};

// The text as it is compared: lower case, without accents, full-width forms narrowed, signs as
// single spaces.
std::u32string search_form(std::string_view text);

class SearchIndex {
 public:
  explicit SearchIndex(std::span<Place const> places);

  // At most `limit` hits: better matches first, then higher A grades, then shorter names, then the
  // order of the places. Every word of the query must be found in one name of the place. Nothing
  // for a query without letters or digits; words beyond the eighth are not looked at.
  std::vector<Hit> find(std::string_view query, std::size_t limit) const;

  std::size_t size() const { return entries_.size(); }

 private:
  struct Name {
    std::string written;
    std::u32string form;
    std::u32string compact;  // without spaces
    std::vector<std::u32string> words;
  };
  struct Entry {
    std::vector<Name> names;
    int rating = 0;
  };
  static Name make_name(std::string const& written);
  static std::optional<Match> match_of(Name const& name, Name const& query);

  std::vector<Entry> entries_;
};

}  // namespace magpie::catalog
