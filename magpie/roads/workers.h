// Workers: threads that a caller lends to the pure core, which starts none itself.
#pragma once

#include <cstddef>
#include <functional>

namespace magpie::roads {

// `run` calls body(0) … body(count − 1), each once, perhaps at the same time, and returns when all
// have returned. Without it the caller's own thread does the work.
struct Workers {
  std::size_t count = 1;
  std::function<void(std::function<void(std::size_t)> const& body)> run;

  void each(std::function<void(std::size_t)> const& body) const {
    if (run) return run(body);
    for (std::size_t i = 0; i < count; ++i) body(i);
  }
};

}  // namespace magpie::roads
