#include "magpie/files/dem_hgt.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <regex>

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::array<std::uint32_t, 2> kSides{1201, 3601};
constexpr std::int16_t kVoid = -32768;

struct Corner {
  int south = 0;
  int west = 0;
};

std::optional<Corner> corner_of(std::string const& name) {
  static std::regex const form("^([NnSs])([0-9]{2})([EeWw])([0-9]{3})([^0-9].*)?$");
  std::smatch match;
  if (!std::regex_match(name, match, form)) return std::nullopt;
  int const lat = std::stoi(match[2]);
  int const lon = std::stoi(match[4]);
  bool const is_south = match[1] == "S" || match[1] == "s";
  bool const is_west = match[3] == "W" || match[3] == "w";
  Corner const corner{is_south ? -lat : lat, is_west ? -lon : lon};
  bool const is_on_earth =
      corner.south >= -90 && corner.south < 90 && corner.west >= -180 && corner.west < 180;
  return is_on_earth ? std::optional(corner) : std::nullopt;
}

std::optional<std::uint32_t> side_of(std::size_t size) {
  for (auto const side : kSides) {
    if (size == std::size_t{2} * side * side) return side;
  }
  return std::nullopt;
}

}  // namespace

base::Result<geo::HeightGrid> read_hgt(std::string const& name, std::string_view bytes) {
  auto const corner = corner_of(name);
  if (!corner) {
    return fail(ErrorCode::invalid_data,
                fmt::format("{}: the name does not say which square this is; name it by its "
                            "south-west corner, such as N42E001.hgt.",
                            name));
  }
  auto const side = side_of(bytes.size());
  if (!side) {
    return fail(ErrorCode::invalid_data,
                fmt::format("{} has {} bytes where an .hgt square has 2,884,802 or 25,934,402: "
                            "download it again.",
                            name, bytes.size()));
  }
  double const step = 1.0 / (*side - 1);
  geo::HeightGrid grid{corner->south + 1.0, double(corner->west), step, step, *side, *side, {}};
  grid.samples.reserve(bytes.size() / 2);
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    auto const high = static_cast<unsigned char>(bytes[i]);
    auto const low = static_cast<unsigned char>(bytes[i + 1]);
    auto const meters = static_cast<std::int16_t>(high << 8U | low);
    grid.samples.push_back(meters == kVoid ? geo::kNoHeight : geo::pack_height(meters));
  }
  return grid;
}

}  // namespace magpie::files
