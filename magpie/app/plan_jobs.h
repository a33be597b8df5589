// Planning as a job.
#pragma once

#include <atomic>

#include "magpie/app/context.h"
#include "magpie/app/jobs.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/store/job_store.h"

namespace magpie::app {

// Queues the request; it is judged first, so that a request that cannot be meant fails at once.
base::Result<api::Job> start_plan(Context& context, Snapshot const& snapshot,
                                  api::TripRequest const& request);

void work_plan(Workspace& workspace, store::Db& db, store::Job const& job,
               std::atomic<bool> const& stopping);

}  // namespace magpie::app
