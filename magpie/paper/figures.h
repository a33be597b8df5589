// A strip of key figures: a label over a value in Chinese and in English, parted by thin rules.
#pragma once

#include <vector>

#include "magpie/paper/flow.h"

namespace magpie::paper {

struct Figure {
  http::api::Sentence label;
  http::api::Sentence value;
};

void draw_figures(Flow& flow, std::vector<Figure> const& figures);

}  // namespace magpie::paper
