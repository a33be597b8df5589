#include "magpie/catalog/script.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

#include "magpie/base/check.h"
#include "magpie/base/text.h"
#include "magpie/catalog/hangul.h"
#include "magpie/catalog/place_readings.h"

namespace magpie::catalog {

namespace {

constexpr char32_t kHanFirst = 0x3400;
constexpr char32_t kHanLast = 0x9FFF;
constexpr char32_t kLettersEnd = 0x3400;
constexpr char32_t kChunk = 256;  // replacing inside a long text moves all that follows
constexpr std::size_t kWordMax = 5;

// Russian as on road signs and in passports, without the soft and the hard sign; then the letters
// of its neighbours.
constexpr std::array<std::pair<char32_t, char const*>, 45> kCyrillic{{
    {U'а', "a"},  {U'б', "b"},  {U'в', "v"},    {U'г', "g"}, {U'д', "d"},  {U'е', "e"},
    {U'ё', "e"},  {U'ж', "zh"}, {U'з', "z"},    {U'и', "i"}, {U'й', "y"},  {U'к', "k"},
    {U'л', "l"},  {U'м', "m"},  {U'н', "n"},    {U'о', "o"}, {U'п', "p"},  {U'р', "r"},
    {U'с', "s"},  {U'т', "t"},  {U'у', "u"},    {U'ф', "f"}, {U'х', "kh"}, {U'ц', "ts"},
    {U'ч', "ch"}, {U'ш', "sh"}, {U'щ', "shch"}, {U'ъ', ""},  {U'ы', "y"},  {U'ь', ""},
    {U'э', "e"},  {U'ю', "yu"}, {U'я', "ya"},   {U'і', "i"}, {U'ї', "i"},  {U'є', "ye"},
    {U'ґ', "g"},  {U'ў', "u"},  {U'ө', "o"},    {U'ү', "u"}, {U'қ', "k"},  {U'ғ', "g"},
    {U'ң', "n"},  {U'һ', "h"},  {U'ә', "a"},
}};

std::unique_ptr<icu::Transliterator> transliterator(char const* name) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createInstance(name, UTRANS_FORWARD, status));
  MAGPIE_CHECK(U_SUCCESS(status) && made);
  return made;
}

icu::UnicodeString composed(icu::UnicodeString const& text, bool const compose) {
  UErrorCode status = U_ZERO_ERROR;
  auto const* form =
      compose ? icu::Normalizer2::getNFCInstance(status) : icu::Normalizer2::getNFDInstance(status);
  MAGPIE_CHECK(U_SUCCESS(status));
  return form->normalize(text, status);
}

std::u32string to_u32(icu::UnicodeString const& text) {
  std::u32string out;
  for (int i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    out += static_cast<char32_t>(text.char32At(i));
  }
  return out;
}

// Calls take(c, result) for each character of first … last.
template <class Take>
void transliterate_each(icu::Transliterator const& by, char32_t first, char32_t last, Take take) {
  for (char32_t from = first; from <= last; from += kChunk) {
    auto const to = std::min<char32_t>(last, from + kChunk - 1);
    icu::UnicodeString lines;
    for (char32_t c = from; c <= to; ++c) {
      if (u_isalpha(static_cast<UChar32>(c))) lines.append(u_tolower(static_cast<UChar32>(c)));
      lines.append(u'\n');
    }
    by.transliterate(lines);
    auto const result = to_u32(lines);
    std::size_t at = 0;
    for (char32_t c = from; c <= to; ++c) {
      auto const end = result.find(U'\n', at);
      take(c, std::u32string_view(result).substr(at, end - at));
      at = end + 1;
    }
  }
}

// "lǜ" → "lv", "xíng" → "xing"; empty where there is no reading.
std::string without_tone(std::u32string_view syllable) {
  std::string plain;
  auto const text = icu::UnicodeString::fromUTF8(base::to_utf8(syllable));
  for (char32_t const c : to_u32(composed(text, false))) {
    if (c >= U'a' && c <= U'z') plain += static_cast<char>(c);
    if (c == 0x308 && !plain.empty()) plain.back() = 'v';
  }
  return plain;
}

void add_reading(std::vector<std::string>& readings, std::string const& reading) {
  if (reading.empty()) return;
  if (std::find(readings.begin(), readings.end(), reading) == readings.end()) {
    readings.push_back(reading);
  }
}

// All that is known of single characters; made once, then only read, by all threads.
struct Tables {
  Tables();
  void read_han();
  void read_letters();

  std::vector<std::vector<std::string>> pinyin;
  std::vector<char16_t> simple;
  std::vector<std::string> letters;
  std::map<std::u32string_view, Reading> words;
};

