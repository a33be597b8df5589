// Router: method and path → handler. A pattern's {name} matches one path segment; where several
// patterns match, the one with more literal segments wins.
//
//   router.add("GET", "/api/v1/places/{id}", [&](Request const& r) { return place(r.param("id"));
//   });
//
// It answers 404, 405 with Allow, OPTIONS, and HEAD as GET by itself. It catches nothing.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/http/request.h"
#include "magpie/http/response.h"

namespace magpie::http {

using Handler = std::function<Response(Request const&)>;

class Router {
 public:
  // Throws std::logic_error when the same method and pattern is there already.
  void add(std::string method, std::string_view pattern, Handler handler);
  // Answers GET for every path outside /api/ that no pattern matches: the web UI.
  void set_fallback(Handler handler) { fallback_ = std::move(handler); }
  Response answer(Request request) const;

 private:
  struct Route {
    std::string method;
    std::vector<std::string> segments;
    int literal_count = 0;
    Handler handler;
  };
  bool is_fallback(Request const& request) const;
  Response answer_unmatched(Request const& request,
                            std::vector<Route const*> const& same_path) const;

  std::vector<Route> routes_;
  Handler fallback_;
};

}  // namespace magpie::http
