// Import: files and folders into the workspace. Each file is a task guarded by the hash of its
// bytes: what has not changed is not read again. A bad row or a bad file is named and the rest goes
// in; one file is one transaction.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "magpie/app/context.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/files/row_problem.h"

namespace magpie::app {

// A dry run stores nothing: it says what an import would do.
enum class ImportMode { apply, dry_run };

struct ImportOptions {
  std::vector<std::filesystem::path> files;  // folders mean what they hold
  std::string member;                        // slug given to places that name no member
  ImportMode mode = ImportMode::apply;
};

enum class ImportState { done, unchanged, failed };

struct FileOutcome {
  std::string file;
  std::string kind;  // "places", "members", "osm" …
  ImportState state = ImportState::done;
  std::size_t taken = 0;
  std::size_t refused = 0;
  std::vector<files::RowProblem> problems;
  std::vector<std::string> notes;
  std::string error;  // one sentence when it failed
};

struct ImportSummary {
  std::vector<FileOutcome> files;
  bool has_failed() const;
};

// `stage` is what is being done now; `share` of this file, 0 to 1.
using OnImportProgress =
    std::function<void(std::string const& file, std::string_view stage, double share)>;

// Error not_found or invalid_argument when there is nothing to import at all.
base::Result<ImportSummary> import_files(Context& context, Workspace& workspace,
                                         ImportOptions const& options,
                                         OnImportProgress const& progress);

}  // namespace magpie::app
