// Pulling one address: ask for what is new, and take it the same way as a file somebody sends. What
// did not change does nothing. Else the rows are judged, and wait as a review for a person; where
// the feed says so, rows without any question are stored at once and only the rest waits. A newer
// pull replaces a review of the same feed that still waits.
//
// A pull has the rights of the member's own people, whoever set it up: it adds drafts and changes
// fields of that member, but neither publishes nor moves a place on everybody's map.
//
// Pulling twice is pulling once: the bytes are compared with those judged last.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "magpie/app/context.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/fetch/fetch.h"
#include "magpie/store/feed_store.h"

namespace magpie::app {

// `any` also lets through addresses of the operator's own network.
enum class FeedAddresses { public_only, any };

struct FeedAccess {
  FeedAddresses addresses = FeedAddresses::public_only;
  std::function<bool()> is_cancelled{};
};

// What a source answered, or why it did not.
using FeedAnswer = tl::expected<fetch::Answer, fetch::Failure>;

// The outcome, failure of the source included. Error not_found without such a feed, conflict while
// another program pulls it.
base::Result<store::FeedRun> pull_feed(Context& context, Workspace& workspace, std::int64_t id,
                                       FeedAccess const& access);

// The second half: judges and stores an answer in one transaction.
base::Result<store::FeedRun> take_answer(Context& context, Workspace const& workspace,
                                         store::Feed const& pulled, FeedAnswer const& answer);

// When a feed is due again after a pull: after its pace; after failures sooner at first (15
// minutes) and then ever later, up to a day or its pace, and not before the source allows.
std::int64_t next_due_s(store::Feed const& feed, std::int64_t now_s,
                        std::optional<std::int64_t> wait_s);

}  // namespace magpie::app
