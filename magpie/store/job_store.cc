#include "magpie/store/job_store.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace magpie::store {

namespace {

constexpr std::array<std::string_view, 5> kStates{"queued", "running", "done", "failed",
                                                  "cancelled"};

#define MAGPIE_JOB_COLUMNS                                                                  \
  "id, kind, state, request, progress, message, partial, result, error, cancel_requested, " \
  "actor, created_at_s, started_at_s, finished_at_s, deadline_s"

JobState parse_state(std::string const& name) {
  auto const found = std::find(kStates.begin(), kStates.end(), name);
  if (found == kStates.end()) {
    throw DbError(DbErrorCode::corrupt, fmt::format("job state {} is not known", name));
  }
  return static_cast<JobState>(found - kStates.begin());
}

Job job_of(Row const& row) {
  return {.id = JobId(row.integer(0)),
          .kind = row.text(1),
          .state = parse_state(row.text(2)),
          .request = row.text(3),
          .progress = row.real(4),
          .message = row.text(5),
          .partial = row.maybe_text(6),
          .result = row.maybe_text(7),
          .error = row.maybe_text(8),
          .cancel_requested = row.integer(9) != 0,
          .actor = row.text(10),
          .created_at_s = row.integer(11),
          .started_at_s = row.maybe_integer(12),
          .finished_at_s = row.maybe_integer(13),
          .deadline_s = row.integer(14)};
}

std::optional<Job> first_job(Rows const& rows) {
  if (rows.empty()) return std::nullopt;
  return job_of(rows.front());
}

}  // namespace

std::string_view job_state_name(JobState state) {
  return kStates[static_cast<std::size_t>(state)];
}

JobId insert_job(Db& db, NewJob const& job, std::int64_t now_s) {
  return JobId(db.insert(
      "INSERT INTO job (kind, state, request, progress, message, cancel_requested, actor, "
      "created_at_s, deadline_s) VALUES ($1, 'queued', $2, 0, '', 0, $3, $4, $5) RETURNING id",
      {job.kind, job.request, job.actor, now_s, job.deadline_s}));
}

std::optional<Job> find_job(Db& db, JobId id) {
  return first_job(db.query("SELECT " MAGPIE_JOB_COLUMNS " FROM job WHERE id = $1", {id.value()}));
}

std::optional<Job> claim_next_job(Db& db, std::int64_t now_s) {
  return first_job(db.query(
      "UPDATE job SET state = 'running', started_at_s = $1 WHERE id = "
      "(SELECT id FROM job WHERE state = 'queued' ORDER BY id LIMIT 1) AND state = 'queued' "
      "RETURNING " MAGPIE_JOB_COLUMNS,
      {now_s}));
}

bool update_job(Db& db, JobId id, JobProgress const& progress) {
  auto const rows = db.query(
      "UPDATE job SET progress = $2, message = $3, partial = coalesce($4, partial) "
      "WHERE id = $1 AND state = 'running' RETURNING cancel_requested",
      {id.value(), std::clamp(progress.progress, 0.0, 1.0), progress.message,
       to_value(progress.partial)});
  return !rows.empty() && rows.front().integer(0) == 0;
}

bool finish_job(Db& db, JobId id, std::string_view result, std::int64_t now_s) {
  return db.execute(
             "UPDATE job SET state = 'done', progress = 1, result = $2, partial = NULL, "
             "finished_at_s = $3 WHERE id = $1 AND state = 'running'",
             {id.value(), std::string(result), now_s}) == 1;
}

bool fail_job(Db& db, JobId id, std::string_view error, std::int64_t now_s) {
  return db.execute(
             "UPDATE job SET state = 'failed', error = $2, finished_at_s = $3 "
             "WHERE id = $1 AND state = 'running'",
             {id.value(), std::string(error), now_s}) == 1;
}

bool mark_job_cancelled(Db& db, JobId id, std::int64_t now_s) {
  return db.execute(
             "UPDATE job SET state = 'cancelled', finished_at_s = $2 "
             "WHERE id = $1 AND state = 'running'",
             {id.value(), now_s}) == 1;
}

bool request_job_cancel(Db& db, JobId id, std::int64_t now_s) {
  return db.execute(
             "UPDATE job SET cancel_requested = 1, "
             "finished_at_s = CASE WHEN state = 'queued' THEN $2 ELSE finished_at_s END, "
             "state = CASE WHEN state = 'queued' THEN 'cancelled' ELSE state END "
             "WHERE id = $1 AND state IN ('queued', 'running')",
             {id.value(), now_s}) == 1;
}

std::vector<Job> list_open_jobs(Db& db, std::int64_t limit) {
  std::vector<Job> jobs;
  auto const rows = db.query("SELECT " MAGPIE_JOB_COLUMNS
                             " FROM job WHERE state IN ('queued', 'running') ORDER BY id LIMIT $1",
                             {limit});
  for (auto const& row : rows) jobs.push_back(job_of(row));
  return jobs;
}

std::vector<Job> list_recent_jobs(Db& db, std::int64_t limit) {
  std::vector<Job> jobs;
  auto const rows =
      db.query("SELECT " MAGPIE_JOB_COLUMNS " FROM job ORDER BY id DESC LIMIT $1", {limit});
  for (auto const& row : rows) jobs.push_back(job_of(row));
  return jobs;
}

std::int64_t recover_jobs(Db& db, std::int64_t now_s) {
  return db.execute(
      "UPDATE job SET state = 'failed', finished_at_s = $1, error = $2 WHERE state = 'running'",
      {now_s,
       R"({"code":"interrupted","message":"the program stopped during this work: start it again"})"});
}

}  // namespace magpie::store
