#include "magpie/files/source_file.h"

#include <array>
#include <optional>

#include "magpie/base/text.h"
#include "magpie/files/alpinebits_in.h"
#include "magpie/files/datatourisme_in.h"
#include "magpie/files/geojson_in.h"
#include "magpie/files/gpx_in.h"
#include "magpie/files/schemaorg_in.h"
#include "magpie/files/table_csv.h"
#include "magpie/files/table_sheet.h"
#include "magpie/files/xlsx.h"

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::string_view kZipStart = "PK\x03\x04";

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

tl::unexpected<base::Error> refuse(char const* sentence) {
  return fail(ErrorCode::invalid_data, sentence);
}

// Names of a zip file stand uncompressed in its directory, at the end.
base::Result<SourceFormat> detect_zip(std::string_view bytes) {
  // Asked first: its names are too long to stand in packed bytes by chance.
  if (has(bytes, "index.json") && has(bytes, "objects/")) return SourceFormat::datatourisme;
  if (has(bytes, "xl/workbook.bin")) {
    return refuse("This is a binary workbook (.xlsb); save it as .xlsx and import that.");
  }
  if (has(bytes, "xl/")) return SourceFormat::xlsx;
  if (has(bytes, "word/document.xml")) {
    return refuse("This is a text document; put its table into a workbook (.xlsx) or CSV file.");
  }
  if (has(bytes, "ppt/")) {
    return refuse("This is a presentation; put its table into a workbook (.xlsx) or CSV file.");
  }
  if (has(bytes, "opendocument")) {
    return refuse("This is an OpenDocument file; save it as .xlsx or CSV and import that.");
  }
  if (has(bytes, ".kml")) {
    return refuse("This is a KMZ file; save it as GeoJSON or CSV and import that.");
  }
  return refuse("This is a zip file; unpack it and import the files inside one by one.");
}

// Old Office files, and encrypted new ones, are OLE containers.
tl::unexpected<base::Error> refuse_ole(std::string_view bytes) {
  static constexpr std::string_view kEncrypted("E\0n\0c\0r\0y\0p\0t\0e\0d\0", 18);
  if (has(bytes, kEncrypted)) {
    return refuse("The workbook is protected by a password; remove it and save the file again.");
  }
  return refuse("This is an old Office file (.xls, .doc); save it as .xlsx and import that.");
}

base::Result<SourceFormat> detect_json(std::string_view text) {
  if (has(text, "datatourisme") && (has(text, "\"@type\"") || has(text, "\"file\"")))
    return SourceFormat::datatourisme;
  bool const has_resource = has(text, "\"attributes\"") && has(text, "\"type\"") &&
                            (has(text, "\"relationships\"") || has(text, "\"dataProvider\""));
  if (has(text, "\"jsonapi\"") || has_resource) return SourceFormat::alpinebits;
  if (has(text, "\"@context\"") || has(text, "\"@type\"") || has(text, "\"@graph\"")) {
    return SourceFormat::jsonld;
  }
  if (has(text, "\"FeatureCollection\"") || has(text, "\"Feature\"")) return SourceFormat::geojson;
  return SourceFormat::unknown;
}

base::Result<SourceFormat> detect_markup(std::string_view text) {
  if (has(text, "application/ld+json") || (has(text, "itemscope") && has(text, "schema.org")))
    return SourceFormat::jsonld;
  auto const head = base::ascii_lower(text.substr(0, 4096));
  if (has(head, "<gpx")) return SourceFormat::gpx;
  if (has(head, "<kml")) {
    return refuse("This is a KML file; save it as GeoJSON or CSV and import that.");
  }
  if (has(head, "<html") || has(head, "<table") || has(head, "<!doctype html")) {
    return refuse(
        "This is a web page under another name; open it in a spreadsheet program and "
        "save it as .xlsx.");
  }
  if (has(head, "urn:schemas-microsoft-com:office:spreadsheet")) {
    return refuse("This is an XML spreadsheet; save it as .xlsx and import that.");
  }
  return SourceFormat::unknown;
}

bool is_json(std::string_view text, std::string_view name) {
  if (text.empty()) return false;
  return text.front() == '{' ||
         (text.front() == '[' && (has(name, "json") || has(text.substr(0, 64), "{")));
}

}  // namespace

base::Result<SourceFormat> detect_format(std::string_view bytes, std::string_view file_name) {
  if (starts_with(bytes, kZipStart)) return detect_zip(bytes);
  if (starts_with(bytes, "\xD0\xCF\x11\xE0")) return refuse_ole(bytes);
  if (starts_with(bytes, "%PDF")) {
    return refuse("This is a PDF; put its table into a workbook (.xlsx) or CSV file.");
  }
  auto text = bytes;
  if (starts_with(text, "\xEF\xBB\xBF")) text.remove_prefix(3);
  text = base::trim(text.substr(0, 1U << 20U));
  auto const name = base::ascii_lower(file_name);
  if (is_json(text, name)) return detect_json(text);
  if (starts_with(text, "<")) return detect_markup(text);
  return SourceFormat::csv;
}

base::Result<catalog::SourceTable> read_table(std::string_view bytes, std::string file_name) {
  file_name.erase(0, file_name.find_last_of("/\\") + 1);
  MAGPIE_TRY(auto const format, detect_format(bytes, file_name));
  switch (format) {
    case SourceFormat::csv:
      return read_csv_table(bytes, std::move(file_name));
    case SourceFormat::xlsx: {
      MAGPIE_TRY(auto workbook, read_xlsx(bytes));
      return sheet_table(std::move(workbook), std::move(file_name));
    }
    case SourceFormat::geojson:
      return read_geojson(bytes, std::move(file_name));
    case SourceFormat::gpx:
      return read_gpx(bytes, std::move(file_name));
    case SourceFormat::jsonld:
      return read_schemaorg(bytes, std::move(file_name));
    case SourceFormat::alpinebits:
      return read_alpinebits(bytes, std::move(file_name));
    case SourceFormat::datatourisme:
      if (starts_with(bytes, kZipStart)) return read_datatourisme_zip(bytes, std::move(file_name));
      return read_datatourisme(bytes, std::move(file_name));
    default:
      return refuse(
          "This file holds no records we can read; send CSV, .xlsx, GeoJSON, GPX, JSON-LD of "
          "schema.org, AlpineBits or DATAtourisme.");
  }
}

}  // namespace magpie::files
