#include "magpie/store/job_store.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <set>
#include <thread>

#include "magpie/store/test_db.h"

namespace magpie::store {
namespace {

class JobStore : public testing::Test {
 protected:
  JobId add() { return insert_job(*db, {"plan", R"({"days":3})", "demo", 30}, 100); }
  Job job(JobId id) { return find_job(*db, id).value(); }

  std::unique_ptr<Db> db = memory_db();
};

TEST_F(JobStore, RunsTheOldestFirst) {
  auto const first = add();
  auto const second = add();
  EXPECT_EQ(claim_next_job(*db, 110)->id, first);
  EXPECT_EQ(claim_next_job(*db, 111)->id, second);
  EXPECT_FALSE(claim_next_job(*db, 112));
  EXPECT_EQ(job(first).state, JobState::running);
  EXPECT_EQ(job(first).started_at_s, 110);
  EXPECT_EQ(job(first).request, R"({"days":3})");
  EXPECT_EQ(job(first).deadline_s, 30);
}

TEST_F(JobStore, ReportsProgressAndTheBestSoFar) {
  auto const id = add();
  EXPECT_FALSE(update_job(*db, id, {0.1, "too early", {}}));
  claim_next_job(*db, 110);
  EXPECT_TRUE(update_job(*db, id, {0.25, "searching", R"({"score":1})"}));
  EXPECT_TRUE(update_job(*db, id, {7.0, "still searching", {}}));
  EXPECT_EQ(job(id).progress, 1.0);
  EXPECT_EQ(job(id).message, "still searching");
  EXPECT_EQ(job(id).partial, R"({"score":1})");
}

TEST_F(JobStore, FinishesOnce) {
  auto const id = add();
  EXPECT_FALSE(finish_job(*db, id, "{}", 120));
  claim_next_job(*db, 110);
  EXPECT_TRUE(finish_job(*db, id, R"({"score":2})", 120));
  EXPECT_FALSE(finish_job(*db, id, "{}", 121));
  EXPECT_FALSE(fail_job(*db, id, "{}", 121));
  EXPECT_EQ(job(id).state, JobState::done);
  EXPECT_EQ(job(id).result, R"({"score":2})");
  EXPECT_EQ(job(id).finished_at_s, 120);
  EXPECT_EQ(job(id).progress, 1.0);
}

TEST_F(JobStore, FailsWithItsError) {
  auto const id = add();
  claim_next_job(*db, 110);
  EXPECT_TRUE(fail_job(*db, id, R"({"message":"no"})", 120));
  EXPECT_EQ(job(id).state, JobState::failed);
  EXPECT_EQ(job(id).error, R"({"message":"no"})");
}

TEST_F(JobStore, CancelsAQueuedJobAtOnce) {
  auto const id = add();
  EXPECT_TRUE(request_job_cancel(*db, id, 105));
  EXPECT_EQ(job(id).state, JobState::cancelled);
  EXPECT_EQ(job(id).finished_at_s, 105);
  EXPECT_FALSE(claim_next_job(*db, 110));
  EXPECT_FALSE(request_job_cancel(*db, id, 106));
}

TEST_F(JobStore, AsksARunningJobToStop) {
  auto const id = add();
  claim_next_job(*db, 110);
  EXPECT_TRUE(update_job(*db, id, {0.5, "", R"({"score":1})"}));
  EXPECT_TRUE(request_job_cancel(*db, id, 115));
  EXPECT_EQ(job(id).state, JobState::running);
  EXPECT_FALSE(update_job(*db, id, {0.6, "", {}}));
  EXPECT_TRUE(mark_job_cancelled(*db, id, 116));
  EXPECT_EQ(job(id).state, JobState::cancelled);
  EXPECT_EQ(job(id).partial, R"({"score":1})");
}

TEST_F(JobStore, RecoversWhatADeadProcessLeft) {
  auto const running = add();
  claim_next_job(*db, 110);
  auto const queued = add();
  EXPECT_EQ(recover_jobs(*db, 200), 1);
  EXPECT_EQ(job(running).state, JobState::failed);
  EXPECT_EQ(
      job(running).error,
      R"({"code":"interrupted","message":"the program stopped during this work: start it again"})");
  EXPECT_EQ(job(queued).state, JobState::queued);
}

TEST_F(JobStore, ListsTheNewestFirst) {
  add();
  auto const second = add();
  auto const third = add();
  auto const jobs = list_recent_jobs(*db, 2);
  ASSERT_EQ(jobs.size(), 2U);
  EXPECT_EQ(jobs[0].id, third);
  EXPECT_EQ(jobs[1].id, second);
}

TEST(JobStoreThreads, NeverGetTheSameJob) {
  auto const path =
      std::filesystem::temp_directory_path() / ("magpie_jobs_" + std::to_string(getpid()) + ".db");
  auto const db = open_sqlite(path.string());
  migrate(*db);
  in_transaction(*db, [&] {
    for (int i = 0; i < 40; ++i) insert_job(*db, {"plan", "{}", "demo", 30}, 100);
  });
  std::mutex mutex;
  std::multiset<std::int64_t> claimed;
  auto const work = [&] {
    auto const mine = open_sqlite(path.string());
    while (auto const job = claim_next_job(*mine, 110)) {
      std::lock_guard const lock(mutex);
      claimed.insert(job->id.value());
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back(work);
  }
  EXPECT_EQ(claimed.size(), 40U);
  EXPECT_EQ(std::set<std::int64_t>(claimed.begin(), claimed.end()).size(), 40U);
  for (char const* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path.string() + ending);
}

TEST_F(JobStore, OpenJobsAreThoseThatWaitOrRun) {
  auto const first = add(), second = add(), third = add();
  claim_next_job(*db, 110);
  finish_job(*db, first, "{}", 120);
  claim_next_job(*db, 121);
  auto const open = list_open_jobs(*db, 10);
  ASSERT_EQ(open.size(), 2);
  EXPECT_EQ(open[0].id, second);
  EXPECT_EQ(open[1].id, third);
}

}  // namespace
}  // namespace magpie::store
