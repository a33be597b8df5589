#include "magpie/app/running_jobs.h"

namespace magpie::app {

void RunningJobs::begin(std::int64_t job) {
  std::lock_guard const lock(mutex_);
  jobs_.try_emplace(job);
}

void RunningJobs::end(std::int64_t job) {
  std::lock_guard const lock(mutex_);
  jobs_.erase(job);
  ended_.notify_all();
}

bool RunningJobs::tell(std::int64_t job, JobRows rows) {
  std::lock_guard const lock(mutex_);
  auto const found = jobs_.find(job);
  if (found == jobs_.end()) return true;
  found->second.rows = rows;
  return !found->second.is_asked_to_stop;
}

bool RunningJobs::ask_to_stop(std::int64_t job) {
  std::lock_guard const lock(mutex_);
  auto const found = jobs_.find(job);
  if (found == jobs_.end()) return false;
  found->second.is_asked_to_stop = true;
  return true;
}

std::optional<JobRows> RunningJobs::rows_of(std::int64_t job) const {
  std::lock_guard const lock(mutex_);
  auto const found = jobs_.find(job);
  return found == jobs_.end() ? std::nullopt : std::optional(found->second.rows);
}

void RunningJobs::wait_for_an_end(std::chrono::milliseconds longest) const {
  std::unique_lock lock(mutex_);
  ended_.wait_for(lock, longest);
}

}  // namespace magpie::app
