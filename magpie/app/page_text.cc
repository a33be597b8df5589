#include "magpie/app/page_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "magpie/base/text.h"

namespace magpie::app {

namespace {

bool is_unreserved(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '.' || c == '_' || c == '~' || c == ':';
}

bool is_control(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7f;
}

std::string_view entity_of(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string html(std::string_view text) {
  std::string whole;
  if (!base::is_valid_utf8(text)) {
    whole = base::to_utf8(base::to_code_points(text));
    text = whole;
  }
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (char const c : text) {
    auto const entity = entity_of(c);
    if (!entity.empty()) {
      out += entity;
    } else {
      out += is_control(c) ? ' ' : c;
    }
  }
  return out;
}

std::string script_json(std::string_view json) {
  std::string out;
  for (char const c : json) {
    // Inside JSON these three stand in strings only, where the escape means the same.
    if (c == '<' || c == '>' || c == '&') {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string path_segment(std::string_view text) {
  // A segment of dots only would walk up the path.
  bool const is_dots = text == "." || text == "..";
  std::string out;
  for (char const c : text) {
    if (is_unreserved(c) && !is_dots) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::optional<std::string> web_address(std::string const& text) {
  auto const trimmed = std::string(base::trim(text));
  auto const start = base::ascii_lower(trimmed.substr(0, 8));
  if (!start.starts_with("http://") && !start.starts_with("https://")) return std::nullopt;
  bool const has_gap = std::any_of(trimmed.begin(), trimmed.end(),
                                   [](char c) { return c == ' ' || c == '\n' || is_control(c); });
  if (has_gap) return std::nullopt;
  return trimmed;
}

std::string in(PageLanguage language, api::Sentence const& words) {
  return language == PageLanguage::zh ? words.zh : words.en;
}

std::string_view language_code(PageLanguage language) {
  return language == PageLanguage::zh ? "zh" : "en";
}

std::optional<PageLanguage> parse_page_language(std::string_view code) {
  if (code == "zh") return PageLanguage::zh;
  if (code == "en") return PageLanguage::en;
  return std::nullopt;
}

}  // namespace magpie::app
