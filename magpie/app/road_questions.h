// Questions to the roads that are not about a plan: a route, a table of times, the nearest roads,
// what lies within so many minutes. What no extract covers is estimated and says so; a place that
// only roads without a way out are near to is named.
#pragma once

#include <string>
#include <vector>

#include "magpie/app/road_wish.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/roads/network.h"

namespace magpie::app {

inline constexpr int kIsochroneMaxS = 7200;
inline constexpr std::size_t kIsochroneLimitsMax = 10;
inline constexpr std::size_t kNearestMax = 100;
// Cells of a table: 2,500 × 2,500 on the command line, fewer over HTTP.
inline constexpr std::size_t kTableCellsMax = 6'250'000;
inline constexpr std::size_t kHttpTableCellsMax = 1'000'000;

struct RouteAnswer {
  roads::LegPath path;
  std::string method;  // the profile's version, or the estimate's
  std::vector<api::Sentence> notes;
};
RouteAnswer road_route(Workspace const& workspace, RoadWish const& wish, geo::LatLng from,
                       geo::LatLng to);

struct TableQuestion {
  std::vector<geo::LatLng> sources;
  std::vector<geo::LatLng> targets;
  std::size_t cells_max = kHttpTableCellsMax;
};
struct TableAnswer {
  std::size_t columns = 0;
  std::vector<roads::Leg> cells;  // row-major
  std::string method;
};
base::Result<TableAnswer> road_table(Workspace const& workspace, RoadWish const& wish,
                                     TableQuestion const& question);

struct NearestAnswer {
  std::vector<roads::Network::Snap> roads;  // nearest first
  std::vector<api::Sentence> notes;
};
base::Result<NearestAnswer> road_nearest(Workspace const& workspace, RoadWish const& wish,
                                         geo::LatLng place, std::size_t count);

struct IsochroneAnswer {
  std::vector<int> limits_s;  // ascending
  std::vector<roads::Network::Reached> lines;
  std::string method;
};
// `limits_s` within 1 and kIsochroneMaxS, at most kIsochroneLimitsMax of them.
base::Result<IsochroneAnswer> road_isochrone(Workspace const& workspace, RoadWish const& wish,
                                             geo::LatLng from, std::vector<int> limits_s);
// "15,30,60" minutes as seconds.
base::Result<std::vector<int>> read_limits(std::string const& minutes);

// GeoJSON of the answers; the table is JSON with null where there is no way.
std::string route_json(RouteAnswer const& answer);
std::string table_json(TableAnswer const& answer);
std::string nearest_json(NearestAnswer const& answer);
std::string isochrone_json(IsochroneAnswer const& answer);

}  // namespace magpie::app
