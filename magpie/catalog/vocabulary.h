// The words of kinds and themes, and of the codes inside records, as people read them, in Chinese
// and English.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace magpie::catalog {

struct Words {
  std::string zh;
  std::string en;
};

// A word nobody translated yet stands as it is in both languages.
Words kind_words(std::string_view kind);
Words theme_words(std::string_view theme);

enum class WordList {
  theme,
  designation,
  relation,
  relation_from,  // the same tie, told by the other record: "made here"
  indicator,
  statistic,
  season,
  unit,
  price_category,
  language,
  service,
  accessibility,
};

Words list_words(WordList list, std::string_view code);
// All words of a list, in the order people are offered them.
std::vector<std::pair<std::string, Words>> words_in(WordList list);

}  // namespace magpie::catalog
