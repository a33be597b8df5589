// Importing a file in one go, as the command line does: the review of import_review.h with all
// answers given beforehand, then either nothing is stored, or everything that is new or changed, in
// one transaction. A column somebody named is remembered either way.
//
//   import_once(context, workspace, {bytes, "list.xlsx", "heshun"}, {.columns = {{"名",
//   "name.zh"}}})
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "magpie/app/import_files.h"
#include "magpie/app/import_review.h"

namespace magpie::app {

// What happens to an import whose questions about the whole file are open: it waits for answers, or
// goes on and leaves out what they are about.
enum class OpenQuestions { wait, leave_out };

struct OnceOptions {
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  Pairs columns{};  // column → field; "" = not used
  Pairs datums{};   // column, or "" for the whole file → datum
  Pairs answers{};  // "CODE" or "CODE@row" → answer
  Pairs rows{};     // number of the row → skip, new, or the id of a record
  ImportMode mode = ImportMode::dry_run;
  OpenQuestions open = OpenQuestions::wait;
};

enum class OnceState { reviewed, waits, applied };

struct OnceOutcome {
  OnceState state = OnceState::reviewed;
  api::ImportRun run;  // its id is 0 unless applied
  std::vector<api::ImportRow> rows;
};

// Error invalid_argument names a column, an answer or a row that the file does not have.
base::Result<OnceOutcome> import_once(Context& context, Workspace const& workspace,
                                      SentFile const& file, OnceOptions const& options,
                                      OnImportRows const& on_rows = {});

// Whether a column holds the names of the records; without one nothing can be imported.
bool names_records(api::ImportRun const& run);
// Whether the question is about the whole file.
bool is_about_file(api::ImportQuestion const& question);

}  // namespace magpie::app
