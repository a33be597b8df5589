// Planning as a job: a row that request threads write and read, and a fixed number of workers work.
#pragma once

#include <atomic>
#include <thread>
#include <vector>

#include "magpie/app/context.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"

namespace magpie::app {

// Queues the request; it is judged first, so that a request that cannot be meant fails at once.
base::Result<api::Job> start_plan(Context& context, Snapshot const& snapshot,
                                  api::TripRequest const& request);
base::Result<api::Job> get_job(Context& context, std::int64_t id);
base::Result<api::Job> cancel_job(Context& context, std::int64_t id);
base::Result<api::JobList> list_jobs(Context& context);

// Works the oldest queued job to its end. False when there was none.
bool work_one_job(Workspace& workspace, store::Db& db, std::atomic<bool> const& stopping);

// Threads that work jobs until the object goes. Jobs a dead process left running are failed first.
class JobWorkers {
 public:
  JobWorkers(Workspace& workspace, int threads);
  ~JobWorkers();
  JobWorkers(JobWorkers const&) = delete;
  JobWorkers& operator=(JobWorkers const&) = delete;

 private:
  std::atomic<bool> stopping_{false};
  std::vector<std::thread> threads_;
};

}  // namespace magpie::app
