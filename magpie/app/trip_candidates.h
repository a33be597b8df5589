// Which places a trip may use: stops worth considering, beds to sleep in, and the places that were
// set aside before the search, each with its reason.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "magpie/app/catalogue.h"
#include "magpie/app/trip_rules.h"
#include "magpie/base/fen.h"
#include "magpie/catalog/defaults.h"
#include "magpie/catalog/score.h"

namespace magpie::app {

// More stops than this are not handed to the search: the best by score are.
inline constexpr std::size_t kStopsMax = 300;
inline constexpr std::size_t kBedsMax = 30;

struct StopCandidate {
  CatalogueEntry const* entry = nullptr;
  catalog::Score score;
  catalog::Assumed<int> minutes;
  catalog::Assumed<base::Fen> price;
  base::Fen fee;    // of the whole party
  int service = 0;  // minutes on site at this party's pace, with what a coach takes
  std::vector<catalog::DayHours> hours;  // one per day of the trip
  std::string hours_rule;
  bool must = false;
};

// A place the search never sees. `rule` is a word of the contract's LeftOut.
struct SetAside {
  CatalogueEntry const* entry = nullptr;
  int score = 0;
  std::string rule;
};

struct TripPlaces {
  std::vector<StopCandidate> stops;         // by id
  std::vector<CatalogueEntry const*> beds;  // by id
  std::vector<SetAside> set_aside;          // best score first
};

// `named` are ids that must become stops whatever their score: musts, locks, a person's own order.
// Errors name the id that is unknown or has no position.
base::Result<TripPlaces> choose_places(Catalogue const& catalogue, api::TripRequest const& request,
                                       TripRules const& rules, std::set<std::int64_t> const& named);

// Ids of `must` and `locks`.
std::set<std::int64_t> obligatory_ids(api::TripRequest const& request);

}  // namespace magpie::app
