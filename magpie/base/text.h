// Small text helpers that know UTF-8 where it matters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace magpie::base {

std::string_view trim(std::string_view text);
// Pieces between `separator`, trimmed; empty pieces are left out.
std::vector<std::string> split_list(std::string_view text, char separator);
std::string ascii_lower(std::string_view text);
bool is_valid_utf8(std::string_view text);
// Code points of valid UTF-8; an invalid byte becomes U+FFFD.
std::u32string to_code_points(std::string_view utf8);
std::string to_utf8(std::u32string_view code_points);
// A number that fills `text` completely: "4", "-3.5", "1e3". Nothing for "4,5", "", "nan", "inf".
std::optional<double> parse_number(std::string_view text);
std::optional<std::int64_t> parse_integer(std::string_view text);
// At most `limit` bytes, cut between code points, with "…" where something was cut.
std::string shorten(std::string_view utf8, std::size_t limit);

}  // namespace magpie::base
