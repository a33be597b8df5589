#include "magpie/app/feeds.h"

#include <fmt/core.h>

#include "magpie/app/import_gone.h"
#include "magpie/app/rights.h"
#include "magpie/base/civil.h"
#include "magpie/base/text.h"
#include "magpie/fetch/fetch.h"
#include "magpie/store/import_store.h"
#include "magpie/store/member_store.h"
#include "magpie/store/place_store.h"
#include "magpie/store/request_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using store::Feed;
using store::in_transaction;

constexpr std::int64_t kFeedsMax = 200;
constexpr std::int64_t kRunsShown = 50;
constexpr std::int64_t kMissingShown = 50;

bool may_see(Context const& context, Feed const& feed) {
  return context.actor.role != api::Role::member || feed.member == context.actor.member;
}

base::Result<Feed> find(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  auto feed = store::find_feed(context.db, id);
  if (!feed) return fail(ErrorCode::not_found, "没有这个定期来源。 There is no such feed.", "id");
  if (!may_see(context, *feed))
    return fail(ErrorCode::forbidden, "这是其他成员的来源。 This feed belongs to another member.",
                "id");
  return std::move(*feed);
}

api::FeedState state_of(Context& context, Feed const& feed, bool is_waiting) {
  if (store::is_claimed(feed, context.now_s)) return api::FeedState::pulling;
  if (feed.asked_at_s) return api::FeedState::queued;
  if (feed.paused) return api::FeedState::paused;
  if (feed.failures > 0) return api::FeedState::failing;
  if (is_waiting) return api::FeedState::waiting;
  return feed.last_pull_at_s ? api::FeedState::ok : api::FeedState::queued;
}

void add_missing(Context& context, api::Feed& view) {
  for (auto const& missing : store::list_feed_missing(context.db, view.id, kMissingShown)) {
    auto const stored = store::find_place(context.db, catalog::PlaceId(missing.place_id));
    if (stored)
      view.missing.push_back({missing.place_id, catalog::display_name(stored->place, "zh"),
                              base::format_utc(missing.since_s)});
  }
  view.missing_total = store::count_feed_missing(context.db, view.id);
}

api::Feed view_of(Context& context, Feed const& feed) {
  api::Feed view;
  view.id = feed.id;
  view.member = feed.member;
  view.url = feed.url;
  view.every_minutes = static_cast<std::int32_t>(feed.every_minutes);
  view.apply = *api::parse_word<api::FeedApply>(feed.apply);
  view.format = *api::parse_word<api::FeedFormat>(feed.format);
  view.paused = feed.paused;
  view.failures = feed.failures;
  view.waiting_import_id = store::open_import_of_feed(context.db, feed.id);
  view.state = state_of(context, feed, view.waiting_import_id.has_value());
  if (feed.last_pull_at_s) {
    view.last_pull_at = base::format_utc(*feed.last_pull_at_s);
    view.last_outcome = api::parse_word<api::FeedOutcome>(feed.last_outcome);
    view.last_sentence = api::Sentence{feed.sentence.zh, feed.sentence.en};
  }
  view.last_import_id = feed.last_import_id;
  view.next_due_at = base::format_utc(feed.next_due_at_s);
  view.created_by = feed.created_by;
  view.created_at = base::format_utc(feed.created_at_s);
  add_missing(context, view);
  return view;
}

base::Status require_member(Context& context, std::string const& member) {
  if (context.actor.role == api::Role::member && member != context.actor.member)
    return fail(ErrorCode::forbidden,
                "只能为本成员添加来源。 You may add feeds of your own member only.", "member");
  for (auto const& stored : store::list_members(context.db))
    if (stored.member.slug == member) return {};
  return fail(
      ErrorCode::invalid_argument,
      fmt::format("没有成员“{0}”。 There is no member {0}: choose one of the list.", member),
      "member");
}

// `id` is the feed that may have the address already.
base::Status require_free(Context& context, std::string const& member, std::string const& url,
                          std::int64_t id) {
  auto const other = store::find_feed_by_address(context.db, member, url);
  if (!other || other->id == id) return {};
  return fail(ErrorCode::conflict,
              "该成员已有这个网址，请修改原有来源。 The member has this address already: change "
              "that feed.",
              "url");
}

base::Status require_room(Context& context) {
  if (std::ssize(store::list_feeds(context.db, kFeedsMax)) < kFeedsMax) return {};
  return fail(
      ErrorCode::too_large,
      fmt::format("定期来源已达 {0} 个，请先删除不用的。 There are {0} feeds already: remove "
                  "one that is not used.",
                  kFeedsMax));
}

std::string subject_of(std::int64_t id) {
  return fmt::format("feed/{}", id);
}

// What was remembered of an address says nothing about another.
void forget_source(Feed& feed, std::int64_t now_s) {
  feed.etag.clear();
  feed.last_modified.clear();
  feed.body_hash.clear();
  feed.failures = 0;
  feed.next_due_at_s = now_s;
}

