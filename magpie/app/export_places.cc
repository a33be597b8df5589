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
  std::string (*write)(std::span<OutgoingRecord const>);
};
constexpr std::array<Format, 3> kFormats{{
    {"geojson", "application/geo+json", "geojson", to_geojson},
    {"csv", "text/csv; charset=utf-8", "csv", to_csv},
    {"jsonld", "application/ld+json", "jsonld", to_jsonld},
}};

}  // namespace

base::Result<ExportFile> export_places(Context const& context, Catalogue const& catalogue,
                                       PlaceQuery const& query, std::string_view format) {
  auto const chosen = std::find_if(kFormats.begin(), kFormats.end(), [&](Format const& candidate) {
    return candidate.name == format;
  });
  if (chosen == kFormats.end()) {
    return base::fail(base::ErrorCode::invalid_argument,
                      "这里能导出 geojson、csv 和 jsonld，请选其中一种。 "
                      "Choose geojson, csv or jsonld: other files are not written.",
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
  return ExportFile{chosen->write(records), std::string(chosen->media_type),
                    "places." + std::string(chosen->ending)};
}

}  // namespace magpie::app
