#include "magpie/files/csv_fields.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "magpie/base/text.h"

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kQuotedMax = 60;

bool is_known(std::string_view column, std::span<std::string_view const> known) {
  return std::any_of(known.begin(), known.end(), [&](std::string_view name) {
    if (!name.empty() && name.back() == '*') {
      name.remove_suffix(1);
      return column.size() > name.size() && column.substr(0, name.size()) == name;
    }
    return column == name;
  });
}

std::string plain(double value) {
  return fmt::format("{:g}", value);
}

}  // namespace

std::string to_sentence(RowProblem const& problem) {
  std::string out = problem.file;
  if (problem.row > 0) out += fmt::format(", row {}", problem.row);
  if (!problem.field.empty()) out += ", " + problem.field;
  out += ": " + problem.problem;
  if (!problem.fix.empty()) out += " " + problem.fix;
  return out;
}

std::string quoted(std::string_view value) {
  return "“" + base::shorten(value, kQuotedMax) + "”";
}

std::optional<base::Fen> parse_money(std::string_view text) {
  auto const point = text.find('.');
  auto const whole_text = text.substr(0, point);
  auto const part_text = point == std::string_view::npos ? "" : text.substr(point + 1);
  if (whole_text.empty() || whole_text.front() == '-' || part_text.size() > 2) return std::nullopt;
  if (point != std::string_view::npos && part_text.empty()) return std::nullopt;
  auto const whole = base::parse_integer(whole_text);
  std::string padded(part_text);
  padded.resize(2, '0');
  auto const part = base::parse_integer(padded);
  if (!whole || !part || padded.front() == '-' || *whole > 1'000'000'000) return std::nullopt;
  return base::Fen(*whole * 100 + *part);
}

CsvImport::CsvImport(CsvTable table, std::string file)
    : table_(std::move(table)), file_(std::move(file)) {}

base::Result<CsvImport> CsvImport::open(std::string_view bytes, std::string file,
                                        std::span<std::string_view const> required,
                                        std::span<std::string_view const> known) {
  auto table = read_csv(bytes);
  if (!table) {
    auto error = std::move(table.error());
    error.message = file + ": " + error.message;
    return tl::unexpected(std::move(error));
  }
  for (auto const name : required) {
    if (!table->column(name)) {
      return fail(
          ErrorCode::invalid_data,
          fmt::format("{}: The first line has no column “{}”; add it and fill it.", file, name),
          std::string(name));
    }
  }
  CsvImport import(std::move(*table), std::move(file));
  import.note_defects(known);
  return import;
}

void CsvImport::note_defects(std::span<std::string_view const> known) {
  report_.encoding = table_.encoding;
  report_.rows_read = table_.rows.size() + table_.defects.size();
  for (auto const& column : table_.header) {
    if (column.empty() || is_known(column, known)) continue;
    report_.problems.push_back({file_, 1, column,
                                "The column " + quoted(column) + " is not known and was not read.",
                                "Rename it if it is meant for another column."});
  }
  for (auto const& defect : table_.defects) {
    report_.problems.push_back({file_, defect.line, "", defect.problem, defect.fix, true});
  }
}

CsvFields::CsvFields(CsvImport& import, CsvRow const& row) : import_(import), row_(row) {}

std::string_view CsvFields::text(std::string_view field) const {
  auto const column = import_.table().column(field);
  if (!column || *column >= row_.cells.size()) return {};
  return base::trim(row_.cells[*column]);
}

std::optional<double> CsvFields::number(std::string_view field, double low, double high) {
  auto const value = text(field);
  if (value.empty()) return std::nullopt;
  auto const number = base::parse_number(value);
  if (!number) {
    problem(field, quoted(value) + " is not a number.",
            "Write digits with a decimal point and without units, like 12.5.");
    return std::nullopt;
  }
  if (*number < low || *number > high) {
    problem(field, quoted(value) + " is out of range.",
            "Write a number from " + plain(low) + " to " + plain(high) + ".");
    return std::nullopt;
  }
  return number;
}

std::optional<int> CsvFields::integer(std::string_view field, int low, int high) {
  auto const value = text(field);
  if (value.empty()) return std::nullopt;
  auto const number = base::parse_integer(value);
  if (number && *number >= low && *number <= high) return static_cast<int>(*number);
  problem(field, quoted(value) + " is not a whole number in range.",
          fmt::format("Write a whole number from {} to {}.", low, high));
  return std::nullopt;
}

std::optional<base::Fen> CsvFields::money(std::string_view field) {
  auto const value = text(field);
  if (value.empty()) return std::nullopt;
  auto const amount = parse_money(value);
  if (!amount) {
    problem(field, quoted(value) + " is not an amount of money.",
            "Write digits with at most two decimals and without currency, like 60 or 60.50.");
  }
  return amount;
}

std::optional<base::Date> CsvFields::date(std::string_view field) {
  auto const value = text(field);
  if (value.empty()) return std::nullopt;
  auto const date = base::parse_date(value);
  if (!date) {
    problem(field, quoted(value) + " is not a date that exists.", "Write it like 2026-05-01.");
  }
  return date;
}

void CsvFields::problem(std::string_view field, std::string what, std::string fix) {
  import_.report().problems.push_back(
      {import_.file(), row_.line, std::string(field), std::move(what), std::move(fix)});
}

bool CsvFields::refuse(std::string_view field, std::string what, std::string fix) {
  problem(field, std::move(what), std::move(fix));
  import_.report().problems.back().refused = true;
  return false;
}

bool CsvFields::has_sound_shape() {
  auto const columns = import_.table().header.size();
  for (std::size_t i = columns; i < row_.cells.size(); ++i) {
    if (base::trim(row_.cells[i]).empty()) continue;
    return refuse("",
                  fmt::format("The row has {} cells for {} columns.", row_.cells.size(), columns),
                  "Put quotes around cells that hold a separator.");
  }
  if (row_.cells.size() < columns) {
    problem("",
            fmt::format("The row has {} cells for {} columns; the missing ones count as empty.",
                        row_.cells.size(), columns),
            "Write a separator for every column, also for empty cells.");
  }
  return true;
}

}  // namespace magpie::files
