// The filters of a list of places as the query of a request says them.
#pragma once

#include "magpie/app/list_places.h"
#include "magpie/http/request.h"

namespace magpie::http {

// invalid_argument names the filter that cannot be understood.
base::Result<app::PlaceQuery> place_query(Request const& request);

}  // namespace magpie::http
