// The codes inside records as words on public pages: what a figure measures, how it was taken, who
// pays which price. A code nobody translated yet stands as it is in both languages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "magpie/catalog/vocabulary.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

namespace api = http::api;

enum class PageList { status, wheelchair, change_origin };

api::Sentence page_words(PageList list, std::string_view code);
api::Sentence page_words(catalog::WordList list, std::string_view code);
// "museum-grade:2" → {"国家等级博物馆 2", "graded museum 2"}
api::Sentence designation_words(std::string_view code);
// {"2026年5月1日", "1 May 2026"}; "2026-05" and "2026" likewise; other text as it is.
api::Sentence day_words(std::string_view iso);
// "45,000"; at most two decimals.
std::string figure_text(double value);

}  // namespace magpie::app
