// Addresses that are pulled regularly.
#pragma once

#include "magpie/http/handlers/surroundings.h"

namespace magpie::http {

struct FeedHandlers {
  Surroundings const& around;

  Response list_feeds(Request const& request) const;
  Response create_feed(Request const& request) const;
  Response get_feed(Request const& request) const;
  Response change_feed(Request const& request) const;
  Response delete_feed(Request const& request) const;
  Response pull_feed(Request const& request) const;
  Response list_feed_runs(Request const& request) const;
};

}  // namespace magpie::http
