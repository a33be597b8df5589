#include "magpie/app/import_kind.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <regex>

#include "magpie/base/text.h"
#include "magpie/files/dem_file.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kHeadBytes = 4096;

bool ends_with(std::string const& name, std::string_view ending) {
  return name.size() >= ending.size() &&
         name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
}

std::string head_of(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  std::string head(kHeadBytes, '\0');
  in.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(in.gcount()));
  return head;
}

// The first line, decoded as far as it can be; only ASCII column names are looked for.
std::string first_line(std::filesystem::path const& path) {
  auto const head = head_of(path);
  return head.substr(0, head.find('\n'));
}

// Areas that carry the six digits of a county.
bool is_boundaries(std::string const& head) {
  static std::regex const code(R"-("(code|adcode)"\s*:\s*"?[0-9]{6}"?\s*[,}])-");
  static std::regex const area(R"-("type"\s*:\s*"(Multi)?Polygon")-");
  return std::regex_search(head, code) && std::regex_search(head, area);
}

bool has_column(std::string const& line, std::string_view column) {
  for (std::size_t at = line.find(column); at != std::string::npos;
       at = line.find(column, at + 1)) {
    auto const is_edge = [](char c) {
      return c == ',' || c == ';' || c == '\t' || c == '"' || c == '\r';
    };
    bool const starts = at == 0 || is_edge(line[at - 1]) || (line[at - 1] & 0x80) != 0;
    std::size_t const end = at + column.size();
    if (starts && (end == line.size() || is_edge(line[end]))) return true;
  }
  return false;
}

std::optional<ImportKind> table_kind(std::string const& line) {
  if (has_column(line, "seat_lat")) return ImportKind::counties;
  if (has_column(line, "licence") && has_column(line, "key")) return ImportKind::sources;
  if (has_column(line, "slug")) return ImportKind::members;
  if (has_column(line, "date") && has_column(line, "kind")) return ImportKind::holidays;
  if (has_column(line, "id") && (has_column(line, "name_zh") || has_column(line, "name_en")))
    return ImportKind::places;
  return std::nullopt;
}

}  // namespace

std::string_view import_kind_name(ImportKind kind) {
  switch (kind) {
    case ImportKind::alliance:
      return "alliance";
    case ImportKind::sources:
      return "sources";
    case ImportKind::members:
      return "members";
    case ImportKind::holidays:
      return "holidays";
    case ImportKind::counties:
      return "counties";
    case ImportKind::boundaries:
      return "boundaries";
    case ImportKind::places:
      return "places";
    case ImportKind::heights:
      return "heights";
    case ImportKind::osm:
      return "osm";
  }
  return "";
}

base::Result<ImportKind> detect_kind(std::filesystem::path const& path) {
  auto const name = base::ascii_lower(path.filename().string());
  if (ends_with(name, ".pbf")) return ImportKind::osm;
  if (files::is_dem_file(path)) return ImportKind::heights;
  if (name == "alliance.json") return ImportKind::alliance;
  bool const is_json = ends_with(name, ".geojson") || ends_with(name, ".json");
  if (is_json && is_boundaries(head_of(path))) return ImportKind::boundaries;
  if (ends_with(name, ".csv") || ends_with(name, ".tsv") || ends_with(name, ".txt")) {
    if (std::filesystem::file_size(path) == 0) {
      return fail(
          ErrorCode::invalid_data,
          fmt::format("{} is empty: save the table again with its header line.", path.string()));
    }
    if (auto const kind = table_kind(first_line(path))) return *kind;
    return fail(ErrorCode::invalid_data, fmt::format("{} has no header line Magpie knows: a places "
                                                     "table starts with id,name_zh,name_en,kind,…",
                                                     path.string()));
  }
  return fail(
      ErrorCode::invalid_data,
      fmt::format(
          "{} is not a file Magpie imports: give it an .osm.pbf extract, an .hgt or .tif of "
          "heights or a .csv table.",
          path.string()));
}

bool is_own_file(std::filesystem::path const& path) {
  std::error_code error;
  return !std::filesystem::is_regular_file(path, error) || detect_kind(path).has_value();
}

base::Result<std::vector<ImportFile>> files_of_folder(std::filesystem::path const& folder) {
  std::vector<ImportFile> files;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    if (auto const kind = detect_kind(entry.path())) files.push_back({entry.path(), *kind});
  }
  if (files.empty()) {
    return fail(
        ErrorCode::invalid_data,
        fmt::format("{} holds nothing to import: put an .osm.pbf extract or places.csv there.",
                    folder.string()));
  }
  std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) {
    return a.kind != b.kind ? a.kind < b.kind : a.path < b.path;
  });
  return files;
}

}  // namespace magpie::app
