#include "magpie/app/current_ids.h"

#include <algorithm>
#include <vector>

namespace magpie::app {

namespace {

void renew(Catalogue const& catalogue, std::int64_t& id) {
  if (auto const* entry = catalogue.find(id)) id = entry->id.value();
}

void renew(Catalogue const& catalogue, std::optional<std::int64_t>& id) {
  if (id) renew(catalogue, *id);
}

// Two old ids may be one record now: it is asked for once.
void renew(Catalogue const& catalogue, std::optional<std::vector<std::int64_t>>& ids) {
  if (!ids) return;
  std::vector<std::int64_t> renewed;
  for (auto id : *ids) {
    renew(catalogue, id);
    if (std::find(renewed.begin(), renewed.end(), id) == renewed.end()) renewed.push_back(id);
  }
  *ids = std::move(renewed);
}

}  // namespace

api::TripRequest with_current_ids(Catalogue const& catalogue, api::TripRequest request) {
  if (!catalogue.has_merged()) return request;
  renew(catalogue, request.start_place_id);
  renew(catalogue, request.end_place_id);
  renew(catalogue, request.must);
  renew(catalogue, request.avoid);
  renew(catalogue, request.only);
  if (request.nights)
    for (auto& night : *request.nights) renew(catalogue, night.place_id);
  if (request.locks)
    for (auto& lock : *request.locks) renew(catalogue, lock.place_id);
  if (request.one_of)
    for (auto& group : *request.one_of)
      for (auto& id : group.place_ids) renew(catalogue, id);
  return request;
}

api::PlanDraft with_current_ids(Catalogue const& catalogue, api::PlanDraft draft) {
  if (!catalogue.has_merged()) return draft;
  draft.request = with_current_ids(catalogue, std::move(draft.request));
  for (auto& day : draft.days) {
    renew(catalogue, day.start_place_id);
    renew(catalogue, day.end_place_id);
    for (auto& id : day.place_ids) renew(catalogue, id);
  }
  return draft;
}

api::Plan with_current_ids(Catalogue const& catalogue, api::Plan plan) {
  if (!catalogue.has_merged()) return plan;
  plan.request = with_current_ids(catalogue, std::move(plan.request));
  for (auto& day : plan.days) {
    renew(catalogue, day.start.id);
    renew(catalogue, day.end.id);
    for (auto& stop : day.stops) renew(catalogue, stop.place.id);
  }
  return plan;
}

}  // namespace magpie::app
