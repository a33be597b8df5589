#include "magpie/files/holidays_csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "magpie/files/csv_fields.h"

namespace magpie::files {

namespace {

constexpr std::array<std::string_view, 2> kRequired{"date", "kind"};
constexpr std::array<std::string_view, 6> kKnown{
    "date", "name_zh", "name_en", "kind", "state_council_paper", "source"};

std::optional<Holiday> read_holiday(CsvFields& fields, std::map<base::Date, int>& lines, int line) {
  if (!fields.has_sound_shape()) return std::nullopt;
  auto const date = fields.date("date");
  if (!date) {
    fields.refuse("date", "The row has no date that can be used.", "Write it like 2026-05-01.");
    return std::nullopt;
  }
  auto const kind = fields.text("kind");
  if (kind != "off" && kind != "workday") {
    fields.refuse("kind", quoted(kind) + " is not a kind of day.", "Use off or workday.");
    return std::nullopt;
  }
  auto const [before, is_new] = lines.emplace(*date, line);
  if (!is_new) {
    fields.refuse(
        "date",
        base::format_date(*date) + " stands already in row " + std::to_string(before->second) + ".",
        "Keep one row for each date.");
    return std::nullopt;
  }
  return Holiday{*date, std::string(fields.text("name_zh")), std::string(fields.text("name_en")),
                 kind == "off"};
}

}  // namespace

base::Result<HolidaysImport> read_holidays_csv(std::string_view bytes, std::string file) {
  MAGPIE_TRY(auto import, CsvImport::open(bytes, std::move(file), kRequired, kKnown));
  HolidaysImport out;
  std::map<base::Date, int> lines;
  for (auto const& row : import.table().rows) {
    CsvFields fields(import, row);
    if (auto day = read_holiday(fields, lines, row.line)) out.days.push_back(*day);
  }
  std::sort(out.days.begin(), out.days.end(),
            [](Holiday const& a, Holiday const& b) { return a.date < b.date; });
  out.report = import.take_report();
  out.report.rows_taken = out.days.size();
  return out;
}

}  // namespace magpie::files
