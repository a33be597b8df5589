// One step per kind of file: reads the bytes and makes the artefacts, then returns what is left to
// write to the database; import_files.cc runs that in one transaction. Reading may take minutes,
// writing does not.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "magpie/app/import_files.h"
#include "magpie/app/import_kind.h"
#include "magpie/catalog/place.h"

namespace magpie::app {

struct ImportStep {
  Context& context;
  Workspace& workspace;
  ImportFile const& file;
  std::string const& bytes;   // of tables and alliance.json; empty for OSM
  std::string const& member;  // slug, may be empty
  OnImportProgress const& progress;
  std::string task_name;
  ImportMode mode = ImportMode::apply;
};

// Touches only the database, so that it may run again.
using DbWork = std::function<base::Status()>;

base::Result<DbWork> import_alliance(ImportStep const& step, FileOutcome& outcome);
base::Result<DbWork> import_sources(ImportStep const& step, FileOutcome& outcome);
base::Result<DbWork> import_members(ImportStep const& step, FileOutcome& outcome);
base::Result<DbWork> import_holidays(ImportStep const& step, FileOutcome& outcome);
base::Result<DbWork> import_counties(ImportStep const& step, FileOutcome& outcome);
base::Result<DbWork> import_boundaries(ImportStep const& step, FileOutcome& outcome);
base::Result<DbWork> import_places(ImportStep const& step, FileOutcome& outcome);
base::Result<DbWork> import_heights(ImportStep const& step, FileOutcome& outcome);
base::Result<DbWork> import_osm(ImportStep const& step, FileOutcome& outcome);

// Merges the places into the catalogue and notes what happened; `outcome` must outlive the work.
DbWork place_work(ImportStep const& step, std::vector<catalog::Place> places, FileOutcome& outcome);

// An alliance that nobody described yet is named after its first file; its clock follows the sun.
void ensure_alliance(Context& context, std::filesystem::path const& first_file);

// The counties of the workspace, as bytes of their table; empty where there are none.
std::string county_table(Workspace const& workspace);

}  // namespace magpie::app
