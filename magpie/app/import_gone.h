// Records that the last import of a source held and this one does not. They stay: a source may
// forget a record for many reasons, so a person decides, with its name before them.
#pragma once

#include <vector>

#include "magpie/app/import_judge.h"
#include "magpie/app/import_known.h"

namespace magpie::app {

// Counts them in the judgement and, for a source that is pulled, names the first of them.
void note_gone(store::ImportRun const& run, std::vector<KnownRecord const*> const& gone,
               Judgement& judgement);

}  // namespace magpie::app
