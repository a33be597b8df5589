#include "magpie/cli/verbs.h"

namespace magpie::cli {

int run(int argc, char const* const* argv) {
  CLI::App app("Magpie: the working system of a tourism alliance", "magpie");
  app.set_version_flag("--version", "magpie 0.1.0");
  app.require_subcommand(1);
  int exit_code = 0;
  add_import(app, exit_code);
  add_pull(app, exit_code);
  add_serve(app, exit_code);
  add_demo(app, exit_code);
  add_plan(app, exit_code);
  add_check(app, exit_code);
  add_places(app, exit_code);
  add_roads(app, exit_code);
  add_same_as(app, exit_code);
  add_export(app, exit_code);
  add_user(app, exit_code);
  try {
    app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    // The library's way to say that the arguments are wrong, or that help was asked for.
    int const code = app.exit(error);
    return code == 0 ? 0 : 2;
  }
  return exit_code;
}

}  // namespace magpie::cli
