// Any bytes as an elevation file of each kind and as our own heights: a grid or one sentence.
// Nothing may abort, hang or read beyond its memory.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "magpie/files/dem_file.h"
#include "magpie/geo/height_bytes.h"

namespace {

namespace base = magpie::base;
namespace files = magpie::files;
namespace geo = magpie::geo;

void require(bool condition) {
  if (!condition) std::abort();
}

void check_grid(geo::HeightGrid const& grid) {
  require(grid.rows >= 2 && grid.columns >= 2);
  require(grid.samples.size() == std::size_t{grid.rows} * grid.columns);
  auto const box = grid.bounds();
  require(!box.is_empty());
  if (auto const height = grid.at(box.low)) require(*height > -1001 && *height < 12'200);
}

void check_file(std::string const& name, std::string const& bytes) {
  auto const done = files::read_dem(name, bytes, [](files::DemSquare&& square) -> base::Status {
    check_grid(square.grid);
    return {};
  });
  require(done || !done.error().message.empty());
}

void check_own(std::string const& bytes) {
  auto const file = geo::HeightFile::open(
      [&](std::uint64_t offset, std::uint64_t length) -> base::Result<std::string> {
        if (offset > bytes.size() || length > bytes.size() - offset)
          return base::fail(base::ErrorCode::invalid_data, "the file is cut short");
        return bytes.substr(offset, length);
      });
  if (!file) return require(!file.error().message.empty());
  for (std::size_t level = 0; level < file->level_count(); ++level) {
    if (auto const grid = file->grid(level)) check_grid(*grid);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const bytes(reinterpret_cast<char const*>(data), size);
  for (auto const* const name : {"N42E001.hgt", "N42E001.hgt.gz", "N42E001.hgt.zip", "a.tif"})
    check_file(name, bytes);
  check_own(bytes);
  return 0;
}
