// What a file is, by its name and its first bytes, and in which order files go in.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"

namespace magpie::app {

// In the order of import: what others refer to comes first.
enum class ImportKind {
  alliance,
  sources,
  members,
  holidays,
  counties,
  boundaries,
  places,
  heights,
  osm
};

std::string_view import_kind_name(ImportKind kind);

struct ImportFile {
  std::filesystem::path path;
  ImportKind kind = ImportKind::places;
};

// Whether it is one of Magpie's own tables, an alliance's description, county boundaries, an
// elevation file or an extract; other files are reviewed row by row, see import_once.h.
bool is_own_file(std::filesystem::path const& path);

// Error invalid_data with one sentence when the file is nothing we can read.
base::Result<ImportKind> detect_kind(std::filesystem::path const& path);

// The files of a folder that can be imported, sorted by kind and name. Error invalid_data when
// there are none.
base::Result<std::vector<ImportFile>> files_of_folder(std::filesystem::path const& folder);

}  // namespace magpie::app
