// Editing records. Every change is judged field by field, is one revision of the history, and is
// safe to repeat by its request_id. Nothing is ever deleted for good: a removal leaves a tombstone.
#pragma once

#include "magpie/app/context.h"
#include "magpie/base/result.h"
#include "magpie/catalog/fields.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/store/place_store.h"
#include "magpie/store/revision_store.h"

namespace magpie::app {

base::Result<api::PlaceRecord> get_record(Context& context, std::int64_t id);
// A draft of the asker's own member.
base::Result<api::PlaceRecord> create_record(Context& context, api::RecordDraft const& draft);
// conflict when the record has another version by now.
base::Result<api::PlaceRecord> change_record(Context& context, std::int64_t id,
                                             api::RecordChange const& change);
base::Result<api::BulkOutcome> change_places(Context& context, api::BulkChange const& change);
base::Status delete_record(Context& context, std::int64_t id);
base::Result<api::PlaceRecord> restore_record(Context& context, std::int64_t id);
base::Result<api::PlaceRecord> move_record(Context& context, std::int64_t id,
                                           api::WorkflowMove const& move);

// Sets fields of a record and writes the revision; false when nothing changes. Inside a
// transaction.
base::Result<bool> write_fields(Context& context, store::StoredPlace const& stored,
                                catalog::FieldMap const& fields, store::RevisionMeta const& meta);

}  // namespace magpie::app
