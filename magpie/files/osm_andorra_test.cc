// The reader and the network on a whole mountain country. Skipped where the extract is absent.
#include <gtest/gtest.h>

#include <cstdlib>

#include "magpie/base/gzip.h"
#include "magpie/base/random.h"
#include "magpie/files/map_tiles.h"
#include "magpie/files/osm_reader.h"
#include "magpie/files/osm_testing.h"
#include "magpie/geo/distance.h"
#include "magpie/roads/estimate.h"
#include "magpie/roads/network.h"
#include "magpie/roads/profile.h"
#include "magpie/tiles/pmtiles.h"

namespace magpie::files {
namespace {

std::filesystem::path shared_file(std::string_view name) {
  char const* const folder = std::getenv("MAGPIE_SHARED");
  return std::filesystem::path(folder == nullptr ? "../shared" : folder) / "osm" / name;
}

#define MAGPIE_NEED(path) \
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "skipped: no extract at " << (path)

// Junctions of the roads, drawn with a seed.
std::vector<geo::LatLng> random_road_ends(OsmExtract const& extract, std::size_t count) {
  base::Random random(7);
  std::vector<geo::LatLng> places;
  while (places.size() < count) {
    auto const& way = extract.roads.ways[random.below(extract.roads.ways.size())];
    bool const is_for_cars =
        read_road(extract.roads.tag_sets[way.tags], roads::Vehicle::car, {}).has_value();
    if (!is_for_cars) continue;
    auto const nodes = extract.roads.nodes_of(way);
    places.push_back(extract.roads.nodes[random.below(2) == 0 ? nodes.front() : nodes.back()]);
  }
  return places;
}

class Andorra : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (!std::filesystem::exists(shared_file("andorra.osm.pbf"))) return;
    auto read = read_osm(shared_file("andorra.osm.pbf"), {});
    ASSERT_TRUE(read) << read.error().message;
    extract_ = new OsmExtract(std::move(*read));
    auto network =
        roads::Network::build(roads::split_edges(extract_->roads, roads::Vehicle::car, {}));
    ASSERT_TRUE(network) << network.error().message;
    network_ = new roads::Network(std::move(*network));
  }
  static void TearDownTestSuite() {
    delete extract_;
    delete network_;
  }
  void SetUp() override { MAGPIE_NEED(shared_file("andorra.osm.pbf")); }

  static OsmExtract* extract_;
  static roads::Network* network_;
};
OsmExtract* Andorra::extract_ = nullptr;
roads::Network* Andorra::network_ = nullptr;

