// Stores judged rows one by one: the record, its revision and merge base, what is in conflict and
// what waits in quarantine, and the row itself as people read it afterwards. Inside a transaction
// of the caller.
#pragma once

#include <string>

#include "magpie/app/context.h"
#include "magpie/app/import_judge.h"
#include "magpie/base/result.h"
#include "magpie/store/import_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/revision_store.h"

namespace magpie::app {

class ImportWriter {
 public:
  // `run` must outlive it.
  ImportWriter(Context& context, store::ImportRun const& run)
      : context_(context), run_(run), writer_(context.db) {}

  // A row that is not taken is only noted.
  base::Status write(JudgedRow& row);

 private:
  store::RevisionMeta meta(char const* origin) const;
  base::Result<catalog::PlaceId> store_record(JudgedRow const& row);
  base::Result<catalog::PlaceId> add(JudgedRow const& row);
  base::Result<catalog::PlaceId> change(JudgedRow const& row);
  void add_conflict(catalog::PlaceId id, catalog::FieldConflict const& conflict);
  void quarantine(catalog::PlaceId id, JudgedRow const& row, std::string const& column,
                  std::string const& raw);

  Context& context_;
  store::ImportRun const& run_;
  store::PlaceWriter writer_;
};

}  // namespace magpie::app
