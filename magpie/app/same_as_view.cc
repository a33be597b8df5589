#include "magpie/app/same_as_view.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "magpie/app/pair_score.h"
#include "magpie/app/place_view.h"
#include "magpie/app/record_rights.h"
#include "magpie/app/rights.h"
#include "magpie/base/civil.h"
#include "magpie/http/api/json.h"

namespace magpie::app {

namespace {

using catalog::Place;
using catalog::Side;

// The sentence with the grade in it where both have the same.
api::Sentence sentence_of(catalog::SameAsReason const& reason, Place const& first) {
  if (reason.name == "grade" && reason.points > 0 && first.rating)
    return {fmt::format("均为{}A级", *first.rating), fmt::format("both {}A", *first.rating)};
  return {reason.text.zh, reason.text.en};
}

std::vector<api::SameAsReason> read_reasons(std::string const& text) {
  std::vector<api::SameAsReason> reasons;
  for (auto const& one : nlohmann::json::parse(text)) {
    reasons.push_back({one.at("name").get<std::string>(),
                       one.at("points").get<double>(),
                       {one.at("zh").get<std::string>(), one.at("en").get<std::string>()}});
  }
  return reasons;
}

void add_differences(ScoredPair const& pair, Side keep, api::SameAsPair& view) {
  for (auto& one : catalog::differences(pair.first.place, pair.second.place, keep)) {
    view.differences.push_back(
        {std::move(one.field), std::move(one.first), std::move(one.second),
         *api::parse_word<api::SameAsDifferenceTake>(catalog::side_name(one.take))});
  }
}

void add_decision(store::SameAsDecision const& decision, api::SameAsPair& view) {
  view.decision = *api::parse_word<api::SameAsPairDecision>(decision.decision);
  view.decided_by = decision.decided_by;
  view.decided_at = base::format_utc(decision.decided_at_s);
  view.score = decision.score;
  view.reasons = read_reasons(decision.reasons);
  if (decision.kept) view.keep = decision.kept->value();
}

}  // namespace

bool may_settle(Context& context, Place const& first, Place const& second) {
  return may_edit_some(context, first) || may_edit_some(context, second);
}

bool may_merge(Context& context, Place const& first, Place const& second) {
  return may(context, Right::publish_record) ||
         (may_edit_field(context, first, "name.zh") && may_edit_field(context, second, "name.zh"));
}

std::optional<Side> part_of_two(Place const& first, Place const& second) {
  auto const names = [](Place const& part, Place const& whole) {
    catalog::Link const link{"part_of", whole.key};
    return std::find(part.links.begin(), part.links.end(), link) != part.links.end();
  };
  if (names(first, second)) return Side::first;
  if (names(second, first)) return Side::second;
  return std::nullopt;
}

api::SameAsPair pair_view(Context& context, ScoredPair const& pair,
                          std::optional<store::SameAsDecision> const& decision) {
  auto const& [first, second, score] = pair;
  api::SameAsPair view;
  view.id = fmt::format("{}-{}", first.id.value(), second.id.value());
  view.first = summary_of(first);
  view.second = summary_of(second);
  view.score = rounded_score(score.score);
  if (score.meters >= 0) view.meters = score.meters;
  view.offer = score.offer == catalog::SameAsOffer::merge ? api::SameAsPairOffer::merge
                                                          : api::SameAsPairOffer::link;
  view.reasons = reasons_view(pair);
  view.decision = api::SameAsPairDecision::open;
  auto const keep = catalog::side_to_keep(first.place, second.place);
  view.keep = (keep == Side::first ? first : second).id.value();
  view.may_decide = may_settle(context, first.place, second.place);
  view.may_merge = may_merge(context, first.place, second.place);
  if (decision) add_decision(*decision, view);
  if (view.decision == api::SameAsPairDecision::link) {
    if (auto const part = part_of_two(first.place, second.place))
      view.part = (*part == Side::first ? first : second).id.value();
  }
  if (view.decision != api::SameAsPairDecision::merge) add_differences(pair, keep, view);
  return view;
}

std::vector<api::SameAsReason> reasons_view(ScoredPair const& pair) {
  std::vector<api::SameAsReason> reasons;
  for (auto const& reason : pair.score.reasons)
    reasons.push_back({reason.name, reason.points, sentence_of(reason, pair.first.place)});
  return reasons;
}

std::string reasons_text(std::vector<api::SameAsReason> const& reasons) {
  auto json = nlohmann::json::array();
  for (auto const& one : reasons) {
    json.push_back(
        {{"name", one.name}, {"points", one.points}, {"zh", one.text.zh}, {"en", one.text.en}});
  }
  return json.dump();
}

}  // namespace magpie::app
