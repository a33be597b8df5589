#include "magpie/catalog/fields.h"

#include <gtest/gtest.h>

namespace magpie::catalog {
namespace {

Place full_place() {
  Place p;
  p.key = "hs-0001";
  p.names = {{"zh", "赵州桥"}, {"en", "Zhaozhou Bridge"}};
  p.aliases = {{"zh", "安济桥"}};
  p.descriptions = {{"en", "A stone arch."}};
  p.kind = Kind::heritage;
  p.status = PlaceStatus::building;
  p.member = "zhaoxian";
  p.field_owners = {{"opening_hours", "luancheng"}};
  p.county_zh = "赵县";
  p.county_code = "130133";
  p.location = geo::make_latlng(37.7201234, 114.7631234);
  p.precision = Precision::point;
  p.opened_on = "1987-05";
  p.closed_on = "2030";
  p.rating = 4;
  p.designations = {{"national-heritage:1-61", "State Council", 1961, "2031"}};
  p.themes = {"bridge"};
  p.series = "manor";
  p.brand = "taihang";
  p.experiences = {{"dawn", {"autumn"}, 300, 420}};
  p.services = {"W02"};
  p.measurements = {{"negative_ions", "maximum", "2024", 45000, "1/cm3", "bridge", "bureau"}};
  p.visitors_10k_per_year = 12.5;
  p.opening_hours = "Tu-Su 09:00-17:00";
  p.visit_minutes = 90;
  p.visit_minutes_min = 40;
  p.price = base::Fen(4000);
  p.prices = {{"child", base::Fen(2000), "under 1.4 m"}};
  p.has_fee = true;
  p.capacity_instant = 900;
  p.capacity_daily = 4000;
  p.beds = 0;
  p.wheelchair = Wheelchair::limited;
  p.accessibility = {"step-free"};
  p.age_min = 6;
  p.age_max = 75;
  p.website = "https://example.org";
  p.phone = "0311";
  p.media = {{"https://example.org/a.jpg", "arch", "CC BY 4.0", "Li", true}};
  p.links = {{"part_of", "hs-0002"}};
  p.note = "note";
  p.licence = "CC BY 4.0";
  p.attribution = "bureau";
  p.sources = {{"", "relics"}};
  p.tags = {{"town", "城关"}};
  p.workflow = Workflow::checked;
  return p;
}

TEST(Fields, AWholeRecordSurvivesTheWayThroughItsFields) {
  auto const before = full_place();
  Place after;
  after.key = before.key;
  auto const refused = set_fields(after, fields_of(before));
  EXPECT_TRUE(refused.empty()) << refused.front().message;
  EXPECT_TRUE(after == before);
}

TEST(Fields, EveryFieldOfARecordIsInTheRegistryAndTheOtherWayRound) {
  auto const fields = fields_of(full_place());
  for (auto const& [name, _] : fields) EXPECT_NE(field_info(name), nullptr) << name;
  for (auto const& info : all_fields()) {
    bool const is_family = info.name.ends_with(".*");
    auto const found = is_family ? fields.lower_bound(info.name.substr(0, info.name.size() - 1))
                                 : fields.find(info.name);
    EXPECT_NE(found, fields.end()) << info.name;
  }
}

TEST(Fields, ClearingEveryFieldLeavesNothingButWhatARecordAlwaysHas) {
  auto place = full_place();
  for (auto const& [name, _] : fields_of(full_place())) {
    if (name == "kind" || name == "status" || name == "workflow") continue;
    EXPECT_TRUE(set_field(place, name, "null")) << name;
  }
  FieldMap const rest{
      {"kind", "\"heritage\""}, {"status", "\"building\""}, {"workflow", "\"checked\""}};
  EXPECT_EQ(fields_of(place), rest);
}

TEST(Fields, WrongValuesAreRefusedWithTheirField) {
  Place place;
  for (auto const& [field, value] :
       std::vector<std::pair<std::string, std::string>>{{"rating", "6"},
                                                        {"rating", "\"4A\""},
                                                        {"price", "-1"},
                                                        {"kind", "\"castle\""},
                                                        {"location", "[200, 91]"},
                                                        {"opened_on", "\"2025-13\""},
                                                        {"opening_hours", "\"每天\""},
                                                        {"media", "[{\"title\":\"no address\"}]"},
                                                        {"measurements", "[{\"indicator\":\"x\"}]"},
                                                        {"themes", "\"bridge\""},
                                                        {"nothing", "1"},
                                                        {"name.zh", "7"},
                                                        {"age_min", "1.5"}}) {
    auto const done = set_field(place, field, value);
    ASSERT_FALSE(done) << field << " " << value;
    EXPECT_EQ(done.error().field, field);
  }
  EXPECT_TRUE(place == Place());
}

}  // namespace
}  // namespace magpie::catalog
