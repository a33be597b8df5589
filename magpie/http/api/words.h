// Values as people read them, in both languages: durations, distances, money. Documents, exports
// and the planner's sentences all say them the same way.
#pragma once

#include <cstdint>
#include <string>

#include "magpie/http/api/types.gen.h"

namespace magpie::http::api {

// {"1小时25分", "1 h 25 min"}; minutes ≥ 0.
Sentence duration_words(std::int64_t minutes);
// "38 km"; below 10 km one decimal.
std::string distance_words(std::int64_t meters);
// {"￥168.00", "CNY 168.00"}; {"免费", "free"} for 0.
Sentence money_words(std::int64_t fen, std::string const& currency);

}  // namespace magpie::http::api
