// Text on its way into a public page: escaped for where it stands, so that a name can never become
// markup, script or another address. Everything a record says goes through here.
//
//   html("<b>")            "&lt;b&gt;"          between tags, in quoted attributes, and in XML
//   script_json(json)      "</script" cannot close the block it stands in
//   path_segment("a/b")    "a%2Fb"
//   web_address("javascript:…")   nothing: only http and https are followed
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "magpie/http/api/types.gen.h"

namespace magpie::app {

namespace api = http::api;

enum class PageLanguage { zh, en };

// Damaged UTF-8 becomes U+FFFD and control characters that XML forbids a space.
std::string html(std::string_view text);
std::string script_json(std::string_view json);
std::string path_segment(std::string_view text);
// The address itself, not yet escaped, when a page may link to it.
std::optional<std::string> web_address(std::string const& text);

std::string in(PageLanguage language, api::Sentence const& words);
inline PageLanguage other_than(PageLanguage language) {
  return language == PageLanguage::zh ? PageLanguage::en : PageLanguage::zh;
}
// "zh" or "en", the key of names and of the parameter lang.
std::string_view language_code(PageLanguage language);
std::optional<PageLanguage> parse_page_language(std::string_view code);

}  // namespace magpie::app
