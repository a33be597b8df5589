#include "magpie/http/handlers/place_query.h"

#include <fmt/format.h>

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

namespace {

using base::ErrorCode;
using base::fail;

// One word of an enum; nothing when the query does not have it.
template <class Value>
base::Result<std::optional<Value>> query_word(Request const& request, std::string_view name,
                                              std::optional<Value> (*parse)(std::string_view),
                                              std::string_view words) {
  auto const text = request.query_value(name);
  if (!text) return std::nullopt;
  if (auto const value = parse(*text)) return value;
  return fail(ErrorCode::invalid_argument,
              fmt::format("{0} 的取值不对，请用 {1}。 {0} takes {1}.", name, words),
              std::string(name));
}

}  // namespace

base::Result<app::PlaceQuery> place_query(Request const& request) {
  app::PlaceQuery query;
  query.words = request.query_value("q").value_or("");
  query.member = request.query_value("member");
  query.theme = request.query_value("theme");
  MAGPIE_TRY(query.kind,
             query_word(request, "kind", catalog::parse_kind, "such as sight or museum"));
  MAGPIE_TRY(query.status, query_word(request, "status", catalog::parse_status,
                                      "open, proposed, building or closed"));
  MAGPIE_TRY(query.workflow, query_word(request, "workflow", catalog::parse_workflow,
                                        "draft, checked or published"));
  query.missing = request.query_value("missing");
  if (query.missing && !app::is_field_name(*query.missing)) {
    return fail(ErrorCode::invalid_argument,
                "missing 要写字段名，例如 name.en 或 opening_hours。 "
                "missing takes the name of a field, such as name.en or opening_hours.",
                "missing");
  }
  MAGPIE_TRY(auto const rating, query_integer(request, "rating_min", 1, 5));
  if (rating) query.rating_min = static_cast<int>(*rating);
  if (auto const box = request.query_value("bbox")) {
    MAGPIE_TRY(query.box, app::parse_box(*box));
  }
  MAGPIE_TRY(auto const limit, query_integer(request, "limit", 1, 500));
  MAGPIE_TRY(auto const offset, query_integer(request, "cursor", 0, 10'000'000));
  query.limit = static_cast<std::size_t>(limit.value_or(100));
  query.offset = static_cast<std::size_t>(offset.value_or(0));
  return query;
}

}  // namespace magpie::http
