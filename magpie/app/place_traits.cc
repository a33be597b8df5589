#include "magpie/app/place_traits.h"

namespace magpie::app {

std::optional<std::uint32_t> TraitWords::find_member(std::string const& slug) const {
  auto const found = member_numbers_.find(slug);
  return found == member_numbers_.end() ? std::nullopt : std::optional(found->second);
}

bool TraitWords::knows(catalog::Place const& place) const {
  return member_numbers_.contains(place.member) && theme_numbers_.contains(place.themes);
}

void TraitWords::learn(catalog::Place const& place) {
  if (member_numbers_.try_emplace(place.member, std::uint32_t(members_.size())).second)
    members_.push_back(place.member);
  if (theme_numbers_.try_emplace(place.themes, std::uint32_t(theme_lists_.size())).second)
    theme_lists_.push_back(place.themes);
}

PlaceTraits TraitWords::traits_of(catalog::Place const& place, bool hours_are_understood) const {
  PlaceTraits traits;
  traits.has_location = place.location.has_value();
  if (place.location) traits.point = map_point(*place.location);
  traits.member = member_numbers_.at(place.member);
  traits.themes = theme_numbers_.at(place.themes);
  traits.kind = place.kind;
  traits.status = place.status;
  traits.workflow = place.workflow;
  traits.precision = place.precision;
  if (place.rating) traits.rating = static_cast<std::int16_t>(*place.rating);
  for (auto const field : catalog::missing_in(place, hours_are_understood))
    traits.missing |= static_cast<MissingBits>(1U << static_cast<unsigned>(field));
  traits.asked = static_cast<std::uint8_t>(catalog::asked_of(place));
  return traits;
}

}  // namespace magpie::app
