// Alliances: several workspaces behind one door, each with its own router, accounts and routes. The
// address /a/SLUG before a path chooses one, for screens and API alike; a path without it goes to
// the first:
//
//   /api/v1/places  /map              the first alliance
//   /a/g331/api/v1/places  /a/g331/map
//
// The slug is that of alliance.json; where it is missing or another has it already, the name of the
// data folder, else alliance-N. It is read once, at start.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/http/handlers/surroundings.h"
#include "magpie/http/rate_limit.h"
#include "magpie/http/router.h"

namespace magpie::http {

struct AlliancesOptions {
  std::function<std::int64_t()> now_s;
  store::ByteSource random_bytes;
  RateLimit sign_in_limit;  // for each address, over all alliances
  Handler screens;          // answers what no API path matches; may be empty
  std::string public_url;   // see public_address.h; "" = as each request calls this server
};

class Alliances {
 public:
  // Loads the catalogue of each, so that no request waits for it. Throws std::invalid_argument when
  // there is no workspace.
  Alliances(std::vector<std::unique_ptr<app::Workspace>> workspaces, AlliancesOptions options);
  ~Alliances();

  Response answer(Request request) const;
  std::vector<ServedAlliance> const& served() const { return served_; }
  std::vector<app::Workspace*> workspaces() const;

 private:
  struct Alliance;

  void add(std::unique_ptr<app::Workspace> workspace, AlliancesOptions const& options);
  std::string free_slug(Alliance& alliance) const;
  bool is_taken(std::string_view slug) const;
  Alliance const* find(std::string_view slug) const;

  RateLimiter sign_ins_;
  std::vector<std::unique_ptr<Alliance>> alliances_;
  std::vector<ServedAlliance> served_;  // in the order of alliances_
};

}  // namespace magpie::http
