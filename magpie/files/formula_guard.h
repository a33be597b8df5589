// A text cell that begins with = + - @ or a tab runs as a formula when a CSV file is opened in a
// spreadsheet program. For such readers it gets an apostrophe in front; our own CSV reader takes it
// off again: guard_formula and unguard_formula are inverse to each other for every text.
#pragma once

#include <string>
#include <string_view>

namespace magpie::files {

// Numbers ("-12.5") are harmless and stay as they are.
std::string guard_formula(std::string_view text);
std::string unguard_formula(std::string_view text);
bool is_guarded(std::string_view text);

}  // namespace magpie::files
