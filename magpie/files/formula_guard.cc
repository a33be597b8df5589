#include "magpie/files/formula_guard.h"

#include "magpie/base/text.h"

namespace magpie::files {

namespace {

// Whether a formula sign follows the apostrophes in front, if there are any.
bool begins_formula(std::string_view text) {
  auto const at = text.find_first_not_of('\'');
  if (at == std::string_view::npos) return false;
  if (at == 0 && base::parse_number(text)) return false;
  return std::string_view("=+-@\t").find(text[at]) != std::string_view::npos;
}

}  // namespace

std::string guard_formula(std::string_view text) {
  return begins_formula(text) ? "'" + std::string(text) : std::string(text);
}

bool is_guarded(std::string_view text) {
  return !text.empty() && text.front() == '\'' && begins_formula(text);
}

std::string unguard_formula(std::string_view text) {
  return std::string(is_guarded(text) ? text.substr(1) : text);
}

}  // namespace magpie::files
