// iCalendar (RFC 5545) of a plan: one event for each stop, each pause and each night.
//
// Times are written in UTC, so that no time zone definition travels with the file and every
// calendar shows the local hour. Ids (UID) are made of the context's stable key, the day, and the
// place, not of the times: importing a later version of a route moves the events it brought before.
#pragma once

#include <string>

#include "magpie/files/plan_export.h"

namespace magpie::files {

std::string to_ical(http::api::Plan const& plan, PlanExportContext const& context);

}  // namespace magpie::files
