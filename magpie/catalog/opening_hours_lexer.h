// Cuts opening hours into words, numbers, quoted comments and signs. Forms that people type on a
// Chinese keyboard (full-width digits and signs, "，", "～", long dashes) count as their plain
// sign.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace magpie::catalog {

enum class HoursTokenKind { word, number, comment, sign, either, bad, end };

struct HoursToken {
  HoursTokenKind kind = HoursTokenKind::end;
  std::string text;  // words in lower case; the comment without its quotes
  int number = 0;    // of a number with at most nine digits
  // Bytes of the source: [begin, end).
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Always ends with a token of kind `end`. `either` is "||". `bad` holds a character of no meaning
// here, or the rest of a text whose quote is never closed.
std::vector<HoursToken> lex_hours(std::string_view text);

}  // namespace magpie::catalog
