// Addresses of members that are pulled regularly: adding, changing, pausing, removing, asking for a
// pull. A member's people see and change those of their member, the secretariat all. The pull
// itself is in feed_pull.h.
#pragma once

#include "magpie/app/context.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/store/feed_store.h"

namespace magpie::app {

base::Result<api::FeedList> list_feeds(Context& context);
// The first pull is due at once. An address that was removed comes back with its history. A retry
// with the same request_id returns the feed made first.
base::Result<api::Feed> create_feed(Context& context, api::FeedDraft const& draft);
base::Result<api::Feed> get_feed(Context& context, std::int64_t id);
// A new address or format forgets what was known of the old one. Resuming pulls when it is due.
base::Result<api::Feed> change_feed(Context& context, std::int64_t id,
                                    api::FeedChange const& change);
base::Status delete_feed(Context& context, std::int64_t id);
// Notes the wish; whoever pulls next comes to it first, also when the feed is paused.
base::Result<api::Feed> ask_for_pull(Context& context, std::int64_t id);
base::Result<api::FeedRunList> list_feed_runs(Context& context, std::int64_t id);

api::FeedRun feed_run_view(store::FeedRun const& run);

}  // namespace magpie::app
