#include "magpie/catalog/finding.h"

#include <algorithm>
#include <array>
#include <utility>

namespace magpie::catalog {

namespace {

constexpr std::array kActions = std::to_array<std::pair<Action, std::string_view>>({
    {Action::accept, "accept"},
    {Action::accept_with_note, "accept_with_note"},
    {Action::fix, "fix"},
    {Action::ask, "ask"},
    {Action::offer_same_as, "offer_same_as"},
    {Action::offer_match, "offer_match"},
    {Action::quarantine, "quarantine"},
    {Action::drop_value, "drop_value"},
    {Action::keep, "keep"},
    {Action::skip, "skip"},
    {Action::reject, "reject"},
});

}  // namespace

std::string_view action_name(Action action) {
  auto const found = std::find_if(kActions.begin(), kActions.end(),
                                  [&](auto const& row) { return row.first == action; });
  return found == kActions.end() ? "" : found->second;
}

std::optional<Action> parse_action(std::string_view name) {
  auto const found = std::find_if(kActions.begin(), kActions.end(),
                                  [&](auto const& row) { return row.second == name; });
  return found == kActions.end() ? std::nullopt : std::optional(found->first);
}

bool needs_answer(Action action) {
  return action == Action::ask || action == Action::offer_same_as ||
         action == Action::offer_match || action == Action::quarantine;
}

}  // namespace magpie::catalog