TEST_F(Andorra, EveryObjectIsRead) {
  EXPECT_EQ(extract_->counts.nodes, 471'006u);
  EXPECT_EQ(extract_->counts.ways, 24'607u);
  EXPECT_EQ(extract_->counts.relations, 614u);
  // Of 76 relations twelve reach beyond the border, where the extract ends.
  EXPECT_EQ(extract_->counts.roads.turn_restrictions, 64u);
  EXPECT_EQ(extract_->counts.roads.incomplete_restrictions.size(), 12u);
  EXPECT_EQ(extract_->roads.country, "AD");
}

TEST_F(Andorra, NetworkIsAsLargeAsOtherEnginesSay) {
  auto const counts = network_->counts();
  EXPECT_NEAR(double(counts.nodes), 4'687, 300);
  EXPECT_NEAR(double(counts.arcs), 8'969, 600);
  EXPECT_NEAR(double(counts.nodes_in_largest_component), 4'564, 300);
}

TEST_F(Andorra, ViewpointsAndTownsAreThere) {
  auto const& kinds = extract_->counts.places_by_kind;
  EXPECT_EQ(kinds.at(catalog::Kind::viewpoint), 52u);
  EXPECT_GE(kinds.at(catalog::Kind::town), 6u);
  EXPECT_GT(kinds.at(catalog::Kind::museum), 10u);
  EXPECT_GT(kinds.at(catalog::Kind::heritage), 20u);
  for (auto const& place : extract_->places) {
    ASSERT_TRUE(place.location) << place.key;
    EXPECT_EQ(place.precision, catalog::Precision::point);
  }
}

TEST_F(Andorra, MeanTimeOfRandomPairsIsThatOfAPublicEngine) {
  auto const places = random_road_ends(*extract_, 400);
  auto const matrix = network_->matrix(places, 1000);
  double seconds = 0;
  for (auto const& leg : matrix.legs.cells) {
    ASSERT_EQ(leg.quality, roads::LegQuality::computed);
    seconds += leg.seconds;
  }
  double const mean = seconds / double(matrix.legs.cells.size());
  RecordProperty("mean_seconds", std::to_string(mean));
  std::printf("mean of 400 x 400 random pairs: %.0f s (OSRM's car profile: 1009 s)\n", mean);
  EXPECT_NEAR(mean, 1009, 60);
}

TEST_F(Andorra, EveryPathIsItsMatrixCellAndAsLongAsItsLine) {
  auto const places = random_road_ends(*extract_, 15);
  auto const matrix = network_->matrix(places, 1000);
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < places.size(); ++j) {
      auto const path = network_->path(places[i], places[j], 1000);
      ASSERT_TRUE(path);
      EXPECT_EQ(path->leg.seconds, matrix.legs.at(i, j).seconds);
      EXPECT_EQ(path->leg.meters, matrix.legs.at(i, j).meters);
      // Metres are rounded at every junction, half a metre at most.
      EXPECT_NEAR(geo::length_m(path->line), path->leg.meters, 20 + 0.005 * path->leg.meters);
    }
  }
}

TEST_F(Andorra, EstimateIsRightInTheMeanAndWithinAHalfForMostPairs) {
  auto const places = random_road_ends(*extract_, 200);
  auto const matrix = network_->matrix(places, 1000);
  std::vector<double> errors;
  double estimated = 0;
  double computed = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = 0; j < places.size(); ++j) {
      if (geo::distance_m(places[i], places[j]) < 1000) continue;
      auto const guess = roads::estimate_leg({places[i], roads::Relief::mountains, false},
                                             {places[j], roads::Relief::mountains, false});
      double const truth = matrix.legs.at(i, j).seconds;
      estimated += guess.seconds;
      computed += truth;
      errors.push_back(std::abs(guess.seconds / truth - 1));
    }
  }
  std::sort(errors.begin(), errors.end());
  std::printf(
      "estimate against roads: sum %+.1f %%, median error %.0f %%, nine of ten within %.0f %%\n",
      100 * (estimated / computed - 1), 100 * errors[errors.size() / 2],
      100 * errors[errors.size() * 9 / 10]);
  EXPECT_NEAR(estimated / computed, 1, 0.10);
  EXPECT_LT(errors[errors.size() / 2], 0.25);
  EXPECT_LT(errors[errors.size() * 9 / 10], 0.6);
}

TEST_F(Andorra, EveryTileOfTheMapIsSmallAndHoldsNames) {
  auto const map = build_map_tiles(extract_->map, "andorra", "© OpenStreetMap contributors");
  std::printf("map: %zu tiles, %zu bytes unpacked, largest %zu, %zu trimmed, archive %zu bytes\n",
              map.tiles, map.raw_bytes, map.largest_bytes, map.trimmed, map.archive.size());
  EXPECT_GT(map.tiles, 250u);
  EXPECT_LE(map.largest_bytes, 60'000u);
  auto const archive = tiles::PmtilesArchive::open(
      [&](std::uint64_t offset, std::uint64_t length) -> base::Result<std::string> {
        return map.archive.substr(offset, length);
      });
  ASSERT_TRUE(archive) << archive.error().message;
  // Andorra la Vella at a small and at a large scale.
  for (tiles::TileId const tile : {tiles::TileId{6, 32, 23}, tiles::TileId{14, 8261, 6050}}) {
    auto const packed = archive->find(tile);
    ASSERT_TRUE(packed && *packed) << tile.zoom;
    auto const bytes = base::gunzip(**packed, 100'000);
    ASSERT_TRUE(bytes);
    EXPECT_NE(bytes->find("Andorra la Vella"), std::string::npos) << tile.zoom;
  }
}

TEST_F(Andorra, ArtefactComesBackAsItWas) {
  auto const bytes = network_->save();
  auto const back = roads::Network::load(bytes);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->save(), bytes);
  EXPECT_EQ(back->counts().arcs, network_->counts().arcs);
}

TEST_F(Andorra, CutFileNamesTheByte) {
  auto const bytes = read_bytes(shared_file("andorra.osm.pbf"));
  TestFolder const folder;
  for (std::size_t const cut : {5u, 100u, 1'000u, 500'000u, 1'500'000u, 3'000'000u}) {
    auto const extract = read_osm(folder.write("cut.osm.pbf", bytes.substr(0, cut)), {});
    ASSERT_FALSE(extract) << cut;
    EXPECT_EQ(extract.error().code, base::ErrorCode::invalid_data);
    EXPECT_NE(extract.error().message.find("byte"), std::string::npos) << extract.error().message;
  }
}

TEST_F(Andorra, DamagedBlockIsNamedByItsByte) {
  auto bytes = read_bytes(shared_file("andorra.osm.pbf"));
  bytes[1'500'000] = static_cast<char>(bytes[1'500'000] ^ 0xFF);
  TestFolder const folder;
  auto const extract = read_osm(folder.write("bad.osm.pbf", bytes), {});
  ASSERT_FALSE(extract);
  EXPECT_NE(extract.error().message.find("the block at byte"), std::string::npos)
      << extract.error().message;
}

TEST(Longgang, ChineseExtractHasChineseNamesAndRoads) {
  auto const path = shared_file("shenzhen-longgang.osm.pbf");
  MAGPIE_NEED(path);
  auto const extract = read_osm(path, {});
  ASSERT_TRUE(extract) << extract.error().message;
  EXPECT_EQ(extract->counts.nodes, 8'005u);
  EXPECT_GT(extract->roads.ways.size(), 100u);
  ASSERT_TRUE(roads::Network::build(roads::split_edges(extract->roads, roads::Vehicle::car, {})));
}

}  // namespace
}  // namespace magpie::files
