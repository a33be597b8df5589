// The words of kinds and themes as people read them, in Chinese and English.
#pragma once

#include <string>
#include <string_view>

namespace magpie::catalog {

struct Words {
  std::string zh;
  std::string en;
};

// A word nobody translated yet stands as it is in both languages.
Words kind_words(std::string_view kind);
Words theme_words(std::string_view theme);

}  // namespace magpie::catalog
