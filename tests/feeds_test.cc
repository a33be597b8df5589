// Pulling from a real HTTP server: what did not change does nothing, what changed goes the way of
// an uploaded file, what people edited stays, and a source that fails is left alone ever longer.
#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <map>

#include "magpie/app/feed_pull.h"
#include "magpie/app/feed_scheduler.h"
#include "magpie/app/feeds.h"
#include "magpie/app/import_review.h"
#include "magpie/app/records.h"
#include "magpie/fetch/testing/tiny_server.h"
#include "magpie/store/faulty_db.h"
#include "magpie/store/import_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/revision_store.h"
#include "magpie/store/test_db.h"
#include "tests/support/small_world.h"

namespace magpie::tests {
namespace {

namespace api = http::api;
using fetch::testing::TinyServer;

constexpr char kInns[] = "编号,名称,备注\na1,清漳小店,河边路1号\na2,清漳茶舍,河边路2号\n";

class Feeds : public ::testing::Test {
 protected:
  Feeds() { put(kInns, "\"1\""); }

  void put(std::string const& body, std::string const& etag) {
    server_.put("/inns.csv", {200, body, etag, ""});
  }
  std::int64_t add(api::FeedApply apply) {
    api::FeedDraft draft;
    draft.request_id = "request-1";
    draft.member = "heshun";
    draft.url = server_.url("/inns.csv");
    draft.every_minutes = 60;
    draft.apply = apply;
    auto const feed = app::create_feed(context_, draft);
    EXPECT_TRUE(feed) << feed.error().message;
    return feed ? feed->id : 0;
  }
  store::FeedRun pull(std::int64_t id) {
    context_.now_s += 60;
    auto const run =
        app::pull_feed(context_, world_.workspace(), id, {app::FeedAddresses::any, {}});
    EXPECT_TRUE(run) << run.error().message;
    return run ? *run : store::FeedRun();
  }
  std::optional<store::StoredPlace> place(std::string const& id) {
    return store::find_place(*db_, "heshun:" + id);
  }
  void edit(std::string const& id, std::string const& field, std::string const& value) {
    auto const now = *place(id);
    api::RecordChange change;
    change.request_id = "request-" + std::to_string(++requests_);
    change.version = now.version;
    change.fields = {{field, value}};
    auto const done = app::change_record(context_, now.id.value(), change);
    ASSERT_TRUE(done) << done.error().message;
  }
  api::Feed feed(std::int64_t id) { return app::get_feed(context_, id).value(); }

