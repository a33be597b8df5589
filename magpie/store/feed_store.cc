#include "magpie/store/feed_store.h"

#include <set>

namespace magpie::store {

namespace {

constexpr std::int64_t kClockSlackS = 60;
constexpr std::int64_t kRunsKept = 200;

constexpr char kFeedColumns[] =
    "SELECT id, member, url, format, every_minutes, apply, paused, etag, last_modified, body_hash, "
    "failures, last_outcome, sentence_zh, sentence_en, last_pull_at_s, last_import_id, "
    "next_due_at_s, asked_at_s, claimed_at_s, created_by, created_at_s FROM feed "
    "WHERE deleted_at_s IS NULL ";

Feed feed_of(Row const& row) {
  Feed feed;
  feed.id = row.integer(0);
  feed.member = row.text(1);
  feed.url = row.text(2);
  feed.format = row.text(3);
  feed.every_minutes = row.integer(4);
  feed.apply = row.text(5);
  feed.paused = row.integer(6) != 0;
  feed.etag = row.text(7);
  feed.last_modified = row.text(8);
  feed.body_hash = row.text(9);
  feed.failures = row.integer(10);
  feed.last_outcome = row.text(11);
  feed.sentence = {row.text(12), row.text(13)};
  feed.last_pull_at_s = row.maybe_integer(14);
  feed.last_import_id = row.maybe_integer(15);
  feed.next_due_at_s = row.integer(16);
  feed.asked_at_s = row.maybe_integer(17);
  feed.claimed_at_s = row.maybe_integer(18);
  feed.created_by = row.text(19);
  feed.created_at_s = row.integer(20);
  return feed;
}

std::optional<Feed> first_feed(Rows const& rows) {
  if (rows.empty()) return std::nullopt;
  return feed_of(rows.at(0));
}

std::int64_t number_of(bool value) {
  return value ? 1 : 0;
}

}  // namespace

std::int64_t create_feed(Db& db, Feed const& feed) {
  return db.insert(
      "INSERT INTO feed (member, url, format, every_minutes, apply, paused, etag, last_modified, "
      "body_hash, failures, last_outcome, sentence_zh, sentence_en, next_due_at_s, created_by, "
      "created_at_s) VALUES ($1, $2, $3, $4, $5, $6, '', '', '', 0, '', '', '', $7, $8, $9) "
      "RETURNING id",
      {feed.member, feed.url, feed.format, feed.every_minutes, feed.apply, number_of(feed.paused),
       feed.next_due_at_s, feed.created_by, feed.created_at_s});
}

std::optional<Feed> find_feed(Db& db, std::int64_t id) {
  return first_feed(db.query(std::string(kFeedColumns) + "AND id = $1 ORDER BY id LIMIT 1", {id}));
}

std::optional<Feed> find_feed_by_address(Db& db, std::string const& member,
                                         std::string const& url) {
  return first_feed(
      db.query(std::string(kFeedColumns) + "AND member = $1 AND url = $2 ORDER BY id LIMIT 1",
               {member, url}));
}

std::vector<Feed> list_feeds(Db& db, std::int64_t limit) {
  std::vector<Feed> feeds;
  auto const rows = db.query(std::string(kFeedColumns) + "ORDER BY id LIMIT $1", {limit});
  for (auto const& row : rows) feeds.push_back(feed_of(row));
  return feeds;
}

void save_feed(Db& db, Feed const& feed) {
  db.execute(
      "UPDATE feed SET url = $2, format = $3, every_minutes = $4, apply = $5, paused = $6, "
      "etag = $7, last_modified = $8, body_hash = $9, failures = $10, last_outcome = $11, "
      "sentence_zh = $12, sentence_en = $13, last_pull_at_s = $14, last_import_id = $15, "
      "next_due_at_s = $16, asked_at_s = $17, claimed_at_s = $18 WHERE id = $1",
      {feed.id, feed.url, feed.format, feed.every_minutes, feed.apply, number_of(feed.paused),
       feed.etag, feed.last_modified, feed.body_hash, feed.failures, feed.last_outcome,
       feed.sentence.zh, feed.sentence.en, to_value(feed.last_pull_at_s),
       to_value(feed.last_import_id), feed.next_due_at_s, to_value(feed.asked_at_s),
       to_value(feed.claimed_at_s)});
}

void delete_feed(Db& db, std::int64_t id, std::int64_t now_s) {
  db.execute("UPDATE feed SET deleted_at_s = $2 WHERE id = $1 AND deleted_at_s IS NULL",
             {id, now_s});
}

std::optional<Feed> restore_feed(Db& db, std::string const& member, std::string const& url) {
  auto const rows = db.query(
      "SELECT id FROM feed WHERE member = $1 AND url = $2 AND deleted_at_s IS NOT NULL "
      "ORDER BY id DESC LIMIT 1",
      {member, url});
  if (rows.empty()) return std::nullopt;
  auto const id = rows.at(0).integer(0);
  db.execute("UPDATE feed SET deleted_at_s = NULL WHERE id = $1", {id});
  return find_feed(db, id);
}

bool is_claimed(Feed const& feed, std::int64_t now_s) {
  return feed.claimed_at_s && *feed.claimed_at_s > now_s - kFeedClaimS &&
         *feed.claimed_at_s <= now_s + kClockSlackS;
}

bool claim_feed(Db& db, std::int64_t id, std::int64_t now_s) {
  return db.execute(
             "UPDATE feed SET claimed_at_s = $2 WHERE id = $1 AND deleted_at_s IS NULL AND "
             "(claimed_at_s IS NULL OR claimed_at_s <= $3 OR claimed_at_s > $4)",
             {id, now_s, now_s - kFeedClaimS, now_s + kClockSlackS}) == 1;
}

std::vector<std::int64_t> due_feeds(Db& db, std::int64_t now_s, std::int64_t limit) {
  std::vector<std::int64_t> ids;
  auto const rows = db.query(
      "SELECT id FROM feed WHERE deleted_at_s IS NULL AND "
      "(claimed_at_s IS NULL OR claimed_at_s <= $2 OR claimed_at_s > $3) AND "
      "(asked_at_s IS NOT NULL OR "
      "(paused = 0 AND (next_due_at_s <= $1 OR last_pull_at_s > $3))) "
      "ORDER BY CASE WHEN asked_at_s IS NULL THEN 1 ELSE 0 END, next_due_at_s, id LIMIT $4",
      {now_s, now_s - kFeedClaimS, now_s + kClockSlackS, limit});
  for (auto const& row : rows) ids.push_back(row.integer(0));
  return ids;
}

std::int64_t add_feed_run(Db& db, FeedRun const& run) {
  auto const id = db.insert(
      "INSERT INTO feed_run (feed_id, at_s, took_ms, outcome, sentence_zh, sentence_en, bytes, "
      "import_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id",
      {run.feed_id, run.at_s, run.took_ms, run.outcome, run.sentence.zh, run.sentence.en, run.bytes,
       to_value(run.import_id)});
  db.execute(
      "DELETE FROM feed_run WHERE feed_id = $1 AND id <= (SELECT id FROM feed_run "
      "WHERE feed_id = $1 ORDER BY id DESC LIMIT 1 OFFSET $2)",
      {run.feed_id, kRunsKept});
  return id;
}

std::vector<FeedRun> list_feed_runs(Db& db, std::int64_t feed_id, std::int64_t limit) {
  std::vector<FeedRun> runs;
  auto const rows = db.query(
      "SELECT id, feed_id, at_s, took_ms, outcome, sentence_zh, sentence_en, bytes, import_id "
      "FROM feed_run WHERE feed_id = $1 ORDER BY id DESC LIMIT $2",
      {feed_id, limit});
  for (auto const& row : rows)
    runs.push_back({row.integer(0),
                    row.integer(1),
                    row.integer(2),
                    row.integer(3),
                    row.text(4),
                    {row.text(5), row.text(6)},
                    row.integer(7),
                    row.maybe_integer(8)});
  return runs;
}

void replace_feed_missing(Db& db, std::int64_t feed_id, std::vector<std::int64_t> const& places,
                          std::int64_t now_s) {
  std::set<std::int64_t> fresh(places.begin(), places.end());
  auto const rows = db.query(
      "SELECT place_id FROM feed_missing WHERE feed_id = $1 ORDER BY place_id LIMIT 1000000",
      {feed_id});
  for (auto const& row : rows) {
    if (fresh.erase(row.integer(0)) > 0) continue;
    db.execute("DELETE FROM feed_missing WHERE feed_id = $1 AND place_id = $2",
               {feed_id, row.integer(0)});
  }
  for (auto const place : fresh)
    db.execute("INSERT INTO feed_missing (feed_id, place_id, since_s) VALUES ($1, $2, $3)",
               {feed_id, place, now_s});
}

std::vector<FeedMissing> list_feed_missing(Db& db, std::int64_t feed_id, std::int64_t limit) {
  std::vector<FeedMissing> missing;
  auto const rows = db.query(
      "SELECT m.place_id, m.since_s FROM feed_missing m JOIN place p ON p.id = m.place_id "
      "WHERE m.feed_id = $1 AND p.deleted_at_s IS NULL ORDER BY m.place_id LIMIT $2",
      {feed_id, limit});
  for (auto const& row : rows) missing.push_back({row.integer(0), row.integer(1)});
  return missing;
}

std::int64_t count_feed_missing(Db& db, std::int64_t feed_id) {
  return db
      .query(
          "SELECT count(*) FROM feed_missing m JOIN place p ON p.id = m.place_id "
          "WHERE m.feed_id = $1 AND p.deleted_at_s IS NULL",
          {feed_id})
      .at(0)
      .integer(0);
}

}  // namespace magpie::store
