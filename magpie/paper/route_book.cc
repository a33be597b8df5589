#include "magpie/paper/route_book.h"

#include <fmt/format.h>

#include <chrono>

#include "magpie/paper/route_book_parts.h"

namespace magpie::paper {

namespace {

api::Sentence title_of(api::Plan const& plan, RouteBookOptions const& options) {
  if (!options.title.empty()) return {options.title, ""};
  if (plan.request.name && !plan.request.name->empty()) return {*plan.request.name, ""};
  auto const days = static_cast<std::int32_t>(plan.days.size());
  return {fmt::format("{}天线路", days), fmt::format("{}-day route", days)};
}

std::vector<int> first_stops_of(api::Plan const& plan) {
  std::vector<int> first;
  int next = 1;
  for (api::PlanDay const& day : plan.days) {
    first.push_back(next);
    next += static_cast<int>(day.stops.size());
  }
  return first;
}

// The local date on which the document is made.
std::string made_on(RouteBookOptions const& options) {
  std::chrono::sys_seconds const local{std::chrono::seconds(
      options.now_s + static_cast<std::int64_t>(options.utc_offset_minutes) * 60)};
  return base::format_date(std::chrono::floor<std::chrono::days>(local));
}

struct Drawn {
  std::string bytes;
  int pages = 0;
};

// Draws the whole book; `pages_total` 0 leaves it out of the footers.
Drawn draw_book(BookContext const& book, int pages_total) {
  RouteBookOptions const& options = book.options;
  std::string const alliance = joined({options.alliance_zh, options.alliance_en});
  Document document({.title = joined(book.title),
                     .author = alliance,
                     .subject = "线路手册 Route book",
                     .created_at_s = options.now_s});
  std::string const made =
      fmt::format("{} 编制 Made {} · Magpie", made_on(options), made_on(options));
  Flow flow(document, {.title = joined(book.title),
                       .footer = alliance.empty() ? made : alliance + " · " + made,
                       .pages_total = pages_total});
  draw_cover(flow, book);
  for (std::size_t i = 0; i < book.plan.days.size(); ++i) draw_day(flow, book, i);
  draw_steps(flow, book);
  draw_notes(flow, book);
  int const pages = document.page_count();
  return {document.finish(), pages};
}

}  // namespace

std::string route_book_pdf(api::Plan const& plan, RouteBookOptions const& options) {
  BookContext const book{plan, options, title_of(plan, options), first_stops_of(plan)};
  // How many pages there are is known only after drawing them once.
  int const pages = draw_book(book, 0).pages;
  return draw_book(book, pages).bytes;
}

api::Sentence day_words(api::PlanDay const& day) {
  return {fmt::format("第{}天", day.day), fmt::format("Day {}", day.day)};
}

std::vector<api::PlanViolation const*> violations_of(BookContext const& book,
                                                     api::PlanDay const& day, int stop) {
  std::vector<api::PlanViolation const*> found;
  for (api::PlanViolation const& violation : book.plan.violations) {
    if (violation.day == day.day && violation.stop.value_or(-1) == stop)
      found.push_back(&violation);
  }
  return found;
}

}  // namespace magpie::paper
