#include "magpie/catalog/hangul.h"

#include <array>
#include <cstddef>
#include <string>

namespace magpie::catalog {

namespace {

constexpr char32_t kFirst = 0xAC00;
constexpr char32_t kLast = 0xD7A3;
constexpr std::size_t kVowels = 21;
constexpr std::size_t kFinals = 28;

constexpr std::array<std::string_view, 19> kInitial{"g",  "kk", "n", "d",  "tt", "r", "m",
                                                    "b",  "pp", "s", "ss", "",   "j", "jj",
                                                    "ch", "k",  "t", "p",  "h"};
constexpr std::array<std::string_view, kVowels> kVowel{"a",  "ae", "ya", "yae", "eo", "e",  "yeo",
                                                       "ye", "o",  "wa", "wae", "oe", "yo", "u",
                                                       "wo", "we", "wi", "yu",  "eu", "ui", "i"};
constexpr std::array<std::string_view, kFinals> kFinal{
    "",  "k", "k", "k", "n", "n", "n", "t",  "l", "k", "m", "l", "l", "l",
    "p", "l", "m", "p", "p", "t", "t", "ng", "t", "t", "k", "t", "p", "t"};
// A final consonant before a vowel moves over.
constexpr std::array<std::string_view, kFinals> kLinked{
    "",   "g", "kk", "gs", "n",  "nj", "n",  "d",  "r", "lg", "lm", "lb", "ls", "lt",
    "lp", "r", "m",  "b",  "bs", "s",  "ss", "ng", "j", "ch", "k",  "t",  "p",  ""};

constexpr std::size_t kInitialN = 2;
constexpr std::size_t kInitialR = 5;
constexpr std::size_t kInitialM = 6;
constexpr std::size_t kInitialNone = 11;

struct Parts {
  std::size_t initial;
  std::size_t vowel;
  std::size_t final_part;
};

bool is_korean(char32_t c) {
  return c >= kFirst && c <= kLast;
}

Parts parts_of(char32_t c) {
  auto const i = static_cast<std::size_t>(c - kFirst);
  return {i / (kVowels * kFinals), i / kFinals % kVowels, i % kFinals};
}

// The last sound of a syllable before one that begins with `next`.
std::string_view spoken_final(std::size_t final_part, std::size_t next) {
  auto const sound = kFinal[final_part];
  if (next == kInitialNone) return kLinked[final_part];
  bool const before_nasal = next == kInitialN || next == kInitialM || next == kInitialR;
  if (before_nasal && sound == "k") return "ng";
  if (before_nasal && sound == "t") return "n";
  if (before_nasal && sound == "p") return "m";
  if (next == kInitialR && sound == "n") return "l";
  return sound;
}

// The first sound of a syllable after one that ends in `sound`.
std::string_view spoken_initial(std::size_t initial, std::string_view sound) {
  if (initial == kInitialR && (sound == "l" || sound == "n")) return "l";
  if (initial == kInitialR && !sound.empty()) return "n";
  if (initial == kInitialN && sound == "l") return "l";
  return kInitial[initial];
}

// Every syllable with every first and last sound is one of these; made once, then only read.
struct Syllables {
  std::array<std::string, kLast - kFirst + 1> plain;
};

Syllables const& syllables() {
  static Syllables const made = [] {
    Syllables all;
    for (char32_t c = kFirst; c <= kLast; ++c) {
      auto const [initial, vowel, final_part] = parts_of(c);
      auto& text = all.plain[c - kFirst];
      text.append(kInitial[initial]).append(kVowel[vowel]).append(kFinal[final_part]);
    }
    return all;
  }();
  return made;
}

}  // namespace

std::string_view hangul_syllable(char32_t c) {
  return syllables().plain[c - kFirst];
}

std::vector<std::string> spoken_hangul(std::u32string_view text) {
  std::vector<std::string> spoken(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_korean(text[i])) continue;
    auto const here = parts_of(text[i]);
    bool const follows = i > 0 && is_korean(text[i - 1]);
    bool const leads = i + 1 < text.size() && is_korean(text[i + 1]);
    auto const before = follows ? kFinal[parts_of(text[i - 1]).final_part] : std::string_view();
    spoken[i].append(spoken_initial(here.initial, before)).append(kVowel[here.vowel]);
    spoken[i].append(leads ? spoken_final(here.final_part, parts_of(text[i + 1]).initial)
                           : kFinal[here.final_part]);
  }
  return spoken;
}

}  // namespace magpie::catalog
