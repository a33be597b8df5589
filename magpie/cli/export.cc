#include <fmt/core.h>

#include <memory>

#include "magpie/app/export_places.h"
#include "magpie/app/workspace.h"
#include "magpie/cli/common.h"
#include "magpie/cli/verbs.h"

namespace magpie::cli {

namespace {

struct ExportArguments {
  std::string data = "data";
  std::string format = "geojson";
  std::string out;
  bool for_everybody = false;
};

base::Status run_export(ExportArguments const& arguments) {
  MAGPIE_TRY(auto const session, Session::open(arguments.data, app::OpenMode::existing));
  // What a visitor gets is what may be passed on.
  if (arguments.for_everybody) session->context().actor = app::Actor{};
  auto const snapshot = session->snapshot();
  MAGPIE_TRY(auto const file,
             app::export_places(session->context(), snapshot->catalogue, {}, arguments.format));
  if (arguments.out.empty()) {
    fmt::print("{}", file.bytes);
    return {};
  }
  return app::write_file_whole(arguments.out, file.bytes);
}

}  // namespace

void add_export(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<ExportArguments>();
  auto* verb = app.add_subcommand("export", "Write the published places as a file for others");
  verb->add_option("--data", arguments->data, "The data folder")->capture_default_str();
  verb->add_option("--format", arguments->format, "geojson, csv, xlsx, jsonld or alpinebits")
      ->capture_default_str();
  verb->add_option("--out", arguments->out, "The file to write; without it standard output");
  verb->add_flag("--for-everybody", arguments->for_everybody,
                 "Leave out what has no licence to be passed on");
  verb->callback([arguments, &exit_code] {
    auto const done = run_export(*arguments);
    exit_code = done ? 0 : report(done.error());
  });
}

}  // namespace magpie::cli
