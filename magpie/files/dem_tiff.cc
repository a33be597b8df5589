#include "magpie/files/dem_tiff.h"

#include <fmt/format.h>
#include <tiffio.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <memory>
#include <optional>
#include <vector>

#include "magpie/base/text.h"
#include "magpie/geo/height_bytes.h"

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;

// Tags of GeoTIFF 1.1 and of GDAL for "no data", which libtiff does not know by itself.
constexpr std::uint32_t kPixelScale = 33550;
constexpr std::uint32_t kTiepoint = 33922;
constexpr std::uint32_t kTransformation = 34264;
constexpr std::uint32_t kGeoKeys = 34735;
constexpr std::uint32_t kNoData = 42113;
// Keys of the directory in kGeoKeys and their values.
constexpr std::uint16_t kModelType = 1024;
constexpr std::uint16_t kRasterType = 1025;
constexpr std::uint16_t kGeodeticCrs = 2048;
constexpr std::uint16_t kGeographic = 2;
constexpr std::uint16_t kPixelIsPoint = 2;
constexpr std::uint16_t kWgs84 = 4326;
constexpr std::uint16_t kUserDefined = 32767;
// One strip or tile, unpacked.
constexpr tmsize_t kPieceMaxBytes = 256 << 20;

// libtiff reads the file through these from memory.
struct Memory {
  std::string_view bytes;
  std::uint64_t at = 0;
};

tmsize_t read_memory(thandle_t handle, void* out, tmsize_t size) {
  auto& memory = *static_cast<Memory*>(handle);
  if (size < 0 || memory.at >= memory.bytes.size()) return 0;
  auto const count =
      std::min<std::uint64_t>(static_cast<std::uint64_t>(size), memory.bytes.size() - memory.at);
  std::memcpy(out, memory.bytes.data() + memory.at, count);
  memory.at += count;
  return static_cast<tmsize_t>(count);
}
tmsize_t write_nothing(thandle_t, void*, tmsize_t) {
  return -1;
}
toff_t seek_memory(thandle_t handle, toff_t offset, int whence) {
  auto& memory = *static_cast<Memory*>(handle);
  auto const base = whence == SEEK_CUR   ? memory.at
                    : whence == SEEK_END ? std::uint64_t{memory.bytes.size()}
                                         : std::uint64_t{0};
  memory.at = base + offset;
  return memory.at;
}
int close_memory(thandle_t) {
  return 0;
}
toff_t size_of_memory(thandle_t handle) {
  return static_cast<Memory*>(handle)->bytes.size();
}

class TiffHeights {
 public:
  TiffHeights(std::string name, std::string_view bytes) : name_(std::move(name)), memory_{bytes} {}

  base::Result<geo::HeightGrid> run() {
    TIFFSetErrorHandler(nullptr);
    TIFFSetWarningHandler(nullptr);
    tiff_.reset(TIFFClientOpen(name_.c_str(), "rm", &memory_, read_memory, write_nothing,
                               seek_memory, close_memory, size_of_memory, nullptr, nullptr));
    if (!tiff_) return refuse("is no TIFF file or is cut short: download it again");
    MAGPIE_TRY_STATUS(read_layout());
    MAGPIE_TRY_STATUS(check_reference());
    MAGPIE_TRY_STATUS(place_grid());
    read_no_data();
    grid_.samples.assign(std::size_t{grid_.rows} * grid_.columns, geo::kNoHeight);
    MAGPIE_TRY_STATUS(TIFFIsTiled(tiff_.get()) != 0 ? read_tiles() : read_strips());
    return std::move(grid_);
  }

 private:
  tl::unexpected<base::Error> refuse(std::string const& what) const {
    return fail(ErrorCode::invalid_data, fmt::format("{} {}.", name_, what));
  }

  template <class T>
  T field(std::uint32_t tag, T otherwise) const {
    T value{};
    return TIFFGetFieldDefaulted(tiff_.get(), tag, &value) == 1 ? value : otherwise;
  }

  // The values of a tag that libtiff does not know: it keeps them with the type the file states, so
  // that is asked for. Empty where the file has none or of another type.
  template <class T>
  std::vector<T> list(std::uint32_t tag, TIFFDataType type) const {
    auto const* const known = TIFFFieldWithTag(tiff_.get(), tag);
    bool const is_list = known != nullptr && TIFFFieldDataType(known) == type &&
                         TIFFFieldPassCount(known) != 0 &&
                         TIFFFieldReadCount(known) == TIFF_VARIABLE2;
    std::uint32_t count = 0;
    T* values = nullptr;
    if (!is_list || TIFFGetField(tiff_.get(), tag, &count, &values) != 1 || values == nullptr)
      return {};
    return std::vector<T>(values, values + count);
  }

