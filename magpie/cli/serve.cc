#include <fmt/core.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <memory>

#include "magpie/app/plan_jobs.h"
#include "magpie/cli/common.h"
#include "magpie/cli/verbs.h"
#include "magpie/http/delivery.h"
#include "magpie/http/handlers/register.h"
#include "magpie/http/server.h"
#include "magpie/http/static_assets.h"

namespace magpie::cli {

namespace {

struct ServeArguments {
  std::string data = "data";
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string ui_dir;
  int threads = 4;
  int planners = 2;
  bool unlimited = false;
};

base::Result<http::StaticAssets> assets_of(std::string const& folder) {
  if (folder.empty()) return http::StaticAssets();
  return http::StaticAssets::from_folder(folder);
}

base::Status serve(ServeArguments const& arguments) {
  // Standard output is data; the log is talk.
  spdlog::set_default_logger(spdlog::stderr_color_mt("magpie"));
  MAGPIE_TRY(auto const workspace, app::Workspace::open(arguments.data, app::OpenMode::existing));
  MAGPIE_TRY(auto const assets, assets_of(arguments.ui_dir));
  app::DbPool pool(*workspace);
  http::Surroundings const around{*workspace, pool, clock_s, store::system_bytes()};
  http::RateLimiter sign_ins({http::kSignInBurst, http::kSignInsPerSecond});
  http::Router router;
  http::register_api(router, around, sign_ins);
  router.set_fallback([&](http::Request const& request) { return assets.answer(request); });
  // Loads catalogue and roads before the first request asks for them.
  workspace->snapshot(pool.lend().db());
  app::JobWorkers const workers(*workspace, arguments.planners);
  http::ServerOptions options;
  options.address = arguments.address;
  options.port = arguments.port;
  options.threads = arguments.threads;
  if (arguments.unlimited) options.write_limit = std::nullopt;
  MAGPIE_TRY(auto const server, http::Server::start(options, [&](http::Request const& request) {
               return router.answer(request);
             }));
  auto const host = arguments.address == "127.0.0.1" || arguments.address == "0.0.0.0"
                        ? "localhost"
                        : arguments.address;
  fmt::print("Magpie: http://{}:{} (stop with Ctrl+C)\n", host, server->port());
  std::fflush(stdout);
  server->wait_for_signal();
  server->stop();
  return {};
}

}  // namespace

void add_serve(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<ServeArguments>();
  auto* verb = app.add_subcommand("serve", "Serve the screens and the API of a data folder");
  verb->add_option("--data", arguments->data, "The data folder")->capture_default_str();
  verb->add_option("--address", arguments->address, "0.0.0.0 lets other machines in")
      ->capture_default_str();
  verb->add_option("--port", arguments->port, "0 picks a free one")->capture_default_str();
  verb->add_option("--ui-dir", arguments->ui_dir,
                   "Serve the screens from this folder instead of the built-in ones");
  verb->add_option("--threads", arguments->threads, "Request threads")
      ->check(CLI::Range(1, 64))
      ->capture_default_str();
  verb->add_option("--planners", arguments->planners, "Plans worked at a time")
      ->check(CLI::Range(1, 16))
      ->capture_default_str();
  verb->add_flag("--no-write-limit", arguments->unlimited,
                 "Do not limit how often one address writes (for tests)");
  verb->callback([arguments, &exit_code] {
    auto const done = serve(*arguments);
    exit_code = done ? 0 : report(done.error());
  });
}

}  // namespace magpie::cli
