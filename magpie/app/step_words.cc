#include "magpie/app/step_words.h"

#include <fmt/core.h>

namespace magpie::app {

namespace {

struct TurnWords {
  char const* zh;
  char const* en;
};

TurnWords turn_words(roads::Turn turn) {
  switch (turn) {
    case roads::Turn::slight_right:
      return {"稍向右转", "Bear right"};
    case roads::Turn::right:
      return {"右转", "Turn right"};
    case roads::Turn::sharp_right:
      return {"向右急转", "Turn sharp right"};
    case roads::Turn::u_turn:
      return {"掉头", "Make a U-turn"};
    case roads::Turn::sharp_left:
      return {"向左急转", "Turn sharp left"};
    case roads::Turn::left:
      return {"左转", "Turn left"};
    case roads::Turn::slight_left:
      return {"稍向左转", "Bear left"};
    default:
      return {"继续前行", "Go on"};
  }
}

api::Sentence on_road(TurnWords const& words, std::string const& road) {
  if (road.empty()) return {fmt::format("{}。", words.zh), fmt::format("{}.", words.en)};
  return {fmt::format("{}，进入{}。", words.zh, road), fmt::format("{} onto {}.", words.en, road)};
}

}  // namespace

api::Sentence step_words(roads::LegStep const& step) {
  switch (step.turn) {
    case roads::Turn::depart:
      if (step.road.empty()) return {"出发。", "Set out."};
      return {fmt::format("沿{}出发。", step.road), fmt::format("Set out on {}.", step.road)};
    case roads::Turn::arrive:
      return {"到达目的地。", "Arrive."};
    case roads::Turn::board_ferry:
      if (step.road.empty()) return {"上轮渡。", "Board the ferry."};
      return {fmt::format("上轮渡：{}。", step.road),
              fmt::format("Board the ferry {}.", step.road)};
    case roads::Turn::roundabout: {
      std::string const zh = fmt::format("进入环岛，从第{}个出口驶出", int{step.exit});
      std::string const en = fmt::format("At the roundabout take exit {}", int{step.exit});
      return on_road({zh.c_str(), en.c_str()}, step.road);
    }
    default:
      return on_road(turn_words(step.turn), step.road);
  }
}

}  // namespace magpie::app
