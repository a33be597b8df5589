// Where credentials are in a request, and the guard against requests that other sites make in a
// browser's name. Who the token belongs to is decided by app and store.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/http/cookies.h"
#include "magpie/http/request.h"

namespace magpie::http {

inline constexpr std::string_view kSessionCookie = "magpie_session";

// From the cookie, else from "Authorization: Bearer …".
std::optional<std::string> session_token(Request const& request);
// Set-Cookie values. The cookie goes back only to the alliance that the request was made to, so
// that the accounts of two alliances on one server do not mix.
std::string session_cookie(Request const& request, std::string_view token,
                           std::chrono::seconds max_age, Transport transport);
std::string ended_session_cookie(Request const& request);

// forbidden when a browser sent a changing request from a page of another site. Programs that are
// no browsers send no Origin and pass.
base::Status check_same_origin(Request const& request);

}  // namespace magpie::http
