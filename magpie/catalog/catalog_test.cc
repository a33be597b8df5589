// Names of enums, county seats, default rules, completeness and score.
#include <fmt/core.h>
#include <gtest/gtest.h>

#include <set>

#include "magpie/catalog/county.h"
#include "magpie/catalog/defaults.h"
#include "magpie/catalog/place.h"
#include "magpie/catalog/quality.h"
#include "magpie/catalog/score.h"

namespace magpie::catalog {
namespace {

Place place_of(Kind kind, std::vector<std::string> themes = {}) {
  Place place;
  place.key = "p";
  place.kind = kind;
  place.themes = std::move(themes);
  place.location = geo::LatLng{373'300'000, 1'135'700'000};
  place.precision = Precision::point;
  return place;
}

TEST(Place, EveryNameReadsBackAsItsValue) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(Kind::leisure); ++i) {
    auto const kind = static_cast<Kind>(i);
    EXPECT_EQ(parse_kind(kind_name(kind)), kind);
    names.insert(kind_name(kind));
  }
  EXPECT_EQ(names.size(), 15);
  EXPECT_EQ(parse_kind("Sight"), std::nullopt);
  EXPECT_EQ(parse_precision("county"), Precision::county);
  EXPECT_EQ(parse_status("proposed"), PlaceStatus::proposed);
  EXPECT_EQ(parse_wheelchair("limited"), Wheelchair::limited);
  EXPECT_EQ(parse_status(""), std::nullopt);
}

TEST(Place, ShowsTheNameOfTheLanguageOrTheNextBest) {
  Place place;
  place.key = "hs-1";
  EXPECT_EQ(display_name(place, "en"), "hs-1");
  place.names = {{"ko", "창옌산"}};
  EXPECT_EQ(display_name(place, "en"), "창옌산");
  place.names[""] = "Cangyan";
  EXPECT_EQ(display_name(place, "en"), "Cangyan");
  place.names["zh"] = "苍岩山";
  EXPECT_EQ(display_name(place, "en"), "Cangyan");
  EXPECT_EQ(display_name(place, "zh"), "苍岩山");
  place.names.erase("");
  EXPECT_EQ(display_name(place, "en"), "苍岩山");
  EXPECT_EQ(display_name(place, "ko"), "창옌산");
}

TEST(County, SeatsStandInWithoutBecomingPoints) {
  std::vector<Place> places(3);
  places[0].county_code = "140723";
  places[0].precision = Precision::county;
  places[1].county_code = "130100";
  places[1].precision = Precision::county;
  places[2] = place_of(Kind::sight);
  places[2].county_code = "140723";
  County heshun;
  heshun.code = "140723";
  heshun.seat = geo::LatLng{1, 2};
  heshun.seat_source = "citygeo";
  EXPECT_EQ(apply_county_seats(places, std::vector{heshun}), 1);
  EXPECT_EQ(places[0].location, heshun.seat);
  EXPECT_EQ(places[0].precision, Precision::county);
  EXPECT_EQ(places[0].sources, (std::vector<FieldSource>{{"location", "citygeo"}}));
  EXPECT_FALSE(places[1].location);
  EXPECT_NE(places[2].location, heshun.seat);
  EXPECT_EQ(apply_county_seats(places, std::vector{heshun}), 0);
}

std::string defaults_of(Place const& place) {
  auto const stay = visit_minutes_of(place);
  auto const hours = opening_hours_of(place);
  auto const price = price_of(place);
  auto const beds = has_beds(place);
  return fmt::format("{} min ({})\n{} ({})\n{} ({})\n{} ({})\n", stay.value, stay.rule, hours.value,
                     hours.rule, base::to_decimal(price.value), price.rule, beds.value, beds.rule);
}

TEST(Defaults, OwnValuesComeWithoutRule) {
  auto place = place_of(Kind::museum);
  place.visit_minutes = 45;
  place.opening_hours = "Mo-Fr 10:00-16:00";
  place.price = base::Fen(1'500);
  place.beds = 0;
  EXPECT_EQ(defaults_of(place), "45 min ()\nMo-Fr 10:00-16:00 ()\n15.00 ()\nfalse ()\n");
}

TEST(Defaults, KindAndFirstThemeDecide) {
  EXPECT_EQ(defaults_of(place_of(Kind::museum)),
            "120 min (visit-minutes/museum)\n"
            "Tu-Su,PH 09:00-17:00 (opening-hours/museum)\n"
            "0.00 (price/museum)\n"
            "false (beds/none)\n");
  auto temple = place_of(Kind::heritage, {"temple", "mountain"});
  EXPECT_EQ(defaults_of(temple),
            "60 min (visit-minutes/temple_or_shrine)\n"
            "Mo-Su 08:00-17:30 (opening-hours/temple)\n"
            "20.00 (price/unrated)\n"
            "false (beds/none)\n");
  auto mountain = place_of(Kind::sight, {"mountain", "temple"});
  mountain.rating = 4;
  EXPECT_EQ(defaults_of(mountain),
            "150 min (visit-minutes/waterfall_forest_mountain)\n"
            "Apr-Oct 08:00-18:00; Nov-Mar 08:30-17:00 (opening-hours/outdoors)\n"
            "60.00 (price/4A)\n"
            "false (beds/none)\n");
  EXPECT_EQ(defaults_of(place_of(Kind::village)),
            "120 min (visit-minutes/traditional_village)\n"
            "sunrise-sunset (opening-hours/daylight)\n"
            "0.00 (price/no-gate)\n"
            "true (beds/town-or-village)\n");
}

TEST(Defaults, NoFeeIsAFactAndAFeeOverrulesFreeRules) {
  auto museum = place_of(Kind::museum);
  museum.has_fee = false;
  EXPECT_EQ(price_of(museum).value, base::Fen(0));
  EXPECT_EQ(price_of(museum).rule, "");
  museum.has_fee = true;
  EXPECT_EQ(price_of(museum).rule, "price/unrated");
}

TEST(Defaults, ATextThatIsNotUnderstoodIsNotReplaced) {
  auto place = place_of(Kind::museum);
  place.opening_hours = "ask next door";
  EXPECT_EQ(opening_hours_of(place).value, "ask next door");
  EXPECT_EQ(opening_hours_of(place).rule, "");
}

TEST(Defaults, EveryRuleAPlaceCanGetIsInTheListAndIsUnderstood) {
  std::set<std::string> known;
  for (auto const& rule : default_rules()) {
    EXPECT_TRUE(known.insert(rule.name).second) << rule.name;
    EXPECT_FALSE(rule.text_zh.empty() || rule.text_en.empty() || rule.basis.empty()) << rule.name;
    if (rule.name.rfind("opening-hours/", 0) == 0) {
      EXPECT_EQ(OpeningHours::parse(rule.value).problem(), std::nullopt) << rule.name;
    }
  }
  std::set<std::string> used;
  for (int kind = 0; kind <= static_cast<int>(Kind::leisure); ++kind) {
    for (char const* theme : {"", "temple", "mountain", "show", "hot-spring", "night-sky", "ski",
                              "theme-park", "bridge", "ruins", "garden", "old-town"}) {
      for (int rating = 0; rating <= 5; ++rating) {
        auto place = place_of(static_cast<Kind>(kind), {theme});
        if (rating > 0) place.rating = rating;
        used.insert({visit_minutes_of(place).rule, opening_hours_of(place).rule,
                     price_of(place).rule, has_beds(place).rule});
      }
    }
  }
  for (auto const& rule : used) EXPECT_EQ(known.count(rule), 1) << rule;
  for (auto const& rule : known) EXPECT_EQ(used.count(rule), 1) << rule << " is never used";
}

TEST(Defaults, OnlyOpenPlacesWithAPositionAreCandidates) {
  EXPECT_TRUE(is_candidate(place_of(Kind::sight)));
  EXPECT_FALSE(is_candidate(place_of(Kind::town)));
  EXPECT_FALSE(is_candidate(place_of(Kind::gateway)));
  auto proposed = place_of(Kind::sight);
  proposed.status = PlaceStatus::proposed;
  EXPECT_FALSE(is_candidate(proposed));
  auto nowhere = place_of(Kind::sight);
  nowhere.location.reset();
  EXPECT_FALSE(is_candidate(nowhere));
}

std::string missing_text(Place const& place) {
  std::string out;
  for (auto const missing : missing_in(place)) {
    out += (out.empty() ? "" : " ") + std::string(missing_name(missing));
  }
  return out;
}

TEST(Quality, NamesWhatIsMissing) {
  Place place;
  place.kind = Kind::sight;
  EXPECT_EQ(missing_text(place), "name_zh name_en position opening_hours price visit_minutes");
  EXPECT_EQ(asked_of(place), 6);
  place.names = {{"zh", "和顺"}, {"en", "Heshun"}};
  place.precision = Precision::county;
  place.location = geo::LatLng{1, 1};
  place.opening_hours = "sometimes";
  place.has_fee = false;
  place.visit_minutes = 60;
  EXPECT_EQ(missing_text(place), "position opening_hours_understood");
  place.precision = Precision::point;
  place.opening_hours = "24/7";
  EXPECT_EQ(missing_text(place), "");
}

TEST(Quality, AStationOwesNoVisitTime) {
  Place place;
  place.kind = Kind::gateway;
  EXPECT_EQ(missing_text(place), "name_zh name_en position");
  EXPECT_EQ(asked_of(place), 3);
}

TEST(Quality, SharesAddUpOverPlaces) {
  std::vector<Place> places(2, place_of(Kind::gateway));
  places[1].names = {{"zh", "站"}, {"en", "Station"}};
  Completeness row;
  for (auto const& place : places) row.add(asked_of(place), missing_in(place));
  EXPECT_EQ(row.places, 2);
  EXPECT_EQ(row.missing_by_field.at(Missing::name_zh), 1);
  EXPECT_NEAR(row.share(), 4.0 / 6, 1e-9);
}

TEST(Quality, AFieldTellsWhatIsMissingWithoutIt) {
  EXPECT_EQ(missing_without("location"), Missing::position);
  EXPECT_EQ(missing_without("opening_hours"), Missing::opening_hours);
  EXPECT_FALSE(missing_without("phone"));
  EXPECT_FALSE(missing_without(""));
}

std::string score_text(Score const& score) {
  std::string out = std::to_string(score.total) + " =";
  for (auto const& part : score.parts) out += fmt::format(" {} {}", part.name, part.points);
  return out;
}

TEST(Score, NamesItsParts) {
  auto manor = place_of(Kind::courtyard, {"courtyard"});
  manor.rating = 5;
  manor.designations = {{"national-heritage:5-0262-3-068", "", {}, ""},
                        {"museum-grade:2", "", {}, ""}};
  EXPECT_EQ(score_text(place_score(manor, {{"heritage", 2}, {"food", 3}})),
            "205 = kind/courtyard 20 rating/5A 100 designation/national-heritage 30 "
            "designation/museum-grade 15 theme/heritage 40");
}

TEST(Score, FiveStarsOutweighFourAndAWishMovesAPlace) {
  auto five = place_of(Kind::sight);
  five.rating = 5;
  auto four = place_of(Kind::sight, {"mountain"});
  four.rating = 4;
  EXPECT_GT(place_score(five, {}).total, 1.5 * place_score(four, {}).total);
  EXPECT_GT(place_score(four, {{"nature", 3}}).total, place_score(five, {{"nature", 3}}).total);
}

TEST(Score, IsBoundedAgainstWildWeights) {
  auto const place = place_of(Kind::sight, {"temple"});
  EXPECT_EQ(place_score(place, {{"temple", 1e300}}).total, 15 + 200);
  EXPECT_EQ(place_score(place, {{"temple", -5}}).total, 15);
  EXPECT_EQ(place_score(place, {{"temple", std::nan("")}}).total, 15);
}

TEST(Score, HeritageCoversProtectedSitesOfEveryKind) {
  auto mountain = place_of(Kind::sight, {"mountain"});
  EXPECT_FALSE(theme_matches(mountain, "heritage"));
  mountain.designations = {{"national-heritage:6-0334-3-037", "", {}, ""}};
  EXPECT_TRUE(theme_matches(mountain, "heritage"));
  EXPECT_TRUE(theme_matches(mountain, "nature"));
  EXPECT_TRUE(theme_matches(mountain, "sight"));
  EXPECT_FALSE(theme_matches(mountain, "temple"));
}

}  // namespace
}  // namespace magpie::catalog
