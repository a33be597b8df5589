// The positions of a table: both axes, swapped columns, datum. One step of interpret.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "magpie/catalog/cell/coordinate.h"
#include "magpie/catalog/interpret.h"
#include "magpie/geo/datum.h"

namespace magpie::catalog {

struct RowPosition {
  std::optional<geo::LatLng> wgs84;  // as proposed; used for checks even while a question is open
  std::optional<geo::LatLng> raw;
  std::string raw_text;
  geo::Datum datum = geo::Datum::wgs84;
  int decimals = 7;
  bool is_open = false;  // a question concerns it: it stays out of the draft
  std::vector<Finding> findings;
  std::map<std::string, std::string> quarantined;
};

struct Positions {
  std::vector<RowPosition> rows;  // as many as the table has
  std::string column;             // the columns' names joined
  std::vector<Finding> file_findings;
  std::vector<Question> questions;
};

Positions read_positions(SourceTable const& table, ColumnMapping const& mapping,
                         InterpretContext const& context, ImportAnswers const& answers);

}  // namespace magpie::catalog
