// County names as people write them: "和順縣", "榆次", "山西省晋中市和顺县松烟镇", and names a
// county had before. The code is the one of the boundaries in use; an older or newer name is said,
// never corrected in silence.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/catalog/cell/reading.h"
#include "magpie/catalog/county.h"

namespace magpie::catalog::cell {

struct CountyRead {
  // Indices of the counties it may be: one, or several of the same name in different cities.
  std::vector<std::size_t> candidates;
  std::string region;  // where only a province or a city is named: its name
  std::string rest;    // what stands behind the county: "松烟镇"
};

class CountyNames {
 public:
  explicit CountyNames(std::span<County const> counties);

  // Remarks: NAME_VARIANT (accept), OLD_NAME (accept_with_note). A text that names no county of
  // the list has no value and no remark.
  Reading<CountyRead> read(std::string_view text) const;
  std::span<County const> counties() const { return counties_; }
  // Whether two rows of the list are one county today.
  bool is_same_today(std::size_t a, std::size_t b) const;

 private:
  std::vector<std::size_t> find(std::string_view name) const;

  std::span<County const> counties_;
  std::multimap<std::string, std::size_t, std::less<>> names_;    // with 县, 区, 市
  std::multimap<std::string, std::size_t, std::less<>> stems_;    // without
  std::multimap<std::string, std::size_t, std::less<>> current_;  // names of today that differ
  std::map<std::string, std::string, std::less<>> regions_;  // "山西", "晋中市" → full name
};

// "和顺县" → "和顺"; the whole name where fewer than two characters would remain.
std::string county_stem(std::string_view name);

}  // namespace magpie::catalog::cell
