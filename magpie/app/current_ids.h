// Ids are for ever: a route or a request may name a record that was merged into another one since.
// These functions put the record that stands for it now in its place, before planning looks at it.
#pragma once

#include "magpie/app/catalogue.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

namespace api = http::api;

api::TripRequest with_current_ids(Catalogue const& catalogue, api::TripRequest request);
api::PlanDraft with_current_ids(Catalogue const& catalogue, api::PlanDraft draft);
api::Plan with_current_ids(Catalogue const& catalogue, api::Plan plan);

}  // namespace magpie::app
