#include "magpie/cli/common.h"

#include <fmt/core.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace magpie::cli {

std::int64_t clock_s() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string locale_language() {
  for (auto const* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    char const* value = std::getenv(name);
    if (value != nullptr && *value != '\0')
      return std::string_view(value).starts_with("zh") ? "zh" : "en";
  }
  return "en";
}

Session::Session(std::unique_ptr<app::Workspace> workspace)
    : workspace_(std::move(workspace)),
      db_(workspace_->connect()),
      bytes_(store::system_bytes()),
      context_{*db_, clock_s(), bytes_, app::command_line_actor()} {}

base::Result<std::unique_ptr<Session>> Session::open(std::string const& folder,
                                                     app::OpenMode mode) {
  MAGPIE_TRY(auto workspace, app::Workspace::open(folder, mode));
  return std::unique_ptr<Session>(new Session(std::move(workspace)));
}

int report(base::Error const& error) {
  if (error.field.empty()) {
    fmt::print(stderr, "magpie: {}\n", error.message);
  } else {
    fmt::print(stderr, "magpie: {} [{}]\n", error.message, error.field);
  }
  return base::error_row(error.code).exit_code;
}

}  // namespace magpie::cli
