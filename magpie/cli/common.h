// What the verbs share: opening the workspace, the Context of the command line, errors as one
// sentence on stderr with the exit code of the error table.
#pragma once

#include <memory>
#include <string>

#include "magpie/app/context.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"

namespace magpie::cli {

// A workspace with one connection, as a verb uses it.
class Session {
 public:
  static base::Result<std::unique_ptr<Session>> open(std::string const& folder, app::OpenMode mode);

  app::Workspace& workspace() { return *workspace_; }
  app::Context& context() { return context_; }
  std::shared_ptr<app::Snapshot const> snapshot() { return workspace_->snapshot(*db_); }

 private:
  explicit Session(std::unique_ptr<app::Workspace> workspace);

  std::unique_ptr<app::Workspace> workspace_;
  std::unique_ptr<store::Db> db_;
  store::ByteSource bytes_;
  app::Context context_;
};

std::int64_t clock_s();

// "zh" where the locale of the environment is Chinese, else "en".
std::string locale_language();

// Prints the sentence (and the field it is about) on stderr; returns the exit code.
int report(base::Error const& error);

}  // namespace magpie::cli
