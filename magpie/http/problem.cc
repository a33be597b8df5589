#include "magpie/http/problem.h"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include "magpie/store/db.h"

namespace magpie::http {

namespace {

using nlohmann::ordered_json;

ordered_json problem_json(int status, std::string_view name, std::string_view detail) {
  std::string title(name);
  std::replace(title.begin(), title.end(), '_', ' ');
  return {{"type", fmt::format("urn:magpie:problem:{}", name)},
          {"title", title},
          {"code", name},
          {"status", status},
          {"detail", detail}};
}

// Details may quote what came in, so bytes that are no UTF-8 are replaced.
Response response_of(ordered_json const& json) {
  auto response = make_response("application/problem+json",
                                json.dump(-1, ' ', false, ordered_json::error_handler_t::replace),
                                json.at("status").get<int>());
  response.headers.set("Cache-Control", "no-store");
  return response;
}

std::string new_incident() {
  std::random_device device;
  return fmt::format("{:08x}{:08x}", device(), device());
}

bool is_outside_of_us(std::exception const& exception) {
  auto const* error = dynamic_cast<store::DbError const*>(&exception);
  if (!error) return false;
  switch (error->code()) {
    case store::DbErrorCode::busy:
    case store::DbErrorCode::full:
    case store::DbErrorCode::read_only:
    case store::DbErrorCode::cannot_open:
    case store::DbErrorCode::newer:
      return true;
    case store::DbErrorCode::constraint:
    case store::DbErrorCode::corrupt:
    case store::DbErrorCode::other:
      break;
  }
  return false;
}

}  // namespace

Response problem_response(base::Error const& error) {
  auto const& row = base::error_row(error.code);
  auto json = problem_json(row.http_status, row.name, error.message);
  if (!error.field.empty()) json["field"] = error.field;
  return response_of(json);
}

Response problem_response(int status, std::string_view name, std::string_view detail) {
  return response_of(problem_json(status, name, detail));
}

Response problem_response(std::exception const& exception) {
  auto const incident = new_incident();
  spdlog::error("incident {}: {}", incident, exception.what());
  auto json = is_outside_of_us(exception)
                  ? problem_json(503, "unavailable", exception.what())
                  : problem_json(500, "internal",
                                 fmt::format("something went wrong on our side: tell the operator "
                                             "the incident {}",
                                             incident));
  json["incident"] = incident;
  return response_of(json);
}

}  // namespace magpie::http
