// Planning: jobs, a person's own order, the checker's verdict, files.
#pragma once

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

struct PlanHandlers {
  Surroundings const& around;

  Response start_plan(Request const& request) const;
  Response schedule_plan(Request const& request) const;
  Response check_plan(Request const& request) const;
  Response export_plan(Request const& request) const;
  Response list_jobs(Request const& request) const;
  Response get_job(Request const& request) const;
  Response cancel_job(Request const& request) const;
};

}  // namespace magpie::http
