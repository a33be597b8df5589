#include "magpie/http/handlers/alliance_handlers.h"

#include "magpie/app/rights.h"

namespace magpie::http {

namespace {

// A session is known to its own alliance only: in all others whoever asks is a visitor.
api::AllianceLink link_to(ServedAlliance const& served, Request const& request) {
  Call call(*served.around, request);
  auto const snapshot = served.around->workspace.snapshot(call.context().db);
  auto const& alliance = snapshot->catalogue.alliance();
  api::AllianceLink link;
  link.slug = served.slug.empty() ? alliance.slug : served.slug;
  link.name_zh = alliance.name_zh;
  link.name_en = alliance.name_en;
  link.address = served.address;
  if (app::may(call.context(), app::Right::read)) {
    link.places = static_cast<std::int64_t>(snapshot->catalogue.entries().size());
  }
  return link;
}

}  // namespace

Response AllianceHandlers::list_alliances(Request const& request) const {
  std::vector<ServedAlliance> const alone{{"", "/", &around}};
  api::AllianceList list;
  for (auto const& served : around.served ? *around.served : alone) {
    list.items.push_back(link_to(served, request));
    list.items.back().is_current = served.around == &around;
  }
  return json_response(api::to_json_value(list).dump());
}

}  // namespace magpie::http
