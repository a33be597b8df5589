#include "magpie/catalog/search.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

#include "magpie/base/text.h"

namespace magpie::catalog {

namespace {

constexpr std::size_t kQueryWordsMax = 8;
constexpr std::size_t kQueryBytesMax = 256;
constexpr std::size_t kTypoLettersMin = 5;

// Letters with marks, each group behind its plain letter.
struct PlainLetter {
  std::u32string_view plain;
  std::u32string_view marked;
};
constexpr std::array<PlainLetter, 26> kPlainLetters{{
    {U"a", U"àáâãäåāăąǎǟǡǻȁȃȧạảấầẩẫậắằẳẵặ"},
    {U"ae", U"æǣǽ"},
    {U"c", U"çćĉċč"},
    {U"d", U"ďđð"},
    {U"e", U"èéêëēĕėęěȅȇẹẻẽếềểễệё"},
    {U"g", U"ĝğġģǥǧǵ"},
    {U"h", U"ĥħ"},
    {U"i", U"ìíîïĩīĭįıǐȉȋịỉ"},
    {U"j", U"ĵǰ"},
    {U"k", U"ķǩ"},
    {U"l", U"ĺļľŀł"},
    {U"n", U"ñńņňŉǹ"},
    {U"o", U"òóôõöøōŏőơǒǫǭȍȏȯọỏốồổỗộớờởỡợ"},
    {U"oe", U"œ"},
    {U"r", U"ŕŗřȑȓ"},
    {U"s", U"śŝşšșſ"},
    {U"ss", U"ß"},
    {U"t", U"ţťŧț"},
    {U"th", U"þ"},
    {U"u", U"ùúûüũūŭůűųưǔǖǘǚǜȕȗụủứừửữự"},
    {U"w", U"ŵẁẃẅ"},
    {U"y", U"ýÿŷỳỵỷỹ"},
    {U"z", U"źżžǯ"},
    {U"е", U"ёѐ"},
    {U"и", U"йѝ"},
    {U"α", U"ά"},
}};

char32_t lower(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9)) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  if (c == 0x178) return 0xFF;
  // Latin Extended-A and -B, and Vietnamese: capitals stand before their small letters.
  bool const odd_pairs =
      (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) || (c >= 0x1CD && c <= 0x1DC);
  bool const even_pairs = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177) ||
                          (c >= 0x1DE && c <= 0x233) || (c >= 0x1E00 && c <= 0x1EFF);
  if (odd_pairs && c % 2 == 1) return c + 1;
  if (even_pairs && c % 2 == 0) return c + 1;
  return c;
}

bool is_cjk(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x3134F);
}

