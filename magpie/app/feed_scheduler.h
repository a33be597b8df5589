// FeedScheduler: one thread of the server that pulls what is due, feed after feed, in all
// alliances. It waits by the steady clock and looks at the wall clock only to ask what is due, so a
// clock that is set forward makes feeds due once, and one that is set back makes none wait for
// years.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "magpie/app/feed_pull.h"
#include "magpie/app/workspace.h"

namespace magpie::app {

struct PulledFeed {
  store::Feed feed;
  base::Result<store::FeedRun> run;
};

// Pulls these feeds, one after the other; each is told when it is done. A fault of our own throws;
// the claim of that feed ends by itself, and the others go on with the next call.
void pull_feeds(Workspace& workspace, std::vector<std::int64_t> const& ids,
                FeedAccess const& access, std::function<void(PulledFeed const&)> const& on_pulled);

class FeedScheduler {
 public:
  FeedScheduler(std::vector<Workspace*> workspaces, FeedAddresses addresses);
  // Stops within about a second, also in the middle of a transfer.
  ~FeedScheduler();
  FeedScheduler(FeedScheduler const&) = delete;
  FeedScheduler& operator=(FeedScheduler const&) = delete;

 private:
  void work();
  void look(Workspace& workspace, store::Db& db);

  std::vector<Workspace*> workspaces_;
  FeedAccess access_;
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread thread_;
};

}  // namespace magpie::app
