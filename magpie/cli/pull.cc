#include <fmt/core.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "magpie/app/feed_scheduler.h"
#include "magpie/app/feeds.h"
#include "magpie/base/text.h"
#include "magpie/cli/common.h"
#include "magpie/cli/verbs.h"
#include "magpie/fetch/fetch.h"
#include "magpie/http/api/json.h"

namespace magpie::cli {

namespace {

constexpr std::int64_t kFeedsMax = 1000;

struct PullArguments {
  std::string id;
  std::string data = "data";
  bool due = false;
  bool all = false;
  bool private_feeds = false;
  bool json = false;
};

void show(app::PulledFeed const& pulled, PullArguments const& arguments, int& exit_code) {
  auto const where = fetch::loggable(pulled.feed.url);
  if (!pulled.run) {
    fmt::print(stderr, "magpie: feed {} {}: {}\n", pulled.feed.id, where,
               pulled.run.error().message);
    exit_code = base::error_row(pulled.run.error().code).exit_code;
    return;
  }
  if (pulled.run->outcome == "failed")
    exit_code = base::error_row(base::ErrorCode::unavailable).exit_code;
  if (arguments.json) {
    auto line = http::api::to_json_value(app::feed_run_view(*pulled.run));
    line["feed_id"] = pulled.feed.id;
    fmt::print("{}\n", line.dump());
  } else {
    fmt::print("feed {} {}: {}: {}\n", pulled.feed.id, where, pulled.run->outcome,
               pulled.run->sentence.en);
  }
}

std::vector<std::int64_t> all_feeds(store::Db& db) {
  std::vector<std::int64_t> ids;
  for (auto const& feed : store::list_feeds(db, kFeedsMax))
    if (!feed.paused) ids.push_back(feed.id);
  return ids;
}

base::Result<std::vector<std::int64_t>> chosen(PullArguments const& arguments, store::Db& db) {
  if (arguments.all) return all_feeds(db);
  if (arguments.id.empty()) return store::due_feeds(db, clock_s(), kFeedsMax);
  auto const id = base::parse_integer(arguments.id);
  if (id && store::find_feed(db, *id)) return std::vector{*id};
  return base::fail(base::ErrorCode::not_found,
                    fmt::format("There is no feed {}: magpie pull --all pulls each.", arguments.id),
                    "ID");
}

base::Status pull(PullArguments const& arguments, int& exit_code) {
  app::FeedAccess access;
  if (arguments.private_feeds) access.addresses = app::FeedAddresses::any;
  for (auto const& folder : app::find_data_folders(arguments.data)) {
    MAGPIE_TRY(auto const workspace, app::Workspace::open(folder, app::OpenMode::existing));
    auto const db = workspace->connect();
    MAGPIE_TRY(auto const ids, chosen(arguments, *db));
    app::pull_feeds(*workspace, ids, access,
                    [&](auto const& pulled) { show(pulled, arguments, exit_code); });
  }
  return {};
}

}  // namespace

void add_pull(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<PullArguments>();
  auto* verb = app.add_subcommand("pull", "Pull the regular sources of members, as cron does it");
  auto* id = verb->add_option("id", arguments->id, "Only this feed, also when it is paused");
  auto* all = verb->add_flag("--all", arguments->all, "Every feed that is not paused");
  auto* due = verb->add_flag("--due", arguments->due, "Only what is due (the default)");
  id->excludes(all)->excludes(due);
  all->excludes(due);
  verb->add_option("--data", arguments->data, "A data folder, or a folder of them")
      ->capture_default_str();
  verb->add_flag("--allow-private-feeds", arguments->private_feeds,
                 "Sources may lie in your own network (by default public addresses only)");
  verb->add_flag("--json", arguments->json, "One JSON object a line");
  verb->callback([arguments, &exit_code] {
    auto const done = pull(*arguments, exit_code);
    if (!done) exit_code = report(done.error());
  });
}

}  // namespace magpie::cli
