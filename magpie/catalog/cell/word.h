// Words of a fixed vocabulary in Chinese and English: status, yes and no, kinds of place. Nothing
// for a word that is not in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/fen.h"
#include "magpie/catalog/cell/reading.h"
#include "magpie/catalog/place.h"

namespace magpie::catalog::cell {

// 拟建 → proposed, 在建 → building, 开放 → open, 停业 → closed. Every status but open is said:
// LIFECYCLE (accept), because such a place is not shown to travellers.
Reading<PlaceStatus> read_status(std::string_view text);
// "是", "有", "√", "yes", "免费" is no yes: NOT_BOOLEAN (drop_value) for other words.
Reading<bool> read_yes_no(std::string_view text);
std::optional<Kind> read_kind(std::string_view text);

struct PriceRead {
  std::string category;  // "" = adult
  base::Fen amount;
};
// "60元", "成人60元/儿童30元/65岁以上免费", "免费". Remarks as of read_number.
Reading<std::vector<PriceRead>> read_prices(std::string_view text);

struct AgeRange {
  std::optional<int> low;
  std::optional<int> high;
};
// "6-12岁", "18岁以上", "12岁以下". A bound is what an age limit is.
Reading<AgeRange> read_age(std::string_view text);

}  // namespace magpie::catalog::cell
