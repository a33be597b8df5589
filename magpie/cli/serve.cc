#include <fmt/core.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <set>

#include "magpie/app/feed_scheduler.h"
#include "magpie/app/jobs.h"
#include "magpie/cli/common.h"
#include "magpie/cli/verbs.h"
#include "magpie/http/alliances.h"
#include "magpie/http/limits.h"
#include "magpie/http/public_address.h"
#include "magpie/http/server.h"
#include "magpie/http/static_assets.h"

namespace magpie::cli {

namespace {

struct ServeArguments {
  std::vector<std::string> data{"data"};
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string ui_dir;
  std::string public_url;
  int threads = 4;
  int planners = 2;
  bool unlimited = false;
  bool private_feeds = false;
};

base::Result<http::StaticAssets> assets_of(std::string const& folder) {
  if (folder.empty()) return http::StaticAssets();
  return http::StaticAssets::from_folder(folder);
}

// Every data folder that --data names, each once.
base::Result<std::vector<std::unique_ptr<app::Workspace>>> open_all(
    std::vector<std::string> const& data) {
  std::vector<std::unique_ptr<app::Workspace>> workspaces;
  std::set<std::filesystem::path> seen;
  for (auto const& named : data) {
    for (auto const& folder : app::find_data_folders(named)) {
      if (!seen.insert(std::filesystem::weakly_canonical(folder)).second) continue;
      MAGPIE_TRY(auto workspace, app::Workspace::open(folder, app::OpenMode::existing));
      workspaces.push_back(std::move(workspace));
    }
  }
  return workspaces;
}

http::ServerOptions server_options(ServeArguments const& arguments) {
  http::ServerOptions options;
  options.address = arguments.address;
  options.port = arguments.port;
  options.threads = arguments.threads;
  if (arguments.unlimited) options.write_limit = std::nullopt;
  return options;
}

void tell_address(ServeArguments const& arguments, std::uint16_t port,
                  http::Alliances const& alliances) {
  auto const host = arguments.address == "127.0.0.1" || arguments.address == "0.0.0.0"
                        ? "localhost"
                        : arguments.address;
  auto const address = fmt::format("http://{}:{}", host, port);
  fmt::print("Magpie: {} (stop with Ctrl+C)\n", address);
  if (alliances.served().size() > 1) {
    for (auto const& served : alliances.served()) {
      fmt::print("  {}{}  {}\n", address, served.address, served.slug);
    }
  }
  std::fflush(stdout);
}

base::Status serve(ServeArguments const& arguments) {
  // Standard output is data; the log is talk.
  spdlog::set_default_logger(spdlog::stderr_color_mt("magpie"));
  MAGPIE_TRY(auto workspaces, open_all(arguments.data));
  MAGPIE_TRY(auto const assets, assets_of(arguments.ui_dir));
  MAGPIE_TRY(auto public_url, http::parse_public_url(arguments.public_url));
  http::Alliances const alliances(
      std::move(workspaces), {clock_s,
                              store::system_bytes(),
                              {http::kSignInBurst, http::kSignInsPerSecond},
                              [&](http::Request const& request) { return assets.answer(request); },
                              std::move(public_url)});
  std::vector<std::unique_ptr<app::JobWorkers>> workers;
  for (auto* workspace : alliances.workspaces()) {
    workers.push_back(std::make_unique<app::JobWorkers>(*workspace, arguments.planners));
  }
  MAGPIE_TRY(auto const server,
             http::Server::start(server_options(arguments), [&](http::Request const& request) {
               return alliances.answer(request);
             }));
  app::FeedScheduler const feeds(alliances.workspaces(), arguments.private_feeds
                                                             ? app::FeedAddresses::any
                                                             : app::FeedAddresses::public_only);
  tell_address(arguments, server->port(), alliances);
  server->wait_for_signal();
  server->stop();
  return {};
}

}  // namespace

void add_serve(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<ServeArguments>();
  auto* verb = app.add_subcommand("serve", "Serve the screens and the API of a data folder");
  verb->add_option("--data", arguments->data,
                   "A data folder, or a folder of them; several serve several alliances under "
                   "/a/SLUG/, the first also at /")
      ->capture_default_str();
  verb->add_option("--address", arguments->address, "0.0.0.0 lets other machines in")
      ->capture_default_str();
  verb->add_option("--port", arguments->port, "0 picks a free one")->capture_default_str();
  verb->add_option("--ui-dir", arguments->ui_dir,
                   "Serve the screens from this folder instead of the built-in ones");
  verb->add_option("--public-url", arguments->public_url,
                   "How the world calls this server, such as https://example.org: for the "
                   "addresses in public pages and in the sitemap");
  verb->add_option("--threads", arguments->threads, "Request threads")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  verb->add_option("--planners", arguments->planners, "Plans worked at a time, in each alliance")
      ->check(CLI::Range(1, 16))
      ->capture_default_str();
  verb->add_flag("--no-write-limit", arguments->unlimited,
                 "Do not limit how often one address writes (for tests)");
  verb->add_flag("--allow-private-feeds", arguments->private_feeds,
                 "Regular sources may lie in your own network (by default public addresses only)");
  verb->callback([arguments, &exit_code] {
    auto const done = serve(*arguments);
    exit_code = done ? 0 : report(done.error());
  });
}

}  // namespace magpie::cli
