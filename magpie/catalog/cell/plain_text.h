// Plain text: what people type in many ways, in one: full-width digits, letters and signs narrowed,
// dashes and quotes of all sorts as "-" and "'", spaces collapsed. Cells are read from it; what is
// kept verbatim is kept as it was.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace magpie::catalog::cell {

// "４Ａ　景区" → "4A 景区"; trimmed. "～" "—" "–" become "-".
std::string plain(std::string_view text);
// The same in lower case and without any space or line break: for comparing words.
std::string squeezed(std::string_view text);
// "", "无", "—", "/", "N/A", "暂无", "不详", "null" …
bool is_empty_word(std::string_view text);
// An error of a workbook: "#REF!", "#N/A", "#DIV/0!".
bool is_formula_error(std::string_view text);

bool holds(std::string_view text, std::string_view piece);
bool holds_any(std::string_view text, std::initializer_list<std::string_view> pieces);
std::string replace_all(std::string text, std::string_view piece, std::string_view with);
// Takes `piece` from the front or the back; whether it stood there.
bool take_front(std::string_view& text, std::string_view piece);
bool take_back(std::string_view& text, std::string_view piece);
// The lines of a cell, trimmed, without empty ones.
std::vector<std::string> lines_of(std::string_view text);
// "22.5", "5244", "0.5": at most `decimals` decimals, without trailing zeros.
std::string number_text(double value, int decimals = 6);

}  // namespace magpie::catalog::cell
