#include "magpie/app/link_ends.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "magpie/app/road_change_view.h"
#include "magpie/base/text.h"
#include "magpie/geo/distance.h"

namespace magpie::app {

namespace {

constexpr double kReachM = 50;        // within which a link joins a road
constexpr double kToldReachM = 5000;  // how far away a road is looked for, to say so

// The gap between a point and the nearest of the other links.
double gap_to_links(geo::LatLng point, std::vector<RoadShape> const& links) {
  double gap_m = kToldReachM;
  for (auto const& link : links) {
    for (std::size_t i = 1; i < link.front().size(); ++i) {
      gap_m = std::min(gap_m, geo::project(point, link.front()[i - 1], link.front()[i]).distance_m);
    }
  }
  return gap_m;
}

std::shared_ptr<roads::Network const> roads_for(Workspace const& workspace,
                                                store::RoadChange const& change) {
  for (auto const vehicle : roads::kVehicles) {
    auto const words = base::split_list(change.vehicles, ' ');
    bool const is_meant = words.empty() || std::find(words.begin(), words.end(),
                                                     roads::vehicle_name(vehicle)) != words.end();
    if (!is_meant) continue;
    if (auto network = workspace.map_network(vehicle)) return network;
  }
  return nullptr;
}

base::Status refuse(char const* zh, char const* en, double gap_m) {
  auto const far_zh = gap_m < kToldReachM
                          ? fmt::format("离最近的道路{:.0f}米", gap_m)
                          : fmt::format("附近{:.0f}公里内没有道路", kToldReachM / 1000);
  auto const far_en = gap_m < kToldReachM
                          ? fmt::format("lies {:.0f} m from the nearest road", gap_m)
                          : fmt::format("has no road within {:.0f} km", kToldReachM / 1000);
  return base::fail(
      base::ErrorCode::invalid_argument,
      fmt::format(
          "连接线的{}{}，请画到距道路{:.0f}米以内。 The {} of the link {}: draw it to within "
          "{:.0f} m of a road.",
          zh, far_zh, kReachM, en, far_en, kReachM),
      "geometry");
}

}  // namespace

base::Status check_link_ends(Workspace const& workspace, store::RoadChange const& change,
                             std::vector<store::RoadChange> const& others) {
  if (change.kind != "link") return {};
  auto const network = roads_for(workspace, change);
  if (!network) return {};
  std::vector<RoadShape> links;
  for (auto const& other : others) {
    if (other.kind != "link") continue;
    MAGPIE_TRY(auto shape, read_shape(geometry_of(other)));
    links.push_back(std::move(shape));
  }
  MAGPIE_TRY(auto const shape, read_shape(geometry_of(change)));
  auto const gap = [&](geo::LatLng end) {
    return std::min(gap_to_links(end, links),
                    network->gap_m(end, kToldReachM).value_or(kToldReachM));
  };
  if (auto const gap_m = gap(shape.front().front()); gap_m > kReachM)
    return refuse("起点", "start", gap_m);
  if (auto const gap_m = gap(shape.front().back()); gap_m > kReachM)
    return refuse("终点", "end", gap_m);
  return {};
}

}  // namespace magpie::app
