#include "magpie/files/osm_reader.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "magpie/base/random.h"
#include "magpie/files/osm_testing.h"
#include "magpie/geo/distance.h"

namespace magpie::files {
namespace {

std::string message_of(std::filesystem::path const& path) {
  auto const extract = read_osm(path, {});
  return extract ? "no error" : extract.error().message;
}

OsmExtract read_tiny(std::string const& opl) {
  TinyExtract const tiny(opl);
  auto extract = read_osm(tiny.path(), {});
  if (!extract) throw std::runtime_error(extract.error().message);
  return std::move(*extract);
}

catalog::Place const* find_place(OsmExtract const& extract, std::string_view key) {
  for (auto const& place : extract.places) {
    if (place.key == key) return &place;
  }
  return nullptr;
}

// "1,2 5,6": the node ids of every road.
std::string road_nodes(OsmExtract const& extract) {
  std::string text;
  for (auto const& way : extract.roads.ways) {
    if (!text.empty()) text += ' ';
    for (auto const node : extract.roads.nodes_of(way)) {
      if (!text.empty() && text.back() != ' ') text += ',';
      text += std::to_string(extract.roads.node_ids[node]);
    }
  }
  return text;
}

// "7: no 1 via 2 to 3": every restriction, nodes by OSM id; then the vehicles and the condition.
std::string restrictions(OsmExtract const& extract) {
  std::string text;
  for (auto const& rule : extract.roads.restrictions) {
    using Kind = roads::TurnRestriction::Kind;
    text += std::to_string(rule.relation) + ": ";
    text += rule.kind == Kind::only ? "only" : rule.kind == Kind::no_u_turn ? "no_u_turn" : "no";
    text += " " + std::to_string(rule.from_way) + " via";
    if (rule.via_node != roads::kNoNode)
      text += " n" + std::to_string(extract.roads.node_ids[rule.via_node]);
    for (auto const way : rule.via_ways) text += " w" + std::to_string(way);
    text += " to " + std::to_string(rule.to_way);
    for (auto const vehicle : roads::kVehicles) {
      if (rule.vehicles.has(vehicle)) text += " " + std::string(roads::vehicle_name(vehicle));
    }
    if (!rule.condition.empty()) text += " @ " + rule.condition;
    text += "\n";
  }
  return text;
}

constexpr char kCrossing[] =
    "n1 x1.50 y42.50\nn2 x1.51 y42.50\nn3 x1.52 y42.50\nn4 x1.51 y42.51\n"
    "w1 Thighway=primary Nn1,n2\nw2 Thighway=primary Nn2,n3\nw3 Thighway=primary Nn2,n4\n";

TEST(OsmReader, PlacesComeFromNodesWaysAndRelations) {
  auto const extract = read_tiny(
      "n1 x1.50 y42.50 Ttourism=museum,name=Museu,name:zh=博物馆,wheelchair=yes,fee=no\n"
      "n2 x1.60 y42.60\nn3 x1.62 y42.60\nn4 x1.62 y42.62\nn5 x1.60 y42.62\n"
      "n6 x1.70 y42.70 Tname=Nothing\n"
      "w1 Tleisure=park,name=Parc Nn2,n3,n4,n5,n2\n"
      "w2 Nn2,n3,n4\nw3 Nn4,n5,n2\n"
      "r1 Ttype=multipolygon,natural=water,name=Estany Mw2@outer,w3@outer\n");
  ASSERT_EQ(extract.places.size(), 3u);
  auto const* museum = find_place(extract, "osm:n1");
  ASSERT_NE(museum, nullptr);
  EXPECT_EQ(museum->kind, catalog::Kind::museum);
  EXPECT_EQ(museum->names.at("zh"), "博物馆");
  EXPECT_EQ(museum->location, (geo::LatLng{425'000'000, 15'000'000}));
  EXPECT_EQ(museum->has_fee, false);
  EXPECT_EQ(museum->wheelchair, catalog::Wheelchair::yes);
  EXPECT_EQ(museum->sources, (std::vector<catalog::FieldSource>{{"", "osm"}}));
  auto const* park = find_place(extract, "osm:w1");
  ASSERT_NE(park, nullptr);
  EXPECT_EQ(park->location, (geo::LatLng{426'100'000, 16'100'000}));
  auto const* lake = find_place(extract, "osm:r1");
  ASSERT_NE(lake, nullptr);
  EXPECT_EQ(lake->location, (geo::LatLng{426'100'000, 16'100'000}));
  EXPECT_EQ(extract.counts.places_by_kind.at(catalog::Kind::nature), 1u);
}

TEST(OsmReader, PlaceWithoutAnyKnownNodeIsCountedNotGuessed) {
  auto const extract = read_tiny("n1 x1 y42\nw1 Tleisure=park,name=Parc Nn8,n9\n");
  EXPECT_TRUE(extract.places.empty());
  EXPECT_EQ(extract.counts.places_without_position, 1u);
}

TEST(OsmReader, RoadIsCutWhereANodeIsMissing) {
  auto const extract = read_tiny(
      "n1 x1.50 y42.50\nn2 x1.51 y42.50\nn4 x1.53 y42.50\nn5 x1.54 y42.50\n"
      "w1 Thighway=primary,name=Long Nn1,n2,n3,n4,n5\n");
  EXPECT_EQ(road_nodes(extract), "1,2 4,5");
  EXPECT_EQ(extract.counts.roads.split, 1u);
  EXPECT_EQ(extract.counts.roads.missing_nodes, 1u);
  EXPECT_NEAR(extract.counts.roads.km, 2 * 0.82, 0.01);
  EXPECT_EQ(extract.roads.texts[extract.roads.ways[1].name], "Long");
  EXPECT_EQ(extract.roads.nodes.size(), 4u);
}

TEST(OsmReader, RoadWithoutTwoNeighbouringNodesIsLost) {
  auto const extract =
      read_tiny("n1 x1.50 y42.50\nn3 x1.51 y42.50\nw1 Thighway=primary Nn1,n2,n3\n");
  EXPECT_TRUE(extract.roads.ways.empty());
  EXPECT_EQ(extract.counts.roads.lost, 1u);
}

TEST(OsmReader, BarrierKeepsItsTags) {
  auto const extract = read_tiny(
      "n1 x1.50 y42.50\nn2 x1.51 y42.50 Tbarrier=bollard,material=stone\nn3 x1.52 y42.50\n"
      "w1 Thighway=residential Nn1,n2,n3\n");
  EXPECT_EQ(road_nodes(extract), "1,2,3");
  ASSERT_EQ(extract.roads.node_tags.size(), 1u);
  EXPECT_EQ(extract.roads.node_ids[extract.roads.node_tags[0].node], 2);
  EXPECT_EQ(extract.roads.tag_sets[extract.roads.node_tags[0].tags].text(), "barrier=bollard");
  EXPECT_EQ(extract.counts.roads.closed_nodes, 1u);
}

TEST(OsmReader, RoadsOfEveryVehicleAreThereAndNothingElse) {
  auto const extract = read_tiny(
      "n1 x1.50 y42.50\nn2 x1.51 y42.50\n"
      "w1 Thighway=primary,surface=asphalt,lit=yes Nn1,n2\nw2 Thighway=footway Nn1,n2\n"
      "w3 Thighway=proposed Nn1,n2\nw4 Tbuilding=yes Nn1,n2\nw5 Troute=ferry Nn1,n2\n"
      "w6 Thighway=primary,lit=no,surface=asphalt Nn2,n1\n");
  std::string tags;
  for (auto const& way : extract.roads.ways)
    tags += std::to_string(way.id) + " " + extract.roads.tag_sets[way.tags].text() + "; ";
  EXPECT_EQ(tags,
            "1 highway=primary\nsurface=asphalt; 2 highway=footway; 5 route=ferry; "
            "6 highway=primary\nsurface=asphalt; ");
  EXPECT_EQ(extract.roads.ways[0].tags, extract.roads.ways[3].tags);
  EXPECT_EQ(extract.counts.roads.ways, 3u);
}

TEST(OsmReader, CutFerryKeepsItsPartOfTheTimetable) {
  auto const extract = read_tiny(
      "n1 x1.50 y0\nn2 x1.60 y0\nn4 x1.70 y0\nn5 x1.80 y0\nn6 x1.90 y0\n"
      "w1 Troute=ferry,duration=00:40 Nn1,n2,n3,n4,n5,n6\n");
  ASSERT_EQ(extract.roads.ways.size(), 2u);
  EXPECT_NEAR(extract.roads.ways[0].ferry_share, 0.25, 1e-6);
  EXPECT_NEAR(extract.roads.ways[1].ferry_share, 0.5, 1e-6);
}

TEST(OsmReader, CountryIsThatOfTheWholeOutline) {
  auto const extract = read_tiny(
      "n1 x1.50 y42.50\nn2 x1.60 y42.50\nn3 x1.60 y42.60\nw1 Nn1,n2\nw2 Nn2,n3\n"
      "r1 Ttype=boundary,boundary=administrative,admin_level=2,ISO3166-1=FR Mw1@outer,w8@outer\n"
      "r2 Ttype=boundary,boundary=administrative,admin_level=2,ISO3166-1=AD Mw1@outer,w2@outer\n");
  EXPECT_EQ(extract.roads.country, "AD");
}

TEST(OsmRestrictions, ViaNodeViaWaysAndWhomTheyConcern) {
  auto const extract = read_tiny(
      std::string(kCrossing) +
      "r1 Ttype=restriction,restriction=no_left_turn Mw1@from,n2@via,w3@to\n"
      "r2 Ttype=restriction,restriction=only_straight_on,except=bicycle;psv Mw1@from,n2@via,w2@to\n"
      "r3 Ttype=restriction,restriction=no_u_turn Mw1@from,w2@via,w3@to\n"
      "r4 Ttype=restriction,restriction:bus=no_right_turn Mw3@from,n2@via,w1@to\n"
      "r5 Ttype=restriction,restriction:hgv=no_right_turn Mw3@from,n2@via,w1@to\n"
      "r6 Ttype=restriction,restriction:conditional=no_left_turn%20%@%20%(Mo-Fr)"
      " Mw1@from,n2@via,w3@to\n"
      "r7 Ttype=restriction,restriction=no_entry Mw1@from,w2@from,n2@via,w3@to\n");
  EXPECT_EQ(restrictions(extract),
            "1: no 1 via n2 to 3 car coach bicycle\n"
            "2: only 1 via n2 to 2 car coach\n"
            "3: no_u_turn 1 via w2 to 3 car coach bicycle\n"
            "4: no 3 via n2 to 1 coach\n"
            "6: no 1 via n2 to 3 car coach bicycle @ (Mo-Fr)\n"
            "7: no 1 via n2 to 3 car coach bicycle\n"
            "7: no 2 via n2 to 3 car coach bicycle\n");
  EXPECT_EQ(extract.counts.roads.turn_restrictions, 6u);
}

TEST(OsmRestrictions, MissingMembersAreCountedAndNamed) {
  auto const extract =
      read_tiny(std::string(kCrossing) +
                "r1 Ttype=restriction,restriction=no_left_turn Mw9@from,n2@via,w3@to\n"
                "r2 Ttype=restriction,restriction=no_left_turn Mw1@from,n9@via,w3@to\n"
                "r3 Ttype=restriction,restriction=no_left_turn Mn2@via,w3@to\n"
                "r4 Ttype=restriction,restriction=no_left_turn Mw1@from,w9@via,w3@to\n"
                "r5 Ttype=restriction,restriction=give_way Mw1@from,n2@via,w3@to\n");
  EXPECT_EQ(restrictions(extract), "");
  EXPECT_EQ(extract.counts.roads.turn_restrictions, 0u);
  EXPECT_EQ(extract.notes,
            (std::vector<std::string>{
                "4 turn restrictions lack a member in the extract and are left out: 1, 2, 3, 4",
                "1 turn restrictions say nothing that is known and are left out: 5"}));
}

TEST(OsmReader, OrderAndSizeOfIdsDoNotMatter) {
  std::string const nodes =
      "n-5 x1.50 y42.50\nn9000000000000 x1.51 y42.50\nn3 x1.52 y42.50 Ttourism=viewpoint\n";
  std::string const way = "w7 Thighway=primary Nn-5,n9000000000000,n3\n";
  auto const sorted = read_tiny(nodes + way);
  auto const unsorted = read_tiny(way + nodes);
  EXPECT_EQ(road_nodes(sorted), "-5,9000000000000,3");
  EXPECT_EQ(road_nodes(unsorted), road_nodes(sorted));
  EXPECT_EQ(unsorted.places, sorted.places);
  ASSERT_EQ(sorted.map.features.size(), 1u);
  ASSERT_EQ(unsorted.map.features.size(), 1u);
  EXPECT_EQ(unsorted.map.features[0].parts, sorted.map.features[0].parts);
}

TEST(OsmReader, NodesOnlyExtractGivesPlacesAndANote) {
  auto const extract = read_tiny("n1 x1.50 y42.50 Tplace=village,name=Ordino\n");
  EXPECT_EQ(extract.places.size(), 1u);
  EXPECT_EQ(extract.notes,
            (std::vector<std::string>{
                "no roads in this file: its places go in, travel times are estimated"}));
}

TEST(OsmReader, CountsWhatItLeavesOut) {
  auto const extract = read_tiny(
      "n1 x1.50 y42.50\nn2 x1.51 y42.50\nw1 Thighway=primary,maxspeed=fast Nn1,n2\n"
      "r1 Ttype=restriction,restriction=no_u_turn Mw1@from,n1@via,w1@to\n");
  EXPECT_EQ(extract.counts.roads.unread_maxspeeds, 1u);
  EXPECT_EQ(extract.counts.roads.turn_restrictions, 1u);
  EXPECT_EQ(extract.counts.relations, 1u);
}

TEST(OsmReader, EveryFormOfABlockReadsAlike) {
  std::string const opl =
      "n1 x1.50 y-42.50 Tplace=village,name=A\nn2 x-1.51 y42.50\nn3 x180 y90\n"
      "w1 Thighway=primary,name=B Nn1,n2,n3\n"
      "r1 Ttype=multipolygon,tourism=museum,name=C Mw1@outer,n1@label\n";
  auto const dense = read_osm(TinyExtract(opl).path(), {});
  ASSERT_TRUE(dense) << dense.error().message;
  EXPECT_EQ(dense->places.size(), 2u);
  for (auto const* format :
       {"pbf,pbf_dense_nodes=false,pbf_compression=none", "pbf", "pbf,pbf_dense_nodes=false"}) {
    TinyExtract const tiny(opl, format);
    auto const other = read_osm(tiny.path(), {});
    ASSERT_TRUE(other) << other.error().message;
    ASSERT_EQ(other->places.size(), 2u) << format;
    EXPECT_EQ(other->places[0].location, dense->places[0].location);
    EXPECT_EQ(other->places[1].location, dense->places[1].location);
    EXPECT_EQ(other->places[1].names, dense->places[1].names);
    EXPECT_EQ(other->roads.nodes, dense->roads.nodes);
    EXPECT_EQ(other->roads.node_ids, dense->roads.node_ids);
    EXPECT_EQ(other->roads.way_nodes, dense->roads.way_nodes);
  }
}

TEST(OsmReader, StopsWhenAsked) {
  TinyExtract const tiny("n1 x1.50 y42.50\n");
  OsmReadOptions options;
  options.is_cancelled = [] { return true; };
  auto const extract = read_osm(tiny.path(), options);
  ASSERT_FALSE(extract);
  EXPECT_EQ(extract.error().code, base::ErrorCode::cancelled);
}

TEST(OsmReader, ProgressGrowsToOne) {
  TinyExtract const tiny("n1 x1.50 y42.50\nn2 x1.51 y42.50\nw1 Thighway=primary Nn1,n2\n");
  double last = 0;
  OsmReadOptions options;
  options.progress = [&](double share, std::string_view) {
    EXPECT_GE(share, last);
    last = share;
  };
  ASSERT_TRUE(read_osm(tiny.path(), options));
  EXPECT_EQ(last, 1);
}

TEST(OsmReaderBadInput, EveryWrongFileGetsItsSentence) {
  TestFolder const folder;
  auto const of = [&](std::string_view bytes) {
    return message_of(folder.write("a.osm.pbf", bytes));
  };
  EXPECT_EQ(of(""), "a.osm.pbf: the file is empty: download it again");
  EXPECT_EQ(of("version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3164295\n"),
            "a.osm.pbf: this is a Git LFS pointer, not the data: fetch it with git lfs pull");
  EXPECT_EQ(of("name,lat,lon\nA,1,2\n"), "a.osm.pbf: this is text, not an .osm.pbf extract");
  EXPECT_EQ(of(std::string_view("PK\x03\x04\0\0", 6)),
            "a.osm.pbf: this is a ZIP archive: unpack it and give the .osm.pbf inside");
  EXPECT_EQ(of("<?xml version=\"1.0\"?><osm/>"),
            "a.osm.pbf: this is XML, not PBF: convert it with osmium cat FILE -o FILE.osm.pbf");
  EXPECT_EQ(
      of("<!DOCTYPE html><title>404</title>"),
      "a.osm.pbf: this is a web page, probably an error message of the server: download again");
  EXPECT_EQ(of("\x89PNG\r\n\x1a\n....."),
            "a.osm.pbf: this is not an .osm.pbf extract, or it is damaged at byte 0");
  EXPECT_EQ(message_of(folder.path()),
            folder.path().filename().string() + ": this is a folder: give the .osm.pbf file in it");
  EXPECT_EQ(message_of(folder.path() / "absent.osm.pbf"),
            (folder.path() / "absent.osm.pbf").string() + ": there is no such file");
}

TEST(OsmReaderBadInput, EveryCutIsRefusedWithItsPosition) {
  TinyExtract const tiny(
      "n1 x1.50 y42.50 Tplace=village,name=A\nn2 x1.51 y42.50\n"
      "w1 Thighway=primary Nn1,n2\n");
  auto const bytes = tiny.bytes();
  for (std::size_t cut = 0; cut < bytes.size(); ++cut) {
    auto const path = tiny.folder().write("cut.osm.pbf", bytes.substr(0, cut));
    auto const extract = read_osm(path, {});
    // Between two blocks a shorter file is a whole file.
    if (extract) continue;
    auto const& text = extract.error().message;
    bool const is_explained = text.find("byte") != std::string::npos ||
                              text.find("empty") != std::string::npos ||
                              text.find("holds no places") != std::string::npos;
    EXPECT_TRUE(is_explained) << cut << ": " << text;
  }
  auto const path = tiny.folder().write("cut.osm.pbf", bytes.substr(0, bytes.size() - 1));
  EXPECT_NE(message_of(path).find("the file is cut off: the block at byte"), std::string::npos);
}

TEST(OsmReaderBadInput, NoChangedByteEndsTheProgram) {
  TinyExtract const tiny(
      "n1 x1.50 y42.50 Tplace=village,name=A\nn2 x1.51 y42.50\n"
      "w1 Thighway=primary Nn1,n2\nr1 Ttype=multipolygon,natural=water Mw1@outer\n");
  auto const bytes = tiny.bytes();
  int refused = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    char const values[] = {static_cast<char>(bytes[i] ^ 0x55), '\0', '\xff'};
    auto changed = bytes;
    changed[i] = values[i % 3];
    auto const extract = read_osm(tiny.folder().write("changed.osm.pbf", changed), {});
    refused += !extract;
  }
  EXPECT_GT(refused, 50);
}

TEST(OsmReaderBadInput, ZeroByteInsideATextEndsTheTextOnly) {
  TinyExtract const tiny("n1 x1.50 y42.50 Tplace=village,name=Ordino\n");
  auto bytes = tiny.bytes();
  bytes[bytes.find("Ordino") + 2] = '\0';
  auto const extract = read_osm(tiny.folder().write("zero.osm.pbf", bytes), {});
  ASSERT_TRUE(extract) << extract.error().message;
  ASSERT_EQ(extract->places.size(), 1u);
  EXPECT_EQ(extract->places[0].names.at(""), "Or");
}

}  // namespace
}  // namespace magpie::files
