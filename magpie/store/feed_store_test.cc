#include "magpie/store/feed_store.h"

#include <gtest/gtest.h>

#include "magpie/store/member_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/test_db.h"

namespace magpie::store {
namespace {

constexpr std::int64_t kNow = 1'000'000;

class FeedStore : public testing::Test {
 protected:
  std::int64_t add(std::string url, std::int64_t due_s) {
    Feed feed;
    feed.member = "heshun";
    feed.url = std::move(url);
    feed.next_due_at_s = due_s;
    feed.created_by = "li";
    feed.created_at_s = kNow;
    return create_feed(*db_, feed);
  }
  template <class Change>
  void change(std::int64_t id, Change change) {
    auto feed = *find_feed(*db_, id);
    change(feed);
    save_feed(*db_, feed);
  }
  std::vector<std::int64_t> due(std::int64_t now_s) { return due_feeds(*db_, now_s, 10); }
  std::int64_t place(std::string key) {
    catalog::Place p;
    p.key = std::move(key);
    p.names = {{"zh", "地点"}};
    std::vector const places{p};
    return upsert_places(*db_, places, "test", 1)->at(0).value();
  }

  std::unique_ptr<Db> db_ = memory_db();
};

using Ids = std::vector<std::int64_t>;

TEST_F(FeedStore, KeepsWhatItIsGiven) {
  auto const id = add("https://example.org/a", 7);
  change(id, [](Feed& feed) {
    feed.url = "https://example.org/b";
    feed.format = "csv";
    feed.every_minutes = 60;
    feed.apply = "clean_rows";
    feed.paused = true;
    feed.etag = "e";
    feed.last_modified = "m";
    feed.body_hash = "h";
    feed.failures = 3;
    feed.last_outcome = "failed";
    feed.sentence = {"中", "en"};
    feed.last_pull_at_s = 5;
    feed.next_due_at_s = 9;
    feed.asked_at_s = 6;
    feed.claimed_at_s = 8;
  });
  auto const feed = *find_feed(*db_, id);
  EXPECT_EQ(feed.url + feed.format + feed.apply + feed.etag + feed.last_modified + feed.body_hash +
                feed.last_outcome + feed.sentence.zh + feed.sentence.en + feed.created_by,
            "https://example.org/bcsvclean_rowsemhfailed中enli");
  EXPECT_EQ(feed.every_minutes + feed.failures + *feed.last_pull_at_s + feed.next_due_at_s +
                *feed.asked_at_s + *feed.claimed_at_s,
            60 + 3 + 5 + 9 + 6 + 8);
  EXPECT_TRUE(feed.paused);
  EXPECT_FALSE(feed.last_import_id);
}

TEST_F(FeedStore, AnAddressIsThereOnceUntilItIsDeleted) {
  auto const id = add("https://example.org/a", 0);
  EXPECT_THROW(add("https://example.org/a", 0), DbError);
  delete_feed(*db_, id, kNow);
  EXPECT_FALSE(find_feed(*db_, id));
  EXPECT_TRUE(list_feeds(*db_, 10).empty());
  EXPECT_TRUE(due(kNow).empty());
  EXPECT_FALSE(claim_feed(*db_, id, kNow));
  auto const other = add("https://example.org/a", 0);
  EXPECT_GT(other, id);
  delete_feed(*db_, other, kNow);
  EXPECT_EQ(restore_feed(*db_, "heshun", "https://example.org/a")->id, other);
  EXPECT_FALSE(restore_feed(*db_, "zhengding", "https://example.org/a"));
}

TEST_F(FeedStore, WhatWasAskedForIsDueFirstThenWhatIsLongestOverdue) {
  auto const late = add("https://example.org/late", kNow - 10);
  auto const later = add("https://example.org/later", kNow - 5);
  auto const asked = add("https://example.org/asked", kNow + 99);
  auto const paused = add("https://example.org/paused", kNow - 99);
  add("https://example.org/future", kNow + 1);
  change(asked, [](Feed& feed) { feed.asked_at_s = kNow; });
  change(paused, [](Feed& feed) { feed.paused = true; });
  EXPECT_EQ(due(kNow), (Ids{asked, late, later}));
}

TEST_F(FeedStore, OneAtATimeMayPullAndAClaimEndsByItself) {
  auto const id = add("https://example.org/a", 0);
  EXPECT_TRUE(claim_feed(*db_, id, kNow));
  EXPECT_FALSE(claim_feed(*db_, id, kNow + kFeedClaimS - 1));
  EXPECT_TRUE(due(kNow + kFeedClaimS - 1).empty());
  EXPECT_TRUE(is_claimed(*find_feed(*db_, id), kNow + kFeedClaimS - 1));
  EXPECT_EQ(due(kNow + kFeedClaimS), Ids{id});
  EXPECT_FALSE(is_claimed(*find_feed(*db_, id), kNow + kFeedClaimS));
  EXPECT_TRUE(claim_feed(*db_, id, kNow + kFeedClaimS));
}

TEST_F(FeedStore, AClockThatIsSetBackHoldsNothingUp) {
  auto const id = add("https://example.org/a", kNow + 86'400);
  change(id, [](Feed& feed) { feed.last_pull_at_s = kNow; });
  EXPECT_TRUE(due(kNow + 1).empty());
  EXPECT_EQ(due(kNow - 86'400), Ids{id});
  EXPECT_TRUE(claim_feed(*db_, id, kNow));
  EXPECT_TRUE(claim_feed(*db_, id, kNow - 86'400));
}

TEST_F(FeedStore, HistoryIsNewestFirstAndDoesNotGrowWithoutEnd) {
  auto const id = add("https://example.org/a", 0);
  auto const other = add("https://example.org/b", 0);
  add_feed_run(*db_, {0, other, 1, 1, "failed", {"中", "en"}, 0, std::nullopt});
  for (int i = 0; i < 205; ++i) add_feed_run(*db_, {0, id, i, 1, "same", {}, i, std::nullopt});
  auto const runs = list_feed_runs(*db_, id, 1000);
  ASSERT_EQ(runs.size(), 200U);
  EXPECT_EQ(runs.front().at_s, 204);
  EXPECT_EQ(runs.back().at_s, 5);
  ASSERT_EQ(list_feed_runs(*db_, other, 10).size(), 1U);
  EXPECT_EQ(list_feed_runs(*db_, other, 10)[0].sentence.en, "en");
}

TEST_F(FeedStore, WhatIsMissingKeepsTheDayItWasFirstMissed) {
  auto const id = add("https://example.org/a", 0);
  auto const a = place("a");
  auto const b = place("b");
  auto const c = place("c");
  replace_feed_missing(*db_, id, {a, b}, 10);
  replace_feed_missing(*db_, id, {b, c}, 20);
  auto const missing = list_feed_missing(*db_, id, 10);
  ASSERT_EQ(missing.size(), 2U);
  EXPECT_EQ(missing[0].place_id, b);
  EXPECT_EQ(missing[0].since_s, 10);
  EXPECT_EQ(missing[1].since_s, 20);
  mark_deleted(*db_, catalog::PlaceId(b), 30, std::nullopt);
  EXPECT_EQ(count_feed_missing(*db_, id), 1);
}

}  // namespace
}  // namespace magpie::store
