// What every handler is made with, and the small steps they all take: a Context for the request,
// JSON in, JSON or a problem out. A test makes one over a database in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "magpie/app/accounts.h"
#include "magpie/app/context.h"
#include "magpie/app/db_pool.h"
#include "magpie/app/workspace.h"
#include "magpie/base/civil.h"
#include "magpie/base/result.h"
#include "magpie/http/api/json.h"
#include "magpie/http/auth.h"
#include "magpie/http/problem.h"
#include "magpie/http/request.h"
#include "magpie/http/response.h"

namespace magpie::http {

struct Surroundings;

// One of the alliances of this server and the path that chooses it: "/", or "/a/SLUG/".
struct ServedAlliance {
  std::string slug;
  std::string address;
  Surroundings const* around = nullptr;
};

struct Surroundings {
  app::Workspace& workspace;
  app::DbPool& pool;
  std::function<std::int64_t()> now_s;
  store::ByteSource random_bytes;
  // All alliances of the server, this one among them; nullptr when there is no other.
  std::vector<ServedAlliance> const* served = nullptr;
  std::string public_url;  // "https://example.org"; "" = as each request calls this server
};

// The path before this alliance's own: "" for the first one, else "/a/SLUG".
std::string mount_of(Surroundings const& around, Request const& request);

// One request's use of the program: a lent connection and who asks.
class Call {
 public:
  Call(Surroundings const& around, Request const& request)
      : lease_(around.pool.lend()),
        context_{lease_.db(), around.now_s(), around.random_bytes,
                 app::actor_of(lease_.db(), session_token(request), around.now_s())} {}
  app::Context& context() { return context_; }

 private:
  app::DbPool::Lease lease_;
  app::Context context_;
};

template <class T>
Response answer(base::Result<T> const& result, int status = 200) {
  if (!result) return problem_response(result.error());
  return json_response(api::to_json_value(*result).dump(), status);
}

inline Response answer(base::Status const& result) {
  return result ? empty_response() : problem_response(result.error());
}

template <class T>
base::Result<T> read_body(Request const& request) {
  MAGPIE_TRY(auto const json, api::parse_body(request.body));
  return api::read<T>(json);
}

// The {id} of the path.
base::Result<std::int64_t> path_id(Request const& request);
// Calls `use_case` with the context and the {id} of the path.
template <class UseCase>
Response with_id(Surroundings const& around, Request const& request, UseCase&& use_case,
                 int status = 200) {
  auto const id = path_id(request);
  if (!id) return problem_response(id.error());
  Call call(around, request);
  if constexpr (std::is_same_v<decltype(use_case(call.context(), *id)), base::Status>) {
    return answer(use_case(call.context(), *id));
  } else {
    return answer(use_case(call.context(), *id), status);
  }
}

// A list of what waits for a person: member, state, cursor and limit of the query.
struct ItemQuery {
  std::optional<std::string> member;
  api::ItemState state = api::ItemState::open;
  std::int64_t after = 0;
  std::int64_t limit = 100;
};
// Open where the query does not say.
base::Result<api::ItemState> item_state(Request const& request);
base::Result<ItemQuery> item_query(Request const& request);

// The {format} of the path.
base::Result<api::ExportFormat> path_format(Request const& request);
// A whole number of the query in [low, high]; nothing when it is absent.
base::Result<std::optional<std::int64_t>> query_integer(Request const& request,
                                                        std::string_view name, std::int64_t low,
                                                        std::int64_t high);
// true or false; false when it is absent.
base::Result<bool> query_flag(Request const& request, std::string_view name);
// The alliance's date of today.
base::Date today_of(app::Catalogue const& catalogue, std::int64_t now_s);

}  // namespace magpie::http
