#include "magpie/http/handlers/surroundings.h"

#include <fmt/core.h>

#include "magpie/base/text.h"

namespace magpie::http {

using base::ErrorCode;
using base::fail;

std::string mount_of(Surroundings const& around, Request const& request) {
  if (around.served == nullptr) return request.mount;
  for (auto const& served : *around.served) {
    if (served.around == &around) return served.address.substr(0, served.address.size() - 1);
  }
  return request.mount;
}

base::Result<std::int64_t> path_id(Request const& request) {
  auto const id = base::parse_integer(request.param("id"));
  if (id && *id > 0) return *id;
  return fail(ErrorCode::invalid_argument, "An id is a whole number above 0.", "id");
}

base::Result<api::ExportFormat> path_format(Request const& request) {
  if (auto const format = api::parse_word<api::ExportFormat>(request.param("format")))
    return *format;
  return fail(ErrorCode::invalid_argument, "The format is one of json, gpx, ics, geojson, pdf.",
              "format");
}

base::Result<std::optional<std::int64_t>> query_integer(Request const& request,
                                                        std::string_view name, std::int64_t low,
                                                        std::int64_t high) {
  auto const text = request.query_value(name);
  if (!text) return std::nullopt;
  auto const value = base::parse_integer(*text);
  if (value && *value >= low && *value <= high) return value;
  return fail(ErrorCode::invalid_argument,
              fmt::format("{} is a whole number from {} to {}.", name, low, high),
              std::string(name));
}

base::Result<bool> query_flag(Request const& request, std::string_view name) {
  auto const text = request.query_value(name).value_or("false");
  if (text == "true" || text == "false") return text == "true";
  return fail(ErrorCode::invalid_argument, fmt::format("{} is true or false.", name),
              std::string(name));
}

base::Result<api::ItemState> item_state(Request const& request) {
  auto const state = request.query_value("state");
  if (!state) return api::ItemState::open;
  if (auto const parsed = api::parse_word<api::ItemState>(*state)) return *parsed;
  return fail(ErrorCode::invalid_argument, "state is open or settled.", "state");
}

base::Result<ItemQuery> item_query(Request const& request) {
  ItemQuery query;
  query.member = request.query_value("member");
  MAGPIE_TRY(query.state, item_state(request));
  MAGPIE_TRY(auto const after, query_integer(request, "cursor", 0, INT64_MAX));
  MAGPIE_TRY(auto const limit, query_integer(request, "limit", 1, 500));
  query.after = after.value_or(0);
  query.limit = limit.value_or(100);
  return query;
}

base::Date today_of(app::Catalogue const& catalogue, std::int64_t now_s) {
  std::chrono::sys_seconds const local{
      std::chrono::seconds(now_s + catalogue.alliance().utc_offset_minutes * 60)};
  return std::chrono::floor<std::chrono::days>(local);
}

}  // namespace magpie::http
