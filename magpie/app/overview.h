// The alliance at a glance: what there is, what is missing from whom, what to do next.
#pragma once

#include "magpie/app/context.h"
#include "magpie/app/workspace.h"
#include "magpie/base/result.h"

namespace magpie::app {

base::Result<api::AllianceOverview> get_alliance(Context& context, Snapshot const& snapshot);
// Every member, with what its records lack; those with places first, the most incomplete on top.
api::MemberList list_members(Catalogue const& catalogue);
api::DefaultRuleList list_default_rules();
api::SourceList list_sources(Catalogue const& catalogue);

}  // namespace magpie::app
