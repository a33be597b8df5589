// The verbs of the command line. Each adds its subcommand with its options; when it is called, it
// sets `exit_code`.
#pragma once

#include <CLI/CLI.hpp>

namespace magpie::cli {

void add_demo(CLI::App& app, int& exit_code);
void add_import(CLI::App& app, int& exit_code);
void add_serve(CLI::App& app, int& exit_code);
void add_plan(CLI::App& app, int& exit_code);
void add_check(CLI::App& app, int& exit_code);
void add_export(CLI::App& app, int& exit_code);
void add_places(CLI::App& app, int& exit_code);
void add_pull(CLI::App& app, int& exit_code);
// Under "roads".
void add_road_changes(CLI::App& roads, int& exit_code);
void add_roads(CLI::App& program, int& exit_code);
void add_same_as(CLI::App& app, int& exit_code);
void add_user(CLI::App& app, int& exit_code);

// Parses the arguments and runs the verb. The program's exit code.
int run(int argc, char const* const* argv);

}  // namespace magpie::cli
