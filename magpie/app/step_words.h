// Turn-by-turn instructions in words, for the command line, the API and paper.
#pragma once

#include "magpie/http/api/types.gen.h"
#include "magpie/roads/legs.h"

namespace magpie::app {

namespace api = http::api;

// "Turn left onto G207." and its length is not in it.
api::Sentence step_words(roads::LegStep const& step);

}  // namespace magpie::app
