#include "magpie/http/handlers/plan_handlers.h"

#include "magpie/app/export_plan.h"
#include "magpie/app/plan_jobs.h"
#include "magpie/app/plan_trip.h"
#include "magpie/app/rights.h"
#include "magpie/http/handlers/file_answer.h"

namespace magpie::http {

namespace {

// Reads a T from the body and hands it, with the snapshot, to `body` when the actor may plan.
template <class T, class Body>
Response with_plan_body(Surroundings const& around, Request const& request, Body&& body) {
  auto const input = read_body<T>(request);
  if (!input) return problem_response(input.error());
  Call call(around, request);
  if (auto const allowed = app::require(call.context(), app::Right::plan); !allowed) {
    return problem_response(allowed.error());
  }
  auto const snapshot = around.workspace.snapshot(call.context().db);
  return body(call.context(), *snapshot, *input);
}

template <class UseCase>
Response with_job(Surroundings const& around, Request const& request, UseCase&& use_case) {
  auto const id = path_id(request);
  if (!id) return problem_response(id.error());
  Call call(around, request);
  return answer(use_case(call.context(), *id));
}

}  // namespace

Response PlanHandlers::start_plan(Request const& request) const {
  return with_plan_body<api::TripRequest>(
      around, request, [](auto& context, auto const& snapshot, auto const& trip) {
        return answer(app::start_plan(context, snapshot, trip), 202);
      });
}

Response PlanHandlers::schedule_plan(Request const& request) const {
  return with_plan_body<api::PlanDraft>(
      around, request, [](auto&, auto const& snapshot, auto const& draft) {
        return answer(app::schedule_plan(
            {snapshot.catalogue, snapshot.legs, snapshot.stations.get()}, draft));
      });
}

Response PlanHandlers::check_plan(Request const& request) const {
  return with_plan_body<api::Plan>(
      around, request, [](auto&, auto const& snapshot, auto const& plan) {
        return answer(
            app::check_plan({snapshot.catalogue, snapshot.legs, snapshot.stations.get()}, plan));
      });
}

Response PlanHandlers::export_plan(Request const& request) const {
  auto const format = path_format(request);
  if (!format) return problem_response(format.error());
  return with_plan_body<api::Plan>(
      around, request, [&](auto&, auto const& snapshot, auto const& plan) {
        return file_answer(
            app::export_plan(around.workspace, snapshot, plan, {*format, {}, {}, around.now_s()}));
      });
}

Response PlanHandlers::list_jobs(Request const& request) const {
  Call call(around, request);
  return answer(app::list_jobs(call.context()));
}

Response PlanHandlers::get_job(Request const& request) const {
  return with_job(around, request, [&](app::Context& context, std::int64_t id) {
    return app::get_job(context, around.workspace, id);
  });
}

Response PlanHandlers::cancel_job(Request const& request) const {
  return with_job(around, request, [&](app::Context& context, std::int64_t id) {
    return app::cancel_job(context, around.workspace, id);
  });
}

}  // namespace magpie::http
