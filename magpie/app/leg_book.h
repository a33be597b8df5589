// LegBook: the legs between places of the catalogue. Computed on the loaded road network where it
// covers both ends, estimated where it does not, and always labelled. One book is about one set of
// roads; book_for() gives those of another vehicle, date or wish. Shared by all threads.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "magpie/app/road_change_book.h"
#include "magpie/app/road_wish.h"
#include "magpie/catalog/place.h"
#include "magpie/roads/legs.h"
#include "magpie/roads/network.h"

namespace magpie::app {

// Where a book gets other roads from; must outlive it.
struct RoadSource {
  std::function<std::shared_ptr<roads::Network const>(RoadWish const&)> network;
  std::function<std::shared_ptr<RoadChangeList const>()> changes;
};

class LegBook {
 public:
  // A place farther than this from every road is not covered by the network.
  static constexpr double kSnapLimitM = 1500;

  // `network` is shared with everybody who draws it; null where no extract is loaded.
  explicit LegBook(std::shared_ptr<roads::Network const> network, RoadSource source = {},
                   roads::Vehicle vehicle = roads::Vehicle::car);

  // The book of the roads as somebody wishes to travel; this one where those are its own.
  std::shared_ptr<LegBook const> book_for(RoadWish const& wish) const;
  // What the alliance says of its roads by now; null where no source is known.
  std::shared_ptr<RoadChangeList const> road_changes() const;
  roads::Vehicle vehicle() const { return vehicle_; }

  bool has_network() const { return network_ != nullptr; }
  roads::Network const* network() const { return network_.get(); }

  // Every place must have a location. Equal lists are answered from a small cache.
  std::shared_ptr<roads::LegMatrix const> matrix(
      std::vector<catalog::Place const*> const& places) const;

  roads::LegPath path(catalog::Place const& from, catalog::Place const& to) const;

 private:
  roads::LegMatrix compute(std::vector<catalog::Place const*> const& places) const;
  roads::Leg estimate(catalog::Place const& from, catalog::Place const& to) const;

  std::shared_ptr<roads::Network const> network_;
  RoadSource source_;
  roads::Vehicle vehicle_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<roads::LegMatrix const>> cache_;
  mutable std::vector<std::shared_ptr<LegBook const>> others_;  // the last few
};

}  // namespace magpie::app
