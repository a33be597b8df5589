// Importing a file in the browser: a dry run that people read and correct, applying it, taking it
// back. Everything a person decides is kept with the import and judged anew.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "magpie/app/context.h"
#include "magpie/app/import_progress.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

struct SentFile {
  std::string_view bytes;
  std::string name;
  std::string member;  // slug; empty for the asker's own, or for nobody
};

// The same bytes sent again by the same person return the review that is still open.
base::Result<api::ImportRun> start_import(Context& context, Workspace const& workspace,
                                          SentFile const& file);
// The same in two steps: the file is kept unjudged, and judged later by a job.
base::Result<api::ImportRun> keep_import(Context& context, SentFile const& file);
base::Status judge_kept_import(Context& context, Workspace const& workspace, std::int64_t id,
                               OnImportRows const& on_rows);
base::Result<api::ImportRunList> list_imports(Context& context);
base::Result<api::ImportRun> get_import(Context& context, std::int64_t id);

struct ImportRowQuery {
  std::optional<api::RowOutcome> outcome;
  std::int64_t after = 0;
  std::int64_t limit = 100;
};
base::Result<api::ImportRowPage> list_import_rows(Context& context, std::int64_t id,
                                                  ImportRowQuery const& query);
// What is absent stays as it was answered before; the corrected mapping is remembered.
base::Result<api::ImportRun> answer_import(Context& context, Workspace const& workspace,
                                           std::int64_t id, api::ImportAnswers const& answers,
                                           OnImportRows const& on_rows = {});
base::Status discard_import(Context& context, std::int64_t id);
// Stores what is new or changed in one transaction; repeating it changes nothing.
base::Result<api::ImportRun> apply_import(Context& context, Workspace const& workspace,
                                          std::int64_t id, OnImportRows const& on_rows = {});
// Fields that were edited since stay.
base::Result<api::ImportRun> undo_import(Context& context, std::int64_t id);

}  // namespace magpie::app
