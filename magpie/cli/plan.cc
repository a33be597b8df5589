#include <fmt/core.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>

#include "magpie/app/export_plan.h"
#include "magpie/app/plan_trip.h"
#include "magpie/base/civil.h"
#include "magpie/base/text.h"
#include "magpie/cli/common.h"
#include "magpie/cli/plan_text.h"
#include "magpie/cli/verbs.h"

namespace magpie::cli {

namespace {

using base::ErrorCode;
using base::fail;
namespace api = http::api;

struct PlanArguments {
  std::string data = "data";
  int days = 3;
  std::string start;
  std::string from;
  std::string to;
  std::vector<std::string> must;
  std::vector<std::string> avoid;
  std::vector<std::string> themes;
  int adults = 2;
  int children = 0;
  int seniors = 0;
  bool wheelchair = false;
  std::string pace = "normal";
  std::string vehicle = "car";
  double scenic = 0;
  bool without_permits = false;
  int driving_day_max_min = 0;
  double budget = -1;
  double seconds = 5;
  std::int64_t seed = 1;
  bool json = false;
  std::string language = "zh";
  std::map<std::string, std::string> files;  // format → file
};

base::Result<std::int64_t> place_id(app::Catalogue const& catalogue, std::string const& words,
                                    char const* option) {
  if (auto const* entry = catalogue.find_by_words(words)) return entry->id.value();
  return fail(ErrorCode::not_found,
              fmt::format("No place is called {}: look it up with magpie places {}.", words, words),
              option);
}

base::Result<std::vector<std::int64_t>> place_ids(app::Catalogue const& catalogue,
                                                  std::vector<std::string> const& names,
                                                  char const* option) {
  std::vector<std::int64_t> ids;
  for (auto const& name : names) {
    MAGPIE_TRY(auto const id, place_id(catalogue, name, option));
    ids.push_back(id);
  }
  return ids;
}

// "heritage=2", or "heritage" for 2.
base::Result<std::map<std::string, double>> theme_weights(std::vector<std::string> const& themes) {
  std::map<std::string, double> weights;
  for (auto const& theme : themes) {
    auto const equals = theme.find('=');
    auto const weight = equals == std::string::npos ? std::optional(2.0)
                                                    : base::parse_number(theme.substr(equals + 1));
    if (!weight || *weight < 0 || *weight > 5) {
      return fail(
          ErrorCode::invalid_argument,
          fmt::format("{} is no theme with a weight from 0 to 5, such as heritage=2.", theme),
          "--theme");
    }
    weights[theme.substr(0, equals)] = *weight;
  }
  return weights;
}

base::Result<api::TripRequest> request_of(app::Catalogue const& catalogue,
                                          PlanArguments const& arguments) {
  api::TripRequest request;
  request.days = arguments.days;
  request.start_date = arguments.start;
  if (!arguments.from.empty()) {
    MAGPIE_TRY(request.start_place_id, place_id(catalogue, arguments.from, "--from"));
  }
  if (!arguments.to.empty()) {
    MAGPIE_TRY(request.end_place_id, place_id(catalogue, arguments.to, "--to"));
  }
  MAGPIE_TRY(request.must, place_ids(catalogue, arguments.must, "--must"));
  MAGPIE_TRY(request.avoid, place_ids(catalogue, arguments.avoid, "--avoid"));
  MAGPIE_TRY(request.themes, theme_weights(arguments.themes));
  request.party =
      api::Party{arguments.adults, arguments.children, arguments.seniors, arguments.wheelchair};
  request.pace = api::parse_word<api::Pace>(arguments.pace);
  if (arguments.vehicle != "car")
    request.vehicle = api::parse_word<api::Vehicle>(arguments.vehicle);
  if (arguments.scenic > 0) request.scenic = arguments.scenic;
  if (arguments.without_permits) request.without_permits = true;
  if (arguments.driving_day_max_min > 0)
    request.driving_day_max_min = arguments.driving_day_max_min;
  if (arguments.budget >= 0)
    request.budget_fen = static_cast<std::int64_t>(arguments.budget * 100 + 0.5);
  request.seconds = arguments.seconds;
  request.seed = arguments.seed;
  // The contract's own limits hold here too.
  return api::read<api::TripRequest>(api::to_json_value(request));
}

planner::Continue show_progress(app::PlanProgress const& progress) {
  if (progress.is_new_best) {
    fmt::print(stderr, "\r\033[K{:3.0f} % · score {}", progress.elapsed_share * 100,
               *progress.best_score);
    std::fflush(stderr);
  }
  return planner::Continue::yes;
}

base::Status write_exports(Session& session, api::Plan const& plan,
                           PlanArguments const& arguments) {
  auto const snapshot = session.snapshot();
  for (auto const& [format, file] : arguments.files) {
    if (file.empty()) continue;
    app::ExportRequest request;
    request.format = *api::parse_word<api::ExportFormat>(format);
    request.now_s = session.context().now_s;
    MAGPIE_TRY(auto const exported,
               app::export_plan(session.workspace(), *snapshot, plan, request));
    MAGPIE_TRY_STATUS(app::write_file_whole(file, exported.bytes));
    fmt::print(stderr, "{} written\n", file);
  }
  return {};
}

base::Status plan_and_print(PlanArguments const& arguments) {
  MAGPIE_TRY(auto const session, Session::open(arguments.data, app::OpenMode::existing));
  auto const snapshot = session->snapshot();
  MAGPIE_TRY(auto const request, request_of(snapshot->catalogue, arguments));
  MAGPIE_TRY(auto const plan,
             app::plan_trip({snapshot->catalogue, snapshot->legs, snapshot->stations.get()},
                            request, show_progress));
  fmt::print(stderr, "\n");
  MAGPIE_TRY_STATUS(write_exports(*session, plan, arguments));
  if (arguments.json) {
    fmt::print("{}\n", api::to_json_value(plan).dump(1));
  } else {
    fmt::print("{}", plan_text(plan, arguments.language));
  }
  return {};
}

}  // namespace

void add_plan(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<PlanArguments>();
  auto* verb = app.add_subcommand("plan", "Plan a trip and print it");
  verb->add_option("--data", arguments->data, "The data folder")->capture_default_str();
  verb->add_option("--days", arguments->days, "Number of days, 1 to 14")->capture_default_str();
  verb->add_option("--start", arguments->start, "First day, such as 2026-05-01")->required();
  verb->add_option("--from", arguments->from,
                   "Where the trip starts: a name, in any language, or a key");
  verb->add_option("--to", arguments->to, "Where it ends; without it the trip is a loop");
  verb->add_option("--must", arguments->must, "A place that must be visited; may be repeated");
  verb->add_option("--avoid", arguments->avoid, "A place to leave out; may be repeated");
  verb->add_option("--theme", arguments->themes,
                   "A theme with its weight, such as heritage=2; may be repeated");
  verb->add_option("--adults", arguments->adults)->capture_default_str();
  verb->add_option("--children", arguments->children)->capture_default_str();
  verb->add_option("--seniors", arguments->seniors, "Guests of 60 and over")->capture_default_str();
  verb->add_flag("--wheelchair", arguments->wheelchair, "Leave out what a wheelchair cannot reach");
  verb->add_option("--pace", arguments->pace)
      ->check(CLI::IsMember({"relaxed", "normal", "brisk"}))
      ->capture_default_str();
  verb->add_option("--vehicle", arguments->vehicle, "Whose roads: car, coach, bicycle or foot")
      ->check(CLI::IsMember({"car", "coach", "bicycle", "foot"}))
      ->capture_default_str();
  verb->add_option("--scenic", arguments->scenic, "Weight of scenic roads, 0 to 10")
      ->check(CLI::Range(0.0, 10.0))
      ->capture_default_str();
  verb->add_flag("--without-permits", arguments->without_permits,
                 "The party has no permits: zones that need one are closed");
  verb->add_option("--driving-day-max", arguments->driving_day_max_min, "Minutes of driving a day");
  verb->add_option("--budget", arguments->budget, "Entrance fees of the whole party, in yuan");
  verb->add_option("--seconds", arguments->seconds, "How long to search, 0.1 to 60")
      ->capture_default_str();
  verb->add_option("--seed", arguments->seed, "Same seed, same search")->capture_default_str();
  verb->add_option("--language", arguments->language, "zh or en")
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
  verb->add_flag("--json", arguments->json, "Print the plan as JSON");
  for (char const* format : {"gpx", "ics", "geojson", "pdf"}) {
    verb->add_option(fmt::format("--{}", format), arguments->files[format],
                     fmt::format("Also write a {} file", format));
  }
  verb->callback([arguments, &exit_code] {
    auto const done = plan_and_print(*arguments);
    exit_code = done ? 0 : report(done.error());
  });
}

}  // namespace magpie::cli
