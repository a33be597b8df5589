// Which pairs are worth scoring: those that lie near each other, and those whose names share half
// of the shorter name's pairs of letters. Pieces that hundreds of names share say nothing and are
// left out.
#include <algorithm>
#include <cstdint>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "magpie/catalog/same_as.h"
#include "magpie/catalog/same_as_score.h"
#include "magpie/geo/nearest.h"

namespace magpie::catalog {

namespace {

constexpr double kNearM = 300;
constexpr std::size_t kNearMax = 32;
constexpr std::size_t kPieceMax = 200;

using Piece = std::uint64_t;

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

bool is_better(SameAs const& a, SameAs const& b) {
  return std::tuple(-a.score, a.first, a.second) < std::tuple(-b.score, b.first, b.second);
}

void keep_best(std::vector<SameAs>& pairs, std::size_t limit) {
  std::sort(pairs.begin(), pairs.end(), is_better);
  if (pairs.size() > limit) pairs.resize(limit);
  for (auto& pair : pairs) add_texts(pair);
}

}  // namespace

struct SameAsIndex::Parts {
  std::vector<SameAsRecord> records;
  std::vector<std::uint32_t> pair_counts;  // of each record
  std::unordered_map<Piece, std::vector<std::uint32_t>> by_piece;
  std::vector<std::uint32_t> with_point;  // the records of `near`
  std::unique_ptr<geo::NearestIndex> near;

  void add_near(SameAsRecord const& record, std::vector<std::uint32_t>& out) const;
  void add_named(SameAsRecord const& record, std::vector<std::uint32_t>& out) const;
  // Each once, ascending.
  std::vector<std::uint32_t> worth_scoring(SameAsRecord const& record) const;
};

void SameAsIndex::Parts::add_near(SameAsRecord const& record,
                                  std::vector<std::uint32_t>& out) const {
  if (!record.point) return;
  for (auto const& found : near->within(*record.point, kNearM, kNearMax)) {
    out.push_back(with_point[found.index]);
  }
}

void SameAsIndex::Parts::add_named(SameAsRecord const& record,
                                   std::vector<std::uint32_t>& out) const {
  auto const pieces = pieces_of(record);
  for (Piece const whole : pieces.wholes) {
    auto const found = by_piece.find(whole);
    if (found == by_piece.end() || found->second.size() > kPieceMax) continue;
    out.insert(out.end(), found->second.begin(), found->second.end());
  }
  std::unordered_map<std::uint32_t, std::uint32_t> shared;
  for (Piece const pair : pieces.pairs) {
    auto const found = by_piece.find(pair);
    if (found == by_piece.end() || found->second.size() > kPieceMax) continue;
    for (auto const index : found->second) ++shared[index];
  }
  for (auto const& [index, count] : shared) {
    auto const fewer = std::min<std::size_t>(pair_counts[index], pieces.pairs.size());
    if (2 * count >= fewer) out.push_back(index);
  }
}

std::vector<std::uint32_t> SameAsIndex::Parts::worth_scoring(SameAsRecord const& record) const {
  std::vector<std::uint32_t> found;
  add_near(record, found);
  add_named(record, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

SameAsIndex::SameAsIndex(std::span<Place const> places) : parts_(std::make_unique<Parts>()) {
  std::vector<geo::LatLng> points;
  for (auto const& place : places) {
    auto const index = static_cast<std::uint32_t>(parts_->records.size());
    parts_->records.push_back(same_as_record(place));
    auto const& record = parts_->records.back();
    auto const pieces = pieces_of(record);
    parts_->pair_counts.push_back(static_cast<std::uint32_t>(pieces.pairs.size()));
    for (Piece const piece : pieces.pairs) parts_->by_piece[piece].push_back(index);
    for (Piece const piece : pieces.wholes) parts_->by_piece[piece].push_back(index);
    if (!record.point) continue;
    points.push_back(*record.point);
    parts_->with_point.push_back(index);
  }
  parts_->near = std::make_unique<geo::NearestIndex>(std::move(points));
}

SameAsIndex::~SameAsIndex() = default;
SameAsIndex::SameAsIndex(SameAsIndex&&) noexcept = default;
SameAsIndex& SameAsIndex::operator=(SameAsIndex&&) noexcept = default;

std::vector<SameAs> SameAsIndex::candidates_of(Place const& place, std::size_t limit) const {
  auto const record = same_as_record(place);
  std::vector<SameAs> found;
  for (auto const index : parts_->worth_scoring(record)) {
    auto const& other = parts_->records[index];
    if (!record.key.empty() && other.key == record.key) continue;
    auto pair = score_records(other, record);
    if (pair.score < kSameAsThreshold) continue;
    pair.first = index;
    found.push_back(std::move(pair));
  }
  keep_best(found, limit);
  return found;
}

std::vector<SameAs> SameAsIndex::all(std::size_t limit) const {
  std::vector<SameAs> found;
  for (std::uint32_t i = 0; i < parts_->records.size(); ++i) {
    for (auto const j : parts_->worth_scoring(parts_->records[i])) {
      if (j <= i) continue;
      auto pair = score_records(parts_->records[i], parts_->records[j]);
      if (pair.score < kSameAsThreshold) continue;
      pair.first = i;
      pair.second = j;
      found.push_back(std::move(pair));
    }
  }
  keep_best(found, limit);
  return found;
}

}  // namespace magpie::catalog
