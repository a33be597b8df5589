// The visits of Segment: templates, because a letter typed alone visits a hundred thousand entries.
#pragma once

#include <algorithm>

#include "magpie/catalog/script.h"
#include "magpie/catalog/search_typos.h"

namespace magpie::catalog {

constexpr std::size_t kCountyLettersMin = 3;
constexpr std::size_t kCountyCharactersMin = 2;
constexpr std::size_t kInitialsMin = 2;
constexpr std::size_t kInitialsInsideMin = 3;
constexpr std::size_t kSoundsMax = 8;

template <class TakeMatch>
void Segment::take_owner(std::uint32_t owner, Match match, TakeMatch const& take) const {
  auto const& name = names_[owner];
  if (!name.is_county) {
    take(name.document, NameMatch{match, name.number});
    return;
  }
  for (auto const document : counties_[name.document]) take(document, NameMatch{match, 0});
}

template <class TakeMatch>
void Segment::visit_letters(std::string const& typed, TakeMatch const& take) const {
  for (auto const& entry : letters_.range(typed)) {
    if (!letters_.has(entry, typed)) continue;
    auto const& text = letters_.text(entry);
    bool const at_begin = entry.at == text.begin;
    bool const is_whole = at_begin && text.end - text.begin == typed.size();
    if (names_[text.owner].is_county) {
      if (at_begin && typed.size() >= kCountyLettersMin)
        take_owner(text.owner, Match::county, take);
      continue;
    }
    Match match = entry.is_syllabic ? Match::pinyin_inside : Match::word_start;
    if (is_whole) {
      match = entry.is_syllabic ? Match::pinyin_whole : Match::whole_name;
    } else if (at_begin) {
      match = entry.is_syllabic ? Match::pinyin_start : Match::name_start;
    } else if (!entry.is_syllabic && letters_.ends_word(entry, typed.size())) {
      match = Match::word;
    }
    take_owner(text.owner, match, take);
  }
}

template <class TakeMatch>
void Segment::visit_initials(std::string const& typed, TakeMatch const& take) const {
  if (typed.size() < kInitialsMin) return;
  for (auto const& entry : initials_.range(typed)) {
    if (!initials_.has(entry, typed)) continue;
    bool const at_begin = initials_.is_at_begin(entry);
    if (!at_begin && typed.size() < kInitialsInsideMin) continue;
    take_owner(initials_.text(entry).owner, at_begin ? Match::initials : Match::initials_inside,
               take);
  }
}

template <class TakeMatch>
void Segment::visit_characters(std::u32string const& typed, TakeMatch const& take) const {
  for (auto const& entry : characters_.range(typed)) {
    if (!characters_.has(entry, typed)) continue;
    auto const& text = characters_.text(entry);
    if (names_[text.owner].is_county) {
      if (typed.size() >= kCountyCharactersMin) take_owner(text.owner, Match::county, take);
      continue;
    }
    bool const at_begin = entry.at == text.begin;
    bool const is_whole = at_begin && text.end - text.begin == typed.size();
    take_owner(text.owner,
               is_whole   ? Match::whole_name
               : at_begin ? Match::name_start
                          : Match::inside,
               take);
  }
}

template <class TakeMatch>
void Segment::visit(SearchTerm const& term, TakeMatch const& take) const {
  if (term.is_syllabic) {
    visit_characters(term.text, take);
  } else {
    visit_letters(term.letters, take);
    visit_initials(term.letters, take);
  }
}

template <class TakeMatch>
void Segment::visit_near(SearchTerm const& term, TakeMatch const& take) const {
  auto const take_typo = [&](auto const& entry, unsigned mistakes) {
    auto const owner = letters_.text(entry).owner;
    if (names_[owner].is_county) return;
    take_owner(owner, mistakes < 2 ? Match::typo : Match::two_typos, take);
  };
  if (!term.is_syllabic) {
    visit_typos(letters_, term.letters, take_typo);
    return;
  }
  if (term.text.size() < 2) return;
  for (auto const& reading : readings(term.text, kSoundsMax)) {
    std::string sound;
    for (auto const& syllable : reading) sound += syllable;
    for (auto const& entry : letters_.range(sound)) {
      if (entry.is_syllabic && letters_.has(entry, sound)) take_typo(entry, 1);
    }
  }
}

template <class TakeMatch>
void Segment::visit_key(std::string const& compact_key, TakeMatch const& take) const {
  auto const from =
      std::lower_bound(keys_.begin(), keys_.end(), std::pair(compact_key, std::uint32_t{0}));
  for (auto key = from; key != keys_.end() && key->first == compact_key; ++key) {
    take(key->second, NameMatch{Match::whole_name, 0});
  }
}

}  // namespace magpie::catalog
