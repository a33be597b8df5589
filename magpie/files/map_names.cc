#include "magpie/files/map_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "magpie/base/text.h"

namespace magpie::files {

namespace {

using tiles::GeometryType;
using tiles::Property;

constexpr std::size_t kNameMaxBytes = 120;
// A state's capital, however small.
constexpr int kCapitalZoom = 4;
// Languages of points. Lines carry the first two: their names are many, and mostly in one script.
constexpr std::array<std::string_view, 20> kLanguages{
    "zh", "en", "zh-Hans", "zh-Hant", "zh_pinyin", "ja", "ko", "mn", "bo", "ug",
    "ru", "ar", "ca",      "es",      "fr",        "de", "it", "pt", "oc", "eu"};
constexpr std::size_t kLineLanguages = 2;

std::string clean(OsmTags tags, std::string_view key) {
  auto const value = base::trim(tag_value(tags, key));
  if (!base::is_valid_utf8(value)) return {};
  return base::shorten(value, kNameMaxBytes);
}

void add_names(std::vector<Property>& properties, OsmTags tags, std::size_t languages) {
  auto const name = clean(tags, "name");
  if (!name.empty()) properties.push_back({"name", name});
  for (std::size_t i = 0; i < languages; ++i) {
    auto key = "name:" + std::string(kLanguages[i]);
    auto text = clean(tags, key);
    if (!text.empty() && text != name) properties.push_back({std::move(key), std::move(text)});
  }
}

// "G207;S322" is signed as its first number on the map.
std::string first_ref(OsmTags tags) {
  auto const ref = clean(tags, "ref");
  return ref.substr(0, ref.find(';'));
}

// "2942", "2942 m", "2942.5"; heights that no peak has are none.
std::optional<std::int64_t> height_of(OsmTags tags) {
  auto text = base::trim(tag_value(tags, "ele"));
  if (text.ends_with('m')) text = base::trim(text.substr(0, text.size() - 1));
  auto const height = base::parse_number(text);
  if (!height || *height < -500 || *height > 9000) return std::nullopt;
  return static_cast<std::int64_t>(*height);
}

std::int64_t people_of(OsmTags tags) {
  auto const people = base::parse_integer(base::trim(tag_value(tags, "population")));
  return people ? std::clamp<std::int64_t>(*people, 0, 100'000'000) : 0;
}

bool is_capital(OsmTags tags) {
  return tag_value(tags, "capital") == "yes";
}

void add_point_facts(std::vector<Property>& properties, MapRule const& rule, OsmTags tags) {
  if (rule.layer == MapLayer::peak) {
    if (auto const height = height_of(tags)) properties.push_back({"ele", *height});
  }
  if (rule.layer == MapLayer::place) {
    if (is_capital(tags)) properties.push_back({"capital", true});
    if (auto const people = people_of(tags)) properties.push_back({"population", people});
  }
}

}  // namespace

std::vector<Property> map_properties(MapRule const& rule, OsmTags tags) {
  std::vector<Property> properties{{"class", std::string(rule.feature_class)}};
  if (rule.geometry == GeometryType::point) {
    add_names(properties, tags, kLanguages.size());
    add_point_facts(properties, rule, tags);
    return properties;
  }
  // An outline's names go to the point at its middle.
  if (rule.geometry == GeometryType::polygon) {
    if (label_rule(rule) != nullptr) add_names(properties, tags, kLanguages.size());
    return properties;
  }
  if (rule.zoom_name <= kMapZoomMax) add_names(properties, tags, kLineLanguages);
  if (rule.layer != MapLayer::road) return properties;
  bool const is_numbered = rule.zoom_min <= 10;
  if (auto ref = first_ref(tags); is_numbered && !ref.empty()) {
    properties.push_back({"ref", std::move(ref)});
  }
  auto const tunnel = tag_value(tags, "tunnel");
  if (!tunnel.empty() && tunnel != "no") properties.push_back({"tunnel", true});
  return properties;
}

bool has_name(std::vector<Property> const& properties) {
  return std::any_of(properties.begin(), properties.end(),
                     [](Property const& property) { return property.key.starts_with("name"); });
}

PointRank point_rank(MapRule const& rule, OsmTags tags) {
  PointRank rank{rule.zoom_min, 0};
  if (rule.layer == MapLayer::peak) {
    auto const height = height_of(tags);
    rank.order = -height.value_or(0);
    // What has neither name nor height is drawn last.
    if (!height && tag_or_null(tags, "name") == nullptr) rank.zoom_min = kMapZoomMax;
  }
  if (rule.layer == MapLayer::place) {
    auto const people = people_of(tags);
    rank.order = is_capital(tags) ? -200'000'000 : -people;
    if (is_capital(tags)) return {std::min(rule.zoom_min, kCapitalZoom), rank.order};
    if (rule.feature_class == "city")
      rank.zoom_min += people >= 1'000'000 ? 0 : people >= 300'000 ? 1 : 2;
    if (rule.feature_class == "town") rank.zoom_min += people >= 30'000 ? 0 : 1;
  }
  return rank;
}

}  // namespace magpie::files