  base::Status read_layout() {
    grid_.columns = field<std::uint32_t>(TIFFTAG_IMAGEWIDTH, 0);
    grid_.rows = field<std::uint32_t>(TIFFTAG_IMAGELENGTH, 0);
    auto const bits = field<std::uint16_t>(TIFFTAG_BITSPERSAMPLE, 0);
    auto const format = field<std::uint16_t>(TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
    auto const bands = field<std::uint16_t>(TIFFTAG_SAMPLESPERPIXEL, 1);
    if (grid_.rows < 2 || grid_.columns < 2) return refuse("holds no grid of heights");
    if (std::uint64_t{grid_.rows} * grid_.columns > geo::kHeightSamplesMax) {
      return refuse(
          fmt::format("has {} × {} heights, more than {} million: cut it into squares of "
                      "one degree",
                      grid_.columns, grid_.rows, geo::kHeightSamplesMax / 1'000'000));
    }
    is_float_ = format == SAMPLEFORMAT_IEEEFP && bits == 32;
    bool const is_whole = format == SAMPLEFORMAT_INT && bits == 16;
    if (bands != 1 || (!is_float_ && !is_whole)) {
      return refuse(
          fmt::format("has {} bands of {} bits where one band of 16-bit whole or 32-bit "
                      "floating metres belongs: it is a picture, or must be converted",
                      bands, bits));
    }
    if (!list<double>(kTransformation, TIFF_DOUBLE).empty()) {
      return refuse(
          "places its grid by a transformation (ModelTransformation), which may be turned: convert "
          "it to north-up degrees, such as by gdalwarp -t_srs EPSG:4326");
    }
    return {};
  }

  std::optional<std::uint16_t> geo_key(std::uint16_t key) const {
    auto const keys = list<std::uint16_t>(kGeoKeys, TIFF_SHORT);
    for (std::size_t i = 4; i + 3 < keys.size(); i += 4) {
      // A value that stands in another tag has that tag's number here.
      if (keys[i] == key && keys[i + 1] == 0) return keys[i + 3];
    }
    return std::nullopt;
  }

  base::Status check_reference() {
    auto const model = geo_key(kModelType);
    auto const crs = geo_key(kGeodeticCrs);
    bool const is_wgs84 = !crs || *crs == kWgs84 || *crs == kUserDefined;
    if (model && *model == kGeographic && is_wgs84) return {};
    return refuse("is not in degrees on WGS84: convert it, such as by gdalwarp -t_srs EPSG:4326");
  }

  base::Status place_grid() {
    auto const scale = list<double>(kPixelScale, TIFF_DOUBLE);
    auto const tie = list<double>(kTiepoint, TIFF_DOUBLE);
    if (scale.size() < 2 || tie.size() < 6)
      return refuse("does not say where its grid lies (ModelPixelScale, ModelTiepoint)");
    grid_.lon_step = scale[0];
    grid_.lat_step = scale[1];
    // A pixel that is an area has its height in its middle.
    double const middle = geo_key(kRasterType) == kPixelIsPoint ? 0 : 0.5;
    grid_.west = tie[3] + (middle - tie[0]) * scale[0];
    grid_.north = tie[4] - (middle - tie[1]) * scale[1];
    bool const has_steps = scale[0] > 0 && scale[1] > 0 && scale[0] < 1 && scale[1] < 1;
    bool const is_on_earth = std::isfinite(grid_.west) && std::isfinite(grid_.north) &&
                             grid_.north <= 90.5 && grid_.south() >= -90.5 &&
                             grid_.west >= -180.5 && grid_.east() <= 180.5;
    if (!has_steps || !is_on_earth) return refuse("lies outside of the earth's degrees");
    return {};
  }

  void read_no_data() {
    auto const letters = list<char>(kNoData, TIFF_ASCII);
    std::string const text(letters.begin(), std::find(letters.begin(), letters.end(), '\0'));
    no_data_ = base::parse_number(base::trim(text));
  }

  std::uint16_t packed(char const* at) const {
    double meters = 0;
    if (is_float_) {
      float value = 0;
      std::memcpy(&value, at, sizeof(value));
      meters = double(value);
    } else {
      std::int16_t value = 0;
      std::memcpy(&value, at, sizeof(value));
      meters = value;
    }
    if (no_data_ && meters == *no_data_) return geo::kNoHeight;
    return geo::pack_height(meters);
  }

  // A rectangle of the grid as it came out of a strip or tile that is `width` wide.
  struct Piece {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    std::uint32_t rows = 0;
    std::uint32_t columns = 0;
    std::uint32_t width = 0;
  };
  void take(Piece const& piece) {
    std::size_t const size = is_float_ ? sizeof(float) : sizeof(std::int16_t);
    for (std::uint32_t r = 0; r < piece.rows; ++r) {
      auto* out = &grid_.samples[std::size_t{piece.row + r} * grid_.columns + piece.column];
      auto const* in = buffer_.data() + std::size_t{r} * piece.width * size;
      for (std::uint32_t c = 0; c < piece.columns; ++c) out[c] = packed(in + c * size);
    }
  }

  // The buffer for pieces of `bytes` bytes that hold `samples` samples.
  base::Status prepare(tmsize_t bytes, std::uint64_t samples) {
    std::uint64_t const needed = samples * (is_float_ ? 4 : 2);
    if (bytes <= 0 || bytes > kPieceMaxBytes || static_cast<std::uint64_t>(bytes) < needed)
      return refuse("is a damaged TIFF file: download it again");
    buffer_.resize(static_cast<std::size_t>(bytes));
    return {};
  }

  base::Status read_strips() {
    auto const rows = std::min(field<std::uint32_t>(TIFFTAG_ROWSPERSTRIP, grid_.rows), grid_.rows);
    if (rows == 0) return refuse("is a damaged TIFF file: download it again");
    MAGPIE_TRY_STATUS(prepare(TIFFStripSize(tiff_.get()), std::uint64_t{rows} * grid_.columns));
    std::uint32_t strip = 0;
    for (std::uint32_t row = 0; row < grid_.rows; row += rows, ++strip) {
      auto const count = std::min(rows, grid_.rows - row);
      std::fill(buffer_.begin(), buffer_.end(), '\0');
      auto const got = TIFFReadEncodedStrip(tiff_.get(), strip, buffer_.data(),
                                            static_cast<tmsize_t>(buffer_.size()));
      std::uint64_t const needed = std::uint64_t{count} * grid_.columns * (is_float_ ? 4U : 2U);
      if (got < 0 || static_cast<std::uint64_t>(got) < needed) return refuse_cut(row);
      take({row, 0, count, grid_.columns, grid_.columns});
    }
    return {};
  }

  base::Status read_tiles() {
    auto const width = field<std::uint32_t>(TIFFTAG_TILEWIDTH, 0);
    auto const length = field<std::uint32_t>(TIFFTAG_TILELENGTH, 0);
    if (width == 0 || length == 0 || width > 65'536 || length > 65'536)
      return refuse("is a damaged TIFF file: download it again");
    MAGPIE_TRY_STATUS(prepare(TIFFTileSize(tiff_.get()), std::uint64_t{width} * length));
    for (std::uint64_t row = 0; row < grid_.rows; row += length) {
      for (std::uint64_t column = 0; column < grid_.columns; column += width) {
        auto const r = static_cast<std::uint32_t>(row);
        auto const c = static_cast<std::uint32_t>(column);
        auto const tile = TIFFComputeTile(tiff_.get(), c, r, 0, 0);
        auto const got = TIFFReadEncodedTile(tiff_.get(), tile, buffer_.data(),
                                             static_cast<tmsize_t>(buffer_.size()));
        if (got != static_cast<tmsize_t>(buffer_.size())) return refuse_cut(r);
        take({r, c, std::min(length, grid_.rows - r), std::min(width, grid_.columns - c), width});
      }
    }
    return {};
  }

  base::Status refuse_cut(std::uint32_t row) const {
    return refuse(
        fmt::format("cannot be read from row {} on, it is cut short or damaged: download "
                    "it again",
                    row + 1));
  }

  struct Close {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
  };

  std::string name_;
  Memory memory_;
  std::unique_ptr<TIFF, Close> tiff_;
  geo::HeightGrid grid_;
  bool is_float_ = false;
  std::optional<double> no_data_;
  std::vector<char> buffer_;
};

}  // namespace

base::Result<geo::HeightGrid> read_height_tiff(std::string const& name, std::string_view bytes) {
  return TiffHeights(name, bytes).run();
}

}  // namespace magpie::files
