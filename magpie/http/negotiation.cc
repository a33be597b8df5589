#include "magpie/http/negotiation.h"

#include <algorithm>

#include "magpie/base/text.h"
#include "magpie/http/headers.h"

namespace magpie::http {

namespace {

// "en-GB;q=0.8": the name before the first ";".
std::string_view name_of(std::string_view entry) {
  return base::trim(entry.substr(0, std::min(entry.find(';'), entry.size())));
}

double weight_of(std::string_view entry) {
  for (auto const& part : base::split_list(entry, ';')) {
    if (!part.starts_with("q=") && !part.starts_with("Q=")) continue;
    auto const weight = base::parse_number(std::string_view(part).substr(2));
    return weight && *weight >= 0 && *weight <= 1 ? *weight : 0;
  }
  return 1;
}

bool is_named(std::string_view entry, std::string_view name) {
  if (entry.size() < name.size()) return false;
  if (!equals_ignoring_case(entry.substr(0, name.size()), name)) return false;
  return entry.size() == name.size() || entry[name.size()] == '-';
}

bool allows(std::string_view entry) {
  auto const semicolon = entry.find(';');
  auto const name = base::trim(entry.substr(0, semicolon));
  if (!equals_ignoring_case(name, "gzip") && name != "*") return false;
  if (semicolon == std::string_view::npos) return true;
  auto const quality = base::trim(entry.substr(semicolon + 1));
  return !quality.starts_with("q=") || base::parse_number(quality.substr(2)).value_or(1) > 0;
}

}  // namespace

std::optional<double> weight_in(std::string_view list, std::string_view name) {
  std::optional<double> best;
  for (auto const& entry : base::split_list(list, ',')) {
    if (is_named(name_of(entry), name)) best = std::max(best.value_or(0), weight_of(entry));
  }
  return best;
}

std::optional<app::PageLanguage> named_language(Request const& request) {
  auto const lang = request.query_value("lang");
  return lang ? app::parse_page_language(*lang) : std::nullopt;
}

app::PageLanguage language_of(Request const& request) {
  if (auto const named = named_language(request)) return *named;
  auto const list = request.headers.find("Accept-Language").value_or("");
  auto const zh = weight_in(list, "zh").value_or(0);
  auto const en = weight_in(list, "en").value_or(0);
  if (en > zh) return app::PageLanguage::en;
  if (zh > en || en == 0) return app::PageLanguage::zh;
  // Equal weights: what comes first is meant first.
  for (auto const& entry : base::split_list(list, ',')) {
    if (is_named(name_of(entry), "en")) return app::PageLanguage::en;
    if (is_named(name_of(entry), "zh")) break;
  }
  return app::PageLanguage::zh;
}

bool wants_jsonld(Request const& request) {
  if (request.query_value("format") == "jsonld") return true;
  auto const list = request.headers.find("Accept").value_or("");
  auto const jsonld = weight_in(list, "application/ld+json").value_or(0);
  return jsonld > weight_in(list, "text/html").value_or(0);
}

bool accepts_gzip(std::string_view accept_encoding) {
  for (auto const& entry : base::split_list(accept_encoding, ',')) {
    if (allows(entry)) return true;
  }
  return false;
}

}  // namespace magpie::http
