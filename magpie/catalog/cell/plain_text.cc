#include "magpie/catalog/cell/plain_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "magpie/base/text.h"

namespace magpie::catalog::cell {

namespace {

char32_t plain_sign(char32_t c) {
  if (c >= U'！' && c <= U'～') c = c - U'！' + U'!';  // the full-width forms
  switch (c) {
    case U'　':
    case U'\u00A0':
    case U'\u2009':
    case U'\u202F':
    case U'\uFEFF':
    case U'\u200B':
    case U'\t':
    case U'\r':
      return U' ';
    case U'–':
    case U'—':
    case U'−':
    case U'‐':
    case U'‑':
    case U'―':
    case U'~':
    case U'〜':
      return U'-';
    case U'‘':
    case U'’':
    case U'′':
      return U'\'';
    case U'“':
    case U'”':
    case U'″':
      return U'"';
    case U'。':
      return U'.';
    case U'【':
    case U'〔':
      return U'(';
    case U'】':
    case U'〕':
      return U')';
    case U'º':
    case U'˚':
      return U'°';
    default:
      return c;
  }
}

}  // namespace

std::string plain(std::string_view text) {
  std::u32string out;
  for (char32_t const raw : base::to_code_points(text)) {
    char32_t const c = plain_sign(raw);
    bool const blank = c == U' ' || c == U'\n';
    if (blank && (out.empty() || out.back() == U'\n')) continue;
    if (blank && out.back() == U' ') {
      out.back() = c == U'\n' ? c : out.back();
      continue;
    }
    out += c;
  }
  while (!out.empty() && (out.back() == U' ' || out.back() == U'\n')) out.pop_back();
  return base::to_utf8(out);
}

std::string squeezed(std::string_view text) {
  std::string out;
  for (char const c : base::ascii_lower(plain(text))) {
    if (c != ' ' && c != '\n') out += c;
  }
  return out;
}

bool is_empty_word(std::string_view text) {
  static constexpr std::array<std::string_view, 22> kWords{
      "",     "-",    "--",   "---",  "/",    "\\",      "n/a",  "na",   "null", "none", "无",
      "暂无", "没有", "不详", "未知", "待定", "unknown", "未填", "待补", "空",   "nan",  "未评"};
  auto const word = squeezed(text);
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_formula_error(std::string_view text) {
  auto const word = squeezed(text);
  if (!word.starts_with('#')) return false;
  return holds_any(word,
                   {"#ref", "#n/a", "#div", "#value", "#name", "#num", "#null", "#spill", "#calc"});
}

bool holds(std::string_view text, std::string_view piece) {
  return text.find(piece) != std::string_view::npos;
}

bool holds_any(std::string_view text, std::initializer_list<std::string_view> pieces) {
  return std::any_of(pieces.begin(), pieces.end(),
                     [&](std::string_view piece) { return holds(text, piece); });
}

std::string replace_all(std::string text, std::string_view piece, std::string_view with) {
  for (std::size_t at = 0; (at = text.find(piece, at)) != std::string::npos; at += with.size()) {
    text.replace(at, piece.size(), with);
  }
  return text;
}

bool take_front(std::string_view& text, std::string_view piece) {
  if (!text.starts_with(piece)) return false;
  text = base::trim(text.substr(piece.size()));
  return true;
}

bool take_back(std::string_view& text, std::string_view piece) {
  if (!text.ends_with(piece)) return false;
  text = base::trim(text.substr(0, text.size() - piece.size()));
  return true;
}

std::vector<std::string> lines_of(std::string_view text) {
  return base::split_list(replace_all(std::string(text), "\r", "\n"), '\n');
}

std::string number_text(double value, int decimals) {
  auto text = fmt::format("{:.{}f}", value, decimals);
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace magpie::catalog::cell
