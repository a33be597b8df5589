#include "magpie/files/gpx_in.h"

#include <expat.h>
#include <fmt/core.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "magpie/base/text.h"
#include "magpie/files/json_source.h"

namespace magpie::files {

namespace {

constexpr std::size_t kBytesMax = 64U << 20U;
constexpr std::size_t kDepthMax = 64;
constexpr std::size_t kTextBytesMax = 20'000;
constexpr std::size_t kWaypointsMax = 200'000;

struct Parse {
  SourceTableBuilder table;
  XML_Parser parser = nullptr;
  std::vector<std::string> open;  // local names from the root down
  std::string text;
  std::size_t waypoints = 0;
  std::size_t routes = 0;
  std::size_t tracks = 0;
  std::string refusal;

  void refuse(char const* why) {
    if (refusal.empty()) refusal = why;
    XML_StopParser(parser, XML_FALSE);
  }
  bool in_waypoint(std::size_t depth) const { return open.size() == depth && open[1] == "wpt"; }
};

std::string local_name(char const* name) {
  std::string_view const whole = name;
  return std::string(whole.substr(whole.find_last_of(':') + 1));
}

std::string attribute(char const** attributes, std::string_view name) {
  for (std::size_t i = 0; attributes[i] != nullptr; i += 2)
    if (name == attributes[i]) return attributes[i + 1];
  return "";
}

void on_start(void* data, char const* name, char const** attributes) {
  auto& parse = *static_cast<Parse*>(data);
  parse.open.push_back(local_name(name));
  parse.text.clear();
  if (parse.open.size() > kDepthMax)
    return parse.refuse("The file nests deeper than 64 levels: send the waypoints alone.");
  if (parse.open.size() == 1 && parse.open[0] != "gpx")
    return parse.refuse("The file is no GPX: its first element is not <gpx>.");
  if (parse.open.size() == 2 && parse.open[1] == "rte") ++parse.routes;
  if (parse.open.size() == 2 && parse.open[1] == "trk") ++parse.tracks;
  if (parse.in_waypoint(2)) {
    if (parse.waypoints == kWaypointsMax)
      return parse.refuse("The file holds more than 200,000 waypoints: send it in parts.");
    parse.table.begin_row(std::to_string(parse.waypoints++));
    parse.table.set("=location.lat", attribute(attributes, "lat"));
    parse.table.set("=location.lon", attribute(attributes, "lon"));
  }
  if (parse.in_waypoint(3) && parse.open[2] == "link")
    parse.table.set("=website", attribute(attributes, "href"));
}

void on_end(void* data, char const*) {
  auto& parse = *static_cast<Parse*>(data);
  if (parse.in_waypoint(3)) {
    auto const& name = parse.open[2];
    std::string const text(base::trim(parse.text));
    if (name == "url") parse.table.set("=website", text);
    for (std::string_view const kept : {"name", "desc", "cmt", "sym", "type", "ele"})
      if (name == kept) parse.table.set(name, text);
  }
  parse.text.clear();
  parse.open.pop_back();
}

void on_text(void* data, char const* text, int size) {
  auto& parse = *static_cast<Parse*>(data);
  auto const room = kTextBytesMax - std::min(kTextBytesMax, parse.text.size());
  parse.text.append(text, std::min(room, static_cast<std::size_t>(size)));
}

void on_doctype(void* data, char const*, char const*, char const*, int has_declarations) {
  if (has_declarations != 0)
    static_cast<Parse*>(data)->refuse("The file declares entities of its own: export it again.");
}

void note_lines(Parse& parse) {
  if (parse.routes + parse.tracks == 0) return;
  catalog::Finding finding;
  finding.code = "LINES_SKIPPED";
  finding.action = catalog::Action::skip;
  finding.value = fmt::format("rte {}, trk {}", parse.routes, parse.tracks);
  finding.sentence = {
      fmt::format("{}条路线和{}条轨迹未读入：只读航点。", parse.routes, parse.tracks),
      fmt::format("{} routes and {} tracks stay out: only waypoints are read.", parse.routes,
                  parse.tracks)};
  parse.table.add(std::move(finding));
}

}  // namespace

base::Result<catalog::SourceTable> read_gpx(std::string_view bytes, std::string file_name) {
  if (bytes.size() > kBytesMax)
    return base::fail(base::ErrorCode::invalid_argument,
                      "The file is larger than 64 MiB: send it in parts.");
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> const parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  Parse parse{SourceTableBuilder(std::move(file_name), "gpx"), parser.get()};
  XML_SetUserData(parser.get(), &parse);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  auto const status =
      XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
  if (!parse.refusal.empty()) return base::fail(base::ErrorCode::invalid_argument, parse.refusal);
  if (status != XML_STATUS_OK)
    return base::fail(base::ErrorCode::invalid_argument,
                      fmt::format("The file breaks off or is damaged in line {}: export it again.",
                                  XML_GetCurrentLineNumber(parser.get())));
  note_lines(parse);
  auto table = parse.table.take();
  table.datum = "WGS84";
  return table;
}

}  // namespace magpie::files
