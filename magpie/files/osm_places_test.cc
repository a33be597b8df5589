#include "magpie/files/osm_places.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace magpie::files {
namespace {

using catalog::Kind;
using TagList = std::vector<std::pair<char const*, char const*>>;

TEST(OsmPlaces, KindAndThemesFollowTheTable) {
  struct Case {
    TagList tags;
    Kind kind;
    std::vector<std::string> themes;
  };
  std::vector<Case> const cases{
      {{{"tourism", "attraction"}, {"name", "A"}}, Kind::sight, {}},
      {{{"tourism", "attraction"}, {"historic", "castle"}, {"name", "A"}},
       Kind::heritage,
       {"history"}},
      {{{"historic", "ruins"}, {"name", "A"}}, Kind::heritage, {"ruins"}},
      {{{"historic", "farm"}, {"name", "A"}}, Kind::heritage, {"history"}},
      {{{"amenity", "place_of_worship"}, {"name", "A"}}, Kind::sight, {"temple"}},
      {{{"amenity", "place_of_worship"}, {"historic", "church"}, {"name", "A"}},
       Kind::heritage,
       {"temple"}},
      {{{"place", "village"}, {"name", "A"}}, Kind::village, {"village"}},
      {{{"place", "city"}, {"name", "A"}}, Kind::town, {}},
      {{{"natural", "peak"}, {"name", "A"}}, Kind::nature, {"mountain"}},
      {{{"natural", "hot_spring"}, {"name", "A"}}, Kind::wellness, {"hot-spring"}},
      {{{"waterway", "waterfall"}, {"name", "A"}}, Kind::nature, {"water"}},
      {{{"tourism", "hotel"}, {"name", "A"}}, Kind::lodging, {}},
      {{{"amenity", "restaurant"}, {"name", "A"}}, Kind::food, {"food"}},
      {{{"railway", "station"}, {"name", "A"}}, Kind::gateway, {}},
      {{{"barrier", "border_control"}, {"name", "A"}}, Kind::crossing, {"border"}},
  };
  for (auto const& c : cases) {
    auto const place = place_from_tags(c.tags);
    ASSERT_TRUE(place) << c.tags[0].second;
    EXPECT_EQ(place->kind, c.kind) << c.tags[0].second;
    EXPECT_EQ(place->themes, c.themes) << c.tags[0].second;
  }
}

TEST(OsmPlaces, OnlyNamedThingsExceptViewpoints) {
  EXPECT_FALSE(place_from_tags(TagList{{"tourism", "hotel"}}));
  EXPECT_TRUE(place_from_tags(TagList{{"tourism", "viewpoint"}}));
  EXPECT_FALSE(place_from_tags(TagList{{"amenity", "fuel"}}));
  auto const station = place_from_tags(TagList{{"amenity", "fuel"}, {"brand", "PetroChina"}});
  ASSERT_TRUE(station);
  EXPECT_EQ(station->names.at(""), "PetroChina");
}

TEST(OsmPlaces, LeavesOutWhatIsNoVisitorsBusiness) {
  EXPECT_FALSE(place_from_tags(TagList{{"tourism", "information"}, {"name", "Board"}}));
  EXPECT_FALSE(place_from_tags(TagList{{"historic", "no"}, {"name", "A"}}));
  EXPECT_FALSE(
      place_from_tags(TagList{{"leisure", "garden"}, {"access", "private"}, {"name", "A"}}));
  EXPECT_FALSE(
      place_from_tags(TagList{{"place", "town"}, {"boundary", "administrative"}, {"name", "A"}}));
  EXPECT_FALSE(place_from_tags(TagList{{"shop", "bakery"}, {"name", "A"}}));
}

TEST(OsmPlaces, NamesOfAllLanguages) {
  auto const place = place_from_tags(TagList{{"tourism", "museum"},
                                             {"name", "Musée"},
                                             {"name:zh", "博物馆"},
                                             {"name:zh-Hant", "博物館"},
                                             {"name:en", "Museum"},
                                             {"name:etymology:wikidata", "Q1"},
                                             {"name:left", "no"},
                                             {"alt_name", "Old House"},
                                             {"int_name", "Museum"}});
  ASSERT_TRUE(place);
  EXPECT_EQ(place->names, (std::map<std::string, std::string>{{"", "Musée"},
                                                              {"en", "Museum"},
                                                              {"x-alt", "Old House"},
                                                              {"x-int", "Museum"},
                                                              {"zh", "博物馆"},
                                                              {"zh-Hant", "博物館"}}));
}

TEST(OsmPlaces, FactsGoWhereTheyBelongAndTheRestStaysVerbatim) {
  auto const place = place_from_tags(TagList{{"tourism", "alpine_hut"},
                                             {"name", "Refugi"},
                                             {"opening_hours", "Jun-Sep; PH off"},
                                             {"fee", "maybe"},
                                             {"wheelchair", "limited"},
                                             {"contact:website", "https://a.example"},
                                             {"contact:phone", "+376 1"},
                                             {"beds", "24"},
                                             {"ele", "2230"},
                                             {"source", "survey"}});
  ASSERT_TRUE(place);
  EXPECT_EQ(place->opening_hours, "Jun-Sep; PH off");
  EXPECT_EQ(place->has_fee, std::nullopt);
  EXPECT_EQ(place->wheelchair, catalog::Wheelchair::limited);
  EXPECT_EQ(place->website, "https://a.example");
  EXPECT_EQ(place->phone, "+376 1");
  EXPECT_EQ(place->beds, 24);
  EXPECT_EQ(place->rating, std::nullopt);
  EXPECT_EQ(place->tags.at("ele"), "2230");
  EXPECT_EQ(place->tags.count("source"), 0u);
}

TEST(OsmPlaces, TextThatIsNotUtf8StaysOut) {
  auto const place = place_from_tags(TagList{{"tourism", "viewpoint"}, {"name", "\xb9\xe3"}});
  ASSERT_TRUE(place);
  EXPECT_TRUE(place->names.empty());
}

}  // namespace
}  // namespace magpie::files
