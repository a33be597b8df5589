// Imports in the browser. A small file is judged and applied while the asker waits; a large one is
// a job, and what is answered is the import with its job when that is not done within a second. A
// job that is cancelled or fails leaves everything as it was; of a file that was not judged yet it
// leaves nothing.
#pragma once

#include <atomic>
#include <cstdint>

#include "magpie/app/context.h"
#include "magpie/app/import_review.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/store/job_store.h"

namespace magpie::app {

base::Result<api::ImportRun> begin_import(Context& context, Workspace const& workspace,
                                          SentFile const& file);
base::Result<api::ImportRun> begin_answers(Context& context, Workspace const& workspace,
                                           std::int64_t id, api::ImportAnswers const& answers);
base::Result<api::ImportRun> begin_apply(Context& context, Workspace const& workspace,
                                         std::int64_t id);
// With the job that works on it, if any.
base::Result<api::ImportRun> import_with_job(Context& context, Workspace const& workspace,
                                             std::int64_t id);

// ---- for jobs.cc

bool is_import_job(store::Job const& job);
// Who may see the import may stop its job.
base::Status require_import_job(Context& context, store::Job const& job);
void drop_unjudged_import(store::Db& db, store::Job const& job);
void work_import(Workspace& workspace, store::Db& db, store::Job const& job,
                 std::atomic<bool> const& stopping);

}  // namespace magpie::app
