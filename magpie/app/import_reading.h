// A file as it was read for judging: what its columns mean, the drafts of its rows, what must be
// asked, and the catalogue it is compared with. Reading writes nothing and needs no transaction; a
// judgement that is stored asks is_current() first.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "magpie/app/context.h"
#include "magpie/app/import_known.h"
#include "magpie/app/import_progress.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/catalog/interpret.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/store/import_store.h"

namespace magpie::app {

struct ImportReading {
  store::ImportRun run;  // without its bytes
  api::ImportAnswers answers;
  api::ImportRun view;    // format, mapping, questions, findings
  std::string signature;  // of the header
  std::string mapping;    // as JSON, to be remembered
  std::set<std::string> mapped_fields;
  std::vector<std::string> labels;  // of the rows
  catalog::Interpretation read;
  KnownRecords known;
  std::unordered_map<std::int64_t, std::string> bases;  // JSON of fields
  std::int64_t revision = 0;                            // of the catalogue
};

// The bytes of a run that is stored are fetched where they are missing.
base::Result<ImportReading> read_import(Context& context, Workspace const& workspace,
                                        store::ImportRun const& run,
                                        OnImportRows const& on_rows = {});
// What each column is taken for, as guessed or as remembered.
base::Result<std::vector<api::ColumnUse>> columns_of(Context& context, store::ImportRun const& run);
// Whether nobody changed the catalogue or answered a question since.
bool is_current(Context& context, ImportReading const& reading);

base::Result<api::ImportAnswers> read_answers(std::string const& text);
api::Finding finding_view(catalog::Finding const& finding);
// Under which name the merge base is kept: one for a member's files, one for each feed.
std::string base_origin(store::ImportRun const& run);
std::string bytes_of_hex(std::string_view hex);

}  // namespace magpie::app
