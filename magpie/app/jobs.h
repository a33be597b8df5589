// Long work as jobs: rows that request threads write and read, and a fixed number of workers work.
// What a kind of job does stands in plan_jobs.h and import_jobs.h.
#pragma once

#include <atomic>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "magpie/app/context.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/http/api/json.h"
#include "magpie/store/job_store.h"

namespace magpie::app {

base::Result<api::Job> get_job(Context& context, Workspace const& workspace, std::int64_t id);
base::Result<api::Job> cancel_job(Context& context, Workspace const& workspace, std::int64_t id);
base::Result<api::JobList> list_jobs(Context& context);

// Works the oldest queued job to its end. False when there was none.
bool work_one_job(Workspace& workspace, store::Db& db, std::atomic<bool> const& stopping);

// Threads that work jobs until the object goes. Jobs a dead process left running are failed first,
// and files it had not judged are dropped.
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

// ---- for those that start and work jobs

std::int64_t clock_now_s();
// With the best plan so far, or the result.
api::Job job_view(store::Job const& job);
// An error as the row of a job keeps it, and back.
std::string problem_text(base::Error const& error);
base::Error error_of(store::Job const& job);

template <class T>
std::optional<T> read_stored_json(std::optional<std::string> const& text) {
  if (!text) return std::nullopt;
  auto const json = api::parse_body(*text);
  if (!json) return std::nullopt;
  auto value = api::read<T>(*json, {}, api::UnknownFields::ignore);
  return value ? std::optional<T>(std::move(*value)) : std::nullopt;
}

}  // namespace magpie::app
