#include "magpie/catalog/cell/damage.h"

#include <algorithm>
#include <string>

#include "magpie/catalog/cell/number.h"
#include "magpie/catalog/cell/plain_text.h"

namespace magpie::catalog::cell {

namespace {

constexpr std::size_t kShortBytes = 60;

// "4,5 per cm3" and "4,5": one comma that no three digits follow.
bool has_lost_comma(std::string_view text) {
  auto const end = std::min(text.find_first_not_of("0123456789,"), text.size());
  auto const number = text.substr(0, end);
  auto const comma = number.find(',');
  if (comma == std::string_view::npos || comma == 0 || comma + 1 == number.size()) return false;
  bool const is_list = number.find(',', comma + 1) != std::string_view::npos;
  bool const is_whole = end == text.size() || text[end] == ' ';
  return is_whole && !is_list && number.size() - comma - 1 != 3;
}

}  // namespace

std::optional<Remark> damage_of(std::string_view text) {
  if (text.size() > kShortBytes) return std::nullopt;
  auto const shown = plain(text);
  if (!holds_any(shown, {"<>", "< >"}) && !has_lost_comma(shown)) return std::nullopt;
  for (auto const& remark : read_number(shown, {}).remarks) {
    if (remark.code == "DAMAGED_NUMBER") return remark;
  }
  return std::nullopt;
}

}  // namespace magpie::catalog::cell
