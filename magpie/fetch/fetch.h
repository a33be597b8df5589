// Fetching one file by http or https, guarded: it says what it knows (ETag, date) so that an
// unchanged source costs one short answer; it never waits or reads without end; it connects only
// where it may, also after a redirect, because the rule is asked for each connection with the
// address that is really connected to. It sends no password and no cookie, and uses no proxy, for a
// proxy would connect where we cannot look.
//
//   auto const answer = fetch::get({"https://example.org/inns.csv", etag}, {});
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/fetch/address.h"

namespace magpie::fetch {

struct Request {
  std::string url;
  std::string etag;           // of the last answer, empty for none
  std::string last_modified;  // the header's text of the last answer, empty for none
};

struct Limits {
  std::size_t bytes_max = 8U << 20U;  // after decompression; as large as an upload
  std::chrono::milliseconds time_max = std::chrono::seconds(60);
  int redirects_max = 5;
  // Asked for each connection; absent means is_public.
  std::function<bool(Endpoint const&)> may_connect{};
  // Asked about once a second; true gives up.
  std::function<bool()> is_cancelled{};
};

struct Answer {
  bool is_unchanged = false;  // the server said 304
  std::string bytes;
  std::string etag;
  std::string last_modified;
  std::string file_name;  // the last piece of the path it came from; empty when there is none
};

// A refusal in both languages, and when the server asked to be left alone for a while.
struct Failure {
  std::string zh;
  std::string en;
  std::optional<std::int64_t> wait_s;
};

tl::expected<Answer, Failure> get(Request const& request, Limits const& limits);

// Error invalid_argument (field "url") unless it is http or https with a host and without user,
// password and line breaks.
base::Status check_url(std::string const& url);
// Scheme, host and path: what may stand in a log. A query may hold a key.
std::string loggable(std::string const& url);

}  // namespace magpie::fetch
