#include "magpie/catalog/split_rows.h"

#include <fmt/core.h>

#include "magpie/catalog/cell/plain_text.h"

namespace magpie::catalog {

namespace {

constexpr std::size_t kPartsMax = 20;

SourceRow part_of(SourceRow const& row, std::size_t part, std::size_t parts) {
  SourceRow out = row;
  out.label = fmt::format("{} ({})", row.label, part + 1);
  for (auto& cell : out.cells) {
    auto const lines = cell::lines_of(cell);
    if (lines.size() == parts) cell = lines[part];
  }
  return out;
}

}  // namespace

SourceTable split_rows(SourceTable table, ColumnMapping const& mapping,
                       ImportAnswers const& answers) {
  auto const* name = mapping.find("name.zh");
  if (name == nullptr) return table;
  std::size_t const count = table.rows.size();
  for (std::size_t i = 0; i < count; ++i) {
    auto const row = table.rows[i];
    auto const answer = answers.settlements.find({row.label, "TWO_IN_ONE"});
    if (answer == answers.settlements.end() || answer->second != "split") continue;
    if (name->column >= row.cells.size()) continue;
    auto const parts = cell::lines_of(row.cells[name->column]).size();
    if (parts < 2 || parts > kPartsMax) continue;
    table.rows[i] = part_of(row, 0, parts);
    for (std::size_t part = 1; part < parts; ++part)
      table.rows.push_back(part_of(row, part, parts));
  }
  return table;
}

}  // namespace magpie::catalog
