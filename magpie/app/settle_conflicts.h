// Fields that were changed here and in a file since the last import: a person takes one of the two.
#pragma once

#include <optional>
#include <string>

#include "magpie/app/context.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

struct ConflictQuery {
  std::optional<std::string> member;
  api::ItemState state = api::ItemState::open;
  std::int64_t after = 0;
  std::int64_t limit = 100;
};

base::Result<api::ConflictPage> list_conflicts(Context& context, ConflictQuery const& query);
base::Result<api::ConflictItem> settle_conflict(Context& context, std::int64_t id,
                                                api::ConflictSettlement const& settlement);

}  // namespace magpie::app
