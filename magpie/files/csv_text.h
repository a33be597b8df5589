// The bytes of a text file as UTF-8. Spreadsheets in China still write GB18030; Excel's "Unicode
// text" is UTF-16. What is neither is refused with a sentence, never shown as nonsense.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"

namespace magpie::files {

inline constexpr std::size_t kTextFileBytesMax = 64U << 20U;

struct DecodedText {
  std::string utf8;      // without byte order mark
  std::string encoding;  // "UTF-8", "GB18030", "UTF-16"
};

base::Result<DecodedText> decode_text(std::string_view bytes);

}  // namespace magpie::files
