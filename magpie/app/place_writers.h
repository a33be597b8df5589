// Records as files for others: GeoJSON, CSV and XLSX for spreadsheets, JSON-LD with the words of
// schema.org. A record without a position of its own has no geometry: a county seat is never given
// away as one.
#pragma once

#include <span>
#include <string>

#include "magpie/app/outgoing.h"
#include "magpie/base/result.h"

namespace magpie::app {

std::string to_geojson(std::span<OutgoingRecord const> records);
// The columns of places.csv, so that it can be imported again, and licence and attribution.
std::string to_csv(std::span<OutgoingRecord const> records);
// The same table as a workbook.
base::Result<std::string> to_xlsx(std::span<OutgoingRecord const> records);
std::string to_jsonld(std::span<OutgoingRecord const> records);
// One record as a document of its own; `address` is where it stands, for ever.
std::string to_jsonld(OutgoingRecord const& record, std::string const& address);

}  // namespace magpie::app
