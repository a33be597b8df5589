#include "magpie/app/export_plan.h"

#include <nlohmann/json.hpp>
#include <set>

#include "magpie/app/overview.h"
#include "magpie/app/printed_map.h"
#include "magpie/files/geojson_plan.h"
#include "magpie/files/gpx.h"
#include "magpie/files/ical.h"
#include "magpie/paper/route_book.h"

namespace magpie::app {

namespace {

// The keys of the sources of the plan's places.
std::set<std::string> source_keys(Snapshot const& snapshot, api::Plan const& plan) {
  std::set<std::string> keys;
  for (auto const& day : plan.days) {
    for (auto const& stop : day.stops) {
      auto const* entry = snapshot.catalogue.find(stop.place.id);
      if (entry == nullptr) continue;
      for (auto const& source : entry->place.sources) keys.insert(source.source_key);
    }
  }
  return keys;
}

// Whose data the plan shows: the sources of its places, and of the roads.
std::vector<std::string> attribution_of(Snapshot const& snapshot, api::Plan const& plan) {
  auto const keys = source_keys(snapshot, plan);
  std::vector<std::string> lines;
  for (auto const& source : snapshot.catalogue.sources()) {
    if (!keys.contains(source.key)) continue;
    lines.push_back(source.attribution.empty() ? source.title + " (" + source.licence + ")"
                                               : source.attribution);
  }
  if (snapshot.roads.attribution && !keys.contains("osm"))
    lines.push_back(*snapshot.roads.attribution);
  return lines;
}

files::PlanExportContext context_of(Snapshot const& snapshot, api::Plan const& plan,
                                    ExportRequest const& request) {
  auto const& alliance = snapshot.catalogue.alliance();
  files::PlanExportContext context;
  context.title = request.title;
  context.alliance_zh = alliance.name_zh;
  context.alliance_en = alliance.name_en;
  context.time_zone = alliance.time_zone;
  context.utc_offset_minutes = static_cast<int>(alliance.utc_offset_minutes);
  context.currency = alliance.currency;
  context.now_s = request.now_s;
  context.attribution = attribution_of(snapshot, plan);
  context.stable_key = request.stable_key;
  return context;
}

// Stops, beds and the way between them.
geo::Box box_of(api::Plan const& plan) {
  geo::Box box;
  auto const extend = [&](api::Position const& position) {
    if (auto const point = geo::make_latlng(position[1], position[0])) box.extend(*point);
  };
  auto const extend_place = [&](api::PlaceSummary const& place) {
    if (place.location) extend(*place.location);
  };
  for (auto const& day : plan.days) {
    extend_place(day.start);
    extend_place(day.end);
    for (auto const& stop : day.stops) extend_place(stop.place);
    for (auto const& leg : day.legs) {
      for (auto const& position : leg.line) extend(position);
    }
  }
  return box;
}

std::string route_book(Workspace const& workspace, Snapshot const& snapshot, api::Plan const& plan,
                       files::PlanExportContext const& context) {
  auto const background = printed_map(workspace, box_of(plan));
  paper::RouteBookOptions options;
  options.title = context.title;
  options.alliance_zh = context.alliance_zh;
  options.alliance_en = context.alliance_en;
  options.now_s = context.now_s;
  options.utc_offset_minutes = context.utc_offset_minutes;
  options.currency = context.currency;
  for (auto const& member : snapshot.catalogue.members()) {
    options.member_names[member.slug] = {member.name_zh, member.name_en};
  }
  options.default_rules = list_default_rules().items;
  auto const keys = source_keys(snapshot, plan);
  for (auto const& source : list_sources(snapshot.catalogue).items) {
    if (keys.contains(source.key)) options.sources.push_back(source);
  }
  if (snapshot.roads.attribution) options.attribution.push_back(*snapshot.roads.attribution);
  options.background = &background;
  return paper::route_book_pdf(plan, options);
}

// A file name from the title: what file systems refuse becomes a dash.
std::string file_name(std::string title, std::string_view ending) {
  for (char& c : title) {
    if (std::string_view("/\\:*?\"<>|\n\r\t").find(c) != std::string_view::npos) c = '-';
  }
  return title + "." + std::string(ending);
}

}  // namespace

base::Result<ExportFile> export_plan(Workspace const& workspace, Snapshot const& snapshot,
                                     api::Plan const& plan, ExportRequest const& request) {
  auto const context = context_of(snapshot, plan, request);
  auto const title = files::plan_title(plan, context);
  switch (request.format) {
    case api::ExportFormat::json:
      return ExportFile{api::to_json_value(plan).dump(1), "application/json",
                        file_name(title, "json")};
    case api::ExportFormat::gpx:
      return ExportFile{files::to_gpx(plan, context), "application/gpx+xml",
                        file_name(title, "gpx")};
    case api::ExportFormat::ics:
      return ExportFile{files::to_ical(plan, context), "text/calendar; charset=utf-8",
                        file_name(title, "ics")};
    case api::ExportFormat::geojson:
      return ExportFile{files::to_geojson(plan, context), "application/geo+json",
                        file_name(title, "geojson")};
    case api::ExportFormat::pdf:
      return ExportFile{route_book(workspace, snapshot, plan, context), "application/pdf",
                        file_name(title, "pdf")};
  }
  return base::fail(base::ErrorCode::invalid_argument,
                    "The format is one of json, gpx, ics, geojson, pdf.", "format");
}

}  // namespace magpie::app
