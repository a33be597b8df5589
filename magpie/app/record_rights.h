// Who may change which field of a record. The secretariat changes all; a member's people change the
// fields their member owns: all of its own records, and single fields of others that `field_owners`
// gives it (a sight on a border has two owners). Publishing and moving on the map are rights of
// their own, and so are the fields that say who owns what.
#pragma once

#include <string>
#include <string_view>

#include "magpie/app/context.h"
#include "magpie/base/result.h"
#include "magpie/catalog/place.h"

namespace magpie::app {

// The member that owns a field: of `field_owners`, else the record's.
std::string owner_of(catalog::Place const& place, std::string_view field);
bool may_edit_field(Context& context, catalog::Place const& place, std::string_view field);
// The same as a refusal that names the field and what to do.
base::Status require_edit(Context& context, catalog::Place const& place, std::string_view field);
// Whether any field of it may be edited.
bool may_edit_some(Context& context, catalog::Place const& place);

}  // namespace magpie::app
