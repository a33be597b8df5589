#include "magpie/catalog/same_as.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "magpie/catalog/same_as_score.h"
#include "magpie/geo/distance.h"

namespace magpie::catalog {

namespace {

struct Sign {
  NameSign sign;
  char const* name;
};
constexpr std::array<Sign, 8> kSigns{{{NameSign::same_name, "same_name"},
                                      {NameSign::same_core_name, "same_core_name"},
                                      {NameSign::same_sound, "same_sound"},
                                      {NameSign::look_alike, "look_alike"},
                                      {NameSign::name_inside, "name_inside"},
                                      {NameSign::similar_name, "similar_name"},
                                      {NameSign::same_sort, "same_sort"},
                                      {NameSign::sides, "sides"}}};

struct Sentence {
  char const* name;
  char const* zh;
  char const* en;
};
constexpr std::array<Sentence, 10> kSentences{{
    {"same_name", "名称相同", "the same name"},
    {"same_core_name", "去掉行政区划和景区类别后名称相同",
     "the same name without district and category"},
    {"same_sound", "名称读音相同", "names that sound alike"},
    {"look_alike", "名称只差一个形近字", "names that differ in one character of similar shape"},
    {"name_inside", "一个名称包含在另一个名称里", "one name lies within the other"},
    {"similar_name", "名称大部分相同", "names that are mostly alike"},
    {"same_sort", "同一类事物，位置紧挨", "the same sort of thing side by side"},
    {"sides", "名称只差方位、大小或序号，应是两处", "names that differ in side, size or number"},
    {"grade", "等级", "the grade"},
    {"protected_part", "一个是文保单位，另一个是评级景区",
     "one is a protected monument, the other a graded area"},
}};

// Metres and their points, straight lines between.
struct Step {
  double meters;
  double points;
};
constexpr std::array<Step, 7> kDistance{
    {{50, 35}, {300, 25}, {1000, 15}, {3000, 5}, {5000, 0}, {10000, -30}, {30000, -60}}};

double distance_points(double meters) {
  if (meters <= kDistance.front().meters) return kDistance.front().points;
  for (std::size_t i = 1; i < kDistance.size(); ++i) {
    auto const& low = kDistance[i - 1];
    auto const& high = kDistance[i];
    if (meters > high.meters) continue;
    double const share = (meters - low.meters) / (high.meters - low.meters);
    return low.points + share * (high.points - low.points);
  }
  return kDistance.back().points;
}

// Kinds that people choose differently for one place.
bool is_sight_like(Kind kind) {
  static constexpr std::array<Kind, 10> kSightLike{
      Kind::sight,     Kind::village,  Kind::courtyard, Kind::museum, Kind::heritage,
      Kind::viewpoint, Kind::wellness, Kind::crossing,  Kind::nature, Kind::leisure};
  return std::find(kSightLike.begin(), kSightLike.end(), kind) != kSightLike.end();
}

double kind_points(Kind a, Kind b) {
  if (a == b) return 5;
  if (has_ground(a) != has_ground(b)) return -100;
  return is_sight_like(a) && is_sight_like(b) ? 0 : -30;
}

// Codes of a place that is known to its city only end in 00.
double county_points(std::string const& a, std::string const& b) {
  if (a.size() != 6 || b.size() != 6) return 0;
  if (a == b) return a.ends_with("00") ? 10 : 20;
  if (a.compare(0, 4, b, 0, 4) != 0) return -50;
  return a.ends_with("00") || b.ends_with("00") ? 10 : -35;
}

void add(SameAs& pair, std::string name, double points) {
  if (points != 0) pair.reasons.push_back({std::move(name), points, {}});
}

void add_name_reason(SameAs& pair, NameMatch match) {
  if (match.sign == NameSign::same_sort) {
    match.points = pair.meters >= 0 && pair.meters <= 50 ? 22 : 0;
  }
  auto const found = std::find_if(kSigns.begin(), kSigns.end(),
                                  [&](Sign const& sign) { return sign.sign == match.sign; });
  if (found != kSigns.end()) add(pair, found->name, match.points);
}

bool is_graded_and_protected(SameAsRecord const& area, SameAsRecord const& monument) {
  return area.rating && !area.is_protected && monument.is_protected && !monument.rating;
}

Words distance_words(double meters, double points) {
  bool const is_short = meters < 1000;
  auto const number =
      is_short ? fmt::format("{:.0f}", meters) : fmt::format("{:.1f}", meters / 1000);
  auto const zh = "相距" + number + (is_short ? "米" : "公里");
  auto const en = number + (is_short ? " m apart" : " km apart");
  if (points >= 0) return {zh, en};
  return {zh + "，较远", en + ", which is far"};
}

Words words_of(SameAsReason const& reason, double meters) {
  if (reason.name == "distance") return distance_words(meters, reason.points);
  bool const speaks_for = reason.points > 0;
  if (reason.name == "kind")
    return speaks_for ? Words{"种类相同", "the same kind"} : Words{"种类不同", "different kinds"};
  if (reason.name == "grade")
    return speaks_for ? Words{"等级相同", "the same grade"} : Words{"等级不同", "different grades"};
  if (reason.name == "county")
    return speaks_for ? Words{"同一县或同一市", "the same county or city"}
                      : Words{"不在同一县", "different counties"};
  for (auto const& sentence : kSentences) {
    if (reason.name == sentence.name) return {sentence.zh, sentence.en};
  }
  return {};
}

}  // namespace

SameAsRecord same_as_record(Place const& place) {
  SameAsRecord record{place.key,    name_forms(place), place.kind, std::nullopt,
                      place.rating, place.county_code, false};
  if (place.precision == Precision::point) record.point = place.location;
  record.is_protected = std::any_of(
      place.designations.begin(), place.designations.end(),
      [](auto const& title) { return title.code.find("heritage") != std::string::npos; });
  return record;
}

SameAs score_records(SameAsRecord const& a, SameAsRecord const& b) {
  SameAs pair;
  auto const match = match_names(a.names, b.names);
  if (match.sign == NameSign::none) return pair;
  if (a.point && b.point) pair.meters = geo::distance_m(*a.point, *b.point);
  add_name_reason(pair, match);
  if (pair.meters >= 0) {
    add(pair, "distance", distance_points(pair.meters));
  } else {
    add(pair, "county", county_points(a.county_code, b.county_code));
  }
  add(pair, "kind", kind_points(a.kind, b.kind));
  if (a.rating && b.rating) add(pair, "grade", *a.rating == *b.rating ? 5 : -10);
  bool const is_part = is_graded_and_protected(a, b) || is_graded_and_protected(b, a);
  bool const is_same_name =
      match.sign == NameSign::same_name || match.sign == NameSign::same_core_name;
  if (is_part && !is_same_name) add(pair, "protected_part", 8);
  if (match.is_part || (is_part && !is_same_name)) pair.offer = SameAsOffer::link;
  double sum = 0;
  for (auto const& reason : pair.reasons) sum += reason.points;
  pair.score = std::clamp(sum / 100, 0.0, 1.0);
  return pair;
}

void add_texts(SameAs& pair) {
  for (auto& reason : pair.reasons) reason.text = words_of(reason, pair.meters);
}

SameAs score_same_as(Place const& a, Place const& b) {
  SameAs pair = score_records(same_as_record(a), same_as_record(b));
  add_texts(pair);
  return pair;
}

}  // namespace magpie::catalog
