#include "magpie/app/export_places.h"

#include <algorithm>
#include <array>

#include "magpie/app/outgoing.h"
#include "magpie/app/place_writers.h"

namespace magpie::app {

namespace {

struct Format {
  std::string_view name;
  std::string_view media_type;
  std::string_view ending;
};
constexpr std::array<Format, 5> kFormats{{
    {"geojson", "application/geo+json", "geojson"},
    {"csv", "text/csv; charset=utf-8", "csv"},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    {"jsonld", "application/ld+json", "jsonld"},
    {"alpinebits", "application/vnd.api+json", "json"},
}};

base::Result<std::string> write(std::string_view format, std::span<OutgoingRecord const> records,
                                AlpinePage const& page) {
  if (format == "geojson") return to_geojson(records);
  if (format == "csv") return to_csv(records);
  if (format == "xlsx") return to_xlsx(records);
  if (format == "jsonld") return to_jsonld(records);
  return to_alpinebits(records, page);
}

}  // namespace

base::Result<ExportFile> export_places(Context const& context, Catalogue const& catalogue,
                                       PlaceQuery const& query, std::string_view format,
                                       AlpinePage const& page) {
  auto const chosen = std::find_if(kFormats.begin(), kFormats.end(), [&](Format const& candidate) {
    return candidate.name == format;
  });
  if (chosen == kFormats.end()) {
    return base::fail(base::ErrorCode::invalid_argument,
                      "这里能导出 geojson、csv、xlsx、jsonld 和 alpinebits，请选其中一种。 "
                      "Choose geojson, csv, xlsx, jsonld or alpinebits: other files are not "
                      "written.",
                      "format");
  }
  auto const audience =
      context.actor.role == api::Role::visitor ? Audience::everybody : Audience::alliance;
  PlaceQuery wanted = query;
  if (!wanted.workflow) wanted.workflow = catalog::Workflow::published;
  Outgoing const outgoing(catalogue);
  std::vector<OutgoingRecord> records;
  for (auto const* entry : matching_places(catalogue, wanted)) {
    if (auto record = outgoing.record(entry->place, audience))
      records.push_back(std::move(*record));
  }
  MAGPIE_TRY(auto bytes, write(format, records, page));
  return ExportFile{std::move(bytes), std::string(chosen->media_type),
                    "places." + std::string(chosen->ending)};
}

}  // namespace magpie::app
