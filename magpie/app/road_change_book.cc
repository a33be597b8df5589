#include "magpie/app/road_change_book.h"

#include <algorithm>

#include "magpie/base/check.h"
#include "magpie/base/text.h"

namespace magpie::app {

namespace {

roads::VehicleSet vehicles_of(store::RoadChange const& change) {
  if (change.vehicles.empty()) return roads::VehicleSet::all();
  roads::VehicleSet vehicles;
  for (auto const& word : base::split_list(change.vehicles, ' ')) {
    if (auto const vehicle = roads::find_vehicle(word)) vehicles.add(*vehicle);
  }
  return vehicles;
}

HeldRoadChange held(store::RoadChange row) {
  auto const geometry = geometry_of(row);
  auto shape = read_shape(geometry);
  MAGPIE_CHECK(shape.has_value());
  bool const is_area = geometry.type == api::RoadGeometryType::Polygon ||
                       geometry.type == api::RoadGeometryType::MultiPolygon;
  auto const kind = *api::parse_word<api::RoadChangeKind>(row.kind);
  auto const window = window_of(row);
  auto const vehicles = vehicles_of(row);
  return {std::move(row), kind, window, vehicles, std::move(*shape), is_area};
}

roads::RoadClass class_of(std::string const& word) {
  using roads::RoadClass;
  for (auto const road_class : {RoadClass::tertiary, RoadClass::unclassified,
                                RoadClass::residential, RoadClass::service, RoadClass::track}) {
    if (roads::road_class_name(road_class) == word) return road_class;
  }
  return RoadClass::unclassified;
}

}  // namespace

std::vector<HeldRoadChange const*> changes_for(RoadChangeList const& list, RoadWish const& wish) {
  auto const date = wish.when ? std::optional(wish.when->date) : std::nullopt;
  std::vector<HeldRoadChange const*> found;
  for (auto const& change : list) {
    if (change.vehicles.has(wish.vehicle) && roads::holds_on(change.window, date))
      found.push_back(&change);
  }
  return found;
}

HeldRoadChange const* find_change(std::vector<HeldRoadChange const*> const& held,
                                  api::RoadChangeKind kind, std::string const& name) {
  auto const found = std::find_if(held.begin(), held.end(), [&](auto const* change) {
    return change->kind == kind && change->row.name == name;
  });
  return found == held.end() ? nullptr : *found;
}

roads::LinkRoad link_of(HeldRoadChange const& change, roads::Vehicle vehicle) {
  roads::LinkRoad link;
  link.name = change.row.name;
  link.line = change.shape.front();
  link.road_class = class_of(change.row.road->road_class);
  if (change.row.road->speed_kmh) link.speed_kmh = static_cast<int>(*change.row.road->speed_kmh);
  link.is_unpaved = change.row.road->unpaved;
  link.is_oneway = change.row.road->oneway;
  link.is_allowed = !change.row.vehicles.empty() && change.vehicles.has(vehicle);
  return link;
}

std::shared_ptr<RoadChangeList const> RoadChangeBook::current(store::Db& db) {
  auto const revision = store::road_changes_revision(db);
  if (list_ && revision == revision_) return list_;
  RoadChangeList list;
  for (auto& row : store::list_road_changes(db, {}, std::nullopt, store::kRoadChangesMax))
    list.push_back(held(std::move(row)));
  std::reverse(list.begin(), list.end());
  list_ = std::make_shared<RoadChangeList const>(std::move(list));
  revision_ = revision;
  return list_;
}

}  // namespace magpie::app
