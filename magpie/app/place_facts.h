// What a public page says of a place, made from the structure of its record: opening hours, prices,
// measurements, dates. Nothing is assumed here; what the kind of place is asked for and nobody said
// is said to be unknown.
#pragma once

#include <string>
#include <vector>

#include "magpie/app/page_text.h"
#include "magpie/catalog/place.h"

namespace magpie::app {

struct Fact {
  std::string label;
  std::string value_html;  // escaped already
};

// `place` holds only what may leave, see outgoing.h.
std::vector<Fact> place_facts(catalog::Place const& place, std::string const& currency,
                              PageLanguage language);
// Tables of their own: figures, and what is to be seen when.
std::vector<Fact> measured_facts(catalog::Place const& place, PageLanguage language);
std::vector<Fact> experience_facts(catalog::Place const& place, PageLanguage language);

}  // namespace magpie::app
