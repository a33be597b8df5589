#include "magpie/http/api/words.h"

#include <fmt/core.h>

#include "magpie/base/fen.h"

namespace magpie::http::api {

Sentence duration_words(std::int64_t minutes) {
  auto const hours = minutes / 60;
  auto const rest = minutes % 60;
  if (hours == 0) return {fmt::format("{}分钟", rest), fmt::format("{} min", rest)};
  if (rest == 0) return {fmt::format("{}小时", hours), fmt::format("{} h", hours)};
  return {fmt::format("{}小时{}分", hours, rest), fmt::format("{} h {} min", hours, rest)};
}

std::string distance_words(std::int64_t meters) {
  double const km = static_cast<double>(meters) / 1000.0;
  return km < 9.95 ? fmt::format("{:.1f} km", km) : fmt::format("{:.0f} km", km);
}

Sentence money_words(std::int64_t fen, std::string const& currency) {
  if (fen == 0) return {"免费", "free"};
  auto const amount = base::to_decimal(base::Fen(fen));
  auto const with_code = currency + " " + amount;
  return {currency == "CNY" ? "￥" + amount : with_code, with_code};
}

}  // namespace magpie::http::api
