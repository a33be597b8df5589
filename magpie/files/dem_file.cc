#include "magpie/files/dem_file.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>

#include "magpie/base/gzip.h"
#include "magpie/base/text.h"
#include "magpie/files/dem_hgt.h"
#include "magpie/files/dem_tiff.h"
#include "magpie/files/xlsx_zip.h"

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kUnpackedMaxBytes = 512U << 20U;
constexpr XlsxLimits kZipLimits{.entries = 1000, .unpacked_bytes = 4ULL << 30U};

std::string file_of(std::string const& path) {
  return path.substr(path.find_last_of("/\\") + 1);
}

bool ends_with(std::string const& name, std::string_view ending) {
  return base::ascii_lower(name).ends_with(ending);
}

bool is_tiff(std::string const& name) {
  return ends_with(name, ".tif") || ends_with(name, ".tiff");
}

bool is_grid(std::string const& name) {
  return ends_with(name, ".hgt") || is_tiff(name);
}

// "N42E001.SRTMGL1.hgt" → "N42E001"; a GeoTIFF keeps all but its ending.
std::string stem_of(std::string const& name) {
  return is_tiff(name) ? name.substr(0, name.rfind('.')) : name.substr(0, name.find('.'));
}

base::Status read_grid(std::string const& name, std::string_view bytes,
                       std::function<base::Status(DemSquare&&)> const& take) {
  auto grid = is_tiff(name) ? read_height_tiff(name, bytes) : read_hgt(name, bytes);
  if (!grid) return tl::make_unexpected(grid.error());
  return take({stem_of(name), std::move(*grid)});
}

tl::unexpected<base::Error> refuse(std::string const& name, std::string_view what) {
  return fail(ErrorCode::invalid_data, fmt::format("{} {}.", name, what));
}

base::Status read_zip(std::string const& name, std::string_view bytes,
                      std::function<base::Status(DemSquare&&)> const& take) {
  auto archive = XlsxZip::open(bytes, kZipLimits);
  if (!archive) return refuse(name, "is a damaged zip file: download it again");
  std::size_t found = 0;
  for (auto const& part : archive->names()) {
    auto const inner = file_of(part);
    if (!is_grid(inner) || inner.starts_with("._")) continue;
    ++found;
    std::string unpacked;
    auto const is_read = archive->read(part, [&](std::string_view piece) -> base::Status {
      if (unpacked.size() + piece.size() > kUnpackedMaxBytes)
        return refuse(inner, "unpacks to more than 512 MB: cut it into squares of one degree");
      unpacked += piece;
      return {};
    });
    if (!is_read) {
      return refuse(name,
                    fmt::format("holds {}, which cannot be unpacked: download it again", inner));
    }
    MAGPIE_TRY_STATUS(read_grid(inner, unpacked, take));
  }
  if (found == 0) return refuse(name, "holds no .hgt or .tif file");
  return {};
}

bool holds_grid(std::filesystem::path const& path) {
  int error = 0;
  std::unique_ptr<zip_t, void (*)(zip_t*)> archive(zip_open(path.c_str(), ZIP_RDONLY, &error),
                                                   [](zip_t* open) { zip_discard(open); });
  if (!archive) return false;
  auto const count = std::min<zip_int64_t>(zip_get_num_entries(archive.get(), 0), 1000);
  for (zip_int64_t i = 0; i < count; ++i) {
    auto const* const part = zip_get_name(archive.get(), static_cast<zip_uint64_t>(i), 0);
    if (part != nullptr && is_grid(file_of(part))) return true;
  }
  return false;
}

}  // namespace

bool is_dem_file(std::filesystem::path const& path) {
  auto const name = path.filename().string();
  if (is_grid(name) || ends_with(name, ".hgt.gz") || ends_with(name, ".hgt.zip")) return true;
  return ends_with(name, ".zip") && holds_grid(path);
}

base::Status read_dem(std::string const& file_name, std::string_view bytes,
                      std::function<base::Status(DemSquare&&)> const& take) {
  auto const name = file_of(file_name);
  if (bytes.empty()) return refuse(name, "is empty: download it again");
  if (ends_with(name, ".zip")) return read_zip(name, bytes, take);
  if (!ends_with(name, ".gz")) return read_grid(name, bytes, take);
  auto const unpacked = base::gunzip(bytes, kUnpackedMaxBytes);
  if (!unpacked) return refuse(name, "cannot be unpacked: download it again");
  return read_grid(name.substr(0, name.size() - 3), *unpacked, take);
}

}  // namespace magpie::files
