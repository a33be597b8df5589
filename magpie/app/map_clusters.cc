#include "magpie/app/map_clusters.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "magpie/app/map_point.h"

namespace magpie::app {

namespace {

constexpr int kSquaresPerTileBits = 2;  // tiles of 256 pixels, squares of 64

struct Cluster {
  std::int64_t count = 0;
  std::int64_t lat_sum = 0;
  std::int64_t lon_sum = 0;
  geo::Box bounds;
  CatalogueEntry const* first = nullptr;
};

// Ordered by the first place, which is ordered by id.
class Squares {
 public:
  Squares(int zoom, std::optional<geo::Box> const& box) : shift_(32 - zoom - kSquaresPerTileBits) {
    if (!box) return;
    MapPoint const low = map_point(box->low);
    MapPoint const high = map_point(box->high);
    west_ = low.x >> shift_;
    east_ = high.x >> shift_;
    north_ = high.y >> shift_;
    south_ = low.y >> shift_;
  }

  bool holds(MapPoint const& point) const {
    std::uint32_t const x = point.x >> shift_;
    std::uint32_t const y = point.y >> shift_;
    return x >= west_ && x <= east_ && y >= north_ && y <= south_;
  }

  void add(MapPoint const& point, CatalogueEntry const& entry) {
    std::uint64_t const key =
        (std::uint64_t{point.x >> shift_} << 32) | std::uint64_t{point.y >> shift_};
    auto const [found, is_new] = at_.try_emplace(key, clusters_.size());
    if (is_new) clusters_.push_back({0, 0, 0, {}, &entry});
    auto& cluster = clusters_[found->second];
    ++cluster.count;
    cluster.lat_sum += point.location.lat_e7;
    cluster.lon_sum += point.location.lon_e7;
    cluster.bounds.extend(point.location);
  }

  std::vector<Cluster> const& clusters() const { return clusters_; }

 private:
  int shift_;
  std::uint32_t west_ = 0;
  std::uint32_t east_ = UINT32_MAX;
  std::uint32_t north_ = 0;
  std::uint32_t south_ = UINT32_MAX;
  std::unordered_map<std::uint64_t, std::size_t> at_;
  std::vector<Cluster> clusters_;
};

void append_cluster(std::string& out, Cluster const& cluster) {
  auto const count = double(cluster.count);
  fmt::format_to(
      std::back_inserter(out),
      R"({{"type":"Feature","geometry":{{"type":"Point","coordinates":[{:.6f},{:.6f}]}},)"
      R"("properties":{{"cluster":true,"count":{},"bounds":[{:.6f},{:.6f},{:.6f},{:.6f}]}}}})",
      double(cluster.lon_sum) / count * 1e-7, double(cluster.lat_sum) / count * 1e-7, cluster.count,
      cluster.bounds.low.lon(), cluster.bounds.low.lat(), cluster.bounds.high.lon(),
      cluster.bounds.high.lat());
}

}  // namespace

std::string map_clusters(Catalogue const& catalogue, PlaceQuery const& query, int zoom) {
  Squares squares(std::clamp(zoom, 0, kZoomMax), query.box);
  auto wanted = query;
  wanted.box.reset();  // the squares decide
  visit_matching(catalogue, wanted,
                 [&](std::size_t, CatalogueEntry const& entry, PlaceTraits const& traits) {
                   if (traits.has_location && squares.holds(traits.point))
                     squares.add(traits.point, entry);
                 });
  std::string out = R"({"type":"FeatureCollection","features":[)";
  bool is_first = true;
  for (auto const& cluster : squares.clusters()) {
    if (!is_first) out += ',';
    is_first = false;
    if (cluster.count == 1) {
      append_feature(out, *cluster.first);
    } else {
      append_cluster(out, cluster);
    }
  }
  out += "]}";
  return out;
}

}  // namespace magpie::app
