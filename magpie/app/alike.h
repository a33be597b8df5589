// Which records of the catalogue a new one may be, asked while its name is typed. Those that the
// search finds by the name and those nearby are scored as in catalog/same_as.h; a person decides.
#pragma once

#include "magpie/app/catalogue.h"
#include "magpie/app/context.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

// Best first, at most five. A field that is not sound yet is left out of the comparison.
base::Result<api::AlikeList> find_alike(Context& context, Catalogue const& catalogue,
                                        api::AlikeQuestion const& question);

}  // namespace magpie::app
