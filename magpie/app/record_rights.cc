#include "magpie/app/record_rights.h"

#include <fmt/core.h>

#include <algorithm>

#include "magpie/app/rights.h"

namespace magpie::app {

namespace {

// Only the secretariat says who owns what.
bool is_about_ownership(std::string_view field) {
  return field == "member" || field == "field_owners";
}

bool is_position(std::string_view field) {
  return field == "location" || field == "precision";
}

bool works_for_the_owner(Context const& context, catalog::Place const& place,
                         std::string_view field) {
  if (context.actor.role != api::Role::member) return true;
  return !context.actor.member.empty() && !is_about_ownership(field) &&
         owner_of(place, field) == context.actor.member;
}

}  // namespace

std::string owner_of(catalog::Place const& place, std::string_view field) {
  auto const found = place.field_owners.find(std::string(field));
  return found == place.field_owners.end() ? place.member : found->second;
}

bool may_edit_field(Context& context, catalog::Place const& place, std::string_view field) {
  if (field == "workflow") return false;  // moved by its own use case
  if (!may(context, Right::edit_record) || !works_for_the_owner(context, place, field))
    return false;
  // A draft may be placed by its own member; what is on everybody's map moves by a right of its
  // own.
  bool const is_on_the_map = place.location && place.workflow != catalog::Workflow::draft;
  return !is_position(field) || !is_on_the_map || may(context, Right::move_on_map);
}

base::Status require_edit(Context& context, catalog::Place const& place, std::string_view field) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_record));
  if (may_edit_field(context, place, field)) return {};
  return base::fail(
      base::ErrorCode::forbidden,
      fmt::format(
          "字段“{0}”由其他成员或秘书处维护，请联系他们修改。 The field {0} belongs to another "
          "member or to the secretariat: ask them to change it.",
          field),
      std::string(field));
}

bool may_edit_some(Context& context, catalog::Place const& place) {
  if (!may(context, Right::edit_record)) return false;
  if (works_for_the_owner(context, place, "name.zh")) return true;
  return std::any_of(place.field_owners.begin(), place.field_owners.end(), [&](auto const& owner) {
    return owner.second == context.actor.member && !context.actor.member.empty();
  });
}

}  // namespace magpie::app
