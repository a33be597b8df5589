// Values as JSON-LD and JSON:API write them: one or a list, plain or with a language, keys with or
// without the prefix of their vocabulary. Shared by the readers of schema.org, AlpineBits and
// DATAtourisme files.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/files/json_source.h"

namespace magpie::files {

struct LanguageText {
  std::string language;  // as languages are written in the catalogue: "zh", "en"; "" = not said
  std::string text;
};

// "zh-CN", "zho" and "ZH" are "zh", "zh-TW" is "zh-Hant", "deu" is "de"; another code as it is.
std::string catalogue_language(std::string_view code);
// The three letters of ISO 639-3: "deu" for "de"; "" for a language without an entry here.
std::string three_letter_language(std::string_view code);

// The value of the member, null where the object has none or is no object.
nlohmann::json const& member_of(nlohmann::json const& object, std::string_view name);
// The elements of a list, the value itself, nothing for null.
std::vector<nlohmann::json const*> items_of(nlohmann::json const& value);
// The first text, number or truth value in it: of {"@value": …}, of a list, of {"name": …}.
std::string plain_text(nlohmann::json const& value);
// "text", ["a", "b"], {"@value": "text", "@language": "fr"}, {"fr": ["text"]} and lists of these.
// Texts without a letter or a digit (".") are none.
std::vector<LanguageText> texts_in(nlohmann::json const& value, std::string_view language = {});
bool has_han(std::string_view text);

// The same tree with keys and types without vocabulary: "schema:geo", "https://schema.org/geo" and
// "geo" are one. Of two keys that become one the first stays.
nlohmann::json without_prefixes(nlohmann::json const& value);
// "https://schema.org/Museum" → "Museum", "schema:geo" → "geo".
std::string local_part(std::string_view name);

// The first text of a language is the name, the others become aliases. Han without a language is
// Chinese. `label` is what the file calls the value.
void set_names(SourceTableBuilder& table, std::vector<LanguageText> const& names,
               std::vector<LanguageText> const& others, std::string const& label);
void set_descriptions(SourceTableBuilder& table, std::vector<LanguageText> const& texts,
                      std::string const& label);

}  // namespace magpie::files
