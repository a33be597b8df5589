#include "magpie/catalog/column_check.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "magpie/catalog/cell/coordinate.h"
#include "magpie/catalog/cell/plain_text.h"

namespace magpie::catalog {

namespace {

// Headers that name an amount and nothing else.
constexpr std::array<std::string_view, 5> kBarePrices{"price", "价格", "单价", "售价", "saleprice"};

// A column that is not used, because the format or another column already gives positions.
ColumnUse const* spare_column(SourceTable const& table, ColumnMapping const& mapping,
                              std::string_view field) {
  if (mapping.find(field) == nullptr) return nullptr;
  for (auto const& use : mapping.columns) {
    if (use.field.empty() && field_of_header(table.columns[use.column]) == field) return &use;
  }
  return nullptr;
}

std::optional<double> degrees_in(SourceRow const& row, std::size_t column) {
  if (column >= row.cells.size()) return std::nullopt;
  auto const reading = cell::read_coordinate(row.cells[column]);
  return reading.value ? std::optional(reading.value->degrees) : std::nullopt;
}

// A latitude beyond 90 degrees, or the ranges of China the wrong way round.
bool is_swapped(double lat, double lon) {
  bool const is_chinese = lat >= 73 && lat <= 136 && lon >= 3 && lon <= 54;
  return is_chinese || (std::abs(lat) > 90 && std::abs(lon) <= 90);
}

void check_spare_positions(SourceTable const& table, ColumnMapping const& mapping,
                           ImportAnswers const& answers, ColumnCheck& out) {
  auto const* lat = spare_column(table, mapping, "@lat");
  auto const* lon = spare_column(table, mapping, "@lon");
  if (lat == nullptr || lon == nullptr) return;
  std::size_t swapped = 0, read = 0;
  for (auto const& row : table.rows) {
    auto const a = degrees_in(row, lat->column), b = degrees_in(row, lon->column);
    if (!a || !b) continue;
    ++read;
    swapped += is_swapped(*a, *b);
  }
  if (swapped < 2 || swapped * 2 <= read) return;
  auto const lat_name = table.columns[lat->column], lon_name = table.columns[lon->column];
  Finding found;
  found.column = lat_name + ";" + lon_name;
  found.code = "SWAPPED_COLUMNS";
  found.action = Action::ask;
  found.field = "tags";
  found.sentence = {
      fmt::format("“{}”与“{}”写反了（{}行中{}行）；位置已取自文件的几何，这两列仅原样保留，对吗？",
                  lat_name, lon_name, read, swapped),
      fmt::format("\"{}\" and \"{}\" are swapped in {} of {} rows; the position comes from the "
                  "geometry and the two are kept as they are: is that right?",
                  lat_name, lon_name, swapped, read)};
  out.findings.push_back(found);
  if (answers.swap == SwapAnswer::unanswered)
    out.questions.push_back({found.code, "", found.column, found.sentence, {"leave"}, "leave", {}});
}

void check_price(SourceTable const& table, ColumnMapping const& mapping,
                 ImportAnswers const& answers, ColumnCheck& out) {
  auto const* use = mapping.find("price");
  if (use == nullptr || mapping.find("@date") != nullptr) return;
  auto const header = cell::squeezed(table.columns[use->column]);
  auto const word = header.substr(0, header.find('('));
  if (std::find(kBarePrices.begin(), kBarePrices.end(), word) == kBarePrices.end()) return;
  Finding found;
  found.column = table.columns[use->column];
  found.code = "PRICE_MEANING";
  found.action = Action::ask;
  found.field = "price";
  found.sentence = {
      fmt::format("“{}”没有票种和日期：是现行的成人门市价吗？", found.column),
      fmt::format("\"{}\" has no ticket type and no date: is it today's gate price for adults?",
                  found.column)};
  out.findings.push_back(found);
  out.is_price_open = answers.price != PriceAnswer::gate_price;
  if (answers.price == PriceAnswer::unanswered)
    out.questions.push_back(
        {found.code, "", found.column, found.sentence, {"gate_price", "leave_out"}, "", {}});
}

}  // namespace

ColumnCheck check_columns(SourceTable const& table, ColumnMapping const& mapping,
                          ImportAnswers const& answers) {
  ColumnCheck out;
  check_spare_positions(table, mapping, answers, out);
  check_price(table, mapping, answers, out);
  return out;
}

}  // namespace magpie::catalog
