// Long work as rows: queued → running → done, failed or cancelled. A fixed number of threads takes
// the oldest queued job; request threads only read and ask.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "magpie/base/id.h"
#include "magpie/store/db.h"

namespace magpie::store {

using JobId = base::Id<struct JobTag>;

enum class JobState { queued, running, done, failed, cancelled };

std::string_view job_state_name(JobState state);

struct NewJob {
  std::string kind;     // "plan", "import.review" …
  std::string request;  // JSON
  std::string actor;
  std::int64_t deadline_s = 0;  // how long it may run
};

struct Job {
  JobId id;
  std::string kind;
  JobState state = JobState::queued;
  std::string request;
  double progress = 0;  // 0–1
  std::string message;
  std::optional<std::string> partial;  // JSON: the best so far
  std::optional<std::string> result;   // JSON
  std::optional<std::string> error;    // JSON
  bool cancel_requested = false;
  std::string actor;
  std::int64_t created_at_s = 0;
  std::optional<std::int64_t> started_at_s;
  std::optional<std::int64_t> finished_at_s;
  std::int64_t deadline_s = 0;
};

JobId insert_job(Db& db, NewJob const& job, std::int64_t now_s);
std::optional<Job> find_job(Db& db, JobId id);
// Makes the oldest queued job running and returns it. Two threads never get the same one.
std::optional<Job> claim_next_job(Db& db, std::int64_t now_s);

struct JobProgress {
  double progress = 0;  // clamped to 0–1
  std::string message;
  std::optional<std::string> partial;  // nothing keeps the one before
};
// False when the job should stop: a person asked for it, or it is not running any more.
bool update_job(Db& db, JobId id, JobProgress const& progress);

// Each does nothing, and says so by false, when the job is not running.
bool finish_job(Db& db, JobId id, std::string_view result, std::int64_t now_s);
bool fail_job(Db& db, JobId id, std::string_view error, std::int64_t now_s);
// Keeps the best so far as `partial`.
bool mark_job_cancelled(Db& db, JobId id, std::int64_t now_s);

// A queued job is cancelled at once, a running one is asked to stop. False when it has ended.
bool request_job_cancel(Db& db, JobId id, std::int64_t now_s);
// Queued or running, the oldest first.
std::vector<Job> list_open_jobs(Db& db, std::int64_t limit);
// Newest first.
std::vector<Job> list_recent_jobs(Db& db, std::int64_t limit);
// At start: jobs that a dead process left running fail as "interrupted". Their number.
std::int64_t recover_jobs(Db& db, std::int64_t now_s);

}  // namespace magpie::store
