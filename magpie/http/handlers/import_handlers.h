// Imports under review, and the values that wait for a person.
#pragma once

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

struct ImportHandlers {
  Surroundings const& around;

  Response list_imports(Request const& request) const;
  Response start_import(Request const& request) const;
  Response get_import(Request const& request) const;
  Response discard_import(Request const& request) const;
  Response list_import_rows(Request const& request) const;
  Response answer_import(Request const& request) const;
  Response apply_import(Request const& request) const;
  Response undo_import(Request const& request) const;
  Response list_quarantine(Request const& request) const;
  Response settle_quarantine(Request const& request) const;
};

}  // namespace magpie::http
