// Judging a file under review: table, mapping, records, and for each row what applying it would do.
// It writes nothing, so a review, a corrected answer and applying all judge the same way.
//
// A row finds its record by its id, or by a key made of member, name and county; then by name, kind
// and county among the member's own records. A record of somebody else that looks like it makes the
// row doubtful: a person says which it is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "magpie/app/context.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/catalog/merge.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/store/import_store.h"
#include "magpie/store/place_store.h"

namespace magpie::app {

struct JudgedRow {
  api::ImportRow view;
  std::optional<store::StoredPlace> known;
  catalog::Place place;  // as it would be stored
  catalog::FieldMap base_before;
  catalog::FieldMap base_after;
  std::vector<catalog::FieldConflict> conflicts;
  std::map<std::string, std::string> quarantined;  // column → text

  // Whether applying stores anything of it.
  bool is_taken() const;
};

struct Judgement {
  api::ImportRun view;  // format, mapping, questions, findings, counts
  std::vector<JudgedRow> rows;
  std::string signature;           // of the header
  std::string mapping;             // as JSON, to be remembered
  std::vector<std::int64_t> gone;  // records that the last import of this source held
};

base::Result<Judgement> judge_import(Context& context, Workspace const& workspace,
                                     store::ImportRun const& run);

// Under which name the merge base is kept: one for a member's files, one for each feed.
std::string base_origin(store::ImportRun const& run);
std::string bytes_of_hex(std::string_view hex);

}  // namespace magpie::app
