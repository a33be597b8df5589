#include "magpie/app/plan_jobs.h"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <chrono>

#include "magpie/app/plan_trip.h"
#include "magpie/app/rights.h"
#include "magpie/app/trip_problem.h"
#include "magpie/http/api/json.h"
#include "magpie/store/job_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using Clock = std::chrono::steady_clock;

constexpr std::int64_t kQueuedMax = 100;
constexpr auto kPublishEvery = std::chrono::milliseconds(250);
constexpr auto kIdlePause = std::chrono::milliseconds(60);

std::int64_t now_s() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

api::Sentence message_of(store::Job const& job) {
  switch (job.state) {
    case store::JobState::queued:
      return {"排队中", "waiting for its turn"};
    case store::JobState::running:
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

template <class T>
std::optional<T> read_stored(std::optional<std::string> const& text) {
  if (!text) return std::nullopt;
  auto const json = api::parse_body(*text);
  if (!json) return std::nullopt;
  auto value = api::read<T>(*json, {}, api::UnknownFields::ignore);
  return value ? std::optional<T>(std::move(*value)) : std::nullopt;
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
  view.error = read_stored<api::Problem>(job.error);
  if (with_plan == WithPlan::yes) {
    view.plan = read_stored<api::Plan>(job.result ? job.result : job.partial);
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

// Writes progress to the row now and then, and hears whether somebody cancelled.
class Publisher {
 public:
  Publisher(store::Db& db, store::JobId id, std::atomic<bool> const& stopping)
      : db_(db), id_(id), stopping_(stopping) {}

  planner::Continue operator()(PlanProgress const& progress) {
    improved_ = improved_ || progress.is_new_best;
    auto const now = Clock::now();
    if (now - published_ < kPublishEvery) return planner::Continue::yes;
    published_ = now;
    store::JobProgress row{progress.elapsed_share, {}, std::nullopt};
    if (improved_ && progress.plan) row.partial = api::to_json_value(progress.plan()).dump();
    improved_ = false;
    is_cancelled_ = !store::update_job(db_, id_, row) || stopping_;
    return is_cancelled_ ? planner::Continue::no : planner::Continue::yes;
  }

  bool is_cancelled() const { return is_cancelled_; }

 private:
  store::Db& db_;
  store::JobId id_;
  std::atomic<bool> const& stopping_;
  Clock::time_point published_{};
  bool improved_ = false;
  bool is_cancelled_ = false;
};

void work(Workspace& workspace, store::Db& db, store::Job const& job,
          std::atomic<bool> const& stopping) {
  auto const request = read_stored<api::TripRequest>(job.request);
  if (!request) {
    store::fail_job(
        db, job.id,
        problem_text({ErrorCode::invalid_data, "The stored request cannot be read.", {}}), now_s());
    return;
  }
  auto const snapshot = workspace.snapshot(db);
  Publisher publisher(db, job.id, stopping);
  auto const plan = plan_trip({snapshot->catalogue, snapshot->legs}, *request,
                              [&](PlanProgress const& progress) { return publisher(progress); });
  if (!plan) {
    store::fail_job(db, job.id, problem_text(plan.error()), now_s());
    return;
  }
  auto const text = api::to_json_value(*plan).dump();
  if (publisher.is_cancelled()) {
    store::update_job(db, job.id, {1, {}, text});
    store::mark_job_cancelled(db, job.id, now_s());
  } else {
    store::finish_job(db, job.id, text, now_s());
  }
}

}  // namespace

base::Result<api::Job> start_plan(Context& context, Snapshot const& snapshot,
                                  api::TripRequest const& request) {
  MAGPIE_TRY_STATUS(require(context, Right::plan));
  // Building the problem finds every request that cannot be meant.
  MAGPIE_TRY(auto const trip, build_trip_problem({snapshot.catalogue, snapshot.legs}, request, {}));
  static_cast<void>(trip);
  std::int64_t waiting = 0;
  for (auto const& job : store::list_recent_jobs(context.db, kQueuedMax)) {
    waiting += job.state == store::JobState::queued ? 1 : 0;
  }
  if (waiting >= kQueuedMax) {
    return fail(ErrorCode::rate_limited, "Too many plans are waiting: try again in a minute.");
  }
  return store::in_transaction(context.db, [&]() -> base::Result<api::Job> {
    auto const id =
        store::insert_job(context.db,
                          {"plan", api::to_json_value(request).dump(), context.actor.name,
                           static_cast<std::int64_t>(request.seconds) + 60},
                          context.now_s);
    write_audit(context, "plan.start", fmt::format("job/{}", id.value()));
    return view_of(*store::find_job(context.db, id), WithPlan::yes);
  });
}

base::Result<api::Job> get_job(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  MAGPIE_TRY(auto const job, find_own(context, id));
  return view_of(job, WithPlan::yes);
}

base::Result<api::Job> cancel_job(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::plan));
  MAGPIE_TRY(auto const job, find_own(context, id));
  return store::in_transaction(context.db, [&]() -> base::Result<api::Job> {
    store::request_job_cancel(context.db, job.id, context.now_s);
    write_audit(context, "plan.cancel", fmt::format("job/{}", id));
    return view_of(*store::find_job(context.db, job.id), WithPlan::yes);
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
  auto const job = store::claim_next_job(db, now_s());
  if (!job) return false;
  try {
    work(workspace, db, *job, stopping);
  } catch (std::exception const& error) {
    // A worker outlives a job that fails for our own fault; the row says so, the log says what.
    spdlog::error("job {} failed: {}", job->id.value(), error.what());
    store::fail_job(db, job->id,
                    problem_text({ErrorCode::unavailable,
                                  "内部错误，请重试。 Something failed on our side; try again.",
                                  {}}),
                    now_s());
  }
  return true;
}

JobWorkers::JobWorkers(Workspace& workspace, int threads) {
  store::recover_jobs(*workspace.connect(), now_s());
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

}  // namespace magpie::app
