// Any bytes as a PMTiles archive, and what its tiles hold as vector tiles: an answer or one
// sentence. Nothing may abort, hang or read beyond its memory.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "magpie/base/gzip.h"
#include "magpie/tiles/mvt.h"
#include "magpie/tiles/pmtiles.h"

namespace {

namespace tiles = magpie::tiles;
namespace base = magpie::base;

void require(bool condition) {
  if (!condition) std::abort();
}

void check_tile(std::string const& bytes) {
  auto const layers = tiles::decode_tile(bytes);
  require(layers || !layers.error().message.empty());
  if (!layers) return;
  for (auto const& layer : *layers) {
    require(layer.extent > 0);
    for (auto const& feature : layer.features) require(!feature.parts.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const bytes(reinterpret_cast<char const*>(data), size);
  check_tile(bytes);
  auto const archive = tiles::PmtilesArchive::open(
      [&](std::uint64_t offset, std::uint64_t length) -> base::Result<std::string> {
        if (offset > bytes.size() || length > bytes.size() - offset) {
          return base::fail(base::ErrorCode::invalid_data, "the archive is cut short");
        }
        return bytes.substr(offset, length);
      });
  if (!archive) {
    require(!archive.error().message.empty());
    return 0;
  }
  for (std::uint64_t number = 0; number < 400; ++number) {
    auto const tile = archive->find(*tiles::tile_of_number(number));
    require(tile || !tile.error().message.empty());
    if (!tile || !*tile) continue;
    if (auto const unpacked = base::gunzip(**tile, 1U << 20U)) check_tile(*unpacked);
  }
  return 0;
}
