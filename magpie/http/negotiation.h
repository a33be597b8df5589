// What a client would rather have, from its headers: the language of a page, and whether machines'
// JSON-LD instead of HTML, whether gzip.
//
//   Accept-Language: fr, en;q=0.8, zh;q=0.5   →  en
#pragma once

#include <optional>
#include <string_view>

#include "magpie/app/page_text.h"
#include "magpie/http/request.h"

namespace magpie::http {

// The weight, 0 to 1, that a list such as Accept gives to an entry whose name starts with `name`
// and ends there or goes on with '-'; nothing when it is not named. Damaged weights count as 0.
std::optional<double> weight_in(std::string_view list, std::string_view name);

// ?lang= first, then Accept-Language, then Chinese. Other values of lang are as good as none.
std::optional<app::PageLanguage> named_language(Request const& request);
app::PageLanguage language_of(Request const& request);
// Only who names application/ld+json and prefers it to HTML; "*/*" is a browser or a robot.
bool wants_jsonld(Request const& request);
// Whether an Accept-Encoding header allows gzip; "gzip;q=0" does not.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace magpie::http
