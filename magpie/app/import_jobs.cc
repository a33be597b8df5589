#include "magpie/app/import_jobs.h"

#include <fmt/core.h>

#include <chrono>
#include <nlohmann/json.hpp>
#include <thread>

#include "magpie/app/import_runs.h"
#include "magpie/app/jobs.h"
#include "magpie/app/rights.h"
#include "magpie/store/import_store.h"
#include "magpie/store/place_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using nlohmann::json;
using Clock = std::chrono::steady_clock;

// Judged in well under a second, also where the catalogue is as large as kSmallPlaces.
constexpr std::size_t kSmallBytes = 96U << 10U;
constexpr std::size_t kSmallPackedBytes = 24U << 10U;
constexpr std::int64_t kSmallRows = 1'000;
constexpr std::int64_t kSmallPlaces = 5'000;
constexpr auto kPatience = std::chrono::milliseconds(1000);
constexpr auto kLook = std::chrono::milliseconds(25);
constexpr std::int64_t kDeadlineS = 3600;
constexpr std::int64_t kOpenMax = 100;
constexpr auto kBusyPause = std::chrono::milliseconds(200);

constexpr char kReview[] = "import.review";
constexpr char kAnswer[] = "import.answer";
constexpr char kApply[] = "import.apply";

bool is_small_catalogue(store::Db& db) {
  return store::count_places(db, store::PlaceFilter{}) <= kSmallPlaces;
}

bool is_small(store::Db& db, std::string_view bytes) {
  auto const limit = bytes.starts_with("PK") ? kSmallPackedBytes : kSmallBytes;
  return bytes.size() <= limit && is_small_catalogue(db);
}

bool is_small(store::Db& db, api::ImportRun const& run) {
  return run.counts.rows <= kSmallRows && is_small_catalogue(db);
}

std::int64_t import_of(store::Job const& job) {
  auto const request = json::parse(job.request, nullptr, false);
  return request.is_object() ? request.value("import", std::int64_t{0}) : 0;
}

std::optional<store::Job> open_job_of(store::Db& db, std::int64_t import_id) {
  for (auto& job : store::list_open_jobs(db, kOpenMax))
    if (is_import_job(job) && import_of(job) == import_id) return std::move(job);
  return std::nullopt;
}

// Who asked is who does it.
json request_of(Context const& context, std::int64_t import_id) {
  return {{"import", import_id},
          {"role", std::string(api::to_text(context.actor.role))},
          {"name", context.actor.name},
          {"member", context.actor.member}};
}

Actor actor_in(json const& request) {
  Actor actor;
  actor.role =
      api::parse_word<api::Role>(request.value("role", "visitor")).value_or(api::Role::visitor);
  actor.name = request.value("name", "visitor");
  actor.member = request.value("member", "");
  return actor;
}

base::Result<store::JobId> queue(Context& context, char const* kind, json const& request) {
  if (std::ssize(store::list_open_jobs(context.db, kOpenMax)) >= kOpenMax)
    return fail(ErrorCode::rate_limited,
                "任务太多，请稍后再试。 Too many jobs are waiting: try again in a minute.");
  return store::insert_job(context.db, {kind, request.dump(), context.actor.name, kDeadlineS},
                           context.now_s);
}

// The import as it is once the job is done, or with the job where that takes longer.
base::Result<api::ImportRun> answer_soon(Context& context, Workspace const& workspace,
                                         store::JobId job_id, std::int64_t import_id) {
  auto const until = Clock::now() + kPatience;
  while (true) {
    auto const job = store::find_job(context.db, job_id);
    if (job && job->state == store::JobState::failed) return tl::make_unexpected(error_of(*job));
    if (job && job->state == store::JobState::cancelled)
      return tl::make_unexpected(import_cancelled());
    bool const is_done = !job || job->state == store::JobState::done;
    if (is_done || Clock::now() >= until) return import_with_job(context, workspace, import_id);
    workspace.running_jobs().wait_for_an_end(kLook);
  }
}

// One job works on an import at a time; asking again is told of that one.
base::Result<api::ImportRun> begin(Context& context, Workspace const& workspace,
                                   std::int64_t import_id, char const* kind, json const& request) {
  MAGPIE_TRY(auto const job_id,
             store::in_transaction(context.db, [&]() -> base::Result<store::JobId> {
               if (auto const open = open_job_of(context.db, import_id)) return open->id;
               return queue(context, kind, request);
             }));
  return answer_soon(context, workspace, job_id, import_id);
}

// Begins and ends the job's place among those that run.
class Running {
 public:
  Running(RunningJobs& jobs, std::int64_t id) : jobs_(jobs), id_(id) { jobs_.begin(id_); }
  ~Running() { jobs_.end(id_); }
  Running(Running const&) = delete;
  Running& operator=(Running const&) = delete;

 private:
  RunningJobs& jobs_;
  std::int64_t id_;
};

