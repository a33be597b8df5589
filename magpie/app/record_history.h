// The history of records, taking single changes back, and the change feed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "magpie/app/context.h"
#include "magpie/base/result.h"
#include "magpie/catalog/fields.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/store/revision_store.h"

namespace magpie::app {

// What taking a change back sets, and what stays because it was changed again since. Who may see a
// record is never taken back with its values.
struct TakenBack {
  catalog::FieldMap fields;
  std::vector<std::string> kept;
};
TakenBack take_back(catalog::FieldMap const& now, store::Revision const& revision);

// Newest first; `before` is the cursor.
base::Result<api::RevisionPage> get_history(Context& context, std::int64_t id,
                                            std::optional<std::int64_t> before, std::int64_t limit);
// Takes one change back as a new change. Fields that were changed again since stay, and are named.
base::Result<api::PlaceRecord> undo_change(Context& context, std::int64_t id,
                                           api::UndoRequest const& request);
// What was put or deleted after `since`, oldest first, each record once per page with its present
// state.
base::Result<api::ChangePage> list_changes(Context& context, std::int64_t since,
                                           std::int64_t limit);

}  // namespace magpie::app
