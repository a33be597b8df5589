#include "magpie/http/handlers/out_handlers.h"

#include <fmt/format.h>

#include <cctype>

#include "magpie/app/export_places.h"
#include "magpie/app/facets.h"
#include "magpie/app/map_clusters.h"
#include "magpie/app/rights.h"
#include "magpie/http/handlers/file_answer.h"
#include "magpie/http/handlers/place_query.h"

namespace magpie::http {

namespace {

using base::ErrorCode;
using base::fail;

constexpr std::size_t kAlpinePageSize = 100;

// Reads the catalogue under the filters of the request when the actor may.
template <class Body>
Response with_query(Surroundings const& around, Request const& request, Body&& body) {
  auto const query = place_query(request);
  if (!query) return problem_response(query.error());
  Call call(around, request);
  if (auto const allowed = app::require(call.context(), app::Right::read); !allowed) {
    return problem_response(allowed.error());
  }
  auto const snapshot = around.workspace.snapshot(call.context().db);
  return body(snapshot->catalogue, *query);
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (unsigned char const c : text) {
    bool const is_plain = std::isalnum(c) != 0 || c == '-' || c == '_' || c == '.' || c == '~';
    out += is_plain ? std::string(1, static_cast<char>(c)) : fmt::format("%{:02X}", c);
  }
  return out;
}

// The page of an AlpineBits export, and the address of the others: this one without its page.
base::Result<app::AlpinePage> page_of(Request const& request) {
  app::AlpinePage page;
  MAGPIE_TRY(auto const number, query_integer(request, "page[number]", 1, 1'000'000));
  MAGPIE_TRY(auto const size, query_integer(request, "page[size]", 1, 500));
  page.number = static_cast<std::size_t>(number.value_or(1));
  page.size = static_cast<std::size_t>(size.value_or(kAlpinePageSize));
  page.link = request.mount + request.path;
  char sign = '?';
  for (auto const& [name, value] : request.query) {
    if (name.starts_with("page[")) continue;
    page.link += sign + percent_encoded(name) + "=" + percent_encoded(value);
    sign = '&';
  }
  return page;
}

}  // namespace

Response OutHandlers::get_facets(Request const& request) const {
  return with_query(around, request, [](auto const& catalogue, auto const& query) {
    return json_response(api::to_json_value(app::get_facets(catalogue, query)).dump());
  });
}

Response OutHandlers::get_map_clusters(Request const& request) const {
  auto const zoom = query_integer(request, "zoom", 0, app::kZoomMax);
  if (!zoom) return problem_response(zoom.error());
  if (!*zoom) {
    return problem_response({ErrorCode::invalid_argument,
                             "请给出缩放级别 zoom，0 到 22。 Give the zoom, from 0 to 22.",
                             "zoom"});
  }
  return with_query(around, request, [&](auto const& catalogue, auto const& query) {
    auto const level = static_cast<int>(**zoom);
    return make_response("application/geo+json", app::map_clusters(catalogue, query, level));
  });
}

// Whoever asks gets what goes to them: a visitor only what may leave the alliance.
Response OutHandlers::export_places(Request const& request) const {
  auto const query = place_query(request);
  if (!query) return problem_response(query.error());
  auto const page = page_of(request);
  if (!page) return problem_response(page.error());
  Call call(around, request);
  auto const snapshot = around.workspace.snapshot(call.context().db);
  return file_answer(app::export_places(call.context(), snapshot->catalogue, *query,
                                        request.param("format"), *page));
}

}  // namespace magpie::http
