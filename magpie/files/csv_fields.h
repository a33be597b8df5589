// Reads typed values from the rows of a CSV table. A value that cannot be read is left out and
// named in the report, with its text, so that nothing is guessed and nothing is lost.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "magpie/base/civil.h"
#include "magpie/base/fen.h"
#include "magpie/base/result.h"
#include "magpie/files/csv.h"
#include "magpie/files/row_problem.h"

namespace magpie::files {

// A table with the report about it. Says at once which columns are not known and which rows could
// not be read.
class CsvImport {
 public:
  // Refuses a table that lacks one of `required`. `known` may end with "*": "name_*".
  static base::Result<CsvImport> open(std::string_view bytes, std::string file,
                                      std::span<std::string_view const> required,
                                      std::span<std::string_view const> known);

  CsvTable const& table() const { return table_; }
  std::string const& file() const { return file_; }
  ImportReport& report() { return report_; }
  ImportReport take_report() { return std::move(report_); }

 private:
  CsvImport(CsvTable table, std::string file);
  void note_defects(std::span<std::string_view const> known);

  CsvTable table_;
  std::string file_;
  ImportReport report_;
};

// One row. Fields are named by their column; a column that is not there reads as empty.
class CsvFields {
 public:
  CsvFields(CsvImport& import, CsvRow const& row);

  std::string_view text(std::string_view field) const;
  bool is_empty(std::string_view field) const { return text(field).empty(); }

  // Nothing when empty, and nothing with a problem when it cannot be read or is out of range.
  std::optional<double> number(std::string_view field, double low, double high);
  std::optional<int> integer(std::string_view field, int low, int high);
  std::optional<base::Fen> money(std::string_view field);
  std::optional<base::Date> date(std::string_view field);

  void problem(std::string_view field, std::string what, std::string fix);
  // The same, and the row stays out. Always returns false, for `return fields.refuse(…)`.
  bool refuse(std::string_view field, std::string what, std::string fix);
  // More cells than columns: commas are missing their quotes and every value may stand one column
  // too far. Refuses the row and returns false.
  bool has_sound_shape();

 private:
  CsvImport& import_;
  CsvRow const& row_;
};

// “value”, cut where it is long.
std::string quoted(std::string_view value);

// "60", "60.5", "60.50" in whole units → fen; nothing for other forms and for negative amounts.
std::optional<base::Fen> parse_money(std::string_view text);

}  // namespace magpie::files
