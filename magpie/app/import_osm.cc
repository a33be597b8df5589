// The import step of an OpenStreetMap extract: places into the database; road graph and map tiles
// as artefacts beside it, written aside and renamed.
#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "magpie/app/import_steps.h"
#include "magpie/app/road_graphs.h"
#include "magpie/app/station_file.h"
#include "magpie/files/map_tiles.h"
#include "magpie/files/osm_reader.h"
#include "magpie/roads/network.h"
#include "magpie/store/source_store.h"

namespace magpie::app {

namespace {

constexpr char kAttribution[] = "© OpenStreetMap contributors, ODbL 1.0";

catalog::Source osm_source() {
  return {"osm",      "OpenStreetMap", "OpenStreetMap contributors",
          "ODbL 1.0", "share-alike",   kAttribution,
          ""};
}

void note_counts(files::OsmExtract const& extract, FileOutcome& outcome) {
  auto const& counts = extract.counts;
  outcome.notes = extract.notes;
  outcome.notes.push_back(fmt::format("{} nodes, {} ways, {} relations read; {:.0f} km of road",
                                      counts.nodes, counts.ways, counts.relations,
                                      counts.roads.km));
  auto const add = [&](std::size_t count, char const* text) {
    if (count > 0) outcome.notes.push_back(fmt::format(fmt::runtime(text), count));
  };
  add(counts.roads.split, "{} roads are cut where the extract lacks a node");
  add(counts.roads.unread_maxspeeds,
      "{} speed limits could not be read; the class's speed is used");
  add(counts.roads.turn_restrictions, "{} turn restrictions are obeyed");
  add(counts.places_without_position, "{} places have no position in the extract and stay out");
}

void note_stations(std::vector<roads::Station> const& stations, FileOutcome& outcome) {
  auto const count = [&](roads::StationKind kind) {
    return std::count_if(stations.begin(), stations.end(),
                         [kind](auto const& station) { return station.kind == kind; });
  };
  using roads::StationKind;
  outcome.notes.push_back(fmt::format(
      "beside the roads: {} fuel, {} charging, {} service and rest areas, {} of other kinds",
      count(StationKind::fuel), count(StationKind::charging),
      count(StationKind::services) + count(StationKind::rest_area),
      count(StationKind::parking) + count(StationKind::toilets) + count(StationKind::water)));
}

base::Status write_map(ImportStep const& step, files::MapFeatures drawn, FileOutcome& outcome) {
  step.progress(outcome.file, "drawing the map", 0.85);
  auto const map =
      files::build_map_tiles(std::move(drawn), step.file.path.stem().stem().string(), kAttribution);
  if (map.tiles == 0) return {};
  MAGPIE_TRY_STATUS(write_file_whole(step.workspace.folder() / kMapFile, map.archive));
  outcome.notes.push_back(fmt::format("map: {} tiles, {:.1f} MB", map.tiles,
                                      static_cast<double>(map.archive.size()) / 1e6));
  return {};
}

base::Status write_road_state(ImportStep const& step, roads::Network const& network) {
  auto const counts = network.counts();
  auto const bounds = network.bounds();
  api::RoadState state;
  state.loaded = true;
  state.extract = step.file.path.filename().string();
  state.nodes = static_cast<std::int64_t>(counts.nodes);
  state.arcs = static_cast<std::int64_t>(counts.arcs);
  state.bounds =
      std::vector<double>{bounds.low.lon(), bounds.low.lat(), bounds.high.lon(), bounds.high.lat()};
  state.attribution = kAttribution;
  return write_file_whole(step.workspace.folder() / kRoadStateFile,
                          api::to_json_value(state).dump());
}

void note_edges(roads::EdgeList const& list, FileOutcome& outcome) {
  auto const vehicle = roads::vehicle_name(list.vehicle);
  outcome.notes.push_back(fmt::format("roads for {}: {} junctions, {} arcs, {} forbidden turns",
                                      vehicle, list.nodes.size(), list.edges.size(),
                                      list.turns.size()));
  for (auto const& condition : list.report.unread_conditions) {
    outcome.notes.push_back(
        fmt::format("roads for {}: the condition \"{}\" cannot be read; it is "
                    "taken as always closed",
                    vehicle, condition));
  }
}

// One graph for each vehicle; the car's describes the extract. An extract in which a vehicle has no
// road keeps no older graph of it.
base::Status write_roads(ImportStep const& step, files::OsmExtract const& extract,
                         FileOutcome& outcome) {
  for (auto const vehicle : roads::kVehicles) {
    step.progress(outcome.file, "building the road graphs", 0.8);
    auto list = roads::split_edges(extract.roads, vehicle, {});
    if (!list.edges.empty()) note_edges(list, outcome);
    MAGPIE_TRY(auto const network,
               write_graph(step.workspace.folder(), std::move(list), outcome.notes));
    if (network && vehicle == roads::Vehicle::car)
      MAGPIE_TRY_STATUS(write_road_state(step, *network));
  }
  return {};
}

}  // namespace

base::Result<DbWork> import_osm(ImportStep const& step, FileOutcome& outcome) {
  if (step.mode == ImportMode::dry_run)
    return base::fail(base::ErrorCode::invalid_argument,
                      "An .osm.pbf extract has no dry run: import it without --dry-run.",
                      "dry-run");
  files::OsmReadOptions options;
  options.progress = [&](double share, std::string_view stage) {
    step.progress(outcome.file, stage, share * 0.7);
  };
  MAGPIE_TRY(auto extract, files::read_osm(step.file.path, options));
  if (!step.member.empty()) {
    for (auto& place : extract.places) place.member = step.member;
  }
  outcome.taken = extract.places.size();
  note_counts(extract, outcome);
  note_stations(extract.stations, outcome);
  MAGPIE_TRY_STATUS(write_roads(step, extract, outcome));
  extract.roads = {};  // the map needs the memory
  MAGPIE_TRY_STATUS(write_stations(step.workspace.folder(), std::move(extract.stations)));
  MAGPIE_TRY_STATUS(write_map(step, std::move(extract.map), outcome));
  step.progress(outcome.file, "storing places", 0.9);
  return [&db = step.context.db,
          write_places = place_work(step, std::move(extract.places), outcome)]() -> base::Status {
    store::upsert_source(db, osm_source());
    return write_places();
  };
}

}  // namespace magpie::app
