// RoadChangeBook: the road changes of an alliance ready for the networks, read again when one was
// saved. Which of them hold depends on the date and the vehicle only.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "magpie/app/road_change_view.h"
#include "magpie/app/road_wish.h"
#include "magpie/roads/change_window.h"
#include "magpie/roads/network.h"
#include "magpie/store/db.h"
#include "magpie/store/road_change_store.h"

namespace magpie::app {

struct HeldRoadChange {
  store::RoadChange row;
  api::RoadChangeKind kind;
  roads::ChangeWindow window;
  roads::VehicleSet vehicles;
  RoadShape shape;
  bool is_area = false;
};

// Those that are not removed, by id.
using RoadChangeList = std::vector<HeldRoadChange>;

// The changes that hold for the vehicle on the date of the wish, by id.
std::vector<HeldRoadChange const*> changes_for(RoadChangeList const& list, RoadWish const& wish);
// The one of that kind and name among them; null where there is none.
HeldRoadChange const* find_change(std::vector<HeldRoadChange const*> const& held,
                                  api::RoadChangeKind kind, std::string const& name);

// A link as the roads know it.
roads::LinkRoad link_of(HeldRoadChange const& change, roads::Vehicle vehicle);

class RoadChangeBook {
 public:
  // Looks at the database each time: one small statement. One thread at a time.
  std::shared_ptr<RoadChangeList const> current(store::Db& db);

 private:
  std::int64_t revision_ = -1;
  std::shared_ptr<RoadChangeList const> list_;  // shared with whoever still works with it
};

}  // namespace magpie::app