Tables::Tables() {
  read_han();
  read_letters();
  auto const to_simple = transliterator("Hant-Hans");
  simple.resize(kHanLast - kHanFirst + 1);
  transliterate_each(*to_simple, kHanFirst, kHanLast, [&](char32_t c, std::u32string_view result) {
    bool const one = result.size() == 1 && result[0] >= kHanFirst && result[0] <= kHanLast;
    simple[c - kHanFirst] = static_cast<char16_t>(one ? result[0] : c);
  });
  // 乾 stays in names: 乾陵, 乾县.
  simple[U'乾' - kHanFirst] = u'乾';
  for (auto const& [word, syllables] : place_word_readings()) {
    std::string_view rest = syllables;
    auto& reading = words[word];
    while (!rest.empty()) {
      auto const end = std::min(rest.find(' '), rest.size());
      reading.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(rest.size(), end + 1));
    }
  }
}

void Tables::read_han() {
  pinyin.resize(kHanLast - kHanFirst + 1);
  for (auto const& [character, syllables] : place_character_readings()) {
    for (auto const& one : base::split_list(syllables, ' ')) {
      add_reading(pinyin[character - kHanFirst], one);
    }
  }
  auto const to_pinyin = transliterator("Han-Latin");
  transliterate_each(*to_pinyin, kHanFirst, kHanLast, [&](char32_t c, std::u32string_view result) {
    auto& readings = pinyin[c - kHanFirst];
    auto reading = without_tone(result);
    add_reading(readings, reading);
    std::replace(reading.begin(), reading.end(), 'v', 'u');
    add_reading(readings, reading);
  });
}

void Tables::read_letters() {
  letters.resize(kLettersEnd);
  auto const to_latin = transliterator("Any-Latin; Latin-ASCII");
  transliterate_each(*to_latin, 0xA1, kLettersEnd - 1, [&](char32_t c, std::u32string_view result) {
    for (char32_t const letter : result) {
      auto const lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter)));
      if (lower < 0x80 && u_isalnum(static_cast<UChar32>(lower))) {
        letters[c] += static_cast<char>(lower);
      }
    }
  });
  for (char32_t c = 0; c < 0x80; ++c) {
    if (u_isalnum(static_cast<UChar32>(c)))
      letters[c] = static_cast<char>(u_tolower(static_cast<UChar32>(c)));
  }
  for (auto const& [letter, latin] : kCyrillic) {
    letters[letter] = latin;
    letters[static_cast<char32_t>(u_toupper(static_cast<UChar32>(letter)))] = latin;
  }
}

Tables const& tables() {
  static Tables const made;
  return made;
}

bool is_table_han(char32_t c) {
  return c >= kHanFirst && c <= kHanLast;
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x02BB;
}

bool is_mark(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

// Letters and their marks apart, Korean by the letter, or doubles of Chinese characters.
bool needs_composing(char32_t c) {
  return is_mark(c) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0xF900 && c <= 0xFAFF);
}

// ου is one sound.
bool is_greek_u(char32_t before, char32_t c) {
  return (before == U'ο' || before == U'Ο') && (c == U'υ' || c == U'ύ' || c == U'Υ' || c == U'Ύ');
}

char32_t narrow(char32_t c) {
  return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

std::u32string code_points(std::string_view text) {
  auto points = base::to_code_points(text);
  if (std::none_of(points.begin(), points.end(), needs_composing)) return points;
  return to_u32(composed(icu::UnicodeString::fromUTF8(base::to_utf8(points)), true));
}

// The word of a place name that begins at `from`, the longest.
std::pair<std::size_t, Reading const*> word_at(std::u32string_view text, std::size_t from) {
  for (auto length = std::min(kWordMax, text.size() - from); length >= 2; --length) {
    auto const found = tables().words.find(text.substr(from, length));
    if (found != tables().words.end()) return {length, &found->second};
  }
  return {1, nullptr};
}

std::vector<std::string_view> syllables_of(char32_t c) {
  if (is_hangul(c)) return {hangul_syllable(c)};
  auto const known = pinyin_readings(c);
  if (!known.empty()) return {known.begin(), known.end()};
  return {c < kLettersEnd ? std::string_view(tables().letters[c]) : std::string_view()};
}

// For each character all its readings, the likeliest first.
std::vector<std::vector<std::string_view>> choices_of(std::u32string_view text) {
  std::vector<std::vector<std::string_view>> choices;
  for (char32_t const c : text) choices.push_back(syllables_of(c));
  for (std::size_t at = 0; at < text.size();) {
    auto const [length, word] = word_at(text, at);
    for (std::size_t i = 0; word && i < length; ++i) {
      auto& choice = choices[at + i];
      std::string_view const syllable = (*word)[i];
      std::erase(choice, syllable);
      choice.insert(choice.begin(), syllable);
    }
    at += length;
  }
  return choices;
}

// Behind the last character that is not read in the likeliest way.
std::size_t first_unchanged(Reading const& reading,
                            std::vector<std::vector<std::string_view>> const& choices) {
  auto at = reading.size();
  while (at > 0 && reading[at - 1] == choices[at - 1].front()) --at;
  return at;
}

// The one reading to show or compare: Korean as it is spoken.
std::string read_aloud(std::u32string_view text) {
  bool const is_korean = std::any_of(text.begin(), text.end(), is_hangul);
  auto const all = readings(text, is_korean ? 2 : 1);
  std::string joined;
  for (auto const& syllable : all.back()) joined += syllable;
  return joined;
}

}  // namespace

