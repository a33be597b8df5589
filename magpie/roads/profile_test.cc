#include "magpie/roads/profile.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "magpie/base/text.h"
#include "magpie/roads/max_speed.h"

namespace magpie::roads {
namespace {

class Tags {
 public:
  explicit Tags(std::string_view text) {
    for (auto const& pair : base::split_list(text, ' ')) {
      auto const equals = pair.find('=');
      values_[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
  }
  TagLookup lookup() const {
    return [this](char const* key) -> char const* {
      auto const found = values_.find(key);
      return found == values_.end() ? nullptr : found->second.c_str();
    };
  }

 private:
  std::map<std::string, std::string> values_;
};

// "primary 65/65", "no" for a way that is no road; "!" for an unread maxspeed, "-" where no trip
// may begin, "40min" for a timetable.
std::string judge(std::string_view tags) {
  Tags const held(tags);
  auto const use = classify_road(held.lookup());
  if (!use) return "no";
  auto text = std::string(road_class_name(use->road_class)) + " " +
              std::to_string(use->speed_forward_kmh) + "/" +
              std::to_string(use->speed_backward_kmh);
  if (use->has_unread_maxspeed) text += " !";
  if (!use->is_enterable) text += " -";
  if (use->ferry_minutes) text += " " + std::to_string(*use->ferry_minutes) + "min";
  return text;
}

struct Case {
  std::string tags;
  std::string expected;
};

TEST(Profile, ReadsEveryTagRule) {
  std::vector<Case> const cases{
      {"highway=primary", "primary 65/65"},
      {"highway=motorway", "motorway 90/0 -"},
      {"highway=motorway oneway=no", "motorway 90/90 -"},
      {"highway=motorway_link", "motorway 45/0 -"},
      {"highway=trunk tunnel=yes", "trunk 80/80 -"},
      {"highway=residential tunnel=building_passage", "residential 25/25"},
      {"highway=footway", "no"},
      {"highway=path motor_vehicle=yes", "no"},
      {"highway=pedestrian area=yes", "no"},
      {"highway=service area=yes", "no"},
      {"highway=construction construction=primary", "no"},
      {"highway=primary oneway=yes", "primary 65/0"},
      {"highway=primary oneway=-1", "primary 0/65"},
      {"highway=primary oneway=reversible", "no"},
      {"highway=primary oneway=no junction=roundabout", "primary 65/65"},
      {"highway=primary junction=roundabout", "primary 65/0"},
      {"highway=primary oneway=yes oneway:motor_vehicle=no", "primary 65/65"},
      {"highway=primary maxspeed=50", "primary 45/45"},
      {"highway=primary maxspeed=50 maxspeed:backward=30", "primary 45/27"},
      {"highway=primary maxspeed=ES:urban", "primary 45/45"},
      {"highway=motorway maxspeed=none", "motorway 126/0 -"},
      {"highway=primary maxspeed=fast", "primary 65/65 !"},
      {"highway=primary maxspeed=signals", "primary 65/65"},
      {"highway=primary maxspeed=80 surface=gravel", "primary 35/35"},
      {"highway=unclassified tracktype=grade3", "unclassified 12/12"},
      {"highway=tertiary smoothness=impassable", "no"},
      {"highway=service service=parking_aisle", "service 8/8"},
      {"highway=service service=emergency_access", "no"},
      {"highway=track", "no"},
      {"highway=track tracktype=grade1", "track 15/15"},
      {"highway=track motor_vehicle=yes tracktype=grade2", "track 15/15"},
      {"highway=track motor_vehicle=agricultural", "no"},
      {"highway=residential access=private", "no"},
      {"highway=residential access=no motor_vehicle=yes", "residential 25/25"},
      {"highway=residential access=destination", "residential 25/25"},
      {"highway=residential motorcar=no", "no"},
      {"highway=residential vehicle=no bus=yes", "no"},
      {"highway=residential access=customers", "residential 25/25"},
      {"route=ferry motor_vehicle=yes duration=00:40", "ferry 20/20 - 40min"},
      {"route=ferry", "ferry 20/20 -"},
      {"route=ferry foot=yes", "no"},
      {"route=ferry motor_vehicle=no", "no"},
      {"railway=rail", "no"},
  };
  for (auto const& c : cases) EXPECT_EQ(judge(c.tags), c.expected) << c.tags;
}

TEST(Profile, BarriersCloseTheRoadOnlyToThoseTheyStop) {
  auto const closes = [](std::string_view tags) { return closes_road(Tags(tags).lookup()); };
  EXPECT_TRUE(closes("barrier=bollard"));
  EXPECT_FALSE(closes("barrier=bollard motor_vehicle=yes"));
  EXPECT_TRUE(closes("barrier=block"));
  EXPECT_FALSE(closes("barrier=gate"));
  EXPECT_TRUE(closes("barrier=gate access=private"));
  EXPECT_TRUE(closes("barrier=lift_gate motor_vehicle=no"));
  EXPECT_FALSE(closes("barrier=cattle_grid access=no"));
  EXPECT_FALSE(closes("barrier=toll_booth"));
  EXPECT_FALSE(closes("highway=crossing"));
}

TEST(MaxSpeed, ReadsUnitsAndZones) {
  EXPECT_EQ(parse_max_speed("50"), 50);
  EXPECT_EQ(parse_max_speed("50 km/h"), 50);
  EXPECT_EQ(parse_max_speed("30 mph"), 48);
  EXPECT_EQ(parse_max_speed("30mph"), 48);
  EXPECT_EQ(parse_max_speed("10 knots"), 19);
  EXPECT_EQ(parse_max_speed("none"), 140);
  EXPECT_EQ(parse_max_speed("walk"), 7);
  EXPECT_EQ(parse_max_speed("ES:urban"), 50);
  EXPECT_EQ(parse_max_speed("CN:rural"), 70);
  EXPECT_EQ(parse_max_speed("DE:zone:30"), 30);
  EXPECT_EQ(parse_max_speed("50; 80"), 50);
}

TEST(MaxSpeed, RefusesWhatStatesNoSpeed) {
  for (auto const* text : {"", "fast", "0", "-20", "50 furlongs", "nan", "XX:unheard", "50;fast"}) {
    EXPECT_EQ(parse_max_speed(text), std::nullopt) << text;
  }
}

TEST(Duration, ReadsClockAndIsoForms) {
  EXPECT_EQ(parse_duration_minutes("00:40"), 40);
  EXPECT_EQ(parse_duration_minutes("1:05:30"), 65);
  EXPECT_EQ(parse_duration_minutes("45"), 45);
  EXPECT_EQ(parse_duration_minutes("PT1H30M"), 90);
  EXPECT_EQ(parse_duration_minutes("P1DT1H"), 1500);
  for (auto const* text : {"", "soon", "0", "00:00", "PT", "P5", "-3", "1:2:3:4"}) {
    EXPECT_EQ(parse_duration_minutes(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace magpie::roads
