// Reading: what a cell came to: a value, or none, and what has to be said about it. A cell that is
// empty, or says that nothing is known, has neither value nor remark.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "magpie/catalog/finding.h"

namespace magpie::catalog::cell {

// A finding that does not yet know its row and column.
struct Remark {
  std::string code;
  Action action = Action::accept;
  Words sentence;
  std::string stored{};
};

template <class T>
struct Reading {
  std::optional<T> value;
  std::vector<Remark> remarks;

  Reading() = default;
  Reading(T read) : value(std::move(read)) {}
  Reading(Remark remark) : remarks{std::move(remark)} {}
  Reading(T read, Remark remark) : value(std::move(read)), remarks{std::move(remark)} {}
  bool has(std::string_view code) const {
    for (auto const& remark : remarks) {
      if (remark.code == code) return true;
    }
    return false;
  }
};

}  // namespace magpie::catalog::cell
