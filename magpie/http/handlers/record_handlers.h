// Records of the catalogue: edit, history, undo, bulk, change feed, conflicts.
#pragma once

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

struct RecordHandlers {
  Surroundings const& around;

  Response list_fields(Request const& request) const;
  Response list_ties(Request const& request) const;
  Response get_record(Request const& request) const;
  Response create_record(Request const& request) const;
  Response change_record(Request const& request) const;
  Response delete_record(Request const& request) const;
  Response restore_record(Request const& request) const;
  Response move_record(Request const& request) const;
  Response change_places(Request const& request) const;
  Response get_history(Request const& request) const;
  Response undo_change(Request const& request) const;
  Response list_changes(Request const& request) const;
  Response list_conflicts(Request const& request) const;
  Response settle_conflict(Request const& request) const;
};

}  // namespace magpie::http
