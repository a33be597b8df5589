// Korean in Latin letters, by the Revised Romanization of 2000: by the syllable, and as it is
// spoken, where a final consonant follows its neighbour ("dok rip" is spoken "dong nip"). Missing:
// sounds that depend on the sense of a word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace magpie::catalog {

// "han" of 한. Only for U+AC00 … U+D7A3. The view lives as long as the program.
std::string_view hangul_syllable(char32_t c);

// The syllables of `text` as spoken; empty for a character that is not Korean.
std::vector<std::string> spoken_hangul(std::u32string_view text);

}  // namespace magpie::catalog
