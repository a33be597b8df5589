// Joins every operation of the contract with its handler. An operation without one, or a handler
// the contract does not name, stops the program at start: the contract cannot promise in vain.
#pragma once

#include "magpie/http/handlers/surroundings.h"
#include "magpie/http/rate_limit.h"
#include "magpie/http/router.h"

namespace magpie::http {

// `around` and `sign_ins`, the limit per address, must live as long as the router. The server
// itself limits how often one address may write.
void register_api(Router& router, Surroundings const& around, RateLimiter& sign_ins);

}  // namespace magpie::http
