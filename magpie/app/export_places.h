// The catalogue as a file for others: published records only, each with its licence and what to
// name as its source. Who is not signed in gets what may go to everybody, see outgoing.h.
#pragma once

#include <string_view>

#include "magpie/app/alpinebits_out.h"
#include "magpie/app/context.h"
#include "magpie/app/export_plan.h"
#include "magpie/app/list_places.h"

namespace magpie::app {

// `format`: geojson, csv, xlsx, jsonld or alpinebits, the only one with pages. With query.workflow
// a person of the alliance gets records that are not published yet. invalid_argument names a format
// that is not written.
base::Result<ExportFile> export_places(Context const& context, Catalogue const& catalogue,
                                       PlaceQuery const& query, std::string_view format,
                                       AlpinePage const& page = {});

}  // namespace magpie::app
