#include "magpie/app/feed_scheduler.h"

#include <spdlog/spdlog.h>

#include <chrono>

#include "magpie/fetch/fetch.h"

namespace magpie::app {

namespace {

constexpr std::chrono::milliseconds kPause{1000};
// After a problem of our own (a full disk) the log should stay readable.
constexpr std::chrono::milliseconds kLongPause{60'000};
constexpr std::int64_t kAtATime = 20;

std::int64_t clock_s() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

void log(PulledFeed const& pulled) {
  auto const what = fetch::loggable(pulled.feed.url);
  if (!pulled.run) {
    spdlog::info("feed {} {}: {}", pulled.feed.id, what, pulled.run.error().message);
  } else if (pulled.run->outcome == "failed") {
    spdlog::warn("feed {} {}: {}", pulled.feed.id, what, pulled.run->sentence.en);
  } else if (pulled.run->outcome != "unchanged") {
    spdlog::info("feed {} {}: {}", pulled.feed.id, what, pulled.run->sentence.en);
  }
}

}  // namespace

void pull_feeds(Workspace& workspace, std::vector<std::int64_t> const& ids,
                FeedAccess const& access, std::function<void(PulledFeed const&)> const& on_pulled) {
  auto const db = workspace.connect();
  auto const bytes = store::system_bytes();
  for (auto const id : ids) {
    if (access.is_cancelled && access.is_cancelled()) return;
    auto const feed = store::find_feed(*db, id);
    if (!feed) continue;
    Context context{*db, clock_s(), bytes, {api::Role::member, "feed", std::nullopt, feed->member}};
    on_pulled({*feed, pull_feed(context, workspace, id, access)});
  }
}

FeedScheduler::FeedScheduler(std::vector<Workspace*> workspaces, FeedAddresses addresses)
    : workspaces_(std::move(workspaces)),
      access_{addresses, [this] { return stopping_.load(); }},
      thread_([this] { work(); }) {}

FeedScheduler::~FeedScheduler() {
  {
    std::lock_guard const lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  thread_.join();
}

void FeedScheduler::work() {
  std::vector<std::unique_ptr<store::Db>> connections(workspaces_.size());
  while (!stopping_) {
    auto pause = kPause;
    for (std::size_t i = 0; i < workspaces_.size() && !stopping_; ++i) {
      try {
        if (!connections[i]) connections[i] = workspaces_[i]->connect();
        look(*workspaces_[i], *connections[i]);
      } catch (std::exception const& error) {
        // One alliance must not stop the others; the claim of its feed ends by itself.
        spdlog::error("feeds of {}: {}", workspaces_[i]->folder().string(), error.what());
        pause = kLongPause;
      }
    }
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, pause, [this] { return stopping_.load(); });
  }
}

void FeedScheduler::look(Workspace& workspace, store::Db& db) {
  auto const due = store::due_feeds(db, clock_s(), kAtATime);
  if (!due.empty()) pull_feeds(workspace, due, access_, log);
}

}  // namespace magpie::app