base::Status do_import(Context& context, Workspace const& workspace, store::Job const& job,
                       OnImportRows const& on_rows) {
  auto const id = import_of(job);
  if (job.kind == kReview) return judge_kept_import(context, workspace, id, on_rows);
  if (job.kind == kApply) {
    MAGPIE_TRY(auto const applied, apply_import(context, workspace, id, on_rows));
    static_cast<void>(applied);
    return {};
  }
  auto const request = json::parse(job.request);
  auto const answers = api::read<api::ImportAnswers>(request.value("answers", json::object()), {},
                                                     api::UnknownFields::ignore);
  if (!answers) return tl::make_unexpected(answers.error());
  MAGPIE_TRY(auto const run, answer_import(context, workspace, id, *answers, on_rows));
  static_cast<void>(run);
  return {};
}

// Another import may hold the database for as long as it stores.
base::Status do_when_free(Context& context, Workspace const& workspace, store::Job const& job,
                          OnImportRows const& on_rows) {
  for (;;) {
    try {
      return do_import(context, workspace, job, on_rows);
    } catch (store::DbError const& error) {
      if (error.code() != store::DbErrorCode::busy) throw;
      if (!on_rows(0, 0)) return tl::make_unexpected(import_cancelled());
      std::this_thread::sleep_for(kBusyPause);
    }
  }
}

void note_end(Context& context, store::Job const& job, base::Status const& done) {
  store::in_transaction(context.db, [&] {
    if (done) {
      store::finish_job(context.db, job.id, "{}", clock_now_s());
      return;
    }
    drop_unjudged_import(context.db, job);
    if (done.error().code == ErrorCode::cancelled) {
      store::mark_job_cancelled(context.db, job.id, clock_now_s());
      write_audit(context, "import.cancel", fmt::format("import/{}", import_of(job)));
    } else {
      store::fail_job(context.db, job.id, problem_text(done.error()), clock_now_s());
    }
  });
}

}  // namespace

base::Result<api::ImportRun> begin_import(Context& context, Workspace const& workspace,
                                          SentFile const& file) {
  if (is_small(context.db, file.bytes)) return start_import(context, workspace, file);
  MAGPIE_TRY(auto const kept, keep_import(context, file));
  MAGPIE_TRY(auto const run, find_run(context, kept.id));
  if (!is_unjudged(run)) return import_with_job(context, workspace, kept.id);
  return begin(context, workspace, kept.id, kReview, request_of(context, kept.id));
}

base::Result<api::ImportRun> begin_answers(Context& context, Workspace const& workspace,
                                           std::int64_t id, api::ImportAnswers const& answers) {
  MAGPIE_TRY(auto const run, get_import(context, id));
  if (is_small(context.db, run)) return answer_import(context, workspace, id, answers);
  auto request = request_of(context, id);
  request["answers"] = api::to_json_value(answers);
  return begin(context, workspace, id, kAnswer, request);
}

base::Result<api::ImportRun> begin_apply(Context& context, Workspace const& workspace,
                                         std::int64_t id) {
  MAGPIE_TRY(auto const run, get_import(context, id));
  bool const is_settled = run.state != api::ImportRunState::review;
  if (is_settled || is_small(context.db, run)) return apply_import(context, workspace, id);
  return begin(context, workspace, id, kApply, request_of(context, id));
}

base::Result<api::ImportRun> import_with_job(Context& context, Workspace const& workspace,
                                             std::int64_t id) {
  // The job first: one that ends meanwhile is seen as running and asked for again.
  auto const job = open_job_of(context.db, id);
  MAGPIE_TRY(auto run, get_import(context, id));
  if (!job) return run;
  MAGPIE_TRY(run.job, get_job(context, workspace, job->id.value()));
  return run;
}

bool is_import_job(store::Job const& job) {
  return job.kind.starts_with("import.");
}

base::Status require_import_job(Context& context, store::Job const& job) {
  MAGPIE_TRY(auto const run, find_run(context, import_of(job)));
  return require_run(context, run);
}

void drop_unjudged_import(store::Db& db, store::Job const& job) {
  auto const run = store::find_import(db, import_of(job));
  if (run && is_unjudged(*run)) store::drop_import(db, run->id);
}

void work_import(Workspace& workspace, store::Db& db, store::Job const& job,
                 std::atomic<bool> const& stopping) {
  auto& running = workspace.running_jobs();
  Running const here(running, job.id.value());
  auto const bytes = store::system_bytes();
  Context context{db, clock_now_s(), bytes, actor_in(json::parse(job.request, nullptr, false))};
  // Somebody may have asked to stop before this thread was known to work it.
  if (store::find_job(db, job.id)->cancel_requested) running.ask_to_stop(job.id.value());
  auto const done = do_when_free(context, workspace, job, [&](std::size_t done, std::size_t rows) {
    return running.tell(job.id.value(), {done, rows}) && !stopping;
  });
  // A server that stops leaves its jobs to the next start, which fails them as interrupted.
  if (!done && done.error().code == ErrorCode::cancelled && stopping) return;
  note_end(context, job, done);
  if (done && job.kind == kApply) workspace.look_again();
}

}  // namespace magpie::app
