// Answers in the form of OSRM's HTTP API (v1), so that programs that speak to OSRM can ask Magpie:
// route, table and nearest. Fields and codes follow its public documentation.
//
// Left out: match, trip and tile; alternatives; annotations of a route; coordinates as a polyline;
// and the options named by no_such_option(), which are refused and never ignored.
#pragma once

#include <map>
#include <string>

#include "magpie/app/workspace.h"

namespace magpie::app {

struct OsrmQuestion {
  std::string service;      // "route", "table", "nearest"
  std::string profile;      // "driving", "car", "coach", "bicycle", "cycling", "foot", "walking"
  std::string coordinates;  // "lon,lat;lon,lat"
  std::map<std::string, std::string> options;
};

struct OsrmReply {
  bool is_ok = false;
  std::string json;
};
OsrmReply osrm_reply(Workspace const& workspace, OsrmQuestion const& question);

}  // namespace magpie::app
