// The import step of an elevation file: its squares as artefacts in heights/, then the roads anew.
#include <fmt/core.h>

#include <algorithm>

#include "magpie/app/height_shelf.h"
#include "magpie/app/import_steps.h"
#include "magpie/app/road_graphs.h"
#include "magpie/files/dem_file.h"

namespace magpie::app {

namespace {

// Names come out of archives and become names of files.
std::string safe_name(std::string name) {
  for (char& c : name) {
    bool const is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    if (!is_plain) c = '_';
  }
  return name.substr(0, 100);
}

std::string square_note(std::string const& name, geo::HeightGrid const& grid) {
  auto const voids = std::count(grid.samples.begin(), grid.samples.end(), geo::kNoHeight);
  auto const samples = static_cast<double>(grid.samples.size());
  return fmt::format("heights {}: {} × {} every {:.0f} m, {:.1f} % unknown", name, grid.rows,
                     grid.columns, grid.step_m(), 100 * static_cast<double>(voids) / samples);
}

}  // namespace

base::Result<DbWork> import_heights(ImportStep const& step, FileOutcome& outcome) {
  if (step.mode == ImportMode::dry_run)
    return base::fail(base::ErrorCode::invalid_argument,
                      "An elevation file has no dry run: import it without --dry-run.", "dry-run");
  auto const& folder = step.workspace.folder();
  std::error_code error;
  std::filesystem::create_directories(heights_folder(folder), error);
  MAGPIE_TRY_STATUS(files::read_dem(
      step.file.path.string(), step.bytes, [&](files::DemSquare&& square) -> base::Status {
        auto const name = safe_name(square.name);
        step.progress(outcome.file, "reading heights", 0.2);
        MAGPIE_TRY_STATUS(
            write_file_whole(heights_path(folder, name), geo::write_heights(square.grid)));
        outcome.notes.push_back(square_note(name, square.grid));
        ++outcome.taken;
        return {};
      }));
  MAGPIE_TRY_STATUS(rewrite_graphs(folder, outcome.notes, [&](double share) {
    step.progress(outcome.file, "building the road graphs", 0.4 + 0.6 * share);
  }));
  return [] { return base::Status(); };
}

}  // namespace magpie::app
