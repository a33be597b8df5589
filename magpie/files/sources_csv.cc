#include "magpie/files/sources_csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "magpie/files/csv_fields.h"

namespace magpie::files {

namespace {

constexpr std::array<std::string_view, 3> kRequired{"key", "title", "licence_class"};
constexpr std::array<std::string_view, 10> kKnown{
    "key",         "title", "publisher",       "licence", "licence_class",
    "attribution", "as_of", "datum_in_source", "address", "note"};
constexpr std::array<std::string_view, 4> kClasses{"open", "share-alike", "derived", "none-stated"};

std::optional<catalog::Source> read_source(CsvFields& fields, std::map<std::string, int>& lines,
                                           int line) {
  if (!fields.has_sound_shape()) return std::nullopt;
  catalog::Source source;
  source.key = fields.text("key");
  if (source.key.empty()) {
    fields.refuse("key", "The source has no key.", "Give it a key that no other row has.");
    return std::nullopt;
  }
  auto const [before, is_new] = lines.emplace(source.key, line);
  if (!is_new) {
    fields.refuse("key",
                  "The key " + quoted(source.key) + " stands already in row " +
                      std::to_string(before->second) + ".",
                  "Give one of them another key, or remove the row that is double.");
    return std::nullopt;
  }
  source.title = fields.text("title");
  source.publisher = fields.text("publisher");
  source.licence = fields.text("licence");
  source.attribution = fields.text("attribution");
  source.as_of = fields.text("as_of");
  auto const licence_class = fields.text("licence_class");
  if (std::find(kClasses.begin(), kClasses.end(), licence_class) != kClasses.end()) {
    source.licence_class = licence_class;
  } else {
    // The strictest class: what is not known to be free is not treated as free.
    source.licence_class = "none-stated";
    fields.problem("licence_class",
                   quoted(licence_class) + " is not a licence class; it counts as none-stated.",
                   "Use open, share-alike, derived or none-stated.");
  }
  return source;
}

}  // namespace

base::Result<SourcesImport> read_sources_csv(std::string_view bytes, std::string file) {
  MAGPIE_TRY(auto import, CsvImport::open(bytes, std::move(file), kRequired, kKnown));
  SourcesImport out;
  std::map<std::string, int> lines;
  for (auto const& row : import.table().rows) {
    CsvFields fields(import, row);
    if (auto source = read_source(fields, lines, row.line)) out.sources.push_back(*source);
  }
  out.report = import.take_report();
  out.report.rows_taken = out.sources.size();
  return out;
}

}  // namespace magpie::files
