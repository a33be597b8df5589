// Cells of imported files whose text is damaged or says too little: a person gives the right value
// or leaves it out for good.
#pragma once

#include <optional>
#include <string>

#include "magpie/app/context.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

struct QuarantineQuery {
  std::optional<std::string> member;
  api::ItemState state = api::ItemState::open;
  std::int64_t after = 0;
  std::int64_t limit = 100;
};

base::Result<api::QuarantinePage> list_quarantine(Context& context, QuarantineQuery const& query);
base::Result<api::QuarantineItem> settle_quarantine(Context& context, std::int64_t id,
                                                    api::QuarantineSettlement const& settlement);

}  // namespace magpie::app
