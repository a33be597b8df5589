// Joining outlines and finding their centres: the geometry half of osm_collect.h.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "magpie/files/osm_collect.h"
#include "magpie/geo/distance.h"

namespace magpie::files {

namespace {

// The point half way along the line.
geo::LatLng middle_of(std::span<geo::LatLng const> line) {
  double const half = geo::length_m(line) / 2;
  double travelled = 0;
  for (std::size_t i = 1; i < line.size(); ++i) {
    double const step = geo::distance_m(line[i - 1], line[i]);
    if (travelled + step >= half && step > 0) {
      return geo::between(line[i - 1], line[i], (half - travelled) / step);
    }
    travelled += step;
  }
  return line.front();
}

// The centre of area on a plane; good for anything a traveller calls one place.
std::optional<geo::LatLng> area_center(std::span<geo::LatLng const> ring) {
  double area = 0;
  double x = 0;
  double y = 0;
  auto const origin = ring.front();
  for (std::size_t i = 1; i < ring.size(); ++i) {
    double const ax = double(ring[i - 1].lon_e7) - origin.lon_e7;
    double const ay = double(ring[i - 1].lat_e7) - origin.lat_e7;
    double const bx = double(ring[i].lon_e7) - origin.lon_e7;
    double const by = double(ring[i].lat_e7) - origin.lat_e7;
    double const cross = ax * by - bx * ay;
    area += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  if (std::abs(area) < 1) return std::nullopt;
  double const lat = (origin.lat_e7 + y / (3 * area)) * 1e-7;
  double const lon = (origin.lon_e7 + x / (3 * area)) * 1e-7;
  return geo::make_latlng(lat, lon);
}

}  // namespace

std::optional<geo::LatLng> center_of(std::span<geo::LatLng const> line) {
  if (line.empty()) return std::nullopt;
  if (line.size() >= 4 && line.front() == line.back()) {
    if (auto const center = area_center(line)) return center;
  }
  return middle_of(line);
}

Rings join_rings(std::vector<std::vector<std::int64_t>> pieces) {
  std::unordered_multimap<std::int64_t, std::size_t> by_end;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].empty()) continue;
    by_end.emplace(pieces[i].front(), i);
    by_end.emplace(pieces[i].back(), i);
  }
  std::vector<char> is_used(pieces.size(), 0);
  // A piece that ends at the node and is not used yet. Used ones are struck out on the way, so that
  // thousands of pieces at one node cost no more than one look each.
  auto const take_free = [&](std::int64_t node) -> std::optional<std::size_t> {
    auto at = by_end.find(node);
    while (at != by_end.end() && is_used[at->second] != 0) {
      by_end.erase(at);
      at = by_end.find(node);
    }
    if (at == by_end.end()) return std::nullopt;
    return at->second;
  };
  Rings rings;
  for (std::size_t start = 0; start < pieces.size(); ++start) {
    if (is_used[start] != 0 || pieces[start].empty()) continue;
    is_used[start] = 1;
    auto ring = pieces[start];
    while (ring.front() != ring.back()) {
      auto const next = take_free(ring.back());
      if (!next) break;
      is_used[*next] = 1;
      auto const& piece = pieces[*next];
      if (piece.front() == ring.back())
        ring.insert(ring.end(), piece.begin() + 1, piece.end());
      else
        ring.insert(ring.end(), piece.rbegin() + 1, piece.rend());
    }
    bool const is_closed = ring.size() >= 4 && ring.front() == ring.back();
    (is_closed ? rings.closed : rings.open).push_back(std::move(ring));
  }
  return rings;
}

}  // namespace magpie::files
