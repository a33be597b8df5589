#include "magpie/app/import_likeness.h"

#include <fmt/core.h>

#include "magpie/base/text.h"
#include "magpie/catalog/search.h"
#include "magpie/geo/distance.h"

namespace magpie::app {

namespace {

constexpr double kSamePlaceM = 1000;

catalog::Finding finding_of(std::string const& label, catalog::Place const& candidate,
                            catalog::SameAs const& likeness) {
  catalog::Words reasons;
  for (auto const& reason : likeness.reasons) {
    reasons.zh += (reasons.zh.empty() ? "" : "、") + reason.text.zh;
    reasons.en += (reasons.en.empty() ? "" : ", ") + reason.text.en;
  }
  catalog::Finding finding;
  finding.row = label;
  finding.code = "LOOKS_ALIKE";
  finding.action = catalog::Action::offer_same_as;
  finding.value = fmt::format("{:.0f}", likeness.score * 100);
  finding.stored = candidate.key;
  finding.sentence = {
      fmt::format("可能就是“{}”（相似度{}%：{}），请选择是同一处还是新的。",
                  catalog::display_name(candidate, "zh"), finding.value, reasons.zh),
      fmt::format("It may be {} ({}% alike: {}): say whether it is the same or new.",
                  catalog::display_name(candidate, "en"), finding.value, reasons.en)};
  return finding;
}

}  // namespace

std::string likeness(catalog::Place const& place, std::string const& name) {
  return base::to_utf8(catalog::search_form(name)) + "|" +
         std::string(catalog::kind_name(place.kind));
}

bool is_near(catalog::Place const& a, catalog::Place const& b) {
  if (!a.county_code.empty() && a.county_code == b.county_code) return true;
  if (a.precision != catalog::Precision::point || b.precision != catalog::Precision::point)
    return false;
  return a.location && b.location && geo::distance_m(*a.location, *b.location) < kSamePlaceM;
}

Likeness::Likeness(std::span<catalog::Place const> places) : places_(places), index_(places) {}

std::optional<Likeness::Candidate> Likeness::of(catalog::Place const& row,
                                                std::string const& label) const {
  auto const found = index_.candidates_of(row, 1);
  if (found.empty()) return std::nullopt;
  auto const& candidate = places_[found.front().first];
  return Candidate{candidate.key, finding_of(label, candidate, found.front())};
}

}  // namespace magpie::app
