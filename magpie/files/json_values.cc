#include "magpie/files/json_values.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

#include "magpie/base/text.h"
#include "magpie/catalog/script.h"

namespace magpie::files {

namespace {

using nlohmann::json;

struct LanguageCode {
  std::string_view three;
  std::string_view two;
};

// The first row of a language is how it is written out; the others are read too.
constexpr std::array kLanguages = std::to_array<LanguageCode>({
    {"zho", "zh"}, {"eng", "en"}, {"jpn", "ja"}, {"kor", "ko"}, {"rus", "ru"}, {"mon", "mn"},
    {"deu", "de"}, {"fra", "fr"}, {"ita", "it"}, {"spa", "es"}, {"por", "pt"}, {"nld", "nl"},
    {"pol", "pl"}, {"ces", "cs"}, {"slk", "sk"}, {"slv", "sl"}, {"hrv", "hr"}, {"hun", "hu"},
    {"ron", "ro"}, {"bul", "bg"}, {"ell", "el"}, {"tur", "tr"}, {"ara", "ar"}, {"heb", "he"},
    {"swe", "sv"}, {"dan", "da"}, {"nor", "no"}, {"fin", "fi"}, {"cat", "ca"}, {"tha", "th"},
    {"vie", "vi"}, {"ind", "id"}, {"msa", "ms"}, {"bod", "bo"}, {"uig", "ug"}, {"lld", "lld"},
    {"chi", "zh"}, {"cmn", "zh"}, {"ger", "de"}, {"fre", "fr"}, {"dut", "nl"}, {"cze", "cs"},
    {"slo", "sk"}, {"rum", "ro"}, {"gre", "el"}, {"tib", "bo"}, {"may", "ms"},
});

std::string squeezed_code(std::string_view code) {
  auto out = base::ascii_lower(base::trim(code));
  std::replace(out.begin(), out.end(), '_', '-');
  if (out.starts_with('@')) out.erase(0, 1);
  return out;
}

bool says_something(std::string_view text) {
  auto const points = base::to_code_points(text);
  return std::any_of(points.begin(), points.end(), [](char32_t c) {
    return c >= 128 || std::isalnum(static_cast<unsigned char>(c)) != 0;
  });
}

bool looks_like_language(std::string_view key) {
  if (key == "@none" || key.empty()) return key == "@none";
  if (key == "@id" || key == "id" || key == "url") return false;
  auto const code = squeezed_code(key);
  auto const head = std::string_view(code).substr(0, code.find('-'));
  return (head.size() == 2 || head.size() == 3) &&
         std::all_of(head.begin(), head.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void collect(json const& value, std::string const& language, std::vector<LanguageText>& out) {
  if (value.is_array()) {
    for (auto const& one : value) collect(one, language, out);
  } else if (value.is_string()) {
    auto text = std::string(base::trim(value.get_ref<std::string const&>()));
    if (says_something(text)) out.push_back({language, std::move(text)});
  } else if (value.is_object() && value.contains("@value")) {
    auto const said = plain_text(member_of(value, "@language"));
    collect(value.at("@value"), said.empty() ? language : catalogue_language(said), out);
  } else if (value.is_object()) {
    for (auto const& [key, texts] : value.items()) {
      if (!looks_like_language(key)) continue;
      collect(texts, key == "@none" ? std::string() : catalogue_language(key), out);
    }
  } else if (value.is_number()) {
    out.push_back({language, text_of(value)});
  }
}

std::string spoken(LanguageText const& text) {
  return text.language.empty() && has_han(text.text) ? "zh" : text.language;
}

}  // namespace

std::string catalogue_language(std::string_view code) {
  auto const whole = squeezed_code(code);
  auto head = whole.substr(0, whole.find('-'));
  for (auto const& [three, two] : kLanguages) {
    if (head == three) head = two;
  }
  if (head == "und") return "";
  if (head != "zh") return head;
  for (auto const* mark : {"hant", "-tw", "-hk", "-mo"}) {
    if (whole.find(mark) != std::string::npos) return "zh-Hant";
  }
  return head;
}

std::string three_letter_language(std::string_view code) {
  auto const two = catalogue_language(code);
  for (auto const& row : kLanguages) {
    if (row.two == two.substr(0, two.find('-'))) return std::string(row.three);
  }
  return "";
}

json const& member_of(json const& object, std::string_view name) {
  static json const none;
  if (!object.is_object()) return none;
  auto const found = object.find(name);
  return found == object.end() ? none : *found;
}

std::vector<json const*> items_of(json const& value) {
  std::vector<json const*> items;
  if (value.is_array()) {
    for (auto const& one : value) {
      if (!one.is_null()) items.push_back(&one);
    }
  } else if (!value.is_null()) {
    items.push_back(&value);
  }
  return items;
}

std::string plain_text(json const& value) {
  if (value.is_array()) return value.empty() ? std::string() : plain_text(value.front());
  if (!value.is_object()) return text_of(value);
  for (auto const* key : {"@value", "name", "legalName", "label", "@id", "url"}) {
    if (value.contains(key)) return plain_text(value.at(key));
  }
  auto const texts = texts_in(value);
  return texts.empty() ? std::string() : texts.front().text;
}

std::vector<LanguageText> texts_in(json const& value, std::string_view language) {
  std::vector<LanguageText> out;
  collect(value, std::string(language), out);
  return out;
}

bool has_han(std::string_view text) {
  auto const points = base::to_code_points(text);
  return std::any_of(points.begin(), points.end(), catalog::is_han);
}

std::string local_part(std::string_view name) {
  auto const scheme = name.find("://");
  if (scheme != std::string_view::npos) {
    auto const cut = name.find_last_of("/#");
    return std::string(cut + 1 < name.size() ? name.substr(cut + 1) : name);
  }
  auto const colon = name.find(':');
  return std::string(
      colon == std::string_view::npos || colon + 1 == name.size() ? name : name.substr(colon + 1));
}

json without_prefixes(json const& value) {
  if (value.is_array()) {
    json out = json::array();
    for (auto const& one : value) out.push_back(without_prefixes(one));
    return out;
  }
  if (!value.is_object()) return value;
  json out = json::object();
  for (auto const& [key, part] : value.items()) {
    if (key == "@type" || key == "type") {
      json types = json::array();
      for (auto const* type : items_of(part)) {
        types.push_back(type->is_string() ? json(local_part(type->get_ref<std::string const&>()))
                                          : *type);
      }
      out["@type"] = std::move(types);
    } else if (key == "@context") {
      out[key] = part;
    } else {
      auto const name = key.starts_with('@') ? key : local_part(key);
      if (!out.contains(name)) out[name] = without_prefixes(part);
    }
  }
  return out;
}

void set_names(SourceTableBuilder& table, std::vector<LanguageText> const& names,
               std::vector<LanguageText> const& others, std::string const& label) {
  std::set<std::string> named;
  std::set<std::pair<std::string, std::string>> seen;
  json aliases = json::array();
  auto const add_alias = [&](std::string const& language, std::string const& text) {
    if (!seen.emplace(language, text).second) return;
    json alias{{"name", text}};
    if (!language.empty()) alias["language"] = language;
    aliases.push_back(std::move(alias));
  };
  for (auto const& name : names) {
    auto const language = spoken(name);
    if (named.insert(language).second) {
      table.set("=name." + language + " " + label, name.text);
      seen.emplace(language, name.text);
    } else {
      add_alias(language, name.text);
    }
  }
  for (auto const& other : others) add_alias(spoken(other), other.text);
  if (!aliases.empty()) table.set("=aliases " + label, text_of(aliases));
}

void set_descriptions(SourceTableBuilder& table, std::vector<LanguageText> const& texts,
                      std::string const& label) {
  std::set<std::string> seen;
  for (auto const& text : texts) {
    auto const language = spoken(text);
    if (seen.insert(language).second)
      table.set("=descriptions." + language + " " + label, text.text);
  }
}

}  // namespace magpie::files
