// Drawn road networks for tests. Every letter of the picture is a node, 100 m per character on the
// equator in both directions; the strokes between are for the reader. Ways name their nodes in
// order and carry tags:
//
//   DrawnRoads const town("A--B--C", {{"ABC", "highway=primary oneway=-1"}});
//   town.network().path(town.at('C'), town.at('A'), 50);
#pragma once

#include <cctype>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/text.h"
#include "magpie/roads/network.h"
#include "magpie/roads/profile.h"

namespace magpie::roads {

struct DrawnWay {
  std::string nodes;
  std::string tags;
};

class DrawnRoads {
 public:
  static constexpr std::int32_t kStepE7 = 8993;  // 100.0 m

  DrawnRoads(std::string_view picture, std::vector<DrawnWay> const& ways) {
    std::int32_t row = 0;
    std::int32_t column = 0;
    for (char const c : picture) {
      if (std::isalpha(static_cast<unsigned char>(c)) != 0)
        nodes_[c] = {-row * kStepE7, column * kStepE7};
      ++column;
      if (c != '\n') continue;
      ++row;
      column = 0;
    }
    for (auto const& way : ways) add(way);
  }

  geo::LatLng at(char node) const { return nodes_.at(node); }
  // A point beside a node: `east` and `north` in metres.
  geo::LatLng beside(char node, int east, int north) const {
    auto const p = at(node);
    return {p.lat_e7 + north * kStepE7 / 100, p.lon_e7 + east * kStepE7 / 100};
  }
  std::vector<ClassifiedRoad> const& roads() const { return roads_; }
  Network network() const {
    auto network = Network::build(roads_);
    if (!network) throw std::runtime_error(network.error().message);
    return std::move(*network);
  }

  // "ABCD": the nodes a path passes, or "no way".
  std::string route(char from, char to) const {
    auto const path = network().path(at(from), at(to), 50);
    if (!path) return "no way";
    std::string passed;
    for (auto const point : path->line) {
      for (auto const& [name, position] : nodes_) {
        if (position == point) passed += name;
      }
    }
    return passed;
  }

 private:
  void add(DrawnWay const& way) {
    std::map<std::string, std::string> tags;
    RoadTags road_tags;
    for (auto const& pair : base::split_list(way.tags, ' ')) {
      auto const equals = pair.find('=');
      tags[pair.substr(0, equals)] = pair.substr(equals + 1);
      if (auto const key = find_tag_key(pair.substr(0, equals)))
        road_tags.set(*key, pair.substr(equals + 1));
    }
    auto const use = read_road(road_tags, Vehicle::car, {});
    if (!use) return;
    ClassifiedRoad road;
    road.speed_forward_kmh = use->speed_forward_kmh;
    road.speed_backward_kmh = use->speed_backward_kmh;
    road.road_class = static_cast<std::uint8_t>(use->road_class);
    road.is_enterable = (use->flags & edge_flag::kNoStart) == 0;
    road.name = tags["name"];
    road.ref = tags["ref"];
    for (char const node : way.nodes) {
      road.node_ids.push_back(node);
      road.line.push_back(at(node));
    }
    roads_.push_back(std::move(road));
  }

  std::map<char, geo::LatLng> nodes_;
  std::vector<ClassifiedRoad> roads_;
};

}  // namespace magpie::roads
