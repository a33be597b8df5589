// Files of schema.org, JSON-LD and web pages: whatever comes in, reading it answers with a table
// whose rows are as wide as its columns, or with one sentence.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "magpie/files/schemaorg_in.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  auto const table =
      magpie::files::read_schemaorg({reinterpret_cast<char const*>(data), size}, "file");
  if (!table) {
    if (table.error().message.empty()) std::abort();
    return 0;
  }
  for (auto const& row : table->rows)
    if (row.cells.size() != table->columns.size()) std::abort();
  return 0;
}
