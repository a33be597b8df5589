// A plan as a file: JSON, GPX 1.1, iCalendar, GeoJSON or the printed route book.
#pragma once

#include <string>
#include <string_view>

#include "magpie/app/workspace.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

namespace api = http::api;

struct ExportRequest {
  api::ExportFormat format = api::ExportFormat::json;
  std::string title;       // empty: the request's name, or one made of the dates
  std::string stable_key;  // "route-7": calendar events keep their ids
  std::int64_t now_s = 0;
};

struct ExportFile {
  std::string bytes;
  std::string media_type;
  std::string name;  // "太行三日.gpx"
};

base::Result<ExportFile> export_plan(Workspace const& workspace, Snapshot const& snapshot,
                                     api::Plan const& plan, ExportRequest const& request);

}  // namespace magpie::app
