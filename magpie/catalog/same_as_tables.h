// SameAsTables: which of many records are worth comparing with one: those that lie near it, and
// those whose names share half of the shorter name's pairs of letters. Pieces that hundreds of
// names share say nothing and are left out. Records come and go at their place's cost.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "magpie/catalog/same_as_score.h"
#include "magpie/geo/latlng.h"

namespace magpie::catalog {

class SameAsTables {
 public:
  static constexpr double kNearM = 300;
  static constexpr std::size_t kNearMax = 32;
  static constexpr std::size_t kPieceMax = 200;
  using Piece = std::uint64_t;

  struct Near {
    double meters = 0;
    std::uint32_t index = 0;
    auto operator<=>(Near const&) const = default;
  };

  std::size_t size() const { return records_.size(); }
  // Null where there is none.
  SameAsRecord const* record(std::size_t index) const;
  // Replaces the record of this index, or takes it away.
  void set(std::size_t index, std::optional<SameAsRecord> record);
  // The pieces whose holders are too many now and were not at the last call, or the other way
  // round: their holders' candidates may be others now. Their indices, some of them twice.
  std::vector<std::uint32_t> take_crossed();

  // All within kNearM, in no order; nearest_of() gives the kNearMax nearest, equal distances by
  // index.
  std::vector<Near> near_of(geo::LatLng point) const;
  std::vector<Near> nearest_of(geo::LatLng point) const;
  // Some of them twice.
  std::vector<std::uint32_t> named_like(SameAsRecord const& record) const;

 private:
  using Holders = std::vector<std::uint32_t>;
  void add_holder(Piece piece, std::uint32_t index);
  void drop_holder(Piece piece, std::uint32_t index);
  void note_before(Piece piece, std::size_t holders);
  void add_cell(geo::LatLng center, std::int64_t row, std::int64_t column,
                std::vector<Near>& found) const;

  std::vector<std::optional<SameAsRecord>> records_;
  std::vector<std::uint32_t> pair_counts_;  // pairs of letters of each record
  std::unordered_map<Piece, Holders> holders_;
  std::unordered_map<Piece, bool> was_too_common_;  // pieces touched since take_crossed()
  std::unordered_map<std::uint64_t, Holders> cells_;
};

}  // namespace magpie::catalog
