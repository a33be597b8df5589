#include "magpie/http/handlers/feed_handlers.h"

#include "magpie/app/feeds.h"

namespace magpie::http {

Response FeedHandlers::list_feeds(Request const& request) const {
  Call call(around, request);
  return answer(app::list_feeds(call.context()));
}

Response FeedHandlers::create_feed(Request const& request) const {
  auto const body = read_body<api::FeedDraft>(request);
  if (!body) return problem_response(body.error());
  Call call(around, request);
  return answer(app::create_feed(call.context(), *body), 201);
}

Response FeedHandlers::get_feed(Request const& request) const {
  return with_id(around, request, app::get_feed);
}

Response FeedHandlers::change_feed(Request const& request) const {
  auto const body = read_body<api::FeedChange>(request);
  if (!body) return problem_response(body.error());
  return with_id(around, request, [&](app::Context& context, std::int64_t id) {
    return app::change_feed(context, id, *body);
  });
}

Response FeedHandlers::delete_feed(Request const& request) const {
  return with_id(around, request, app::delete_feed);
}

Response FeedHandlers::pull_feed(Request const& request) const {
  return with_id(around, request, app::ask_for_pull, 202);
}

Response FeedHandlers::list_feed_runs(Request const& request) const {
  return with_id(around, request, app::list_feed_runs);
}

}  // namespace magpie::http