base::Status change(Context& context, api::FeedChange const& wanted, Feed& feed) {
  auto const format = std::string(
      api::to_text(wanted.format.value_or(*api::parse_word<api::FeedFormat>(feed.format))));
  auto const url = wanted.url ? std::string(base::trim(*wanted.url)) : feed.url;
  MAGPIE_TRY_STATUS(fetch::check_url(url));
  MAGPIE_TRY_STATUS(require_free(context, feed.member, url, feed.id));
  if (url != feed.url || format != feed.format) forget_source(feed, context.now_s);
  feed.url = url;
  feed.format = format;
  if (wanted.apply) feed.apply = api::to_text(*wanted.apply);
  if (wanted.paused) feed.paused = *wanted.paused;
  if (wanted.every_minutes && *wanted.every_minutes != feed.every_minutes) {
    feed.every_minutes = *wanted.every_minutes;
    // A shorter wait counts from the last pull.
    feed.next_due_at_s = std::min(
        feed.next_due_at_s, feed.last_pull_at_s.value_or(context.now_s) + feed.every_minutes * 60);
  }
  return {};
}

Feed add(Context& context, api::FeedDraft const& draft, std::string const& url) {
  auto const restored = store::restore_feed(context.db, draft.member, url);
  auto feed = restored.value_or(Feed());
  std::string const format(api::to_text(draft.format.value_or(api::FeedFormat::detect)));
  if (format != feed.format) forget_source(feed, context.now_s);
  feed.member = draft.member;
  feed.url = url;
  feed.format = format;
  feed.every_minutes = draft.every_minutes;
  feed.apply = api::to_text(draft.apply.value_or(api::FeedApply::ask));
  feed.paused = false;
  feed.next_due_at_s = context.now_s;
  feed.claimed_at_s.reset();
  if (restored) {
    store::save_feed(context.db, feed);
    return feed;
  }
  feed.created_by = context.actor.name;
  feed.created_at_s = context.now_s;
  feed.id = store::create_feed(context.db, feed);
  return feed;
}

}  // namespace

base::Result<api::FeedList> list_feeds(Context& context) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  api::FeedList list;
  for (auto const& feed : store::list_feeds(context.db, kFeedsMax))
    if (may_see(context, feed)) list.items.push_back(view_of(context, feed));
  return list;
}

base::Result<api::Feed> create_feed(Context& context, api::FeedDraft const& draft) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  return in_transaction(context.db, [&]() -> base::Result<api::Feed> {
    auto const request_id = fmt::format("feed:{}:{}", context.actor.name, draft.request_id);
    if (auto const answer = store::find_answer(context.db, request_id))
      return get_feed(context, std::stoll(*answer));
    MAGPIE_TRY_STATUS(require_member(context, draft.member));
    MAGPIE_TRY_STATUS(require_room(context));
    std::string const url(base::trim(draft.url));
    MAGPIE_TRY_STATUS(fetch::check_url(url));
    MAGPIE_TRY_STATUS(require_free(context, draft.member, url, 0));
    auto const feed = add(context, draft, url);
    store::remember_answer(context.db, request_id, std::to_string(feed.id), context.now_s);
    write_audit(context, "feed.create", subject_of(feed.id));
    return view_of(context, feed);
  });
}

base::Result<api::Feed> get_feed(Context& context, std::int64_t id) {
  MAGPIE_TRY(auto const feed, find(context, id));
  return view_of(context, feed);
}

base::Result<api::Feed> change_feed(Context& context, std::int64_t id,
                                    api::FeedChange const& wanted) {
  return in_transaction(context.db, [&]() -> base::Result<api::Feed> {
    MAGPIE_TRY(auto feed, find(context, id));
    MAGPIE_TRY_STATUS(change(context, wanted, feed));
    store::save_feed(context.db, feed);
    write_audit(context, "feed.change", subject_of(id));
    return view_of(context, feed);
  });
}

base::Status delete_feed(Context& context, std::int64_t id) {
  return in_transaction(context.db, [&]() -> base::Status {
    MAGPIE_TRY(auto const feed, find(context, id));
    store::delete_feed(context.db, feed.id, context.now_s);
    write_audit(context, "feed.delete", subject_of(id));
    return {};
  });
}

base::Result<api::Feed> ask_for_pull(Context& context, std::int64_t id) {
  return in_transaction(context.db, [&]() -> base::Result<api::Feed> {
    MAGPIE_TRY(auto feed, find(context, id));
    if (!feed.asked_at_s) {
      feed.asked_at_s = context.now_s;
      store::save_feed(context.db, feed);
      write_audit(context, "feed.pull", subject_of(id));
    }
    return view_of(context, feed);
  });
}

base::Result<api::FeedRunList> list_feed_runs(Context& context, std::int64_t id) {
  MAGPIE_TRY(auto const feed, find(context, id));
  api::FeedRunList list;
  for (auto const& run : store::list_feed_runs(context.db, feed.id, kRunsShown))
    list.items.push_back(feed_run_view(run));
  return list;
}

api::FeedRun feed_run_view(store::FeedRun const& run) {
  api::FeedRun view;
  view.id = run.id;
  view.at = base::format_utc(run.at_s);
  view.outcome = *api::parse_word<api::FeedOutcome>(run.outcome);
  view.sentence = {run.sentence.zh, run.sentence.en};
  view.bytes = run.bytes;
  view.took_ms = run.took_ms;
  view.import_id = run.import_id;
  return view;
}

}  // namespace magpie::app
