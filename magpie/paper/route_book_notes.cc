#include <fmt/format.h>

#include <algorithm>

#include "magpie/paper/route_book_parts.h"
#include "magpie/paper/table.h"

namespace magpie::paper {

namespace {

constexpr std::size_t kLeftOutMax = 40;

void draw_verdict(Flow& flow, BookContext const& book) {
  api::Plan const& plan = book.plan;
  flow.heading({"核查结论", "The checker's verdict"}, 13);
  bool const good = plan.feasible;
  flow.paragraph(good ? "可行 Feasible" : "不可行 Not feasible",
                 {.size_pt = 11, .weight = Weight::bold, .color = good ? kGreen : kRed});
  flow.skip(2);
  if (good) {
    flow.bilingual(
        {"核查与求解分开，从头重算每个到达时刻、开放时间、驾车时间和费用，没有发现不符合之处。",
         "The checker is separate from the planner. It recomputed every time, opening "
         "hour, drive and fee from scratch and found nothing that breaks a limit."},
        8.5);
  }
  for (api::PlanViolation const& violation : plan.violations) {
    std::string const where_zh = violation.day ? fmt::format("第{}天：", *violation.day) : "";
    std::string const where_en = violation.day ? fmt::format("Day {}: ", *violation.day) : "";
    flow.bilingual({where_zh + violation.text.zh, where_en + violation.text.en}, 8.5, 8);
  }
  if (plan.score_bound > 0) {
    flow.bilingual(
        {fmt::format("得分 {}；同样要求下任何线路都不会超过 {}。", plan.score, plan.score_bound),
         fmt::format("Score {}; no route for this request can score more than {}.", plan.score,
                     plan.score_bound)},
        8.5);
  }
  flow.skip(10);
}

void draw_left_out(Flow& flow, BookContext const& book) {
  std::vector<api::LeftOut const*> left_out;
  for (api::LeftOut const& entry : book.plan.left_out) left_out.push_back(&entry);
  if (left_out.empty()) return;
  std::stable_sort(left_out.begin(), left_out.end(),
                   [](auto const* a, auto const* b) { return a->score > b->score; });
  flow.heading({"未纳入的地点与原因", "What was left out, and why"}, 13);
  Table table(flow, {{{"地点", "Place"}, 160, Align::left, 2},
                     {{"类别", "Kind"}, 74, Align::left, 1},
                     {{"原因", "Reason"}, kContentWidth - 254, Align::left, 3}});
  table.begin();
  std::size_t const shown = std::min(left_out.size(), kLeftOutMax);
  for (std::size_t i = 0; i < shown; ++i) {
    api::LeftOut const& entry = *left_out[i];
    api::Sentence kind = kind_words(entry.place.kind);
    if (entry.place.rating) kind.zh += fmt::format(" {}A", *entry.place.rating);
    table.row({{name_zh(entry.place), name_en(entry.place), Weight::bold},
               {kind.zh, kind.en},
               {entry.text.zh, entry.text.en}});
  }
  table.end();
  if (left_out.size() > shown) {
    std::size_t const more = left_out.size() - shown;
    flow.bilingual({fmt::format("另有 {} 处得分较低的地点未列出。", more),
                    fmt::format("{} more places with a lower score are not listed.", more)},
                   8);
  }
  flow.skip(12);
}

void draw_assumptions(Flow& flow, BookContext const& book) {
  api::Plan const& plan = book.plan;
  flow.heading({"推定的值", "What was assumed"}, 13);
  if (plan.default_rules.empty()) {
    flow.bilingual({"没有用到默认规则：所有的值都来自成员。",
                    "No default rule was used: every value is a member's own."},
                   8.5);
    flow.skip(10);
    return;
  }
  Table table(flow, {{{"规则", "Rule"}, 130, Align::left, 2},
                     {{"值", "Value"}, 110, Align::left, 3},
                     {{"说明", "Meaning"}, kContentWidth - 260, Align::left, 4}});
  table.begin();
  for (std::string const& name : plan.default_rules) {
    auto const& rules = book.options.default_rules;
    auto const rule = std::find_if(rules.begin(), rules.end(),
                                   [&name](api::DefaultRule const& r) { return r.name == name; });
    if (rule == rules.end()) {
      table.row({{name, ""}, {"—", ""}, {"没有说明", "no description at hand"}});
    } else {
      table.row({{name, rule->basis}, {rule->value, ""}, {rule->text.zh, rule->text.en}});
    }
  }
  table.end();
  flow.skip(12);
}

void draw_sources(Flow& flow, BookContext const& book) {
  RouteBookOptions const& options = book.options;
  if (options.sources.empty() && options.attribution.empty()) return;
  flow.heading({"数据来源与署名", "Sources and attribution"}, 13);
  for (std::string const& line : options.attribution) flow.paragraph(line, {.size_pt = 8.5});
  if (!options.attribution.empty()) flow.skip(4);
  if (!options.sources.empty()) {
    Table table(flow, {{{"来源", "Source"}, 205, Align::left, 3},
                       {{"许可", "Licence"}, 100, Align::left, 2},
                       {{"署名", "Attribution"}, kContentWidth - 325, Align::left, 3}});
    table.begin();
    for (api::Source const& source : options.sources) {
      std::string const as_of = source.as_of ? " · " + *source.as_of : "";
      table.row({{source.title, source.publisher + as_of},
                 {source.licence, ""},
                 {source.attribution, ""}});
    }
    table.end();
  }
  flow.skip(12);
}

void draw_making(Flow& flow, BookContext const& book) {
  api::PlanMaking const& making = book.plan.making;
  bool const by_hand = making.made_by == api::PlanMakingMadeBy::hand;
  std::string text = by_hand ? "手工编排，程序计时 Ordered by hand, timed by the program"
                             : "由程序求解 Found by the planner";
  auto const add = [&text](std::string_view label, std::string const& value) {
    if (!value.empty()) text += fmt::format(" · {} {}", label, value);
  };
  add("程序 program", making.program);
  add("规则 rules", making.rules_version);
  add("道路 roads", making.roads_version.value_or(""));
  add("估算 estimate", making.estimate_version.value_or(""));
  if (!by_hand) {
    add("种子 seed", fmt::format("{}", making.seed));
    add("迭代 iterations", fmt::format("{}", making.iterations));
  }
  flow.paragraph(text, {.size_pt = 7.5, .color = kQuietInk});
}

}  // namespace

void draw_notes(Flow& flow, BookContext const& book) {
  api::Sentence const section{"核查与说明", "Check and notes"};
  flow.start_page(joined(section), joined(section));
  draw_verdict(flow, book);
  draw_left_out(flow, book);
  draw_assumptions(flow, book);
  draw_sources(flow, book);
  draw_making(flow, book);
}

}  // namespace magpie::paper
