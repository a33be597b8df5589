#include "magpie/base/check.h"

#include <fmt/core.h>

#include <stdexcept>

namespace magpie::base {

void check_failed(char const* condition, char const* file, int line) {
  throw std::logic_error(fmt::format("check failed: {} at {}:{}", condition, file, line));
}

}  // namespace magpie::base