bool is_mark(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

// Apostrophes stay inside a word: "Chang'an" is found as "changan".
bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

bool is_letter_or_digit(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return false;
  bool const is_sign = (c >= 0x2000 && c <= 0x303F) || (c >= 0xFE10 && c <= 0xFE4F) ||
                       (c >= 0xFF5F && c <= 0xFF65) || (c >= 0xFFE0 && c <= 0xFFFF);
  return !is_sign;
}

char32_t narrow(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c;
}

void append_plain(std::u32string& out, char32_t c) {
  if (c >= 0xC0 && c < 0x2000) {
    for (auto const& [plain, marked] : kPlainLetters) {
      if (marked.find(c) != std::u32string_view::npos) {
        out += plain;
        return;
      }
    }
  }
  out += c;
}

bool starts_with(std::u32string_view text, std::u32string_view start) {
  return text.substr(0, start.size()) == start;
}

// Whether one letter inserted, deleted, replaced, or two neighbours swapped turn `a` into `b`.
bool is_one_edit(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  std::size_t at = 0;
  while (at < a.size() && a[at] == b[at]) ++at;
  if (a.size() < b.size()) return a.substr(at) == b.substr(at + 1);
  if (at == a.size()) return true;
  if (a.substr(at + 1) == b.substr(at + 1)) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

// The word, or its beginning when more has been typed on other keyboards, with one mistake. The
// first letter must be right: it almost always is, and it keeps nonsense out.
bool is_near(std::u32string_view typed, std::u32string_view word) {
  if (typed.size() < kTypoLettersMin || word.empty() || typed[0] != word[0]) return false;
  if (is_one_edit(typed, word)) return true;
  for (std::size_t length = typed.size() - 1; length <= typed.size() + 1; ++length) {
    if (length < word.size() && length >= kTypoLettersMin &&
        is_one_edit(typed, word.substr(0, length))) {
      return true;
    }
  }
  return false;
}

// Words of the form; a run of Chinese characters is a word of its own.
std::vector<std::u32string> words_of(std::u32string const& form) {
  std::vector<std::u32string> words;
  bool open = false;
  for (char32_t const c : form) {
    if (c == U' ') {
      open = false;
      continue;
    }
    if (open && is_cjk(words.back().back()) != is_cjk(c)) open = false;
    if (!open) words.emplace_back();
    words.back() += c;
    open = true;
  }
  return words;
}

}  // namespace

std::u32string search_form(std::string_view text) {
  std::u32string form;
  for (char32_t c : base::to_code_points(text)) {
    c = lower(narrow(c));
    if (is_mark(c) || is_apostrophe(c)) continue;
    if (is_letter_or_digit(c)) {
      append_plain(form, c);
    } else if (!form.empty() && form.back() != U' ') {
      form += U' ';
    }
  }
  if (!form.empty() && form.back() == U' ') form.pop_back();
  return form;
}

SearchIndex::Name SearchIndex::make_name(std::string const& written) {
  Name name{written, search_form(written), {}, {}};
  name.words = words_of(name.form);
  for (char32_t const c : name.form) {
    if (c != U' ') name.compact += c;
  }
  return name;
}

SearchIndex::SearchIndex(std::span<Place const> places) {
  static constexpr std::array<char const*, 5> kNameTags{"alt_name", "old_name", "short_name",
                                                        "official_name", "loc_name"};
  entries_.reserve(places.size());
  for (auto const& place : places) {
    Entry entry;
    entry.rating = place.rating.value_or(0);
    for (auto const& [_, name] : place.names) {
      if (!name.empty()) entry.names.push_back(make_name(name));
    }
    for (auto const* tag : kNameTags) {
      auto const found = place.tags.find(tag);
      if (found == place.tags.end()) continue;
      for (auto const& name : base::split_list(found->second, ';')) {
        entry.names.push_back(make_name(name));
      }
    }
    entries_.push_back(std::move(entry));
  }
}

namespace {

// How one typed word fits into the words of a name; nothing when it does not.
std::optional<Match> word_match(std::u32string const& typed, std::u32string const& compact,
                                std::vector<std::u32string> const& words) {
  if (is_cjk(typed.front())) {
    if (compact.find(typed) == std::u32string::npos) return std::nullopt;
    return Match::inside;
  }
  std::optional<Match> best;
  for (auto const& word : words) {
    if (word == typed) return Match::word;
    if (starts_with(word, typed)) best = Match::word_start;
    if (!best && is_near(typed, word)) best = Match::typo;
  }
  // "shi jia zhuang" written apart.
  if ((!best || *best == Match::typo) && starts_with(compact, typed)) best = Match::word_start;
  return best;
}

struct Found {
  Match match;
  int rating;
  std::size_t length;
  std::size_t index;
  std::string const* name;
};

bool is_better(Found const& a, Found const& b) {
  return std::tuple(a.match, -a.rating, a.length, a.index) <
         std::tuple(b.match, -b.rating, b.length, b.index);
}

}  // namespace

std::optional<Match> SearchIndex::match_of(Name const& name, Name const& query) {
  if (name.compact == query.compact) return Match::whole_name;
  if (starts_with(name.compact, query.compact)) return Match::name_start;
  Match worst = Match::word;
  for (auto const& word : query.words) {
    auto const match = word_match(word, name.compact, name.words);
    if (!match) return std::nullopt;
    worst = std::max(worst, *match);
  }
  return worst;
}

std::vector<Hit> SearchIndex::find(std::string_view query, std::size_t limit) const {
  Name typed = make_name(std::string(query.substr(0, kQueryBytesMax)));
  if (typed.words.empty() || limit == 0) return {};
  if (typed.words.size() > kQueryWordsMax) typed.words.resize(kQueryWordsMax);

  std::vector<Found> found;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::optional<Found> best;
    for (auto const& name : entries_[i].names) {
      auto const match = match_of(name, typed);
      if (match && (!best || *match < best->match)) {
        best = Found{*match, entries_[i].rating, name.form.size(), i, &name.written};
      }
    }
    if (best) found.push_back(*best);
  }
  auto const count = std::min(limit, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(),
                    is_better);
  std::vector<Hit> hits;
  for (std::size_t i = 0; i < count; ++i) {
    hits.push_back({found[i].index, found[i].match, *found[i].name});
  }
  return hits;
}

}  // namespace magpie::catalog
