// What a traveller is told of the alliance's road changes on one way: closures it goes around,
// links it uses, permits it needs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "magpie/app/road_change_book.h"
#include "magpie/roads/legs.h"

namespace magpie::app {

using HeldChanges = std::vector<HeldRoadChange const*>;

// Whether any closure is among them; else no way goes around one.
bool has_closure(HeldChanges const& held);

// "山洪封路（封闭至2027年4月15日）" in both languages; `date` is when the road is travelled.
api::Sentence closure_words(HeldRoadChange const& closure, std::optional<base::Date> date);

// A closed road that the way would take: `open` is the way as if nothing were closed, with the
// names of the closures it passes.
std::vector<api::Sentence> detour_notes(HeldChanges const& held, std::optional<base::Date> date,
                                        roads::LegPath const& way, roads::LegPath const& open);
std::vector<api::Sentence> link_notes(HeldChanges const& held,
                                      std::vector<std::string> const& links);
// One line for each permit: what, for whom, how many days ahead.
std::vector<api::Sentence> permit_notes(HeldChanges const& held,
                                        std::vector<std::string> const& permits);

}  // namespace magpie::app
