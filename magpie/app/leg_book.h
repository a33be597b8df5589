// LegBook: the legs between places of the catalogue. Computed on the loaded road network where it
// covers both ends, estimated where it does not, and always labelled. Shared by all threads.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "magpie/catalog/place.h"
#include "magpie/roads/legs.h"
#include "magpie/roads/network.h"

namespace magpie::app {

class LegBook {
 public:
  // A place farther than this from every road is not covered by the network.
  static constexpr double kSnapLimitM = 1500;

  // `network` is shared with everybody who draws it; null where no extract is loaded.
  explicit LegBook(std::shared_ptr<roads::Network const> network);

  bool has_network() const { return network_ != nullptr; }
  roads::Network const* network() const { return network_.get(); }

  // Every place must have a location. Equal lists are answered from a small cache.
  std::shared_ptr<roads::LegMatrix const> matrix(
      std::vector<catalog::Place const*> const& places) const;

  roads::LegPath path(catalog::Place const& from, catalog::Place const& to) const;

 private:
  roads::LegMatrix compute(std::vector<catalog::Place const*> const& places) const;

  std::shared_ptr<roads::Network const> network_;
  mutable std::mutex mutex_;
  mutable std::map<std::string, std::shared_ptr<roads::LegMatrix const>> cache_;
};

}  // namespace magpie::app
