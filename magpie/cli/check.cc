#include <fmt/core.h>

#include <memory>

#include "magpie/app/plan_trip.h"
#include "magpie/cli/common.h"
#include "magpie/cli/plan_text.h"
#include "magpie/cli/verbs.h"
#include "magpie/http/api/json.h"

namespace magpie::cli {

namespace {

namespace api = http::api;

struct CheckArguments {
  std::string file;
  std::string data = "data";
  std::string language = "zh";
  bool json = false;
};

base::Result<api::Verdict> judge(CheckArguments const& arguments) {
  MAGPIE_TRY(auto const session, Session::open(arguments.data, app::OpenMode::existing));
  MAGPIE_TRY(auto const text, app::read_file_whole(arguments.file));
  MAGPIE_TRY(auto const json, api::parse_body(text));
  MAGPIE_TRY(auto const plan, api::read<api::Plan>(json));
  auto const snapshot = session->snapshot();
  return app::check_plan({snapshot->catalogue, snapshot->legs, snapshot->stations.get()}, plan);
}

int run_check(CheckArguments const& arguments) {
  auto const verdict = judge(arguments);
  if (!verdict) return report(verdict.error());
  if (arguments.json) {
    fmt::print("{}\n", api::to_json_value(*verdict).dump(1));
  } else {
    fmt::print("{}", verdict_text(*verdict, arguments.language));
  }
  return verdict->feasible ? 0 : base::error_row(base::ErrorCode::infeasible).exit_code;
}

}  // namespace

void add_check(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<CheckArguments>();
  auto* verb = app.add_subcommand(
      "check", "Judge a plan exactly as it is stated; exit 0 when it keeps every rule");
  verb->add_option("plan", arguments->file, "A plan as JSON, from magpie plan --json or an export")
      ->required();
  verb->add_option("--data", arguments->data, "The data folder")->capture_default_str();
  verb->add_option("--language", arguments->language, "zh or en")
      ->check(CLI::IsMember({"zh", "en"}))
      ->capture_default_str();
  verb->add_flag("--json", arguments->json, "Print the verdict as JSON");
  verb->callback([arguments, &exit_code] { exit_code = run_check(*arguments); });
}

}  // namespace magpie::cli
