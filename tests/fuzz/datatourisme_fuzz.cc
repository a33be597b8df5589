// DATAtourisme files and archives: whatever comes in, reading it answers with a table whose rows
// are as wide as its columns, or with one sentence.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "magpie/files/datatourisme_in.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  auto const table = bytes.starts_with("PK")
                         ? magpie::files::read_datatourisme_zip(
                               bytes, "file", {.entries = 1000, .unpacked_bytes = 4U << 20U})
                         : magpie::files::read_datatourisme(bytes, "file");
  if (!table) {
    if (table.error().message.empty()) std::abort();
    return 0;
  }
  for (auto const& row : table->rows)
    if (row.cells.size() != table->columns.size()) std::abort();
  return 0;
}
