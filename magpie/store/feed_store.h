// Addresses that are pulled regularly: what is known of each, who is pulling it now, its history,
// and the records it no longer holds. When the next pull is due is computed by the caller.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "magpie/catalog/vocabulary.h"
#include "magpie/store/db.h"

namespace magpie::store {

struct Feed {
  std::int64_t id = 0;
  std::string member;  // slug
  std::string url;
  std::string format = "detect";
  std::int64_t every_minutes = 1440;
  std::string apply = "ask";  // ask, clean_rows
  bool paused = false;
  std::string etag;
  std::string last_modified;
  std::string body_hash;
  std::int64_t failures = 0;  // in a row
  std::string last_outcome;   // empty before the first pull
  catalog::Words sentence;
  std::optional<std::int64_t> last_pull_at_s;
  std::optional<std::int64_t> last_import_id;
  std::int64_t next_due_at_s = 0;
  std::optional<std::int64_t> asked_at_s;
  std::optional<std::int64_t> claimed_at_s;
  std::string created_by;
  std::int64_t created_at_s = 0;
};

// Throws DbError (constraint) when the member has this address already.
std::int64_t create_feed(Db& db, Feed const& feed);
// Nothing for a deleted one.
std::optional<Feed> find_feed(Db& db, std::int64_t id);
std::optional<Feed> find_feed_by_address(Db& db, std::string const& member, std::string const& url);
// By id, without deleted ones.
std::vector<Feed> list_feeds(Db& db, std::int64_t limit);
// All but id, member and who made it when.
void save_feed(Db& db, Feed const& feed);
void delete_feed(Db& db, std::int64_t id, std::int64_t now_s);
// Brings back the newest deleted feed of this address, with its history and merge base. Nothing
// when there is none.
std::optional<Feed> restore_feed(Db& db, std::string const& member, std::string const& url);

// Longer than any pull takes. A claim that lies in the future was made before the clock was set
// back.
inline constexpr std::int64_t kFeedClaimS = 600;
bool is_claimed(Feed const& feed, std::int64_t now_s);
// Whether the caller may pull it now; nobody else may until it is saved without claim.
bool claim_feed(Db& db, std::int64_t id, std::int64_t now_s);
// What was asked for, then what is due, longest overdue first. Pulls that seem to lie in the future
// are due as well.
std::vector<std::int64_t> due_feeds(Db& db, std::int64_t now_s, std::int64_t limit);

struct FeedRun {
  std::int64_t id = 0;
  std::int64_t feed_id = 0;
  std::int64_t at_s = 0;
  std::int64_t took_ms = 0;
  std::string outcome;
  catalog::Words sentence;
  std::int64_t bytes = 0;
  std::optional<std::int64_t> import_id;
};

// Forgets the oldest where there are more than 200.
std::int64_t add_feed_run(Db& db, FeedRun const& run);
// Newest first.
std::vector<FeedRun> list_feed_runs(Db& db, std::int64_t feed_id, std::int64_t limit);

struct FeedMissing {
  std::int64_t place_id = 0;
  std::int64_t since_s = 0;
};

// Those that were missing before keep their day.
void replace_feed_missing(Db& db, std::int64_t feed_id, std::vector<std::int64_t> const& places,
                          std::int64_t now_s);
// Without records that were removed here since.
std::vector<FeedMissing> list_feed_missing(Db& db, std::int64_t feed_id, std::int64_t limit);
std::int64_t count_feed_missing(Db& db, std::int64_t feed_id);

}  // namespace magpie::store
