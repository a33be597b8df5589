#include "magpie/catalog/search_documents.h"

#include <algorithm>
#include <array>
#include <utility>

#include "magpie/base/text.h"
#include "magpie/catalog/script.h"

namespace magpie::catalog {

namespace {

constexpr std::size_t kNamesMax = 255;
constexpr std::size_t kReadingsMax = 8;
constexpr std::size_t kNameBytesMax = 512;
constexpr std::size_t kQueryBytesMax = 256;
constexpr std::size_t kQueryWordsMax = 8;

void add_name(std::vector<std::string>& names, std::string const& name) {
  if (name.empty() || names.size() == kNamesMax) return;
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

// Runs of the form, without the spaces.
std::vector<std::u32string> words_of(std::u32string const& form) {
  std::vector<std::u32string> words;
  bool open = false;
  for (char32_t const c : form) {
    if (open && c != U' ' && is_syllabic(words.back().back()) != is_syllabic(c)) open = false;
    if (c == U' ') {
      open = false;
      continue;
    }
    if (!open) words.emplace_back();
    words.back() += c;
    open = true;
  }
  return words;
}

std::string to_letters(std::u32string_view word) {
  return {word.begin(), word.end()};
}

// The letters of all words, where `reading` has the syllables of the syllabic characters in order.
SpelledName::Spelling spelling_of(std::vector<std::u32string> const& words,
                                  Reading const& reading) {
  SpelledName::Spelling spelling;
  std::size_t next = 0;
  auto const start = [&](bool syllabic) {
    spelling.starts.push_back({static_cast<std::uint32_t>(spelling.letters.size()), syllabic});
  };
  for (auto const& word : words) {
    if (!is_syllabic(word.front())) {
      start(false);
      spelling.letters += to_letters(word);
      continue;
    }
    for (std::size_t i = 0; i < word.size(); ++i) {
      auto const& syllable = reading[next++];
      if (syllable.empty()) continue;
      start(true);
      spelling.letters += syllable;
    }
  }
  return spelling;
}

std::string initials_of(SpelledName::Spelling const& spelling) {
  std::string initials;
  for (auto const& start : spelling.starts) initials += spelling.letters[start.at];
  return initials;
}

std::size_t count_same_ends(SpelledName::Spelling const& a, SpelledName::Spelling const& b) {
  std::size_t same = 0;
  while (same < a.starts.size() && same < b.starts.size()) {
    auto const& in_a = a.starts[a.starts.size() - 1 - same];
    auto const& in_b = b.starts[b.starts.size() - 1 - same];
    if (std::string_view(a.letters).substr(in_a.at) !=
        std::string_view(b.letters).substr(in_b.at)) {
      break;
    }
    ++same;
  }
  return same;
}

SearchTerm make_term(std::u32string text) {
  SearchTerm term{std::move(text), false, {}};
  term.is_syllabic = is_syllabic(term.text.front());
  if (!term.is_syllabic) term.letters = to_letters(term.text);
  return term;
}

}  // namespace

SearchDocument make_document(std::size_t index, Place const& place) {
  static constexpr std::array<char const*, 5> kNameTags{"alt_name", "old_name", "short_name",
                                                        "official_name", "loc_name"};
  SearchDocument document;
  document.index = static_cast<std::uint32_t>(index);
  document.rating = static_cast<std::uint8_t>(std::clamp(place.rating.value_or(0), 0, 9));
  document.key = base::to_utf8(compact_form(place.key));
  document.county = place.county_zh;
  for (auto const& [_, name] : place.names) add_name(document.names, name);
  for (auto const& alias : place.aliases) add_name(document.names, alias.name);
  for (auto const* tag : kNameTags) {
    auto const found = place.tags.find(tag);
    if (found == place.tags.end()) continue;
    for (auto const& name : base::split_list(found->second, ';')) add_name(document.names, name);
  }
  return document;
}

std::u32string compact_form(std::string_view text) {
  auto form = folded(text);
  std::erase(form, U' ');
  return form;
}

SpelledName spell(std::string_view name) {
  auto const words = words_of(folded(name.substr(0, kNameBytesMax)));
  SpelledName spelled;
  std::u32string syllabic;
  for (auto const& word : words) {
    spelled.length += word.size();
    bool const is_syllabic_word = is_syllabic(word.front());
    if (is_syllabic_word) syllabic += word;
    for (char32_t const c : word) {
      if (is_syllabic_word) {
        spelled.character_starts.push_back(
            {static_cast<std::uint32_t>(spelled.characters.size()), 1});
      }
      spelled.characters += c;
    }
  }
  if (syllabic.empty()) spelled.characters.clear();
  for (auto const& reading : readings(syllabic, kReadingsMax)) {
    auto spelling = spelling_of(words, reading);
    if (!spelled.spellings.empty()) {
      spelling.skipped = count_same_ends(spelled.spellings.front(), spelling);
    }
    if (!syllabic.empty()) add_name(spelled.initials, initials_of(spelling));
    spelled.spellings.push_back(std::move(spelling));
  }
  return spelled;
}

SearchQuery read_query(std::string_view query) {
  SearchQuery read;
  auto words = words_of(folded(query.substr(0, kQueryBytesMax)));
  if (words.size() > kQueryWordsMax) words.resize(kQueryWordsMax);
  std::size_t syllabic_words = 0;
  for (auto& word : words) {
    read.compact += word;
    read.words.push_back(make_term(std::move(word)));
    if (read.words.back().is_syllabic) ++syllabic_words;
  }
  bool const one_kind = syllabic_words == 0 || syllabic_words == read.words.size();
  if (read.words.size() > 1 && one_kind) read.joined.push_back(make_term(read.compact));
  return read;
}

}  // namespace magpie::catalog
