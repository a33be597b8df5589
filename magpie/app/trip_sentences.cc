#include "magpie/app/trip_sentences.h"

#include <fmt/core.h>

#include <array>

#include "magpie/catalog/vocabulary.h"
#include "magpie/http/api/words.h"

namespace magpie::app {

namespace {

using planner::Rule;
using Unit = api::PlanViolationUnit;

// What a rule is called, what its amount is counted in, and its sentences. {0} stands for the
// amount in words, {1} for the place or subject. `zh`/`en` say what is broken; `left_*` what is
// left; an empty `left_*` means the rule has no slack to show.
struct RuleText {
  Rule rule;
  std::string_view word;
  Unit unit;
  std::string_view zh;
  std::string_view en;
  std::string_view left_zh = {};
  std::string_view left_en = {};
};

constexpr std::array<RuleText, 27> kTexts{{
    {Rule::malformed, "malformed", Unit::none, "行程数据不完整。",
     "The plan's data do not fit together."},
    {Rule::day_start, "day_start", Unit::min, "出发早了{0}。", "The day starts {0} too early.",
     "出发还可提早{0}", "the day could start {0} earlier"},
    {Rule::day_end, "day_end", Unit::min, "当天结束晚了{0}。", "The day ends {0} too late.",
     "距当天最晚结束还有{0}", "{0} before the day's latest end"},
    {Rule::day_length, "day_length", Unit::min, "当天行程超出{0}。", "The day is {0} too long.",
     "当天时长还余{0}", "{0} of the day's length left"},
    {Rule::start_location, "start_location", Unit::none, "当天不能从{1}出发。",
     "The day may not start at {1}."},
    {Rule::end_location, "end_location", Unit::none, "当天不能在{1}结束。",
     "The day may not end at {1}."},
    {Rule::bed_continuity, "bed_continuity", Unit::none, "次日出发地不是前一晚的住宿地。",
     "The next day starts elsewhere than the night was spent."},
    {Rule::unreachable, "unreachable", Unit::none, "没有道路可达{1}。", "No road leads to {1}."},
    {Rule::travel_time, "travel_time", Unit::min, "到达{1}的时间比路程所需早{0}。",
     "The arrival at {1} is {0} earlier than the way allows."},
    {Rule::service_time, "service_time", Unit::min, "在{1}的停留少了{0}。",
     "The visit of {1} is {0} too short."},
    {Rule::closed, "closed", Unit::none, "{1}当天不开放，或开放时间未知。",
     "{1} is closed that day, or its hours are unknown."},
    {Rule::window, "window", Unit::min, "在{1}的参观与开放时间相差{0}。",
     "The visit of {1} misses the opening hours by {0}.", "{1}：开始参观还可推迟{0}",
     "{1}: the visit could begin {0} later"},
    {Rule::waiting, "waiting", Unit::min, "在{1}等候超出{0}。", "The wait at {1} is {0} too long.",
     "等候距上限还余{0}", "{0} to the limit of waiting"},
    {Rule::driving_day, "driving_day", Unit::min, "当天驾车超出上限{0}。",
     "The day's driving is {0} over the limit.", "当天驾车还余{0}",
     "{0} of the day's driving left"},
    {Rule::driving_continuous, "driving_continuous", Unit::min, "连续驾车超出上限{0}，需要休息。",
     "Driving without a break is {0} over the limit.", "连续驾车距上限还余{0}",
     "{0} to the limit of driving without a break"},
    {Rule::pause_missing, "pause_missing", Unit::none, "当天缺少用餐或休息。",
     "A meal or rest of the day is missing."},
    {Rule::pause_window, "pause_window", Unit::min, "用餐或休息与规定时段相差{0}。",
     "A meal or rest misses its time by {0}.", "用餐或休息还可推迟{0}",
     "a meal or rest could begin {0} later"},
    {Rule::pause_duration, "pause_duration", Unit::min, "用餐或休息少了{0}。",
     "A meal or rest is {0} too short."},
    {Rule::budget, "budget", Unit::fen, "门票超出预算{0}。",
     "Entrance fees are {0} over the budget.", "门票预算还余{0}",
     "{0} of the entrance budget left"},
    {Rule::category_trip, "category_trip", Unit::count, "{1}在全程中超出{0}处。",
     "{0} too many of {1} in the trip.", "全程还可增加{0}处{1}",
     "room for {0} more of {1} in the trip"},
    {Rule::category_day, "category_day", Unit::count, "{1}在当天超出{0}处。",
     "{0} too many of {1} on the day.", "当天还可增加{0}处{1}",
     "room for {0} more of {1} on the day"},
    {Rule::member_min, "member_min", Unit::count, "成员{1}还少{0}处。",
     "{1} lacks {0} of its stops.", "成员{1}比最低要求多{0}处",
     "{1} has {0} more than its minimum"},
    {Rule::member_max, "member_max", Unit::count, "成员{1}超出{0}处。",
     "{1} has {0} stops too many.", "成员{1}还可增加{0}处", "room for {0} more of {1}"},
    {Rule::exclusive_group, "exclusive_group", Unit::count, "同组地点最多选一处。",
     "At most one place of the group may be visited."},
    {Rule::visited_twice, "visited_twice", Unit::count, "{1}安排了不止一次。",
     "{1} is visited more than once."},
    {Rule::must_missing, "must_missing", Unit::none, "必去的{1}没有安排。",
     "{1} must be visited and is missing."},
    {Rule::locked_day, "locked_day", Unit::none, "{1}锁定在另一天。",
     "{1} is locked to another day."},
}};

constexpr RuleText kLockedTime{Rule::locked_time,
                               "locked_time",
                               Unit::min,
                               "{1}与锁定的时间相差{0}。",
                               "{1} misses its locked time by {0}.",
                               "{1}：距锁定时间的末尾还余{0}",
                               "{1}: {0} before the end of its locked time"};

RuleText const& text_of(Rule rule) {
  for (auto const& text : kTexts) {
    if (text.rule == rule) return text;
  }
  return kLockedTime;
}

api::Sentence amount_words(Unit unit, std::int64_t amount) {
  if (unit == Unit::min) return api::duration_words(amount);
  if (unit == Unit::fen) return api::money_words(amount, "CNY");
  return {std::to_string(amount), std::to_string(amount)};
}

api::Sentence names_of(catalog::Place const& place) {
  return {catalog::display_name(place, "zh"), catalog::display_name(place, "en")};
}

bool is_about_category(Rule rule) {
  return rule == Rule::category_trip || rule == Rule::category_day;
}
bool is_about_member(Rule rule) {
  return rule == Rule::member_min || rule == Rule::member_max;
}
bool is_about_location(Rule rule) {
  return rule == Rule::start_location || rule == Rule::end_location;
}

api::Sentence category_words(std::string const& category) {
  if (category == "headline") return {"头牌景点（4A及以上）", "headline places (4A and above)"};
  auto const colon = category.find(':');
  auto const word = colon == std::string::npos ? category : category.substr(colon + 1);
  auto const words =
      category.starts_with("kind:") ? catalog::kind_words(word) : catalog::theme_words(word);
  return {"“" + words.zh + "”类地点", "\"" + words.en + "\" places"};
}

template <class T>
T const* at_or_null(std::vector<T> const& items, std::optional<planner::Index> index) {
  if (!index || *index < 0 || static_cast<std::size_t>(*index) >= items.size()) return nullptr;
  return &items[static_cast<std::size_t>(*index)];
}

api::Sentence subject_words(TripProblem const& trip, Rule rule,
                            std::optional<planner::Index> subject) {
  if (is_about_category(rule)) {
    if (auto const* category = at_or_null(trip.category_names, subject))
      return category_words(*category);
  } else if (is_about_member(rule)) {
    if (auto const* names = at_or_null(trip.member_names, subject)) return *names;
  } else if (is_about_location(rule)) {
    if (auto const* entry = at_or_null(trip.locations, subject)) return names_of((*entry)->place);
  } else if (auto const* stop = at_or_null(trip.places.stops, subject)) {
    return names_of(stop->entry->place);
  }
  return {"此处", "this place"};
}

api::Sentence fill(std::string_view zh, std::string_view en, api::Sentence const& amount,
                   api::Sentence const& subject) {
  return {fmt::format(fmt::runtime(zh), amount.zh, subject.zh),
          fmt::format(fmt::runtime(en), amount.en, subject.en)};
}

}  // namespace

std::string_view rule_word(Rule rule) {
  return text_of(rule).word;
}

Unit unit_of(Rule rule) {
  return text_of(rule).unit;
}

api::Sentence violation_sentence(TripProblem const& trip, planner::Violation const& violation) {
  auto const& text = text_of(violation.rule);
  return fill(text.zh, text.en, amount_words(text.unit, violation.amount),
              subject_words(trip, violation.rule, violation.subject));
}

api::Sentence left_out_sentence(TripProblem const& trip, planner::Violation const& binding) {
  auto const broken = violation_sentence(trip, binding);
  if (!binding.day) return {"若加入：" + broken.zh, "If it were added: " + broken.en};
  int const day = *binding.day + 1;
  return {fmt::format("第{}天最接近；若加入：{}", day, broken.zh),
          fmt::format("Day {} comes nearest; if it were added: {}", day, broken.en)};
}

api::Sentence set_aside_sentence(std::string const& rule) {
  if (rule == "avoided") return {"按要求避开。", "Avoided as asked."};
  if (rule == "not_open_yet") return {"尚未开放。", "Not open yet."};
  if (rule == "no_position")
    return {"没有位置，无法安排路程。", "It has no position, so no way can be planned."};
  if (rule == "position_county") {
    return {"只知所在县，位置以县城代替；设为必去即可安排。",
            "Known only to its county, shown at the county seat; make it a must to plan it."};
  }
  if (rule == "wheelchair") return {"不适合轮椅。", "Not accessible by wheelchair."};
  if (rule == "theme_left_out") return {"该主题的权重为0。", "Its theme has weight 0."};
  return {"分数不在前列，未参与计算。", "Its score is not among the best that were considered."};
}

api::Sentence slack_sentence(TripProblem const& trip, planner::Slack const& slack) {
  auto const& text = text_of(slack.rule);
  auto const amount = amount_words(text.unit, slack.left);
  if (text.left_zh.empty())
    return {fmt::format("还余{}", amount.zh), fmt::format("{} left", amount.en)};
  return fill(text.left_zh, text.left_en, amount, subject_words(trip, slack.rule, slack.subject));
}

}  // namespace magpie::app
