// A record as the contract shows it: every field with its value, owner, sources, and who changed it
// when.
#pragma once

#include <optional>
#include <vector>

#include "magpie/app/context.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/store/place_store.h"

namespace magpie::app {

api::PlaceRecord record_view(Context& context, store::StoredPlace const& stored);
// What keeps a record from becoming `to`, as sentences; empty when nothing does.
std::vector<api::Sentence> blocking_of(catalog::Place const& place, catalog::Workflow to);
// The record, tombstones included; not_found says so in both languages.
base::Result<store::StoredPlace> find_record(Context& context, std::int64_t id);
// The record that stands for it now: itself where it was not merged away.
base::Result<store::StoredPlace> find_standing(Context& context, std::int64_t id);

}  // namespace magpie::app
