// SearchIndex: find places by what people type. Chinese by any piece of a name, in traditional or
// simplified characters, in pinyin or by its initials; every other script by the beginning of any
// word, also in Latin letters; with typing mistakes where little else is found. Immutable and cheap
// to copy: share it freely. The method is in docs/methods/search.md.
//
//   SearchIndex const index(places);
//   index.find("正定 寺", 20);  index.find("heshun", 20);  index.find("zdlxs", 20);
//   auto const edited = index.with_changes(std::array{SearchChange{7, &place}});  // the others
//   keep their numbers
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/catalog/place.h"

namespace magpie::catalog {

// How well a place fits, best first. "pinyin" is the reading of any script that is written by the
// syllable; a query of several words fits as well as the worst of them.
enum class Match {
  whole_name,
  name_start,
  word,
  word_start,
  inside,
  pinyin_whole,
  pinyin_start,
  initials,
  pinyin_inside,
  initials_inside,
  county,  // the name of the place's county
  typo,    // one mistake, or other characters of the same sound
  two_typos,
};

struct Hit {
  std::size_t index = 0;  // in the places given at construction
  Match match = Match::whole_name;
  std::string name;  // the name that matched, as written; the first one where the county or key did
  bool operator==(Hit const&) const = default;
};

// A place that is new or different now, or (null) is no longer there.
struct SearchChange {
  std::size_t index = 0;
  Place const* place = nullptr;
};

// The text as it is compared: `folded` of script.h.
std::u32string search_form(std::string_view text);

class Segment;

class SearchIndex {
 public:
  explicit SearchIndex(std::span<Place const> places);

  // The same index after the changes, in order; an index at or beyond size() makes it grow, and
  // what lies between is empty. Costs what the changed places cost and shares the rest: one place
  // takes well below a millisecond, and every so often as long as the last changes together, which
  // are then put into one table. Finds exactly what an index built anew would find.
  SearchIndex with_changes(std::span<SearchChange const> changes) const;

  // At most `limit` hits: better matches first, then higher A grades, then shorter names, then the
  // order of the places. Every word of the query must be found in a name of the place or in that of
  // its county. Nothing for a query without letters or digits; words beyond the eighth are not
  // looked at. Typing mistakes are forgiven where fewer than three places fit without.
  std::vector<Hit> find(std::string_view query, std::size_t limit) const;

  std::size_t size() const { return owners_.size(); }

 private:
  SearchIndex() = default;
  void push_segment(std::shared_ptr<Segment const> segment);
  void merge_small_segments();
  friend class SearchRun;

  // Shared by all indexes that came from one another, and never changed.
  std::vector<std::shared_ptr<Segment const>> segments_;
  std::vector<std::uint8_t> owners_;  // which segment knows each place; kNoSegment where none does
};

}  // namespace magpie::catalog
