// MAGPIE_CHECK stays on in release. It guards money, permission and feasibility.
#pragma once

namespace magpie::base {

// Throws std::logic_error that names the condition and the line.
[[noreturn]] void check_failed(char const* condition, char const* file, int line);

}  // namespace magpie::base

#define MAGPIE_CHECK(condition)       \
  ((condition) ? static_cast<void>(0) \
               : ::magpie::base::check_failed(#condition, __FILE__, __LINE__))
