// Characters that place names read in more than one way, and the words that decide the reading.
// Written by hand from what travellers, road signs and county lists say; add to it freely.
#pragma once

#include <span>
#include <string_view>

namespace magpie::catalog {

// A word in simplified characters with one syllable for each, apart by spaces.
struct WordReading {
  std::u32string_view word;
  std::string_view syllables;
};
std::span<WordReading const> place_word_readings();

// A character with the readings it has in names besides the one of the dictionary.
struct CharacterReadings {
  char32_t character;
  std::string_view syllables;
};
std::span<CharacterReadings const> place_character_readings();

}  // namespace magpie::catalog
