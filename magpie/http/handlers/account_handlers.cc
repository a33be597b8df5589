#include "magpie/http/handlers/account_handlers.h"

namespace magpie::http {

Response AccountHandlers::get_session(Request const& request) const {
  Call call(around, request);
  return json_response(api::to_json_value(app::session_of(call.context())).dump());
}

Response AccountHandlers::log_in(Request const& request) const {
  auto const credentials = read_body<api::Credentials>(request);
  if (!credentials) return problem_response(credentials.error());
  Call call(around, request);
  auto const signed_in = app::log_in(call.context(), *credentials);
  if (!signed_in) return problem_response(signed_in.error());
  auto response = json_response(api::to_json_value(signed_in->session).dump());
  response.headers.add("Set-Cookie", session_cookie(request, signed_in->token, app::kSessionLength,
                                                    Transport::plain));
  return response;
}

Response AccountHandlers::log_out(Request const& request) const {
  Call call(around, request);
  if (auto const token = session_token(request)) {
    if (auto const ended = app::log_out(call.context(), *token); !ended)
      return problem_response(ended.error());
  }
  auto response = empty_response();
  response.headers.add("Set-Cookie", ended_session_cookie(request));
  return response;
}

}  // namespace magpie::http
