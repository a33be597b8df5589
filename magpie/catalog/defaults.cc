#include "magpie/catalog/defaults.h"

#include <array>
#include <utility>

#include "magpie/base/check.h"

namespace magpie::catalog {

namespace {

// How long people stay: classes of the table of visit durations, its median.
struct VisitClass {
  std::string_view name;
  int minutes;
  std::string_view basis;
  std::string_view zh;
  std::string_view en;
};

constexpr std::string_view kPlanners = "range of public planners";
constexpr std::string_view kAssumption = "assumption";

constexpr std::array<VisitClass, 11> kVisitClasses{{
    {"museum", 120, kPlanners, "博物馆、纪念馆", "museums and memorial halls"},
    {"temple_or_shrine", 60, kPlanners, "寺观、石窟", "temples, shrines and grottoes"},
    {"viewpoint", 30, kPlanners, "观景点", "viewpoints"},
    {"park_or_garden", 75, kPlanners, "园林、花海、湿地", "parks, gardens and wetlands"},
    {"theme_park", 240, kPlanners, "主题乐园", "theme parks"},
    {"waterfall_forest_mountain", 150, kPlanners, "山、峡谷、森林、洞穴、水景",
     "mountains, gorges, forests, caves and waters"},
    {"monument", 45, kPlanners, "单体文物、遗址", "single monuments and ruins"},
    {"hot_spring_or_spa", 150, kPlanners, "温泉、康养", "hot springs and spas"},
    {"traditional_village", 120, kAssumption, "古村、古镇、大院",
     "old villages, old towns and courtyards"},
    {"stargazing", 90, kAssumption, "观星", "stargazing"},
    {"ski", 240, kAssumption, "滑雪", "skiing"},
}};

// What a theme says about stay and hours. The first theme of a place that stands here decides.
struct ThemeClass {
  std::string_view theme;
  std::string_view visit;
  std::string_view hours;
};

constexpr std::array<ThemeClass, 40> kThemeClasses{{
    {"museum", "museum", "museum"},
    {"science", "museum", "museum"},
    {"memorial", "museum", "museum"},
    {"temple", "temple_or_shrine", "temple"},
    {"grotto", "temple_or_shrine", "temple"},
    {"poetry", "park_or_garden", "park"},
    {"garden", "park_or_garden", "park"},
    {"flowers", "park_or_garden", "park"},
    {"wetland", "park_or_garden", "park"},
    {"wildlife", "park_or_garden", "park"},
    {"panda", "park_or_garden", "park"},
    {"cranes", "park_or_garden", "park"},
    {"rural", "park_or_garden", "park"},
    {"theme-park", "theme_park", "park"},
    {"mountain", "waterfall_forest_mountain", "outdoors"},
    {"gorge", "waterfall_forest_mountain", "outdoors"},
    {"forest", "waterfall_forest_mountain", "outdoors"},
    {"cave", "waterfall_forest_mountain", "outdoors"},
    {"water", "waterfall_forest_mountain", "outdoors"},
    {"geology", "waterfall_forest_mountain", "outdoors"},
    {"grassland", "waterfall_forest_mountain", "outdoors"},
    {"hiking", "waterfall_forest_mountain", "outdoors"},
    {"ski", "ski", "outdoors"},
    {"hot-spring", "hot_spring_or_spa", "spa"},
    {"wellness", "hot_spring_or_spa", "spa"},
    {"old-town", "traditional_village", "daylight"},
    {"village", "traditional_village", "daylight"},
    {"courtyard", "traditional_village", "ticketed"},
    {"ruins", "monument", "ticketed"},
    {"tomb", "monument", "ticketed"},
    {"modern-history", "monument", "ticketed"},
    {"industry", "monument", "ticketed"},
    {"red", "monument", "ticketed"},
    {"bridge", "monument", "daylight"},
    {"old-road", "monument", "daylight"},
    {"great-wall", "monument", "daylight"},
    {"night-sky", "stargazing", "night"},
    {"stargazing", "stargazing", "night"},
    {"night-view", "viewpoint", "night"},
    {"show", "museum", "evening-show"},
}};

struct HoursClass {
  std::string_view name;
  std::string_view text;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array<HoursClass, 12> kHoursClasses{{
    {"museum", "Tu-Su,PH 09:00-17:00", "博物馆周一闭馆，法定节假日除外",
     "museums close on Mondays except public holidays"},
    {"temple", "Mo-Su 08:00-17:30", "寺观、石窟每天开放", "temples and grottoes open every day"},
    {"outdoors", "Apr-Oct 08:00-18:00; Nov-Mar 08:30-17:00", "山水景区按季节开放",
     "mountain and water areas by season"},
    {"park", "Apr-Oct 08:00-18:30; Nov-Mar 08:30-17:00", "园区按季节开放",
     "parks and gardens by season"},
    {"spa", "Mo-Su 10:00-22:00", "温泉、康养", "hot springs and spas"},
    {"ticketed", "Mo-Su 08:30-17:30", "凭票或有人值守的场所", "places with a gate or a keeper"},
    {"daylight", "sunrise-sunset", "村镇、桥、古道在白天参观",
     "villages, old towns, bridges and old roads in daylight"},
    {"always", "24/7", "没有大门的地点", "places without a gate"},
    {"night", "18:00-23:00", "夜景、观星", "night views and stargazing"},
    {"evening-show", "19:00-21:30", "晚间演出", "evening shows"},
    {"crossing", "Mo-Su 09:00-16:30", "口岸", "border crossings"},
    {"service", "Mo-Su 10:00-21:00", "餐饮与服务", "food and services"},
}};

struct PriceClass {
  std::string_view name;
  std::int64_t fen;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array<PriceClass, 10> kPriceClasses{{
    {"5A", 12'000, "5A 级景区", "5A sights"},
    {"4A", 6'000, "4A 级景区", "4A sights"},
    {"3A", 3'000, "3A 级景区", "3A sights"},
    {"2A", 2'000, "2A 级景区", "2A sights"},
    {"1A", 1'000, "1A 级景区", "1A sights"},
    {"unrated", 2'000, "未评级、有大门的地点", "places with a gate and without a grade"},
    {"spa", 12'800, "温泉、康养", "hot springs and spas"},
    {"show", 20'000, "演出", "shows"},
    {"museum", 0, "公共博物馆免费", "public museums are free"},
    {"no-gate", 0, "没有大门的地点", "places without a gate"},
}};

template <class Table>
auto const& row_named(Table const& table, std::string_view name) {
  for (auto const& row : table) {
    if (row.name == name) return row;
  }
  MAGPIE_CHECK(!"a default class without a row");
  return table.front();
}

ThemeClass const* first_theme_class(Place const& place) {
  for (auto const& theme : place.themes) {
    for (auto const& row : kThemeClasses) {
      if (row.theme == theme) return &row;
    }
  }
  return nullptr;
}

bool has_theme(Place const& place, std::string_view theme) {
  for (auto const& own : place.themes) {
    if (own == theme) return true;
  }
  return false;
}

// Kinds that say it all come before the themes; the rest asks the themes first.
std::string_view visit_class_of(Place const& place) {
  if (place.kind == Kind::museum) return "museum";
  if (place.kind == Kind::wellness) return "hot_spring_or_spa";
  if (place.kind == Kind::village || place.kind == Kind::courtyard) return "traditional_village";
  if (place.kind == Kind::viewpoint) {
    return has_theme(place, "night-sky") || has_theme(place, "stargazing") ? "stargazing"
                                                                           : "viewpoint";
  }
  if (auto const* row = first_theme_class(place)) return row->visit;
  switch (place.kind) {
    case Kind::heritage:
      return "monument";
    case Kind::crossing:
      return "viewpoint";
    case Kind::leisure:
      return "park_or_garden";
    case Kind::nature:
      return "waterfall_forest_mountain";
    case Kind::sight:
      return "park_or_garden";
    default:
      return "viewpoint";
  }
}

std::string_view hours_class_of(Place const& place) {
  switch (place.kind) {
    case Kind::museum:
      return "museum";
    case Kind::wellness:
      return "spa";
    case Kind::village:
      return "daylight";
    case Kind::courtyard:
      return "ticketed";
    case Kind::crossing:
      return "crossing";
    case Kind::town:
    case Kind::gateway:
    case Kind::lodging:
      return "always";
    case Kind::food:
    case Kind::service:
      return "service";
    case Kind::viewpoint:
      return has_theme(place, "night-sky") || has_theme(place, "stargazing") ? "night" : "daylight";
    default:
      break;
  }
  if (auto const* row = first_theme_class(place)) return row->hours;
  return place.kind == Kind::nature ? "daylight" : "ticketed";
}

bool has_no_gate(Place const& place) {
  switch (place.kind) {
    case Kind::sight:
    case Kind::heritage:
    case Kind::courtyard:
    case Kind::museum:
    case Kind::wellness:
      return false;
    case Kind::village:
    case Kind::viewpoint:
    case Kind::nature:
    case Kind::leisure:
      return !place.rating || *place.rating < 4;
    default:
      return true;
  }
}

std::string_view price_class_of(Place const& place) {
  static constexpr std::array<std::string_view, 5> kGrades{"1A", "2A", "3A", "4A", "5A"};
  bool const surely_paid = place.has_fee.value_or(false);
  if (place.kind == Kind::museum && !surely_paid) return "museum";
  if (has_no_gate(place) && !surely_paid) return "no-gate";
  if (has_theme(place, "show")) return "show";
  if (place.kind == Kind::wellness || has_theme(place, "hot-spring")) return "spa";
  if (place.rating && *place.rating >= 1 && *place.rating <= 5) {
    return kGrades[static_cast<std::size_t>(*place.rating - 1)];
  }
  return "unrated";
}

void add_visit_rules(std::vector<DefaultRule>& rules) {
  for (auto const& row : kVisitClasses) {
    rules.push_back({"visit-minutes/" + std::string(row.name), std::to_string(row.minutes) + " min",
                     std::string(row.basis), "停留时间默认值：" + std::string(row.zh),
                     "default stay at " + std::string(row.en)});
  }
}

void add_hours_and_price_rules(std::vector<DefaultRule>& rules) {
  for (auto const& row : kHoursClasses) {
    rules.push_back({"opening-hours/" + std::string(row.name), std::string(row.text),
                     std::string(kAssumption), "开放时间默认值：" + std::string(row.zh),
                     "default opening hours: " + std::string(row.en)});
  }
  for (auto const& row : kPriceClasses) {
    rules.push_back({"price/" + std::string(row.name), base::to_decimal(base::Fen(row.fen)),
                     std::string(kAssumption), "门票默认值：" + std::string(row.zh),
                     "default admission: " + std::string(row.en)});
  }
}

void add_bed_rules(std::vector<DefaultRule>& rules) {
  auto const add = [&](char const* name, char const* value, char const* zh, char const* en) {
    rules.push_back({name, value, std::string(kAssumption), zh, en});
  };
  add("beds/lodging", "yes", "住宿设施有床位", "places to stay have beds");
  add("beds/town-or-village", "yes", "城镇和村庄有床位", "towns and villages have beds");
  add("beds/none", "no", "其他地点不供住宿", "nobody sleeps at other places");
}

}  // namespace

std::string_view default_rules_version() {
  return "2026-11";
}

std::vector<DefaultRule> const& default_rules() {
  static std::vector<DefaultRule> const rules = [] {
    std::vector<DefaultRule> all;
    add_visit_rules(all);
    add_hours_and_price_rules(all);
    add_bed_rules(all);
    return all;
  }();
  return rules;
}

Assumed<int> visit_minutes_of(Place const& place) {
  if (place.visit_minutes) return {*place.visit_minutes, ""};
  auto const& row = row_named(kVisitClasses, visit_class_of(place));
  return {row.minutes, "visit-minutes/" + std::string(row.name)};
}

Assumed<std::string> opening_hours_of(Place const& place) {
  if (!place.opening_hours.empty()) return {place.opening_hours, ""};
  auto const& row = row_named(kHoursClasses, hours_class_of(place));
  return {std::string(row.text), "opening-hours/" + std::string(row.name)};
}

Assumed<base::Fen> price_of(Place const& place) {
  if (place.price) return {*place.price, ""};
  if (place.has_fee && !*place.has_fee) return {base::Fen(0), ""};
  auto const& row = row_named(kPriceClasses, price_class_of(place));
  return {base::Fen(row.fen), "price/" + std::string(row.name)};
}

Assumed<bool> has_beds(Place const& place) {
  if (place.beds) return {*place.beds > 0, ""};
  if (place.kind == Kind::lodging) return {true, "beds/lodging"};
  if (place.kind == Kind::town || place.kind == Kind::village) {
    return {true, "beds/town-or-village"};
  }
  return {false, "beds/none"};
}

bool is_candidate(Place const& place) {
  switch (place.kind) {
    case Kind::town:
    case Kind::gateway:
    case Kind::lodging:
    case Kind::food:
    case Kind::service:
    case Kind::heritage_item:
    case Kind::product:
    case Kind::brand:
      return false;
    default:
      break;
  }
  return place.status == PlaceStatus::open && place.location.has_value();
}

}  // namespace magpie::catalog