  TinyServer server_;
  SmallWorld world_;
  std::unique_ptr<store::Db> db_ = world_.connect();
  app::Context context_{*db_, kNowS, world_.bytes(), app::command_line_actor()};
  int requests_ = 1;
};

TEST_F(Feeds, CleanRowsAreStoredAndPullingTwiceIsPullingOnce) {
  auto const id = add(api::FeedApply::clean_rows);
  auto const first = pull(id);
  EXPECT_EQ(first.outcome, "applied") << first.sentence.en;
  EXPECT_EQ(first.sentence.en, "2 new and 0 changed records stored.");
  ASSERT_TRUE(place("a1"));
  EXPECT_EQ(place("a1")->place.workflow, catalog::Workflow::draft);
  auto const version = place("a1")->version;
  EXPECT_EQ(pull(id).outcome, "unchanged");
  EXPECT_NE(server_.requests().back().find("If-None-Match: \"1\""), std::string::npos);
  put(kInns, "");
  EXPECT_EQ(pull(id).outcome, "unchanged");
  EXPECT_EQ(place("a1")->version, version);
  EXPECT_EQ(app::list_imports(context_)->items.size(), 1U);
  EXPECT_EQ(feed(id).state, api::FeedState::ok);
  EXPECT_EQ(feed(id).last_import_id, first.import_id);
}

TEST_F(Feeds, WithoutThatWishEachChangeWaitsAndANewerOneReplacesIt) {
  auto const id = add(api::FeedApply::ask);
  EXPECT_EQ(pull(id).sentence.en, "2 rows wait for a person.");
  EXPECT_FALSE(place("a1"));
  auto const first = feed(id).waiting_import_id;
  ASSERT_TRUE(first);
  EXPECT_EQ(feed(id).state, api::FeedState::waiting);
  put("编号,名称,备注\na1,清漳小店,新路1号\n", "\"2\"");
  EXPECT_EQ(pull(id).sentence.en, "1 row waits for a person.");
  EXPECT_EQ(app::get_import(context_, *first)->state, api::ImportRunState::discarded);
  auto const second = *feed(id).waiting_import_id;
  ASSERT_TRUE(app::apply_import(context_, world_.workspace(), second));
  EXPECT_EQ(place("a1")->place.note, "新路1号");
  EXPECT_EQ(feed(id).state, api::FeedState::ok);
}

TEST_F(Feeds, WhatPeopleEditedStaysAndTheRestGoesIn) {
  auto const id = add(api::FeedApply::clean_rows);
  pull(id);
  edit("a1", "note", "\"手写地址\"");
  put("编号,名称,备注\na1,清漳客店,河边路1号\na2,清漳茶舍,河边路2号\n", "\"2\"");
  EXPECT_EQ(pull(id).sentence.en, "0 new and 1 changed record stored.");
  EXPECT_EQ(place("a1")->place.note, "手写地址");
  EXPECT_EQ(place("a1")->place.names.at("zh"), "清漳客店");
}

TEST_F(Feeds, ChangedOnBothSidesWaitsForAPersonWhileOtherRowsGoIn) {
  auto const id = add(api::FeedApply::clean_rows);
  pull(id);
  edit("a1", "note", "\"手写地址\"");
  put("编号,名称,备注\na1,清漳小店,新路9号\na2,清漳茶舍,新路2号\na3,清漳书店,新路3号\n", "\"2\"");
  auto const run = pull(id);
  EXPECT_EQ(run.outcome, "waiting");
  EXPECT_EQ(run.sentence.en, "1 new and 1 changed record stored; 1 row waits for a person.");
  EXPECT_EQ(place("a1")->place.note, "手写地址");
  EXPECT_EQ(place("a2")->place.note, "新路2号");
  auto const review = app::get_import(context_, *feed(id).waiting_import_id).value();
  EXPECT_EQ(review.counts.conflicts, 1);
  EXPECT_EQ(review.counts.fresh, 0);
  EXPECT_EQ(review.counts.removed, 0);
}

TEST_F(Feeds, WhatTheSourceNoLongerHoldsIsNamedAndKept) {
  auto const id = add(api::FeedApply::clean_rows);
  pull(id);
  put("编号,名称,备注\na2,清漳茶舍,河边路2号\n", "\"2\"");
  auto const run = pull(id);
  EXPECT_EQ(run.outcome, "same");
  EXPECT_EQ(run.sentence.en,
            "The file changed, yet no record does; 1 record no longer in the source, kept here.");
  EXPECT_FALSE(place("a1")->deleted_at_s);
  ASSERT_EQ(feed(id).missing.size(), 1U);
  EXPECT_EQ(feed(id).missing[0].name, "清漳小店");
  put(kInns, "\"3\"");
  pull(id);
  EXPECT_EQ(feed(id).missing_total, 0);
}

TEST_F(Feeds, AReviewOfAPullNamesWhatIsGone) {
  auto const id = add(api::FeedApply::ask);
  pull(id);
  ASSERT_TRUE(app::apply_import(context_, world_.workspace(), *feed(id).waiting_import_id));
  put("编号,名称,备注\na2,清漳茶舍,新路2号\n", "\"2\"");
  pull(id);
  auto const review = app::get_import(context_, *feed(id).waiting_import_id).value();
  ASSERT_EQ(review.findings.size(), 1U);
  EXPECT_EQ(review.findings[0].code + review.findings[0].value, "GONE_FROM_SOURCE清漳小店");
}

TEST_F(Feeds, AnUploadAndAFeedKeepTheirOwnBase) {
  auto const id = add(api::FeedApply::clean_rows);
  pull(id);
  auto const uploaded = app::start_import(context_, world_.workspace(),
                                          {"编号,名称\nb1,清漳渡口\n", "other.csv", "heshun"});
  ASSERT_TRUE(uploaded);
  EXPECT_EQ(uploaded->counts.removed, 0);
  ASSERT_TRUE(app::apply_import(context_, world_.workspace(), uploaded->id));
  put("编号,名称,备注\na1,清漳小店,河边路1号\na2,清漳茶舍,新路2号\n", "\"2\"");
  pull(id);
  EXPECT_EQ(feed(id).missing_total, 0);
}

TEST_F(Feeds, ASourceThatFailsIsLeftAloneEverLongerAndThenWorksAgain) {
  auto const id = add(api::FeedApply::clean_rows);
  server_.put("/inns.csv", {500, "", "", ""});
  EXPECT_EQ(pull(id).sentence.en, "The source answered 500 and will be tried again.");
  auto const wait_s = [&] { return store::find_feed(*db_, id)->next_due_at_s - context_.now_s; };
  EXPECT_EQ(wait_s(), 15 * 60);
  pull(id);
  EXPECT_EQ(wait_s(), 30 * 60);
  EXPECT_EQ(feed(id).state, api::FeedState::failing);
  EXPECT_EQ(feed(id).failures, 2);
  put(kInns, "\"1\"");
  EXPECT_EQ(pull(id).outcome, "applied");
  EXPECT_EQ(wait_s(), 60 * 60);
  EXPECT_EQ(feed(id).failures, 0);
  EXPECT_EQ(app::list_feed_runs(context_, id)->items.size(), 3U);
}

TEST_F(Feeds, AFileThatCannotBeReadIsNotRememberedAsRead) {
  auto const id = add(api::FeedApply::clean_rows);
  put("%PDF-1.7 no table", "\"pdf\"");
  EXPECT_EQ(pull(id).outcome, "failed");
  EXPECT_EQ(feed(id).last_sentence->en,
            "This is a PDF; put its table into a workbook (.xlsx) or CSV file.");
  EXPECT_EQ(pull(id).outcome, "failed");
  EXPECT_TRUE(app::list_imports(context_)->items.empty());
}

TEST_F(Feeds, OfAFeedThatIsPulledElsewhereNothingIsPulled) {
  auto const id = add(api::FeedApply::ask);
  ASSERT_TRUE(store::claim_feed(*db_, id, context_.now_s));
  auto const run = app::pull_feed(context_, world_.workspace(), id, {app::FeedAddresses::any, {}});
  ASSERT_FALSE(run);
  EXPECT_EQ(run.error().code, base::ErrorCode::conflict);
  EXPECT_EQ(feed(id).state, api::FeedState::pulling);
}

TEST_F(Feeds, TheOwnNetworkIsRefusedUnlessTheOperatorAllowsIt) {
  auto const id = add(api::FeedApply::ask);
  auto const run = app::pull_feed(context_, world_.workspace(), id, {});
  ASSERT_TRUE(run);
  EXPECT_NE(run->sentence.en.find("internal network"), std::string::npos);
  EXPECT_TRUE(server_.requests().empty());
}

TEST_F(Feeds, AnAnswerOfAnAddressThatWasChangedMeanwhileIsDropped) {
  auto const id = add(api::FeedApply::clean_rows);
  auto const before = *store::find_feed(*db_, id);
  api::FeedChange change;
  change.url = server_.url("/other.csv");
  ASSERT_TRUE(app::change_feed(context_, id, change));
  EXPECT_FALSE(app::take_answer(context_, world_.workspace(), before, fetch::Answer{false, kInns}));
  EXPECT_FALSE(place("a1"));
}

TEST_F(Feeds, TheSchedulerPullsWhatIsDueAndStopsAtOnce) {
  auto const id = add(api::FeedApply::clean_rows);
  {
    app::FeedScheduler const scheduler({&world_.workspace()}, app::FeedAddresses::any);
    for (int i = 0; i < 500 && !place("a1"); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  EXPECT_TRUE(place("a1"));
  EXPECT_EQ(feed(id).last_outcome, api::FeedOutcome::applied);
  // A silent server does not hold the stop up.
  server_.put("/inns.csv", {0, "", "", ""});
  ASSERT_TRUE(app::ask_for_pull(context_, id));
  auto const start = std::chrono::steady_clock::now();
  {
    app::FeedScheduler const scheduler({&world_.workspace()}, app::FeedAddresses::any);
    for (int i = 0; i < 500 && server_.requests().size() < 2; ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(server_.requests().size(), 2U);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
  EXPECT_FALSE(store::find_feed(*db_, id)->claimed_at_s);
}

TEST_F(Feeds, AFaultAtAnyStatementLeavesTheOldOrTheNew) {
  auto const id = add(api::FeedApply::clean_rows);
  pull(id);
  edit("a1", "note", "\"手写地址\"");
  auto const feed = *store::find_feed(*db_, id);
  fetch::Answer const answer{false, "编号,名称,备注\na1,清漳小店,新路9号\na3,清漳书店,新路3号\n",
                             "\"2\"", "", "inns.csv"};
  auto const before = store::dump(*db_);
  store::FaultyDb faulty(*db_);
  int statement = 1;
  for (; statement < 1000; ++statement) {
    faulty.fail_at(statement, store::DbErrorCode::full);
    app::Context context{faulty, kNowS + 999, world_.bytes(), app::command_line_actor()};
    bool failed = false;
    try {
      failed = !app::take_answer(context, world_.workspace(), feed, answer);
    } catch (store::DbError const&) {
      failed = true;
    }
    if (faulty.statement_count() < statement) break;
    ASSERT_TRUE(failed) << statement;
    ASSERT_TRUE(store::dump(*db_) == before) << statement;
  }
  EXPECT_GT(statement, 20);
  EXPECT_TRUE(place("a3"));
  EXPECT_TRUE(this->feed(id).waiting_import_id);
}

// Rows of a source: id → note.
using Rows = std::map<int, int>;

// Three characters, of which any two names share at most one, so that no two rows look like one
// place.
std::string name_of(int prefix, int id) {
  static constexpr std::string_view kCharacters =
      "东南西北山川湖海松竹梅兰云雨雪风金银铜铁红黄蓝白龙虎马牛桥塔寺庙"
      "城关村镇石泉溪谷桃李杏枣天地日月星光春夏秋冬高低大小长短新古文武";
  auto const number = static_cast<std::size_t>(prefix * 32 + id + 16);
  auto const first = number % 64;
  auto const second = number / 64 % 64;
  std::string name;
  for (auto const at : {first, second, (first * 17 + second * 29) % 64})
    name += kCharacters.substr(3 * at, 3);
  return name;
}

std::string table_of(Rows const& rows, int prefix) {
  std::string text = "编号,名称,备注\n";
  for (auto const& [id, note] : rows)
    text += fmt::format("p{}-{},{},第{}版\n", prefix, id, name_of(prefix, id), note);
  return text;
}

TEST_F(Feeds, AnyVersionPulledTwiceIsPulledOnce) {
  int prefix = 0;
  EXPECT_TRUE(
      rc::check("each version is stored as it is, and the second time changes nothing", [&] {
        ++prefix;
        auto const path = fmt::format("/{}.csv", prefix);
        auto const id = app::create_feed(context_, {fmt::format("property-{}", prefix),
                                                    "heshun",
                                                    server_.url(path),
                                                    60,
                                                    api::FeedApply::clean_rows,
                                                    {}})
                            ->id;
        auto const versions =
            *rc::gen::resize(5, rc::gen::nonEmpty(rc::gen::arbitrary<std::vector<Rows>>()));
        std::map<int, int> expected;
        for (auto const& rows : versions) {
          if (rows.empty()) continue;
          server_.put(path, {200, table_of(rows, prefix), "", ""});
          pull(id);
          for (auto const& [row, note] : rows) expected[row] = note;
          auto const before = store::last_revision(*db_);
          // The same rows as other bytes are judged again.
          server_.put(path, {200, table_of(rows, prefix) + "\n", "", ""});
          RC_ASSERT(pull(id).outcome == "same");
          RC_ASSERT(pull(id).outcome == "unchanged");
          RC_ASSERT(store::last_revision(*db_) == before);
          for (auto const& [row, note] : expected)
            RC_ASSERT(place(fmt::format("p{}-{}", prefix, row))->place.note ==
                      fmt::format("第{}版", note));
          RC_ASSERT(feed(id).missing_total == std::ssize(expected) - std::ssize(rows));
        }
      }));
}

TEST(FeedTimes, FollowThePaceAndBackOff) {
  store::Feed feed;
  feed.every_minutes = 60;
  EXPECT_EQ(app::next_due_s(feed, 1000, {}), 1000 + 3600);
  feed.failures = 3;
  EXPECT_EQ(app::next_due_s(feed, 0, {}), 60 * 60);
  feed.failures = 1000;
  EXPECT_EQ(app::next_due_s(feed, 0, {}), 24 * 3600);
  feed.every_minutes = 7 * 24 * 60;
  EXPECT_EQ(app::next_due_s(feed, 0, {}), 7 * 24 * 3600);
  feed.failures = 1;
  EXPECT_EQ(app::next_due_s(feed, 0, 7200), 7200);
  EXPECT_EQ(app::next_due_s(feed, 0, INT64_MAX), 7 * 24 * 3600);
}

RC_GTEST_PROP(FeedTimes, EachFailureWaitsNoLessThanTheOneBefore, ()) {
  store::Feed feed;
  feed.every_minutes = *rc::gen::inRange<std::int64_t>(15, 44641);
  feed.failures = *rc::gen::inRange<std::int64_t>(1, 100);
  auto const wait = app::next_due_s(feed, 0, {});
  ++feed.failures;
  RC_ASSERT(app::next_due_s(feed, 0, {}) >= wait);
  RC_ASSERT(wait >= 15 * 60 && wait <= std::max<std::int64_t>(feed.every_minutes * 60, 86'400));
}

}  // namespace
}  // namespace magpie::tests
