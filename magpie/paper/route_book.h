// The route book: a plan as a printed document to hand to a traveller. A cover with the overview
// map, one page a day (long days go on), the legs turn by turn, and at the end the verdict of the
// check, what was left out and why, what was assumed, and the sources. Chinese first, English
// beneath. Readable in black and white: every colour has a word or a form beside it.
//
//   std::string const pdf = route_book_pdf(plan, {.alliance_zh = "…", .now_s = now_s});
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "magpie/http/api/types.gen.h"
#include "magpie/paper/map_drawing.h"

namespace magpie::paper {

struct RouteBookOptions {
  std::string title{};  // empty: the name in the request, else one made of the days
  std::string alliance_zh{};
  std::string alliance_en{};
  std::int64_t now_s = 0;        // printed, and the date in the file's metadata
  int utc_offset_minutes = 480;  // for the printed date
  std::string currency = "CNY";
  std::string share_url{};  // a QR code and a link on the cover; empty: none
  std::map<std::string, http::api::Sentence> member_names{};  // slug to name
  std::vector<http::api::DefaultRule> default_rules{};        // texts of the rules a plan names
  std::vector<http::api::Source> sources{};                   // of the places in the plan
  std::vector<std::string> attribution{};                     // of the map and roads, one line each
  MapBackground const* background = nullptr;
};

// The bytes of the PDF, equal for equal input. Throws std::runtime_error where drawing fails.
std::string route_book_pdf(http::api::Plan const& plan, RouteBookOptions const& options);

}  // namespace magpie::paper
