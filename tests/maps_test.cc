// Drawn maps: every file of tests/maps is a list of networks with the routes they expect.
//
//   map                        a new network; its name may follow
//   A---B---C                  letters are nodes; one column or row is 100 m
//
//   ways                       one a line: the nodes it passes, then its tags
//   ABC highway=primary
//   nodes                      barriers: node, then tags
//   B barrier=bollard
//   turns                      kind, from way, via node or via ways, to way, then what is special:
//   no_left_turn AB B BC except=bicycle
//   only_straight_on AB BC+CD DE @ Mo-Fr 07:00-09:00
//   country CN                 the default limits of a country
//   heights 10                 the ground under the map: a digit for each character of the picture
//   00123455                   as so many times 10 m; blank = nothing known
//   routes                     vehicle, date and hour, the coach's own size, from, to: what comes
//   out car A C: ABC 22 s          the nodes passed and, if given, the time coach 2026-02-12 08:00
//   A C: no way coach size=2.9/7.5/2.3/8 A C: ABC
//
// A blank inside a tag's value is written "_" where the key ends in ":conditional". "#" begins a
// comment. Routes come from the slow search of plain_search.h, and the network must agree.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "magpie/base/civil.h"
#include "magpie/base/text.h"
#include "magpie/roads/edge_heights.h"
#include "magpie/roads/network.h"
#include "magpie/roads/testing/drawn_network.h"
#include "magpie/roads/testing/plain_search.h"

namespace magpie::roads {
namespace {

std::string tag_lines(std::vector<std::string> const& words, std::size_t first) {
  std::string lines;
  for (std::size_t i = first; i < words.size(); ++i) {
    auto word = words[i];
    if (word.find(":conditional=") != std::string::npos)
      std::replace(word.begin(), word.end(), '_', ' ');
    // The key keeps its underscores.
    auto const key = words[i].substr(0, words[i].find('='));
    lines += key + word.substr(key.size()) + "\n";
  }
  return lines;
}

struct Question {
  Vehicle vehicle = Vehicle::car;
  ProfileOptions options;
  std::string from;
  std::string to;
};

Question read_question(std::vector<std::string> const& words) {
  Question question;
  question.vehicle = find_vehicle(words.at(0)).value();
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (auto const date = base::parse_date(words[i])) {
      question.options.when = CivilMoment{*date, base::parse_clock(words.at(++i)).value()};
    } else if (words[i].starts_with("size=")) {
      auto const parts = base::split_list(words[i].substr(5), '/');
      question.options.size =
          VehicleSize{*base::parse_number(parts.at(0)), *base::parse_number(parts.at(1)),
                      *base::parse_number(parts.at(2)), *base::parse_number(parts.at(3))};
    } else {
      (question.from.empty() ? question.from : question.to) = words[i];
    }
  }
  return question;
}

// The nodes that the route's edges pass, in order of travel.
std::string passed_nodes(EdgeList const& list, RoadInput const& input, PlainRoute const& route) {
  std::string passed;
  for (auto const index : route.edges) {
    auto const& edge = list.edges[index];
    auto const shape = list.shape(edge);
    std::vector<geo::LatLng> line(shape.begin(), shape.end());
    if (edge.is(edge_flag::kReversed)) std::reverse(line.begin(), line.end());
    for (auto const point : line) {
      for (std::size_t i = 0; i < input.nodes.size(); ++i) {
        auto const name = static_cast<char>(input.node_ids[i]);
        if (input.nodes[i] == point && (passed.empty() || passed.back() != name)) passed += name;
      }
    }
  }
  return passed;
}

class MapFile {
 public:
  explicit MapFile(std::filesystem::path const& path) : path_(path) {}

  void run() {
    std::ifstream in(path_);
    ASSERT_TRUE(in) << path_;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      SCOPED_TRACE(fmt::format("{}:{}: {}", path_.filename().string(), number, line));
      if (section_ != "map") line = line.substr(0, line.find('#'));
      take(line);
    }
    EXPECT_GT(routes_, 0) << path_;
    EXPECT_GT(compared_, 0) << path_ << ": no route lies in the network's largest component";
  }

 private:
  void take(std::string const& line) {
    auto const words = base::split_list(line, ' ');
    bool const is_heading =
        !words.empty() && (words[0] == "map" || (words.size() == 1 && is_section(words[0])));
    if (is_heading) return begin(words[0]);
    if (words.size() == 2 && words[0] == "heights") return begin_heights(words[1]);
    if (section_ == "map") {
      picture_ += line + "\n";
      return;
    }
    if (section_ == "heights") {
      ground_.push_back(line);
      return;
    }
    if (words.empty()) return;
    if (words[0] == "country") {
      network_->input().country = words.at(1);
    } else if (section_ == "ways") {
      network_->add_way(words[0], tag_lines(words, 1));
    } else if (section_ == "nodes") {
      network_->add_node_tags(words[0][0], tag_lines(words, 1));
    } else if (section_ == "turns") {
      add_turn(words);
    } else if (section_ == "routes") {
      check_route(line);
    } else {
      ADD_FAILURE() << "this line belongs to no section";
    }
  }

