// What one script looks like in another: traditional Chinese in simplified, Chinese in pinyin with
// all its readings, Korean, Cyrillic, Greek and the rest in plain Latin letters. Used by the search
// and wherever two spellings of one name are compared.
//
//   simplified("臺灣") == "台湾";  latin_form("太行山 Ü") == "taihangshan u";
//   pinyin_readings(U'乐') == {"le", "yue", "lao"};
//
// The tables are made once, at the first call (about 0.4 s), and only read afterwards: call from
// any thread. Missing on purpose: tones, and the other romanisations of Chinese (a Wade-Giles name
// is an alias of its place).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace magpie::catalog {

bool is_han(char32_t c);
bool is_hangul(char32_t c);  // a whole syllable
// Written without spaces, so that any character may begin a word: Han, kana, Hangul.
bool is_syllabic(char32_t c);

// Traditional characters as simplified ones; all others as they are.
std::string simplified(std::string_view text);
char32_t simplified(char32_t c);

// Without tones, the usual one first; ü is read "v" and also "u" ("lv", "lu"). Empty for a
// character that is no Chinese one. The span lives as long as the program.
std::span<std::string const> pinyin_readings(char32_t c);

// Lower-case ASCII letters and digits, words apart by single spaces; a run of Chinese is one word,
// read as a place name. Signs are spaces, apostrophes nothing. An unknown letter is left out.
std::string latin_form(std::string_view text);
// The same of one character that is not syllabic: "e" of "É", "zh" of "ж", "" of a sign.
std::string_view latin_letters(char32_t c);

// Lower case, full width narrowed, signs as single spaces; syllabic characters simplified, all
// other letters as latin_letters.
std::u32string folded(std::string_view text);

// How the syllabic characters of `text` may be read aloud, a syllable for each, the likeliest
// reading first, at most `limit` (≥ 1). Words of place names that are read specially come first:
// "hong tong" for 洪洞. Korean is read by the letter first, then as it is spoken: "dok rip mun",
// "dong nim mun".
using Reading = std::vector<std::string>;
std::vector<Reading> readings(std::u32string_view text, std::size_t limit);

}  // namespace magpie::catalog
