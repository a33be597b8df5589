#include "magpie/app/leg_book.h"

#include <algorithm>

#include "magpie/app/lent_threads.h"
#include "magpie/base/check.h"
#include "magpie/base/hash.h"
#include "magpie/roads/estimate.h"

namespace magpie::app {

namespace {

constexpr std::size_t kCachedMatrices = 8;
constexpr std::size_t kOtherBooksMax = 8;

bool has_any_theme(catalog::Place const& place, std::initializer_list<char const*> themes) {
  return std::any_of(place.themes.begin(), place.themes.end(), [&](std::string const& theme) {
    return std::find(themes.begin(), themes.end(), theme) != themes.end();
  });
}

roads::EndPoint end_point_of(catalog::Place const& place) {
  using catalog::Kind;
  roads::Relief relief = roads::Relief::hills;
  if (has_any_theme(place, {"mountain", "gorge", "cave", "forest", "waterfall", "grotto"})) {
    relief = roads::Relief::mountains;
  } else if (place.kind == Kind::town || place.kind == Kind::gateway) {
    relief = roads::Relief::plain;
  }
  bool const is_remote = place.kind == Kind::village || place.kind == Kind::viewpoint ||
                         place.kind == Kind::nature || relief == roads::Relief::mountains;
  return {*place.location, relief, is_remote};
}

// A stand-in position says nothing about the road to the place itself.
bool can_be_computed(catalog::Place const& place) {
  return place.precision == catalog::Precision::point;
}

std::string cache_key(std::vector<catalog::Place const*> const& places) {
  base::Hasher hasher;
  for (auto const* place : places) {
    hasher.add_field(place->key);
    hasher.add_field(std::to_string(place->location->lat_e7) + ' ' +
                     std::to_string(place->location->lon_e7));
  }
  return hasher.finish();
}

}  // namespace

LegBook::LegBook(std::shared_ptr<roads::Network const> network, RoadSource source,
                 roads::Vehicle vehicle)
    : network_(std::move(network)), source_(std::move(source)), vehicle_(vehicle) {}

std::shared_ptr<LegBook const> LegBook::book_for(RoadWish const& wish) const {
  // Who asks holds the snapshot that this book is part of.
  std::shared_ptr<LegBook const> const itself(std::shared_ptr<void>(), this);
  auto const network = source_.network ? source_.network(wish) : network_;
  if (network == network_ && wish.vehicle == vehicle_) return itself;
  std::lock_guard const lock(mutex_);
  for (auto const& other : others_) {
    if (other->network_ == network && other->vehicle_ == wish.vehicle) return other;
  }
  if (others_.size() >= kOtherBooksMax) others_.erase(others_.begin());
  others_.push_back(std::make_shared<LegBook const>(network, RoadSource{}, wish.vehicle));
  return others_.back();
}

std::shared_ptr<RoadChangeList const> LegBook::road_changes() const {
  return source_.changes ? source_.changes() : nullptr;
}

roads::Leg LegBook::estimate(catalog::Place const& from, catalog::Place const& to) const {
  auto leg = roads::estimate_leg(end_point_of(from), end_point_of(to));
  set_pace(vehicle_, leg);
  return leg;
}

std::shared_ptr<roads::LegMatrix const> LegBook::matrix(
    std::vector<catalog::Place const*> const& places) const {
  for (auto const* place : places) MAGPIE_CHECK(place->location.has_value());
  auto const key = cache_key(places);
  {
    std::lock_guard const lock(mutex_);
    if (auto const found = cache_.find(key); found != cache_.end()) return found->second;
  }
  auto made = std::make_shared<roads::LegMatrix const>(compute(places));
  std::lock_guard const lock(mutex_);
  if (cache_.size() >= kCachedMatrices) cache_.erase(cache_.begin());
  cache_[key] = made;
  return made;
}

roads::LegMatrix LegBook::compute(std::vector<catalog::Place const*> const& places) const {
  std::size_t const size = places.size();
  roads::LegMatrix result{size, std::vector<roads::Leg>(size * size)};
  roads::Network::MatrixResult computed;
  if (network_) {
    std::vector<geo::LatLng> points;
    for (auto const* place : places) points.push_back(*place->location);
    computed = network_->matrix(points, kSnapLimitM, lent_threads());
  }
  auto const covered = [&](std::size_t i) {
    return network_ && computed.covered[i] != 0 && can_be_computed(*places[i]);
  };
  for (std::size_t from = 0; from < size; ++from) {
    for (std::size_t to = 0; to < size; ++to) {
      result.cells[from * size + to] = covered(from) && covered(to)
                                           ? computed.legs.at(from, to)
                                           : estimate(*places[from], *places[to]);
    }
  }
  return result;
}

roads::LegPath LegBook::path(catalog::Place const& from, catalog::Place const& to) const {
  MAGPIE_CHECK(from.location && to.location);
  auto const legs = matrix({&from, &to});
  if (legs->at(0, 1).quality == roads::LegQuality::estimated) {
    auto path = roads::estimate_path(end_point_of(from), end_point_of(to));
    set_pace(vehicle_, path.leg);
    return path;
  }
  if (network_) {
    if (auto path = network_->path(*from.location, *to.location, kSnapLimitM)) return *path;
  }
  return {};
}

}  // namespace magpie::app
