// Which record of the catalogue a row of a file may be: the best candidate from the threshold on,
// with its score and reasons as a finding that people read. One row costs about the same however
// large the catalogue is (same_as_index.cc).
#pragma once

#include <optional>
#include <span>
#include <string>

#include "magpie/catalog/finding.h"
#include "magpie/catalog/same_as.h"

namespace magpie::app {

// Equal for records of one name and kind.
std::string likeness(catalog::Place const& place, std::string const& name);
// In the same county, or within a kilometre.
bool is_near(catalog::Place const& a, catalog::Place const& b);

class Likeness {
 public:
  // `places` must outlive it.
  explicit Likeness(std::span<catalog::Place const> places);

  struct Candidate {
    std::string key;
    catalog::Finding finding;
  };
  std::optional<Candidate> of(catalog::Place const& row, std::string const& label) const;

 private:
  std::span<catalog::Place const> places_;
  catalog::SameAsIndex index_;
};

}  // namespace magpie::app
