#include "magpie/app/alliance_facts.h"

#include <nlohmann/json.hpp>

#include "magpie/http/api/json.h"

namespace magpie::app {

namespace {

namespace api = http::api;
using Json = nlohmann::json;

std::string text_of(Json const& item, char const* field) {
  auto const found = item.find(field);
  return found != item.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// 50000 → "50,000"; nothing where there is no whole number.
std::string figure_of(Json const& item) {
  auto const found = item.find("figure");
  if (found == item.end() || !found->is_number_integer()) return {};
  auto digits = std::to_string(found->get<std::int64_t>());
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), ",");
  }
  return digits;
}

std::vector<api::Sentence> missing_of(Json const& item) {
  std::vector<api::Sentence> missing;
  auto const found = item.find("missing");
  if (found == item.end() || !found->is_array()) return missing;
  for (auto const& lack : *found) {
    if (lack.is_object()) missing.push_back({text_of(lack, "text_zh"), text_of(lack, "text_en")});
  }
  return missing;
}

void add(api::AllianceFact fact, std::vector<api::AllianceFact>& facts) {
  if (fact.text.zh.empty() || fact.text.en.empty() || fact.source.empty()) return;
  facts.push_back(std::move(fact));
}

api::AllianceFact target_of(Json const& item) {
  api::AllianceFact fact;
  fact.name = text_of(item, "id");
  auto const figure = figure_of(item);
  fact.text = {text_of(item, "name_zh") + "：" + figure, text_of(item, "name_en") + ": " + figure};
  fact.status = text_of(item, "status");
  fact.source = text_of(item, "source");
  if (auto missing = missing_of(item); !missing.empty()) fact.missing = std::move(missing);
  return fact;
}

api::AllianceFact fact_of(Json const& item) {
  api::AllianceFact fact;
  fact.name = text_of(item, "id");
  fact.text = {text_of(item, "text_zh"), text_of(item, "text_en")};
  fact.status = text_of(item, "status");
  if (fact.status.empty()) fact.status = "printed";
  fact.source = text_of(item, "source");
  return fact;
}

template <class Make>
void add_all(Json const& document, char const* list, Make&& make,
             std::vector<api::AllianceFact>& facts) {
  auto const found = document.find(list);
  if (found == document.end() || !found->is_array()) return;
  for (auto const& item : *found) {
    if (item.is_object()) add(make(item), facts);
  }
}

}  // namespace

std::vector<api::AllianceFact> alliance_facts(std::string const& document) {
  std::vector<api::AllianceFact> facts;
  auto const json = api::parse_body(document);
  if (!json || !json->is_object()) return facts;
  add_all(*json, "targets", target_of, facts);
  add_all(*json, "facts", fact_of, facts);
  return facts;
}

}  // namespace magpie::app
