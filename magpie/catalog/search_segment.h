// Segment: the tables of some of the places, built once. The search asks each of its segments and
// keeps the best of every place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "magpie/catalog/search.h"
#include "magpie/catalog/search_documents.h"
#include "magpie/catalog/search_suffixes.h"

namespace magpie::catalog {

// How a place matches, and by which of its names; the smaller number is the better.
struct NameMatch {
  Match match;
  std::uint8_t name = 0;
};

class Segment {
 public:
  explicit Segment(std::vector<SearchDocument> documents);

  std::vector<SearchDocument> const& documents() const { return documents_; }
  std::uint32_t place_of(std::size_t document) const { return places_[document]; }
  std::size_t name_length(std::size_t document, std::size_t name) const;

  // Calls take(document, match) for every way the term occurs, some documents more than once.
  template <class TakeMatch>
  void visit(SearchTerm const& term, TakeMatch const& take) const;
  // The same with typing mistakes, and for Chinese with other characters of the same sound.
  template <class TakeMatch>
  void visit_near(SearchTerm const& term, TakeMatch const& take) const;
  template <class TakeMatch>
  void visit_key(std::string const& compact_key, TakeMatch const& take) const;

 private:
  struct Name {
    std::uint32_t document;  // or the number of the county
    std::uint8_t number;     // among the names of the document
    std::uint8_t is_county;
    std::uint16_t length;
  };
  void add_names();
  void add_counties();
  void add_name(Name name, std::string const& written);
  template <class TakeMatch>
  void take_owner(std::uint32_t owner, Match match, TakeMatch const& take) const;
  template <class TakeMatch>
  void visit_letters(std::string const& typed, TakeMatch const& take) const;
  template <class TakeMatch>
  void visit_initials(std::string const& typed, TakeMatch const& take) const;
  template <class TakeMatch>
  void visit_characters(std::u32string const& typed, TakeMatch const& take) const;

  std::vector<SearchDocument> documents_;
  std::vector<std::uint32_t> places_;      // their numbers once more, close together
  std::vector<std::uint32_t> first_name_;  // of each document, in names_
  std::vector<Name> names_;
  std::vector<std::vector<std::uint32_t>> counties_;  // documents of each
  std::vector<std::pair<std::string, std::uint32_t>> keys_;
  SuffixTable<char32_t> characters_;
  SuffixTable<char> letters_;
  SuffixTable<char> initials_;
};

}  // namespace magpie::catalog

#include "magpie/catalog/search_segment.inl"
