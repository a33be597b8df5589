#include "magpie/app/line_text.h"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "magpie/app/place_view.h"

namespace magpie::app {

namespace {

constexpr std::int64_t kUnitsPerDegree = 10'000'000;
constexpr std::size_t kLongestNumber = 12;  // -180.1234567

void append_degrees(std::string& out, std::int32_t value_e7) {
  std::array<char, kLongestNumber> buffer{};
  auto at = buffer.size();
  auto const size = std::abs(std::int64_t{value_e7});
  auto rest = size % kUnitsPerDegree;
  int digits = 7;
  for (; digits > 1 && rest % 10 == 0; --digits) rest /= 10;
  for (; digits > 0; --digits, rest /= 10) buffer[--at] = static_cast<char>('0' + rest % 10);
  buffer[--at] = '.';
  auto degrees = size / kUnitsPerDegree;
  do {
    buffer[--at] = static_cast<char>('0' + degrees % 10);
    degrees /= 10;
  } while (degrees > 0);
  if (value_e7 < 0) buffer[--at] = '-';
  out.append(buffer.data() + at, buffer.size() - at);
}

}  // namespace

std::string line_text(std::span<geo::LatLng const> line) {
  std::string out = R"({"coordinates":[)";
  out.reserve(line.size() * (2 * kLongestNumber + 4) + 64);
  for (auto const& point : line) {
    if (out.back() == ']') out += ',';
    out += '[';
    append_degrees(out, point.lon_e7);
    out += ',';
    append_degrees(out, point.lat_e7);
    out += ']';
  }
  return out + R"(],"type":"LineString"})";
}

nlohmann::json line_json(std::span<geo::LatLng const> line) {
  auto coordinates = nlohmann::json::array();
  for (auto const point : line) coordinates.push_back(position_of(point));
  return {{"type", "LineString"}, {"coordinates", std::move(coordinates)}};
}

}  // namespace magpie::app
