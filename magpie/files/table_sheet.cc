#include "magpie/files/table_sheet.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <utility>

#include "magpie/files/csv.h"
#include "magpie/files/formula_guard.h"
#include "magpie/files/table_rows.h"
#include "magpie/files/table_shape.h"

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;
using catalog::Action;

std::size_t filled(SheetRow const& row) {
  return static_cast<std::size_t>(std::count_if(
      row.cells.begin(), row.cells.end(), [](auto const& cell) { return !is_blank(cell.text); }));
}

// How much table a sheet holds: filled cells of rows with at least two, title rows aside.
std::size_t table_size(Sheet const& sheet) {
  std::size_t size = 0;
  for (auto const& row : sheet.rows) {
    auto const cells = filled(row);
    if (cells >= 2) size += cells;
  }
  return size;
}

bool has_content(Sheet const& sheet) {
  return std::any_of(sheet.rows.begin(), sheet.rows.end(),
                     [](auto const& row) { return filled(row) > 0; });
}

// The visible sheet with most table; a hidden one only where no visible one holds anything.
std::size_t choose_sheet(Workbook const& workbook) {
  auto const rank = [&](Sheet const& sheet) {
    return std::tuple(has_content(sheet) && !sheet.is_hidden, table_size(sheet),
                      has_content(sheet));
  };
  std::size_t best = 0;
  for (std::size_t i = 1; i < workbook.sheets.size(); ++i) {
    if (rank(workbook.sheets[i]) > rank(workbook.sheets[best])) best = i;
  }
  return best;
}

void say_sheet(Workbook const& workbook, std::size_t chosen, catalog::SourceTable& table) {
  std::string others;
  std::size_t other_tables = 0;
  for (std::size_t i = 0; i < workbook.sheets.size(); ++i) {
    auto const& sheet = workbook.sheets[i];
    if (i == chosen || !has_content(sheet)) continue;
    others += (others.empty() ? "“" : ", “") + sheet.name + "”";
    // A list of a few words and values is a legend; three rows as wide as a table are one.
    auto const rows = std::count_if(sheet.rows.begin(), sheet.rows.end(),
                                    [](auto const& row) { return filled(row) >= 3; });
    other_tables += rows >= 3 ? 1 : 0;
  }
  if (others.empty()) return;
  catalog::Finding finding{"sheet", "", "SHEET_CHOSEN", Action::accept, "", table.sheet};
  finding.sentence = {
      fmt::format("数据取自“{}”表，未读取：{}。", table.sheet, others),
      fmt::format("Sheet “{}” holds the table; not read: {}.", table.sheet, others)};
  if (other_tables > 0) {
    finding.action = Action::accept_with_note;
    finding.sentence.zh += "其他表也有数据，如需导入请另存为单独文件。";
    finding.sentence.en += " Other sheets hold tables too; import them as files of their own.";
  }
  table.findings.push_back(std::move(finding));
}

void say_hidden_rows(Sheet const& sheet, catalog::SourceTable& table) {
  std::string rows;
  std::size_t count = 0;
  for (auto const& row : sheet.rows) {
    if (!row.is_hidden) continue;
    if (++count <= 20) rows += (rows.empty() ? "" : ", ") + std::to_string(row.number);
  }
  if (count == 0) return;
  if (count > 20) rows += ", …";
  table.findings.push_back(
      {"",
       "",
       "HIDDEN_ROWS",
       Action::accept_with_note,
       "",
       "",
       {fmt::format("有{}行在表格中被隐藏（{}），已一并读取；不需要的请删除后重新导入。", count,
                    rows),
        fmt::format("{} hidden rows are read as well ({}); delete them if they are not meant.",
                    count, rows)}});
}

base::Result<RawTable> raw_table(Sheet sheet, DateSystem dates) {
  RawTable raw;
  raw.dates = dates;
  raw.merges = std::move(sheet.merges);
  std::map<int, int> spans;  // row number → the widest merged cell
  for (auto const& area : raw.merges) {
    auto& span = spans[area.top];
    span = std::max(span, area.right - area.left + 1);
  }
  int width = 0;
  for (auto const& row : sheet.rows) {
    for (auto const& cell : row.cells) {
      if (!is_blank(cell.text)) width = std::max(width, cell.column + 1);
    }
  }
  if (width > static_cast<int>(kCsvColumnsMax) ||
      sheet.rows.size() * static_cast<std::size_t>(width) > kTableCellsMax) {
    return fail(ErrorCode::too_large,
                fmt::format("Sheet “{}” has {} rows and {} columns; keep the table only, or split "
                            "it.",
                            sheet.name, sheet.rows.size(), width));
  }
  for (auto& row : sheet.rows) {
    RawRow out;
    out.number = row.number;
    auto const span = spans.find(row.number);
    out.is_wide = span != spans.end() && span->second >= 3 && span->second * 2 >= width;
    for (auto& cell : row.cells) {
      if (cell.column >= width) break;
      out.cells.resize(static_cast<std::size_t>(cell.column) + 1);
      if (cell.kind == CellKind::date) out.date_columns.push_back(cell.column);
      if (cell.formula == CellFormula::sum) out.sums_rows = true;
      if (is_guarded(cell.text)) cell.text.erase(0, 1);
      out.cells.back() = std::move(cell.text);
    }
    row.cells = {};
    raw.rows.push_back(std::move(out));
  }
  return raw;
}

}  // namespace

base::Result<catalog::SourceTable> sheet_table(Workbook workbook, std::string file_name) {
  if (workbook.sheets.empty()) return tl::make_unexpected(damaged_workbook());
  auto const chosen = choose_sheet(workbook);
  auto& sheet = workbook.sheets[chosen];
  catalog::SourceTable table;
  table.file = std::move(file_name);
  table.format = "xlsx";
  table.sheet = sheet.name;
  say_sheet(workbook, chosen, table);
  say_hidden_rows(sheet, table);
  MAGPIE_TRY(auto raw, raw_table(std::move(sheet), workbook.dates));
  workbook.sheets.clear();
  MAGPIE_TRY_STATUS(shape_table(std::move(raw), table));
  return table;
}

}  // namespace magpie::files
