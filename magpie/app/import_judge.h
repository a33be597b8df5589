// Judging a file under review: for each row of import_reading.h what applying it would do. It
// writes nothing, so a review, a corrected answer and applying all judge the same way.
//
// A row finds its record by its id, or by a key made of member, name and county; then by name, kind
// and county among the member's own records. A record of somebody else that looks like it makes the
// row doubtful: a person says which it is.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "magpie/app/context.h"
#include "magpie/app/import_reading.h"
#include "magpie/base/result.h"
#include "magpie/catalog/merge.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

struct JudgedRow {
  api::ImportRow view;
  std::optional<KnownRecord> known;
  catalog::Place place;  // as it would be stored
  catalog::FieldMap base_before;
  catalog::FieldMap base_after;
  std::vector<catalog::FieldConflict> conflicts;
  std::map<std::string, std::string> quarantined;  // column → text

  // Whether applying stores anything of it.
  bool is_taken() const;
};

void count_row(JudgedRow const& row, api::ImportCounts& counts);

struct Judgement {
  api::ImportRun view;             // format, mapping, questions, findings, counts
  std::vector<std::int64_t> gone;  // records that the last import of this source held
};

// Given each row once, in the order of the file; an error of it ends the judging.
using TakeRow = std::function<base::Status(JudgedRow&&)>;

// One row at a time, so that a large file is never in memory as judged rows.
base::Result<Judgement> judge_rows(Context& context, ImportReading const& reading,
                                   OnImportRows const& on_rows, TakeRow const& take);

}  // namespace magpie::app
