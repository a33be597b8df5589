// Finding: what an import noticed about one row or one cell, what it did with it, and one sentence
// in each language that says what to do. A finding never changes a value by itself: damaged numbers
// go to quarantine, doubts are asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/catalog/vocabulary.h"

namespace magpie::catalog {

enum class Action {
  accept,            // taken as it is meant; said so that nothing happens silently
  accept_with_note,  // taken, but less precise than it looks
  fix,               // repaired in the one way there is
  ask,               // a person must answer; until then the value stays out or stays as it is
  offer_same_as,     // may be a place that is already there
  offer_match,       // a name that may mean a place of the catalogue
  quarantine,        // the cell stays empty, its text waits for a person; the row goes on
  drop_value,        // the value says nothing and is left out
  keep,              // not understood, kept verbatim
  skip,              // no record: title, total, footnote
  reject,            // the row stays out
};

struct Finding {
  std::string row;     // the label of the row; "" for the whole file
  std::string column;  // as the file names it; several are joined with ";"
  std::string code;    // SCREAMING_CASE, such as DAMAGED_NUMBER
  Action action = Action::accept;
  std::string value;   // the text in the file
  std::string stored;  // what was stored, as people read it; "" for nothing
  Words sentence;
  std::string field;  // the record's field it is about, see fields.h; "" when none
  bool operator==(Finding const&) const = default;
};

std::string_view action_name(Action action);  // "accept", "accept_with_note" …
std::optional<Action> parse_action(std::string_view name);
// Whether a person has to look at it.
bool needs_answer(Action action);

}  // namespace magpie::catalog
