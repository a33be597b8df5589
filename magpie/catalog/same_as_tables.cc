#include "magpie/catalog/same_as_tables.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>

#include "magpie/geo/distance.h"

namespace magpie::catalog {

namespace {

using Piece = SameAsTables::Piece;
constexpr std::int64_t kCellE7 = 30'000;  // 334 m from south to north
constexpr std::int64_t kHalfTurnE7 = 1'800'000'000;

Piece piece_of(std::u32string_view text) {
  Piece hash = 1469598103934665603ULL;
  for (char32_t const c : text) hash = (hash ^ c) * 1099511628211ULL;
  return hash;
}

// Pairs of neighbouring characters of Chinese cores; of all names the whole core and its sound.
struct Pieces {
  std::vector<Piece> pairs;
  std::vector<Piece> wholes;
};

void make_unique(std::vector<Piece>& pieces) {
  std::sort(pieces.begin(), pieces.end());
  pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
}

Pieces pieces_of(SameAsRecord const& record) {
  Pieces pieces;
  for (auto const& name : record.names) {
    std::u32string_view const core = name.core;
    pieces.wholes.push_back(piece_of(core) ^ 1);
    if (name.stem.size() >= 4) {
      pieces.wholes.push_back(piece_of(std::u32string(name.stem.begin(), name.stem.end())) ^ 2);
    }
    if (!name.is_han) continue;
    for (std::size_t i = 0; i + 1 < core.size(); ++i)
      pieces.pairs.push_back(piece_of(core.substr(i, 2)));
  }
  make_unique(pieces.pairs);
  make_unique(pieces.wholes);
  return pieces;
}

std::int64_t cell_of(std::int64_t value_e7) {
  return (value_e7 + kHalfTurnE7) / kCellE7;
}

std::uint64_t cell_key(std::int64_t row, std::int64_t column) {
  return static_cast<std::uint64_t>(row) << 32U | static_cast<std::uint64_t>(column);
}

std::uint64_t cell_key(geo::LatLng point) {
  return cell_key(cell_of(point.lat_e7), cell_of(point.lon_e7));
}

void erase_one(std::vector<std::uint32_t>& from, std::uint32_t index) {
  auto const found = std::find(from.begin(), from.end(), index);
  if (found == from.end()) return;
  *found = from.back();
  from.pop_back();
}

}  // namespace

SameAsRecord const* SameAsTables::record(std::size_t index) const {
  return index < records_.size() && records_[index] ? &*records_[index] : nullptr;
}

void SameAsTables::set(std::size_t index, std::optional<SameAsRecord> record) {
  if (index >= records_.size()) {
    records_.resize(index + 1);
    pair_counts_.resize(index + 1);
  }
  auto const number = static_cast<std::uint32_t>(index);
  if (auto const& old = records_[index]) {
    auto const pieces = pieces_of(*old);
    for (Piece const piece : pieces.pairs) drop_holder(piece, number);
    for (Piece const piece : pieces.wholes) drop_holder(piece, number);
    if (old->point) erase_one(cells_[cell_key(*old->point)], number);
  }
  pair_counts_[index] = 0;
  if (record) {
    auto const pieces = pieces_of(*record);
    pair_counts_[index] = static_cast<std::uint32_t>(pieces.pairs.size());
    for (Piece const piece : pieces.pairs) add_holder(piece, number);
    for (Piece const piece : pieces.wholes) add_holder(piece, number);
    if (record->point) cells_[cell_key(*record->point)].push_back(number);
  }
  records_[index] = std::move(record);
}

void SameAsTables::note_before(Piece piece, std::size_t holders) {
  // Only near the limit can a change of one cross it.
  if (holders >= kPieceMax && holders <= kPieceMax + 1)
    was_too_common_.try_emplace(piece, holders > kPieceMax);
}

void SameAsTables::add_holder(Piece piece, std::uint32_t index) {
  auto& holders = holders_[piece];
  note_before(piece, holders.size());
  holders.push_back(index);
}

void SameAsTables::drop_holder(Piece piece, std::uint32_t index) {
  auto& holders = holders_[piece];
  note_before(piece, holders.size());
  erase_one(holders, index);
}

std::vector<std::uint32_t> SameAsTables::take_crossed() {
  std::vector<std::uint32_t> crossed;
  for (auto const& [piece, was_too_common] : was_too_common_) {
    auto const& holders = holders_[piece];
    if ((holders.size() > kPieceMax) == was_too_common) continue;
    crossed.insert(crossed.end(), holders.begin(), holders.end());
  }
  was_too_common_.clear();
  return crossed;
}

void SameAsTables::add_cell(geo::LatLng center, std::int64_t row, std::int64_t column,
                            std::vector<Near>& found) const {
  auto const cell = cells_.find(cell_key(row, column));
  if (cell == cells_.end()) return;
  for (auto const index : cell->second) {
    double const meters = geo::distance_m(center, *records_[index]->point);
    if (meters <= kNearM) found.push_back({meters, index});
  }
}

std::vector<SameAsTables::Near> SameAsTables::near_of(geo::LatLng point) const {
  double const degrees = kNearM / geo::kEarthRadiusM * 180 / std::numbers::pi;
  double const shrink = std::max(0.01, std::cos(point.lat() * std::numbers::pi / 180));
  auto const lat_reach = static_cast<std::int64_t>(degrees * 1e7) + 1;
  auto const lon_reach = static_cast<std::int64_t>(degrees / shrink * 1e7) + 1;
  auto const clamp_low = [](std::int64_t v) { return std::max(v, -kHalfTurnE7); };
  std::vector<Near> found;
  for (auto row = cell_of(clamp_low(point.lat_e7 - lat_reach));
       row <= cell_of(point.lat_e7 + lat_reach); ++row) {
    for (auto column = cell_of(clamp_low(point.lon_e7 - lon_reach));
         column <= cell_of(point.lon_e7 + lon_reach); ++column) {
      add_cell(point, row, column, found);
    }
  }
  return found;
}

std::vector<SameAsTables::Near> SameAsTables::nearest_of(geo::LatLng point) const {
  auto found = near_of(point);
  auto const kept = std::min(kNearMax, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end());
  found.resize(kept);
  return found;
}

std::vector<std::uint32_t> SameAsTables::named_like(SameAsRecord const& record) const {
  auto const holders_of = [&](Piece piece) -> Holders const* {
    auto const found = holders_.find(piece);
    return found == holders_.end() || found->second.size() > kPieceMax ? nullptr : &found->second;
  };
  auto const pieces = pieces_of(record);
  std::vector<std::uint32_t> found;
  for (Piece const whole : pieces.wholes) {
    if (auto const* holders = holders_of(whole))
      found.insert(found.end(), holders->begin(), holders->end());
  }
  std::unordered_map<std::uint32_t, std::uint32_t> shared;
  for (Piece const pair : pieces.pairs) {
    auto const* holders = holders_of(pair);
    if (holders == nullptr) continue;
    for (auto const index : *holders) ++shared[index];
  }
  for (auto const& [index, count] : shared) {
    auto const fewer = std::min<std::size_t>(pair_counts_[index], pieces.pairs.size());
    if (2 * count >= fewer) found.push_back(index);
  }
  return found;
}

}  // namespace magpie::catalog
