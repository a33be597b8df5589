// How a pull ended, in one sentence of each language.
#pragma once

#include <cstddef>

#include "magpie/catalog/vocabulary.h"

namespace magpie::app {

struct PullCounts {
  std::size_t fresh = 0;    // stored
  std::size_t changed = 0;  // stored
  std::size_t waiting = 0;
  std::size_t refused = 0;
  std::size_t gone = 0;
  bool has_question = false;  // about the whole file
};

catalog::Words unchanged_sentence();
catalog::Words pull_sentence(PullCounts const& counts);

}  // namespace magpie::app
