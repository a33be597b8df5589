// Workbooks: whatever comes in, reading it answers with a table whose rows are as wide as its
// columns, or with one sentence.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "magpie/files/table_sheet.h"
#include "magpie/files/xlsx.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto workbook = magpie::files::read_xlsx({reinterpret_cast<char const*>(data), size});
  if (!workbook) {
    if (workbook.error().message.empty()) std::abort();
    return 0;
  }
  auto const table = magpie::files::sheet_table(std::move(*workbook), "file");
  if (!table) {
    if (table.error().message.empty()) std::abort();
    return 0;
  }
  for (auto const& row : table->rows)
    if (row.cells.size() != table->columns.size()) std::abort();
  return 0;
}
