#include "magpie/geo/height_bytes.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <type_traits>

#include "magpie/base/gzip.h"
#include "magpie/base/hash.h"

namespace magpie::geo {

namespace {

static_assert(std::endian::native == std::endian::little, "the artefact is little-endian");

using base::ErrorCode;

constexpr std::string_view kMagic = "MAGPIE-HEIGHTS\n";
constexpr std::uint32_t kFormat = 1;
constexpr std::uint32_t kLevelsMax = 8;
constexpr std::size_t kHashSize = 64;
constexpr std::size_t kLevelSize =
    4 * sizeof(double) + 2 * sizeof(std::uint32_t) + 2 * sizeof(std::uint64_t) + kHashSize;
constexpr std::size_t kHeadSize = kMagic.size() + 2 * sizeof(std::uint32_t);

template <class T>
void put(std::string& out, T value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<char const*>(&value), sizeof(T));
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  template <class T>
  T get() {
    T value{};
    if (bytes_.size() < sizeof(T)) return value;
    std::memcpy(&value, bytes_.data(), sizeof(T));
    bytes_.remove_prefix(sizeof(T));
    return value;
  }
  std::string_view take(std::size_t size) {
    auto const taken = bytes_.substr(0, size);
    bytes_.remove_prefix(taken.size());
    return taken;
  }

 private:
  std::string_view bytes_;
};

// Neighbouring heights are alike: differences from the sample before pack to less than half, low
// and high bytes apart.
std::string pack(HeightGrid const& grid) {
  std::string low;
  std::string high;
  low.reserve(grid.samples.size());
  high.reserve(grid.samples.size());
  std::uint16_t before = 0;
  for (auto const sample : grid.samples) {
    auto const change = static_cast<std::uint16_t>(sample - before);
    low += static_cast<char>(change & 0xFFU);
    high += static_cast<char>(change >> 8U);
    before = sample;
  }
  return base::gzip(low + high);
}

base::Result<std::vector<std::uint16_t>> unpack(std::string const& packed, std::size_t count) {
  MAGPIE_TRY(auto const bytes, base::gunzip(packed, 2 * count));
  if (bytes.size() != 2 * count)
    return base::fail(ErrorCode::invalid_data, "the heights are cut short: import them again");
  std::vector<std::uint16_t> samples(count);
  std::uint16_t before = 0;
  for (std::size_t i = 0; i < count; ++i) {
    auto const low = static_cast<unsigned char>(bytes[i]);
    auto const high = static_cast<unsigned char>(bytes[count + i]);
    before = static_cast<std::uint16_t>(before + (low | high << 8U));
    samples[i] = before;
  }
  return samples;
}

bool is_shape(HeightGrid const& shape) {
  bool const is_number = std::isfinite(shape.north) && std::isfinite(shape.west) &&
                         std::isfinite(shape.lat_step) && std::isfinite(shape.lon_step);
  if (!is_number || shape.rows < 2 || shape.columns < 2) return false;
  if (!(shape.lat_step > 0) || !(shape.lon_step > 0)) return false;
  if (std::uint64_t{shape.rows} * shape.columns > kHeightSamplesMax) return false;
  return shape.north <= 91 && shape.south() >= -91 && shape.west >= -181 && shape.east() <= 181;
}

tl::unexpected<base::Error> refuse(std::string message) {
  return base::fail(ErrorCode::invalid_data, std::move(message));
}

}  // namespace

std::string write_heights(HeightGrid const& grid) {
  std::vector<HeightGrid> shapes;
  std::vector<std::string> packed;
  for (auto level = std::optional(grid); level && packed.size() < kLevelsMax;) {
    packed.push_back(pack(*level));
    auto next = halved(*level);
    level->samples = {};
    shapes.push_back(std::move(*level));
    level = std::move(next);
  }
  std::string bytes(kMagic);
  put(bytes, kFormat);
  put(bytes, static_cast<std::uint32_t>(packed.size()));
  std::uint64_t offset = kHeadSize + packed.size() * kLevelSize;
  for (std::size_t i = 0; i < packed.size(); ++i) {
    for (double const value :
         {shapes[i].north, shapes[i].west, shapes[i].lat_step, shapes[i].lon_step})
      put(bytes, value);
    put(bytes, shapes[i].rows);
    put(bytes, shapes[i].columns);
    put(bytes, offset);
    put(bytes, static_cast<std::uint64_t>(packed[i].size()));
    bytes += base::content_hash(packed[i]);
    offset += packed[i].size();
  }
  for (auto const& part : packed) bytes += part;
  return bytes;
}

base::Result<HeightFile> HeightFile::open(ReadHeightBytes read) {
  auto const head = read(0, kHeadSize);
  if (!head || !head->starts_with(kMagic))
    return refuse("this is no heights file of Magpie: import the elevation file again");
  Reader numbers(std::string_view(*head).substr(kMagic.size()));
  auto const format = numbers.get<std::uint32_t>();
  auto const count = numbers.get<std::uint32_t>();
  if (format != kFormat) {
    return refuse(fmt::format(
        "the heights have format {}, this program reads format {}: import the elevation file again",
        format, kFormat));
  }
  if (count == 0 || count > kLevelsMax)
    return refuse("the heights contradict themselves: import the elevation file again");
  MAGPIE_TRY(auto const table, read(kHeadSize, count * kLevelSize));
  HeightFile file;
  Reader reader(table);
  for (std::uint32_t i = 0; i < count; ++i) {
    Level level;
    level.shape.north = reader.get<double>();
    level.shape.west = reader.get<double>();
    level.shape.lat_step = reader.get<double>();
    level.shape.lon_step = reader.get<double>();
    level.shape.rows = reader.get<std::uint32_t>();
    level.shape.columns = reader.get<std::uint32_t>();
    level.offset = reader.get<std::uint64_t>();
    level.length = reader.get<std::uint64_t>();
    level.hash = reader.take(kHashSize);
    if (!is_shape(level.shape) || level.length > 4 * kHeightSamplesMax)
      return refuse("the heights contradict themselves: import the elevation file again");
    file.levels_.push_back(std::move(level));
  }
  file.bounds_ = file.levels_.front().shape.bounds();
  file.read_ = std::move(read);
  return file;
}

std::size_t HeightFile::level_for(double step_m) const {
  std::size_t level = 0;
  while (level + 1 < levels_.size() && levels_[level + 1].shape.step_m() <= step_m) ++level;
  return level;
}

base::Result<HeightGrid> HeightFile::grid(std::size_t number) const {
  auto const& level = levels_.at(number);
  MAGPIE_TRY(auto const packed, read_(level.offset, level.length));
  if (base::content_hash(packed) != level.hash)
    return refuse("the heights were changed after they were written: import them again");
  HeightGrid grid = level.shape;
  MAGPIE_TRY(grid.samples, unpack(packed, std::size_t{grid.rows} * grid.columns));
  return grid;
}

}  // namespace magpie::geo
