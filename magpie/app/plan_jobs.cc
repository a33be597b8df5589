#include "magpie/app/plan_jobs.h"

#include <fmt/core.h>

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

}  // namespace

void work_plan(Workspace& workspace, store::Db& db, store::Job const& job,
               std::atomic<bool> const& stopping) {
  auto const request = read_stored_json<api::TripRequest>(job.request);
  if (!request) {
    store::fail_job(
        db, job.id,
        problem_text({ErrorCode::invalid_data, "The stored request cannot be read.", {}}),
        clock_now_s());
    return;
  }
  auto const snapshot = workspace.snapshot(db);
  Publisher publisher(db, job.id, stopping);
  auto const plan =
      plan_trip({snapshot->catalogue, snapshot->legs, snapshot->stations.get()}, *request,
                [&](PlanProgress const& progress) { return publisher(progress); });
  if (!plan) {
    store::fail_job(db, job.id, problem_text(plan.error()), clock_now_s());
    return;
  }
  auto const text = api::to_json_value(*plan).dump();
  if (publisher.is_cancelled()) {
    store::update_job(db, job.id, {1, {}, text});
    store::mark_job_cancelled(db, job.id, clock_now_s());
  } else {
    store::finish_job(db, job.id, text, clock_now_s());
  }
}

base::Result<api::Job> start_plan(Context& context, Snapshot const& snapshot,
                                  api::TripRequest const& request) {
  MAGPIE_TRY_STATUS(require(context, Right::plan));
  // Building the problem finds every request that cannot be meant.
  MAGPIE_TRY(auto const trip,
             build_trip_problem({snapshot.catalogue, snapshot.legs, snapshot.stations.get()},
                                request, {}));
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
    return job_view(*store::find_job(context.db, id));
  });
}

}  // namespace magpie::app
