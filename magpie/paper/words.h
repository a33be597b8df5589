// The words of printed pages in Chinese and English, made from values: dates, durations, money,
// hours, kinds. The two languages say the same.
#pragma once

#include <cstdint>
#include <string>

#include "magpie/base/civil.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/http/api/words.h"

namespace magpie::paper {

namespace api = http::api;
using http::api::distance_words;
using http::api::duration_words;
using http::api::money_words;

// {"2026年5月1日 周五", "Fri 1 May 2026"}; the text as it is where it is no date.
api::Sentence date_words(std::string const& iso_date);
// {"5月1日 周五", "Fri 1 May"}
api::Sentence short_date_words(std::string const& iso_date);

// "9:30"; "1:00 +1" on the next day, as timetables write it; "24:00" stays.
std::string clock_words(std::int32_t minutes);
// {"8:00–17:30", …}, one interval a line; {"当日关闭", "closed"}; {"未知", "unknown"}.
api::Sentence hours_words(api::DayHours const& hours);

api::Sentence kind_words(api::PlaceKind kind);
api::Sentence pause_words(api::PauseKind kind);
// {"2位成人、1位儿童", "2 adults, 1 child"}
api::Sentence party_words(api::Party const& party);
api::Sentence pace_words(api::Pace pace);

// The name in the language, else the other one, else the key.
std::string name_zh(api::PlaceSummary const& place);
// Empty where there is no English name beside the Chinese one.
std::string name_en(api::PlaceSummary const& place);

// "zh en", or one of them where they are equal or one is empty.
std::string joined(api::Sentence const& words);

}  // namespace magpie::paper