  static bool is_section(std::string const& word) {
    return word == "ways" || word == "nodes" || word == "turns" || word == "routes";
  }

  void begin(std::string const& section) {
    if (section == "map") picture_.clear();
    if (section == "map") ground_.clear();
    if (section == "ways") network_.emplace(picture_);
    section_ = section;
  }

  void begin_heights(std::string const& unit) {
    section_ = "heights";
    ground_.clear();
    unit_m_ = base::parse_number(unit).value();
  }

  // The digits as a grid whose samples lie where the picture's characters do.
  geo::Heights heights() const {
    geo::Heights heights;
    if (ground_.empty()) return heights;
    std::size_t columns = 0;
    for (auto const& line : ground_) columns = std::max(columns, line.size());
    constexpr double kStep = DrawnNetwork::kStepE7 * 1e-7;
    geo::HeightGrid grid{0,
                         0,
                         kStep,
                         kStep,
                         static_cast<std::uint32_t>(ground_.size()),
                         static_cast<std::uint32_t>(columns),
                         {}};
    for (auto line : ground_) {
      line.resize(columns, ' ');
      for (char const digit : line) {
        grid.samples.push_back(digit == ' ' ? geo::kNoHeight
                                            : geo::pack_height((digit - '0') * unit_m_));
      }
    }
    heights.add(std::move(grid));
    return heights;
  }

  void add_turn(std::vector<std::string> const& words) {
    TurnRestriction turn;
    using Kind = TurnRestriction::Kind;
    turn.kind = words[0].starts_with("only") ? Kind::only
                : words[0] == "no_u_turn"    ? Kind::no_u_turn
                                             : Kind::no;
    turn.vehicles.remove(Vehicle::foot);
    turn.relation = static_cast<std::int64_t>(network_->input().restrictions.size() + 1);
    turn.from_way = network_->way_id(words.at(1));
    if (words.at(2).size() == 1)
      turn.via_node = network_->number(words[2][0]);
    else
      for (auto const& way : base::split_list(words[2], '+'))
        turn.via_ways.push_back(network_->way_id(way));
    turn.to_way = network_->way_id(words.at(3));
    for (std::size_t i = 4; i < words.size(); ++i) {
      if (words[i].starts_with("except="))
        turn.vehicles.remove(find_vehicle(words[i].substr(7)).value());
      else if (words[i] != "@")
        turn.condition += (turn.condition.empty() ? "" : " ") + words[i];
    }
    network_->input().restrictions.push_back(turn);
  }

  void check_route(std::string const& line) {
    ++routes_;
    auto const colon = line.rfind(": ");
    ASSERT_NE(colon, std::string::npos) << "a route reads \"car A B: AB\"";
    auto const question = read_question(base::split_list(line.substr(0, colon), ' '));
    auto const expected = std::string(base::trim(line.substr(colon + 1)));
    auto list = split_edges(network_->input(), question.vehicle, question.options);
    add_heights(list, heights());
    auto const route =
        PlainSearch(list, question.options).route(question.from.at(0), question.to.at(0));
    check_network(list, question, route);
    if (!route) {
      EXPECT_EQ("no way", expected);
      return;
    }
    auto text = passed_nodes(list, network_->input(), *route);
    if (expected.ends_with(" s")) text += fmt::format(" {} s", (route->time_ds + 5) / 10);
    EXPECT_EQ(text, expected);
  }

  // The network says the same of places that it covers.
  void check_network(EdgeList const& list, Question const& question,
                     std::optional<PlainRoute> const& route) {
    auto const network = Network::build(list);
    if (!network) return;
    auto const at = [&](std::string const& node) {
      return network_->input().nodes[network_->number(node[0])];
    };
    RoadChanges changes;
    changes.options = question.options;
    auto const matrix =
        network->with(changes).matrix(std::vector{at(question.from), at(question.to)}, 0.5);
    if (matrix.covered != std::vector<char>{1, 1}) return;
    auto const& leg = matrix.legs.at(0, 1);
    ASSERT_EQ(leg.quality == LegQuality::computed, route.has_value());
    if (!route) return;
    EXPECT_EQ(leg.seconds, static_cast<std::int32_t>((route->time_ds + 5) / 10));
    ++compared_;
  }

  std::filesystem::path path_;
  std::string section_;
  std::string picture_;
  std::vector<std::string> ground_;
  double unit_m_ = 0;
  std::optional<DrawnNetwork> network_;
  int routes_ = 0;
  int compared_ = 0;
};

std::vector<std::string> map_files() {
  std::vector<std::string> names;
  for (auto const& entry : std::filesystem::directory_iterator(MAGPIE_SOURCE_DIR "/tests/maps")) {
    if (entry.path().extension() == ".test") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Maps : public testing::TestWithParam<std::string> {};

TEST_P(Maps, GiveTheRoutesDrawn) {
  MapFile(std::filesystem::path(MAGPIE_SOURCE_DIR "/tests/maps") / (GetParam() + ".test")).run();
}

INSTANTIATE_TEST_SUITE_P(Drawn, Maps, testing::ValuesIn(map_files()),
                         [](auto const& test) { return test.param; });

}  // namespace
}  // namespace magpie::roads
