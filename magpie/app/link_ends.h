// Whether a drawn link would join the roads: each of its ends must lie near one.
#pragma once

#include <vector>

#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/store/road_change_store.h"

namespace magpie::app {

// Asks the loaded roads of the first of the link's vehicles that has any, and the links among
// `others`; where no extract is loaded there is nothing to judge. Other kinds are fine.
base::Status check_link_ends(Workspace const& workspace, store::RoadChange const& change,
                             std::vector<store::RoadChange> const& others);

}  // namespace magpie::app
