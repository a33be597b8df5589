// The catalogue as an import compares with it: every record once, found by key or by id, the
// removed ones apart.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "magpie/catalog/place.h"
#include "magpie/store/db.h"

namespace magpie::app {

struct KnownRecord {
  catalog::PlaceId id;
  std::string origin;
  std::int64_t version = 1;
  bool is_removed = false;
  catalog::Place const* place = nullptr;
};

class KnownRecords {
 public:
  explicit KnownRecords(store::Db& db);
  KnownRecords(KnownRecords&&) noexcept = default;
  KnownRecords& operator=(KnownRecords&&) noexcept = default;

  // Those that are not removed.
  std::span<catalog::Place const> places() const { return {places_.data(), live_count_}; }
  std::size_t size() const { return records_.size(); }
  KnownRecord const* find(std::string_view key) const;
  KnownRecord const* find(std::int64_t id) const;
  // By key.
  std::vector<KnownRecord const*> in_order() const;

 private:
  std::vector<catalog::Place> places_;
  std::vector<KnownRecord> records_;  // in the order of places_
  std::size_t live_count_ = 0;
  std::unordered_map<std::string_view, std::size_t> by_key_;
  std::unordered_map<std::int64_t, std::size_t> by_id_;
};

}  // namespace magpie::app
