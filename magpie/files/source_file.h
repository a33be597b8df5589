// The one door for files people send: looks at content and name, calls the reader of that format.
// What is no table we read (.xls, .docx, .pdf, .kml …) is refused with what to do instead.
#pragma once

#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"

namespace magpie::files {

enum class SourceFormat { csv, xlsx, geojson, jsonld, alpinebits, datatourisme, gpx, unknown };

// `unknown` is text that is JSON or XML of another kind. An error is a refusal.
base::Result<SourceFormat> detect_format(std::string_view bytes, std::string_view file_name);

base::Result<catalog::SourceTable> read_table(std::string_view bytes, std::string file_name);

}  // namespace magpie::files