bool is_han(char32_t c) {
  return is_table_han(c) || c == 0x3007 || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0x20000 && c <= 0x323AF);
}

bool is_hangul(char32_t c) {
  return c >= 0xAC00 && c <= 0xD7A3;
}

bool is_syllabic(char32_t c) {
  return is_han(c) || is_hangul(c) || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB);
}

char32_t simplified(char32_t c) {
  return is_table_han(c) ? tables().simple[c - kHanFirst] : c;
}

std::string simplified(std::string_view text) {
  auto points = base::to_code_points(text);
  for (auto& c : points) c = simplified(c);
  return base::to_utf8(points);
}

std::span<std::string const> pinyin_readings(char32_t c) {
  if (!is_table_han(c)) return {};
  return tables().pinyin[c - kHanFirst];
}

std::string_view latin_letters(char32_t c) {
  c = narrow(c);
  return c < kLettersEnd ? std::string_view(tables().letters[c]) : std::string_view();
}

std::u32string folded(std::string_view text) {
  std::u32string form;
  char32_t before = 0;
  for (char32_t c : code_points(text)) {
    c = narrow(c);
    if (is_mark(c) || is_apostrophe(c)) continue;
    bool const is_letter = u_isalnum(static_cast<UChar32>(c)) != 0;
    if (is_syllabic(c)) {
      form += simplified(c);
    } else if (is_greek_u(before, c) && !form.empty()) {
      form.back() = U'u';
    } else if (is_letter) {
      for (char const letter : latin_letters(c)) form += static_cast<char32_t>(letter);
    } else if (!form.empty() && form.back() != U' ') {
      form += U' ';
    }
    before = c;
  }
  if (!form.empty() && form.back() == U' ') form.pop_back();
  return form;
}

std::string latin_form(std::string_view text) {
  auto const form = folded(text);
  std::string latin;
  for (std::size_t at = 0; at < form.size();) {
    auto const end = static_cast<std::size_t>(
        std::find_if(form.begin() + static_cast<std::ptrdiff_t>(at), form.end(),
                     [&](char32_t c) { return is_syllabic(c) != is_syllabic(form[at]); }) -
        form.begin());
    auto const run = std::u32string_view(form).substr(at, end - at);
    auto const read = is_syllabic(form[at]) ? read_aloud(run) : base::to_utf8(run);
    // Characters nobody reads aloud leave nothing, no blank either.
    auto const word = base::trim(read);
    if (!word.empty() && !latin.empty()) latin += ' ';
    latin += word;
    at = end;
  }
  return latin;
}

std::vector<Reading> readings(std::u32string_view text, std::size_t limit) {
  auto const choices = choices_of(text);
  std::vector<Reading> all(1);
  for (auto const& choice : choices) all[0].emplace_back(choice.front());
  if (limit > 1 && std::any_of(text.begin(), text.end(), is_hangul)) {
    auto spoken = spoken_hangul(text);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (!is_hangul(text[i])) spoken[i] = all[0][i];
    }
    if (spoken != all[0]) all.push_back(std::move(spoken));
  }
  // One character read differently, then two, …: each round changes one more, further back.
  for (std::size_t from = 0, to = 1; from < to && all.size() < limit; from = to, to = all.size()) {
    for (std::size_t i = from; i < to; ++i) {
      for (std::size_t at = first_unchanged(all[i], choices); at < text.size(); ++at) {
        for (std::size_t k = 1; k < choices[at].size() && all.size() < limit; ++k) {
          all.push_back(all[i]);
          all.back()[at] = choices[at][k];
        }
      }
    }
  }
  return all;
}

}  // namespace magpie::catalog
