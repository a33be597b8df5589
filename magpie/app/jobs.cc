#include "magpie/app/jobs.h"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>

#include "magpie/app/import_jobs.h"
#include "magpie/app/plan_jobs.h"
#include "magpie/app/rights.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

constexpr auto kIdlePause = std::chrono::milliseconds(60);
constexpr std::int64_t kRecoveredMax = 1'000;

api::Sentence message_of(store::Job const& job) {
  switch (job.state) {
    case store::JobState::queued:
      return {"排队中", "waiting for its turn"};
    case store::JobState::running:
      if (is_import_job(job)) return {"正在处理文件", "going through the file"};
      return {"正在寻找更好的线路", "looking for a better plan"};
    case store::JobState::done:
      return {"完成", "done"};
    case store::JobState::failed:
      return {"未能完成", "could not be done"};
    case store::JobState::cancelled:
      return {"已取消", "cancelled"};
  }
  return {};
}

enum class WithPlan { yes, no };

api::Job view_of(store::Job const& job, WithPlan with_plan) {
  api::Job view;
  view.id = job.id.value();
  view.kind = job.kind;
  view.state = *api::parse_word<api::JobState>(store::job_state_name(job.state));
  view.progress = job.progress;
  view.message = message_of(job);
  view.created_at_s = job.created_at_s;
  view.finished_at_s = job.finished_at_s;
  view.error = read_stored_json<api::Problem>(job.error);
  if (with_plan == WithPlan::yes) {
    view.plan = read_stored_json<api::Plan>(job.result ? job.result : job.partial);
    if (view.plan) view.best_score = view.plan->score;
  }
  return view;
}

base::Result<store::Job> find_own(Context& context, std::int64_t id) {
  if (id > 0) {
    if (auto job = store::find_job(context.db, store::JobId(id))) return std::move(*job);
  }
  return fail(ErrorCode::not_found, fmt::format("There is no job with the id {}.", id), "id");
}

// How far it is, where this process works it.
api::Job with_rows(Workspace const& workspace, api::Job view) {
  auto const rows = workspace.running_jobs().rows_of(view.id);
  if (!rows || rows->all == 0) return view;
  view.rows_done = static_cast<std::int64_t>(rows->done);
  view.rows = static_cast<std::int64_t>(rows->all);
  view.progress = static_cast<double>(rows->done) / static_cast<double>(rows->all);
  return view;
}

}  // namespace

base::Result<api::Job> get_job(Context& context, Workspace const& workspace, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  MAGPIE_TRY(auto const job, find_own(context, id));
  return with_rows(workspace, job_view(job));
}

base::Result<api::Job> cancel_job(Context& context, Workspace const& workspace, std::int64_t id) {
  MAGPIE_TRY(auto const job, find_own(context, id));
  if (is_import_job(job)) {
    MAGPIE_TRY_STATUS(require_import_job(context, job));
    // The worker notes the end: while it stores, nobody else can write.
    if (workspace.running_jobs().ask_to_stop(id)) return with_rows(workspace, job_view(job));
  } else {
    MAGPIE_TRY_STATUS(require(context, Right::plan));
  }
  return store::in_transaction(context.db, [&]() -> base::Result<api::Job> {
    store::request_job_cancel(context.db, job.id, context.now_s);
    auto const now = *store::find_job(context.db, job.id);
    if (is_import_job(job) && now.state == store::JobState::cancelled)
      drop_unjudged_import(context.db, job);
    write_audit(context, is_import_job(job) ? "import.cancel" : "plan.cancel",
                fmt::format("job/{}", id));
    return job_view(now);
  });
}

base::Result<api::JobList> list_jobs(Context& context) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  api::JobList list;
  for (auto const& job : store::list_recent_jobs(context.db, 50))
    list.items.push_back(view_of(job, WithPlan::no));
  return list;
}

bool work_one_job(Workspace& workspace, store::Db& db, std::atomic<bool> const& stopping) {
  auto const job = store::claim_next_job(db, clock_now_s());
  if (!job) return false;
  try {
    is_import_job(*job) ? work_import(workspace, db, *job, stopping)
                        : work_plan(workspace, db, *job, stopping);
  } catch (std::exception const& error) {
    // A worker outlives a job that fails for our own fault; the row says so, the log says what.
    spdlog::error("job {} failed: {}", job->id.value(), error.what());
    store::fail_job(db, job->id,
                    problem_text({ErrorCode::unavailable,
                                  "内部错误，请重试。 Something failed on our side; try again.",
                                  {}}),
                    clock_now_s());
  }
  return true;
}

JobWorkers::JobWorkers(Workspace& workspace, int threads) {
  auto const recovering = workspace.connect();
  for (auto const& job : store::list_open_jobs(*recovering, kRecoveredMax))
    if (job.state == store::JobState::running && is_import_job(job))
      drop_unjudged_import(*recovering, job);
  store::recover_jobs(*recovering, clock_now_s());
  for (int i = 0; i < threads; ++i) {
    threads_.emplace_back([this, &workspace] {
      auto const db = workspace.connect();
      while (!stopping_) {
        if (!work_one_job(workspace, *db, stopping_)) std::this_thread::sleep_for(kIdlePause);
      }
    });
  }
}

JobWorkers::~JobWorkers() {
  stopping_ = true;
  for (auto& thread : threads_) thread.join();
}

std::int64_t clock_now_s() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

api::Job job_view(store::Job const& job) {
  return view_of(job, WithPlan::yes);
}

std::string problem_text(base::Error const& error) {
  auto const& row = base::error_row(error.code);
  api::Problem problem;
  problem.title = std::string(row.name);
  problem.code = std::string(row.name);
  problem.status = row.http_status;
  problem.detail = error.message;
  if (!error.field.empty()) problem.field = error.field;
  return api::to_json_value(problem).dump();
}

base::Error error_of(store::Job const& job) {
  auto const problem = read_stored_json<api::Problem>(job.error);
  auto const row =
      std::find_if(base::kErrorTable.begin(), base::kErrorTable.end(),
                   [&](auto const& one) { return problem && one.name == problem->code; });
  if (row == base::kErrorTable.end())
    return {ErrorCode::unavailable, "任务中断，请重试。 The work was interrupted: try again.", {}};
  return {row->code, problem->detail.value_or(""), problem->field.value_or("")};
}

}  // namespace magpie::app
