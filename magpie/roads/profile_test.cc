#include "magpie/roads/profile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "magpie/base/text.h"
#include "magpie/roads/max_speed.h"
#include "magpie/roads/size_limits.h"

namespace magpie::roads {
namespace {

// "highway=primary surface=gravel"; "_" is a blank in the value of a conditional tag.
RoadTags tags_of(std::string_view text) {
  RoadTags tags;
  for (auto const& word : base::split_list(text, ' ')) {
    auto const equals = word.find('=');
    auto const key = find_tag_key(word.substr(0, equals));
    auto value = word.substr(equals + 1);
    if (!key) continue;
    if (unconditional_key(*key)) std::replace(value.begin(), value.end(), '_', ' ');
    tags.set(*key, value);
  }
  return tags;
}

// "primary 65/65", "no" for a way that is no road; "!" for an unread maxspeed, "40min" for a
// timetable, then the flags.
std::string judge(std::string_view tags, Vehicle vehicle = Vehicle::car,
                  ProfileOptions const& options = {}) {
  auto const use = read_road(tags_of(tags), vehicle, options);
  if (!use) return "no";
  auto text = std::string(road_class_name(use->road_class)) + " " +
              std::to_string(use->speed_forward_kmh) + "/" +
              std::to_string(use->speed_backward_kmh);
  if (use->has_unread_maxspeed) text += " !";
  if ((use->flags & edge_flag::kNoStart) != 0) text += " -";
  if (use->ferry_minutes) text += " " + std::to_string(*use->ferry_minutes) + "min";
  if ((use->flags & edge_flag::kDestination) != 0) text += " destination";
  if ((use->flags & edge_flag::kPermit) != 0) text += " permit";
  if ((use->flags & edge_flag::kToll) != 0) text += " toll";
  if ((use->flags & edge_flag::kUnpaved) != 0) text += " unpaved";
  if ((use->flags & edge_flag::kPushed) != 0) text += " pushed";
  return text;
}

struct Case {
  std::string tags;
  std::string expected;
};

struct VehicleCase {
  std::string tags;
  std::string car;
  std::string coach;
  std::string bicycle;
  std::string foot;
};

TEST(Profile, ReadsEveryTagRuleForACar) {
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
      {"highway=construction", "no"},
      {"highway=primary oneway=yes", "primary 65/0"},
      {"highway=primary oneway=-1", "primary 0/65"},
      {"highway=primary oneway=reversible", "no"},
      {"highway=primary oneway=no junction=roundabout", "primary 65/65"},
      {"highway=primary junction=roundabout", "primary 65/0"},
      {"highway=primary oneway=yes oneway:motor_vehicle=no", "primary 65/65"},
      {"highway=primary motor_vehicle:backward=no", "primary 65/0"},
      {"highway=primary vehicle:forward=no", "primary 0/65"},
      {"highway=primary maxspeed=50", "primary 45/45"},
      {"highway=primary maxspeed=50 maxspeed:backward=30", "primary 45/27"},
      {"highway=primary maxspeed=ES:urban", "primary 45/45"},
      {"highway=primary zone:maxspeed=DE:30", "primary 27/27"},
      {"highway=primary source:maxspeed=FR:rural", "primary 72/72"},
      {"highway=primary source:maxspeed=survey", "primary 65/65"},
      {"highway=motorway maxspeed=none", "motorway 126/0 -"},
      {"highway=primary maxspeed=fast", "primary 65/65 !"},
      {"highway=primary maxspeed=signals", "primary 65/65"},
      {"highway=primary maxspeed=80 surface=gravel", "primary 35/35 unpaved"},
      {"highway=unclassified tracktype=grade3", "unclassified 12/12 unpaved"},
      {"highway=tertiary smoothness=impassable", "no"},
      {"highway=service service=parking_aisle", "service 8/8"},
      {"highway=service service=emergency_access", "no"},
      {"highway=track", "no"},
      {"highway=track tracktype=grade1", "track 15/15"},
      {"highway=track motor_vehicle=yes tracktype=grade2", "track 15/15 unpaved"},
      {"highway=track motor_vehicle=agricultural", "no"},
      {"highway=track motor_vehicle=agricultural;forestry", "no"},
      {"highway=residential access=private", "no"},
      {"highway=residential access=no motor_vehicle=yes", "residential 25/25"},
      {"highway=residential access=destination", "residential 25/25 destination"},
      {"highway=residential access=customers", "residential 25/25 destination"},
      {"highway=residential access=permit", "residential 25/25 permit"},
      {"highway=residential motorcar=no", "no"},
      {"highway=residential vehicle=no bus=yes", "no"},
      {"highway=primary toll=yes", "primary 65/65 toll"},
      {"highway=primary toll=yes toll:motorcar=no", "primary 65/65"},
      {"highway=primary maxheight=1.8", "no"},
      {"highway=primary maxheight=2.1", "primary 65/65"},
      {"highway=primary winter_road=yes", "no"},
      {"route=ferry motor_vehicle=yes duration=00:40", "ferry 20/20 - 40min"},
      {"route=ferry", "ferry 20/20 -"},
      {"route=ferry foot=yes", "no"},
      {"route=ferry motor_vehicle=no", "no"},
  };
  for (auto const& c : cases) EXPECT_EQ(judge(c.tags), c.expected) << c.tags;
}

TEST(Profile, EveryVehicleReadsTheSameTagsInItsOwnWay) {
  std::vector<VehicleCase> const cases{
      {"highway=primary", "primary 65/65", "primary 55/55", "primary 16/16", "primary 4/4"},
      {"highway=motorway", "motorway 90/0 -", "motorway 85/0 -", "no", "no"},
      {"highway=trunk motorroad=yes", "trunk 80/80", "trunk 70/70", "no", "no"},
      {"highway=residential oneway=yes", "residential 25/0", "residential 20/0", "residential 15/0",
       "residential 4/4"},
      {"highway=residential oneway=yes oneway:bicycle=no", "residential 25/0", "residential 20/0",
       "residential 15/15", "residential 4/4"},
      {"highway=residential oneway=yes cycleway=opposite_lane", "residential 25/0",
       "residential 20/0", "residential 15/15", "residential 4/4"},
      {"highway=residential oneway=yes cycleway:left=opposite_track", "residential 25/0",
       "residential 20/0", "residential 15/15", "residential 4/4"},
      {"highway=footway", "no", "no", "footway 4/4 pushed", "footway 4/4"},
      {"highway=footway bicycle=yes", "no", "no", "footway 10/10", "footway 4/4"},
      {"highway=footway oneway:foot=yes", "no", "no", "footway 4/4 pushed", "footway 4/0"},
      {"highway=footway bicycle=no", "no", "no", "no", "footway 4/4"},
      {"highway=cycleway", "no", "no", "cycleway 17/17", "cycleway 4/4"},
      {"highway=cycleway foot=no", "no", "no", "cycleway 17/17", "no"},
      {"highway=steps", "no", "no", "steps 1/1 pushed", "steps 3/3"},
      {"highway=bridleway", "no", "no", "no", "path 4/4 unpaved"},
      {"highway=path sac_scale=mountain_hiking", "no", "no", "no", "path 3/3 unpaved"},
      {"highway=path sac_scale=alpine_hiking", "no", "no", "no", "no"},
      {"highway=track", "no", "no", "track 12/12 unpaved", "track 4/4 unpaved"},
      {"highway=track motor_vehicle=yes", "track 15/15 unpaved", "no", "track 12/12 unpaved",
       "track 4/4 unpaved"},
      {"highway=tertiary surface=gravel", "tertiary 35/35 unpaved", "no", "tertiary 10/10 unpaved",
       "tertiary 4/4 unpaved"},
      {"highway=tertiary tourist_bus=no", "tertiary 40/40", "no", "tertiary 16/16", "tertiary 4/4"},
      {"highway=tertiary bus=no", "tertiary 40/40", "no", "tertiary 16/16", "tertiary 4/4"},
      {"highway=service access=no tourist_bus=yes", "no", "service 10/10", "no", "no"},
      {"highway=service access=no bus=yes", "no", "no", "no", "no"},
      {"highway=residential vehicle=no bicycle=yes", "no", "no", "residential 15/15",
       "residential 4/4"},
      {"highway=tertiary maxheight=3.4", "tertiary 40/40", "no", "tertiary 16/16", "tertiary 4/4"},
      {"highway=tertiary maxweight=10", "tertiary 40/40", "no", "tertiary 16/16", "tertiary 4/4"},
      {"highway=tertiary maxlength=10", "tertiary 40/40", "no", "tertiary 16/16", "tertiary 4/4"},
      {"highway=tertiary maxwidth=2.3", "tertiary 40/40", "no", "tertiary 16/16", "tertiary 4/4"},
      {"highway=tertiary width=3", "tertiary 40/40", "no", "tertiary 16/16", "tertiary 4/4"},
      {"highway=tertiary width=3.5", "tertiary 40/40", "tertiary 33/33", "tertiary 16/16",
       "tertiary 4/4"},
      {"highway=trunk maxspeed=100 maxspeed:coach=60", "trunk 90/90", "trunk 51/51", "trunk 16/16",
       "trunk 4/4"},
      {"route=ferry foot=yes", "no", "no", "ferry 20/20 -", "ferry 20/20 -"},
  };
  for (auto const& c : cases) {
    EXPECT_EQ(judge(c.tags, Vehicle::car), c.car) << c.tags;
    EXPECT_EQ(judge(c.tags, Vehicle::coach), c.coach) << c.tags;
    EXPECT_EQ(judge(c.tags, Vehicle::bicycle), c.bicycle) << c.tags;
    EXPECT_EQ(judge(c.tags, Vehicle::foot), c.foot) << c.tags;
  }
}

TEST(Profile, SmallerCoachPassesWhereTheUsualOneDoesNot) {
  ProfileOptions options;
  options.size = VehicleSize{2.9, 7.5, 2.3, 8};
  auto const tags = "highway=tertiary maxheight=3.0 maxweight=8 maxlength=10 maxwidth=2.4";
  EXPECT_EQ(judge(tags, Vehicle::coach), "no");
  EXPECT_EQ(judge(tags, Vehicle::coach, options), "tertiary 33/33");
}

TEST(Profile, CountrysLimitHoldsWhereNothingIsSigned) {
  ProfileOptions options;
  options.country = "CN";
  EXPECT_EQ(judge("highway=trunk", Vehicle::car, options), "trunk 63/63");
  EXPECT_EQ(judge("highway=trunk maxspeed=80", Vehicle::car, options), "trunk 72/72");
  EXPECT_EQ(judge("highway=trunk maxspeed=rural", Vehicle::car, options), "trunk 63/63");
  options.country = "DE";
  EXPECT_EQ(judge("highway=trunk", Vehicle::car, options), "trunk 80/80");
}

ProfileOptions on(int month, int day, int minute = 720) {
  ProfileOptions options;
  options.when = CivilMoment{std::chrono::sys_days(std::chrono::year(2026) / month / day), minute};
  return options;
}

TEST(Profile, ConditionsAreAskedForTheDate) {
  auto const pass = "highway=secondary motor_vehicle:conditional=no_@_(Nov-Apr)";
  EXPECT_EQ(judge(pass), "secondary 55/55");
  EXPECT_EQ(judge(pass, Vehicle::car, on(2, 12)), "no");
  EXPECT_EQ(judge(pass, Vehicle::car, on(7, 1)), "secondary 55/55");
  EXPECT_EQ(judge(pass, Vehicle::bicycle, on(2, 12)), "secondary 16/16");
  auto const street = "highway=residential maxspeed=50 maxspeed:conditional=30_@_(22:00-06:00)";
  EXPECT_EQ(judge(street, Vehicle::car, on(7, 1, 23 * 60)), "residential 27/27");
  EXPECT_EQ(judge(street, Vehicle::car, on(7, 1)), "residential 45/45");
  auto const lane = "highway=residential oneway:conditional=yes_@_(Mo-Fr_07:00-09:00)";
  EXPECT_EQ(judge(lane, Vehicle::car, on(7, 1, 8 * 60)), "residential 25/0");
  EXPECT_EQ(judge(lane, Vehicle::car, on(7, 4, 8 * 60)), "residential 25/25");  // a Saturday
  auto const heavy = "highway=residential motor_vehicle:conditional=no_@_(weight>7.5)";
  EXPECT_EQ(judge(heavy, Vehicle::car), "residential 25/25");
  EXPECT_EQ(judge(heavy, Vehicle::coach), "no");
}

TEST(Profile, IceRoadBearsACarInWinterOnly) {
  EXPECT_EQ(judge("highway=secondary ice_road=yes", Vehicle::car, on(1, 20)), "secondary 55/55");
  EXPECT_EQ(judge("highway=secondary ice_road=yes", Vehicle::car, on(7, 1)), "no");
}

TEST(Profile, BestUseShowsWhatSomeMomentOpens) {
  auto const best = [](std::string_view tags) {
    auto const use = read_road_at_best(tags_of(tags), Vehicle::car, {});
    return use ? std::to_string(use->speed_forward_kmh) + "/" +
                     std::to_string(use->speed_backward_kmh)
               : "never";
  };
  EXPECT_EQ(best("highway=secondary access=no access:conditional=yes_@_(May-Oct)"), "55/55");
  EXPECT_EQ(best("highway=secondary oneway=yes oneway:conditional=no_@_(Su)"), "55/55");
  EXPECT_EQ(best("highway=secondary winter_road=yes"), "55/55");
  EXPECT_EQ(best("highway=secondary access=no access:conditional=yes_@_snow"), "never");
  EXPECT_EQ(best("highway=footway"), "never");
}

TEST(Profile, BarriersCloseTheRoadOnlyToThoseTheyStop) {
  // Car, coach, bicycle, foot: x = stopped.
  auto const stops = [](std::string_view tags) {
    std::string text;
    for (auto const vehicle : kVehicles)
      text += closes_road(tags_of(tags), vehicle, {}) ? 'x' : '.';
    return text;
  };
  EXPECT_EQ(stops("barrier=bollard"), "xx..");
  EXPECT_EQ(stops("barrier=bollard motor_vehicle=yes"), "....");
  EXPECT_EQ(stops("barrier=block"), "xx..");
  EXPECT_EQ(stops("barrier=gate"), "....");
  EXPECT_EQ(stops("barrier=gate access=private"), "xxxx");
  EXPECT_EQ(stops("barrier=gate access=private foot=yes"), "xxx.");
  EXPECT_EQ(stops("barrier=gate locked=yes"), "xxxx");
  EXPECT_EQ(stops("barrier=lift_gate motor_vehicle=no"), "xx..");
  EXPECT_EQ(stops("barrier=cattle_grid access=no"), "....");
  EXPECT_EQ(stops("barrier=toll_booth"), "....");
  EXPECT_EQ(stops("barrier=kissing_gate"), "xxx.");
  EXPECT_EQ(stops("barrier=stile"), "xxx.");
  EXPECT_EQ(stops("barrier=cycle_barrier"), "xx..");
  EXPECT_EQ(stops("barrier=bus_trap"), "x...");
  EXPECT_EQ(stops("barrier=wall"), "xxxx");
  EXPECT_EQ(stops("barrier=height_restrictor"), ".x..");
  EXPECT_EQ(stops("barrier=height_restrictor maxheight=3.8"), "....");
  EXPECT_EQ(stops("barrier=height_restrictor maxheight=1.8"), "xx..");
  EXPECT_EQ(stops("highway=crossing"), "....");
}

TEST(SizeLimits, ReadUnits) {
  EXPECT_EQ(parse_meters("3.5"), 3.5);
  EXPECT_EQ(parse_meters("3.5 m"), 3.5);
  EXPECT_EQ(parse_meters("350 cm"), 3.5);
  EXPECT_NEAR(*parse_meters("12'6\""), 3.81, 1e-9);
  EXPECT_NEAR(*parse_meters("12 ft"), 3.6576, 1e-9);
  EXPECT_EQ(parse_tonnes("7.5 t"), 7.5);
  EXPECT_EQ(parse_tonnes("3500 kg"), 3.5);
  for (auto const* text : {"", "none", "-3", "3,5", "12'99\"", "m"})
    EXPECT_EQ(parse_meters(text), std::nullopt) << text;
}

TEST(RoadTags, ComeBackFromTheirText) {
  auto const tags = RoadTags::from_text("surface=gravel\nhighway=primary\nfoo=bar\nname=A");
  EXPECT_EQ(tags.text(), "highway=primary\nsurface=gravel");
  EXPECT_EQ(RoadTags::from_text(tags.text()), tags);
  EXPECT_EQ(tags[TagKey::surface], "gravel");
  EXPECT_EQ(tags[TagKey::access], "");
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
