// What to do with a field the contract does not name: a request with one is refused, because it is
// most often a typing error; an answer of a newer version is read without it.
#pragma once

namespace magpie::http::api {

enum class UnknownFields { refuse, ignore };

}  // namespace magpie::http::api
