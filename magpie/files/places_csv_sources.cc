#include <algorithm>

#include "magpie/base/text.h"
#include "magpie/files/places_csv.h"

namespace magpie::files {

namespace {

bool is_key(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.' || c == ':';
  });
}

}  // namespace

base::Result<std::vector<catalog::FieldSource>> parse_sources(std::string_view text) {
  std::vector<catalog::FieldSource> sources;
  for (auto const& part : base::split_list(text, ';')) {
    auto const equals = part.find('=');
    bool const is_base = equals == std::string::npos;
    std::string const field = is_base ? "" : std::string(base::trim(part.substr(0, equals)));
    auto const keys = base::split_list(is_base ? part : part.substr(equals + 1), '|');
    bool const sound = !keys.empty() && std::all_of(keys.begin(), keys.end(), is_key) &&
                       (is_base || is_key(field));
    if (!sound || (is_base && !sources.empty())) {
      return base::fail(
          base::ErrorCode::invalid_argument,
          "The piece “" + base::shorten(part, 60) + "” is not of the form key or column=key|key.",
          "source");
    }
    for (auto const& key : keys) sources.push_back({field, key});
  }
  return sources;
}

std::string format_sources(std::vector<catalog::FieldSource> const& sources) {
  std::string out;
  std::string const* field = nullptr;
  for (auto const& source : sources) {
    if (field != nullptr && *field == source.field) {
      out += "|" + source.source_key;
      continue;
    }
    if (!out.empty()) out += ";";
    if (!source.field.empty()) out += source.field + "=";
    out += source.source_key;
    field = &source.field;
  }
  return out;
}

}  // namespace magpie::files
