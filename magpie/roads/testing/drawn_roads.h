// Drawn road networks for tests. Every letter of the picture is a node, 100 m per character on the
// equator in both directions; the strokes between are for the reader. Ways name their nodes in
// order and carry tags:
//
//   DrawnRoads const town("A--B--C", {{"ABC", "highway=primary oneway=-1"}});
//   town.network().path(town.at('C'), town.at('A'), 50);
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/text.h"
#include "magpie/roads/network.h"
#include "magpie/roads/testing/drawn_network.h"

namespace magpie::roads {

struct DrawnWay {
  std::string nodes;
  std::string tags;  // separated by blanks; name and ref among them
};

class DrawnRoads {
 public:
  DrawnRoads(std::string_view picture, std::vector<DrawnWay> const& ways)
      : picture_(picture), drawn_(picture) {
    for (auto const& way : ways) add(way);
  }

  geo::LatLng at(char node) const { return drawn_.input().nodes[drawn_.number(node)]; }
  // A point beside a node: `east` and `north` in metres.
  geo::LatLng beside(char node, int east, int north) const {
    auto const p = at(node);
    return {p.lat_e7 + north * DrawnNetwork::kStepE7 / 100,
            p.lon_e7 + east * DrawnNetwork::kStepE7 / 100};
  }
  EdgeList edges(Vehicle vehicle = Vehicle::car) const {
    return split_edges(drawn_.input(), vehicle, {});
  }
  Network network(Vehicle vehicle = Vehicle::car) const {
    auto network = Network::build(edges(vehicle));
    if (!network) throw std::runtime_error(network.error().message);
    return std::move(*network);
  }

  // "ABCD": the nodes a path passes, or "no way".
  std::string route(char from, char to) const {
    auto const path = network().path(at(from), at(to), 50);
    if (!path) return "no way";
    std::string passed;
    for (auto const point : path->line) {
      for (char const name : picture_) {
        bool const is_node = std::isalpha(static_cast<unsigned char>(name)) != 0;
        if (is_node && at(name) == point) passed += name;
      }
    }
    return passed;
  }

 private:
  void add(DrawnWay const& way) {
    std::string lines;
    std::string name;
    std::string ref;
    for (auto const& pair : base::split_list(way.tags, ' ')) {
      if (pair.starts_with("name="))
        name = pair.substr(5);
      else if (pair.starts_with("ref="))
        ref = pair.substr(4);
      else
        lines += pair + "\n";
    }
    drawn_.add_way(way.nodes, lines);
    drawn_.input().ways.back().name = text(name);
    drawn_.input().ways.back().ref = text(ref);
  }

  std::uint32_t text(std::string const& value) {
    if (value.empty()) return 0;
    drawn_.input().texts.push_back(value);
    return static_cast<std::uint32_t>(drawn_.input().texts.size() - 1);
  }

  std::string picture_;
  DrawnNetwork drawn_;
};

}  // namespace magpie::roads
