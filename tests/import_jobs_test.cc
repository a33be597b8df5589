// Long imports: a job judges and stores a large file, says how far it is, and leaves nothing half
// done when it is stopped at any row.
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <functional>
#include <thread>

#include "magpie/app/import_jobs.h"
#include "magpie/app/jobs.h"
#include "magpie/app/records.h"
#include "magpie/store/job_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/test_db.h"
#include "tests/support/small_world.h"

namespace magpie::tests {
namespace {

using base::ErrorCode;
namespace api = http::api;

std::string table(int rows, int rating = 3) {
  std::string out = "编号,名称,类型,经度,纬度,等级,备注\n";
  for (int i = 0; i < rows; ++i)
    out += fmt::format("n{0},第{0}号清漳石寨,景区,{1:.5f},{2:.5f},{3}A,山门朝南\n", i,
                       113.5 + (i % 300) * 0.011, 36.9 + (i / 300) * 0.013, rating);
  return out;
}

class ImportJobs : public ::testing::Test {
 protected:
  base::Result<api::ImportRun> begin(std::string const& bytes) {
    return app::begin_import(context_, workspace(), {bytes, "list.csv", ""});
  }
  app::Workspace& workspace() { return world_.workspace(); }
  std::int64_t review(std::string const& bytes) {
    return app::start_import(context_, workspace(), {bytes, "list.csv", ""}).value().id;
  }
  api::Job job(std::int64_t id) { return app::get_job(context_, workspace(), id).value(); }
  api::Job when_ended(std::int64_t id) {
    for (int i = 0; i < 3000; ++i) {
      auto const now = job(id);
      if (!is_open(now)) return now;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    throw std::runtime_error("the job does not end");
  }
  static bool is_open(api::Job const& job) {
    return job.state == api::JobState::queued || job.state == api::JobState::running;
  }
  std::int64_t newest_job() { return app::list_jobs(context_).value().items.front().id; }

  SmallWorld world_;
  std::unique_ptr<store::Db> db_ = world_.connect();
  app::Context context_{*db_, kNowS, world_.bytes(), app::command_line_actor()};
};

TEST_F(ImportJobs, ASmallFileIsAnsweredAtOnceWithoutAJob) {
  auto const run = begin(table(20));
  ASSERT_TRUE(run);
  EXPECT_FALSE(run->job);
  EXPECT_EQ(run->counts.fresh, 20);
  EXPECT_EQ(app::begin_apply(context_, workspace(), run->id)->state, api::ImportRunState::applied);
  EXPECT_TRUE(app::list_jobs(context_)->items.empty());
}

TEST_F(ImportJobs, ALargeFileIsJudgedAndStoredByJobs) {
  auto const places = store::count_places(*db_).total;
  app::JobWorkers const workers(workspace(), 2);
  auto const run = begin(table(3000));
  ASSERT_TRUE(run) << run.error().message;
  EXPECT_EQ(when_ended(newest_job()).state, api::JobState::done);
  auto const judged = app::import_with_job(context_, workspace(), run->id);
  EXPECT_FALSE(judged->job);
  EXPECT_EQ(judged->counts.fresh, 3000);
  ASSERT_TRUE(app::begin_apply(context_, workspace(), run->id));
  EXPECT_EQ(when_ended(newest_job()).kind, "import.apply");
  EXPECT_EQ(app::get_import(context_, run->id)->state, api::ImportRunState::applied);
  EXPECT_EQ(store::count_places(*db_).total, places + 3000);
  auto const again = begin(table(3000));
  when_ended(newest_job());
  EXPECT_EQ(app::get_import(context_, again->id)->counts.same, 3000);
}

TEST_F(ImportJobs, WhileNobodyWorksItTheFileIsThereWithItsJob) {
  auto const run = begin(table(3000));
  ASSERT_TRUE(run);
  ASSERT_TRUE(run->job);
  EXPECT_EQ(run->job->state, api::JobState::queued);
  EXPECT_EQ(run->format, "");
  EXPECT_EQ(begin(table(3000))->job->id, run->job->id) << "sent twice is one import";
  EXPECT_EQ(app::list_jobs(context_)->items.size(), 1U);
}

TEST_F(ImportJobs, AWaitingJobIsCancelledWithItsFile) {
  auto const before = app::list_imports(context_)->items.size();
  auto const run = begin(table(3000));
  EXPECT_EQ(app::cancel_job(context_, workspace(), run->job->id)->state, api::JobState::cancelled);
  EXPECT_EQ(app::get_import(context_, run->id).error().code, ErrorCode::not_found);
  EXPECT_EQ(app::list_imports(context_)->items.size(), before);
}

TEST_F(ImportJobs, ARunningJobSaysHowFarItIsAndStops) {
  auto const run = begin(table(30'000));
  auto const id = run->job->id;
  app::JobWorkers const workers(workspace(), 1);
  auto now = job(id);
  while (!now.rows_done.value_or(0) && is_open(now)) now = job(id);
  EXPECT_EQ(now.rows, 30'000);
  EXPECT_EQ(app::cancel_job(context_, workspace(), id)->state, api::JobState::running);
  EXPECT_EQ(when_ended(id).state, api::JobState::cancelled);
  EXPECT_EQ(app::get_import(context_, run->id).error().code, ErrorCode::not_found);
}

TEST_F(ImportJobs, AFileThatCannotBeReadFailsWithItsSentenceAndLeavesNothing) {
  app::JobWorkers const workers(workspace(), 1);
  auto const run = begin("%PDF" + std::string(200'000, 'x'));
  ASSERT_FALSE(run);
  EXPECT_EQ(run.error().message,
            "This is a PDF; put its table into a workbook (.xlsx) or CSV file.");
  EXPECT_TRUE(app::list_imports(context_)->items.empty());
}

TEST_F(ImportJobs, AMemberMayNotStopAnImportOfOthers) {
  auto const run = begin(table(3000));
  app::Context other{*db_, kNowS, world_.bytes(), {api::Role::member, "li", {}, "heshun"}};
  EXPECT_EQ(app::cancel_job(other, workspace(), run->job->id).error().code, ErrorCode::forbidden);
}

TEST_F(ImportJobs, WhatADeadProcessHadNotJudgedIsDroppedAtTheNextStart) {
  auto const run = begin(table(3000));
  store::claim_next_job(*db_, kNowS);
  { app::JobWorkers const workers(workspace(), 1); }
  EXPECT_EQ(job(run->job->id).state, api::JobState::failed);
  EXPECT_EQ(app::get_import(context_, run->id).error().code, ErrorCode::not_found);
}

// Somebody edits a record while the file is read: it is judged anew and the edit stays.
TEST_F(ImportJobs, AChangeMadeMeanwhileIsSeen) {
  ASSERT_TRUE(app::apply_import(context_, workspace(), review(table(3, 3))));
  auto const id = review(table(3, 5));
  auto const other = world_.connect();
  app::Context elsewhere{*other, kNowS, world_.bytes(), app::command_line_actor()};
  bool is_edited = false;
  auto const done = app::apply_import(context_, workspace(), id, [&](std::size_t, std::size_t) {
    if (!is_edited) {
      auto const place = store::find_place(*other, "file:n1");
      api::RecordChange change{"request-1", place->version, {{"rating", "4"}}, {}};
      EXPECT_TRUE(app::change_record(elsewhere, place->id.value(), change));
    }
    is_edited = true;
    return true;
  });
  ASSERT_TRUE(done) << done.error().message;
  EXPECT_EQ(done->counts.conflicts, 1);
  EXPECT_EQ(store::find_place(*db_, "file:n1")->place.rating, 4);
  EXPECT_EQ(store::find_place(*db_, "file:n2")->place.rating, 5);
}

// Judging, answering and applying, each stopped at a row.
RC_GTEST_PROP(ImportStops, AtAnyRowLeaveNothing, ()) {
  static SmallWorld world;
  static auto const db = world.connect();
  app::Context context{*db, kNowS, world.bytes(), app::command_line_actor()};
  auto& workspace = world.workspace();
  auto const rows = *rc::gen::inRange(1, 30);
  auto const name = fmt::format("{}.csv", *rc::gen::inRange(0, 1'000'000));
  auto const bytes = table(rows);
  auto const kept = app::keep_import(context, {bytes, name, ""}).value().id;
  auto const judge = [&](app::OnImportRows const& on) {
    return app::judge_kept_import(context, workspace, kept, on);
  };
  auto const answer = [&](app::OnImportRows const& on) -> base::Status {
    api::ImportAnswers answers;
    answers.rows = {{1, "skip"}};
    auto const run = app::answer_import(context, workspace, kept, answers, on);
    return run ? base::Status() : base::Status(tl::make_unexpected(run.error()));
  };
  auto const apply = [&](app::OnImportRows const& on) -> base::Status {
    auto const run = app::apply_import(context, workspace, kept, on);
    return run ? base::Status() : base::Status(tl::make_unexpected(run.error()));
  };
  for (auto const& step :
       std::vector<std::function<base::Status(app::OnImportRows const&)>>{judge, answer, apply}) {
    auto const stop_at = *rc::gen::inRange(0, 3 * rows);
    auto const before = store::dump(*db);
    int calls = 0;
    auto const stopped = step([&](std::size_t, std::size_t) { return calls++ != stop_at; });
    RC_ASSERT(!stopped);
    RC_ASSERT(stopped.error().code == ErrorCode::cancelled);
    RC_ASSERT(store::dump(*db) == before);
    RC_ASSERT(step({}));
    auto const after = store::dump(*db);
    RC_ASSERT(after != before);
  }
  auto const applied = store::dump(*db);
  RC_ASSERT(apply({}));
  RC_ASSERT(store::dump(*db) == applied);
}

}  // namespace
}  // namespace magpie::tests
