#include "magpie/app/outgoing.h"

#include <algorithm>
#include <vector>

#include "magpie/base/text.h"
#include "magpie/catalog/fields.h"

namespace magpie::app {

namespace {

// The key of the source of name, kind and position.
std::string_view base_source(catalog::Place const& place) {
  for (auto const& source : place.sources) {
    if (source.field.empty()) return source.source_key;
  }
  return {};
}

void add_once(std::vector<std::string>& lines, std::string const& line) {
  if (line.empty() || std::find(lines.begin(), lines.end(), line) != lines.end()) return;
  lines.push_back(line);
}

// A licence that says no is none: such a picture is for our own screens.
bool refuses_passing_on(std::string const& licence) {
  auto const text = base::ascii_lower(licence);
  for (std::string_view const no :
       {"all rights reserved", "none-stated", "not stated", "no reuse", "unknown", "internal",
        "版权所有", "保留所有权利", "未说明", "未知", "内部", "禁止", "不得"}) {
    if (text.find(no) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

Outgoing::Outgoing(Catalogue const& catalogue) {
  for (auto const& row : catalogue.sources()) sources_.emplace(row.key, &row);
}

catalog::Source const* Outgoing::find_source(std::string_view key) const {
  auto const found = sources_.find(key);
  return found == sources_.end() ? nullptr : found->second;
}

// A class nobody stated, and a source nobody described, are no licence.
bool Outgoing::is_licensed(std::string_view key) const {
  auto const* found = find_source(key);
  return found != nullptr && !found->licence.empty() &&
         (found->licence_class == "open" || found->licence_class == "share-alike" ||
          found->licence_class == "derived");
}

bool Outgoing::drop_unlicensed_fields(catalog::Place& place) const {
  auto const sources = place.sources;
  for (auto const& source : sources) {
    if (source.field.empty() || is_licensed(source.source_key)) continue;
    if (!catalog::set_field(place, field_of_column(source.field), "")) return false;
  }
  std::erase_if(place.sources, [&](auto const& source) {
    return !source.field.empty() && !is_licensed(source.source_key);
  });
  place.field_owners.clear();
  return true;
}

std::string Outgoing::attribution_of(catalog::Place const& place) const {
  std::vector<std::string> lines;
  add_once(lines, place.attribution);
  for (auto const& used : place.sources) {
    auto const* found = find_source(used.source_key);
    if (found == nullptr) continue;
    add_once(lines, found->attribution.empty() ? found->title : found->attribution);
  }
  std::string text;
  for (auto const& line : lines) text += (text.empty() ? "" : "; ") + line;
  return text;
}

std::optional<OutgoingRecord> Outgoing::record(catalog::Place const& place,
                                               Audience audience) const {
  auto const key = base_source(place);
  bool const may_leave = !place.licence.empty() || is_licensed(key);
  if (audience == Audience::everybody &&
      (!may_leave || place.workflow != catalog::Workflow::published)) {
    return std::nullopt;
  }
  OutgoingRecord out{place, place.licence, {}};
  if (out.licence.empty() && is_licensed(key)) out.licence = find_source(key)->licence;
  std::erase_if(out.place.media, [&](auto const& media) {
    return media.licence.empty() ||
           (audience == Audience::everybody && refuses_passing_on(media.licence));
  });
  if (audience == Audience::everybody && !drop_unlicensed_fields(out.place)) return std::nullopt;
  out.attribution = attribution_of(out.place);
  return out;
}

bool Outgoing::is_public(catalog::Place const& place) const {
  if (place.workflow != catalog::Workflow::published) return false;
  if (place.licence.empty() && !is_licensed(base_source(place))) return false;
  bool const is_clean = std::all_of(
      place.sources.begin(), place.sources.end(),
      [&](auto const& source) { return source.field.empty() || is_licensed(source.source_key); });
  if (is_clean) return true;
  auto copy = place;
  return drop_unlicensed_fields(copy);
}

std::string field_of_column(std::string const& column) {
  if (column == "designation") return "designations";
  if (column == "price_cny") return "price";
  if (column == "name_zh") return "name.zh";
  if (column == "name_en") return "name.en";
  return column;
}

}  // namespace magpie::app
