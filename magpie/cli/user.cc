#include <fmt/core.h>
#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <memory>

#include "magpie/app/accounts.h"
#include "magpie/cli/common.h"
#include "magpie/cli/verbs.h"

namespace magpie::cli {

namespace {

struct UserArguments {
  std::string name;
  std::string role = "viewer";
  std::string member;
  std::string data = "data";
};

// From the terminal without echo, or the first line of standard input.
std::string read_password() {
  bool const is_terminal = isatty(STDIN_FILENO) != 0;
  termios before{};
  if (is_terminal) {
    fmt::print(stderr, "Password: ");
    tcgetattr(STDIN_FILENO, &before);
    termios silent = before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &silent);
  }
  std::string password;
  std::getline(std::cin, password);
  if (is_terminal) {
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
    fmt::print(stderr, "\n");
  }
  return password;
}

int run_user_add(UserArguments const& arguments) {
  auto session = Session::open(arguments.data, app::OpenMode::existing);
  if (!session) return report(session.error());
  auto const role = store::parse_role(arguments.role);
  if (!role) {
    return report({base::ErrorCode::invalid_argument,
                   "The role is one of secretariat, member, planner, viewer.", "--role"});
  }
  auto const id = app::add_user((*session)->context(),
                                {arguments.name, read_password(), *role, arguments.member});
  if (!id) return report(id.error());
  fmt::print("{} may sign in as {}\n", arguments.name, arguments.role);
  return 0;
}

}  // namespace

void add_user(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<UserArguments>();
  auto* verb = app.add_subcommand("user", "Accounts");
  verb->require_subcommand(1);
  auto* add = verb->add_subcommand(
      "add", "Add an account; the password is asked for, or read from standard input");
  add->add_option("name", arguments->name, "The name to sign in with")->required();
  add->add_option("--role", arguments->role, "secretariat, member, planner or viewer")
      ->capture_default_str();
  add->add_option("--member", arguments->member, "The member's slug, for the role member");
  add->add_option("--data", arguments->data, "The data folder")->capture_default_str();
  add->callback([arguments, &exit_code] { exit_code = run_user_add(*arguments); });
}

}  // namespace magpie::cli
