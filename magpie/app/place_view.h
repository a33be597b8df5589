// Places as the contract shows them: what is known, what a default rule supplied, what is missing.
#pragma once

#include "magpie/app/catalogue.h"
#include "magpie/base/civil.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

namespace api = http::api;

api::PlaceSummary summary_of(CatalogueEntry const& entry);
// `today` decides hours_today.
api::Place view_of(Catalogue const& catalogue, CatalogueEntry const& entry, base::Date today);
api::DayHours hours_view(catalog::DayHours const& hours);
// The value and its rule, absent when the value is the place's own.
api::AssumedNumber assumed_number(std::int64_t value, std::string const& rule);
api::Position position_of(geo::LatLng position);

}  // namespace magpie::app
