// The one row that says which alliance this folder is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "magpie/store/db.h"

namespace magpie::store {

struct Alliance {
  std::string slug;
  std::string name_zh;
  std::string name_en;
  std::string time_zone;  // "Asia/Shanghai"
  std::int64_t utc_offset_minutes = 0;
  std::string currency;         // "CNY"
  std::string document = "{}";  // JSON of the rest of the configuration
  bool operator==(Alliance const&) const = default;
};

void save_alliance(Db& db, Alliance const& alliance);
std::optional<Alliance> load_alliance(Db& db);

}  // namespace magpie::store
