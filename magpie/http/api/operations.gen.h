// Generated from openapi.yaml by scripts/gen_api.py; do not edit.
// Every operation of the contract: the router is built from this table.
#pragma once

#include <array>
#include <string_view>

namespace magpie::http::api {

struct Operation {
  std::string_view id;
  std::string_view method;
  std::string_view path;  // a part in braces matches one segment: /api/v1/places/{id}
};

inline constexpr std::array<Operation, 79> kOperations{{
    {"get_health", "GET", "/api/v1/health"},
    {"get_alliance", "GET", "/api/v1/alliance"},
    {"list_members", "GET", "/api/v1/members"},
    {"list_default_rules", "GET", "/api/v1/default-rules"},
    {"list_sources", "GET", "/api/v1/sources"},
    {"list_places", "GET", "/api/v1/places"},
    {"create_record", "POST", "/api/v1/places"},
    {"get_place", "GET", "/api/v1/places/{id}"},
    {"get_places_geojson", "GET", "/api/v1/places.geojson"},
    {"list_alliances", "GET", "/api/v1/alliances"},
    {"list_fields", "GET", "/api/v1/fields"},
    {"get_facets", "GET", "/api/v1/facets"},
    {"get_map_clusters", "GET", "/api/v1/map/clusters"},
    {"change_places", "POST", "/api/v1/places/bulk"},
    {"get_record", "GET", "/api/v1/places/{id}/record"},
    {"change_record", "PATCH", "/api/v1/places/{id}/record"},
    {"delete_record", "DELETE", "/api/v1/places/{id}/record"},
    {"restore_record", "POST", "/api/v1/places/{id}/restore"},
    {"move_record", "POST", "/api/v1/places/{id}/workflow"},
    {"get_history", "GET", "/api/v1/places/{id}/history"},
    {"undo_change", "POST", "/api/v1/places/{id}/undo"},
    {"list_changes", "GET", "/api/v1/changes"},
    {"list_imports", "GET", "/api/v1/imports"},
    {"start_import", "POST", "/api/v1/imports"},
    {"get_import", "GET", "/api/v1/imports/{id}"},
    {"discard_import", "DELETE", "/api/v1/imports/{id}"},
    {"list_import_rows", "GET", "/api/v1/imports/{id}/rows"},
    {"answer_import", "PUT", "/api/v1/imports/{id}/answers"},
    {"apply_import", "POST", "/api/v1/imports/{id}/apply"},
    {"undo_import", "POST", "/api/v1/imports/{id}/undo"},
    {"list_feeds", "GET", "/api/v1/feeds"},
    {"create_feed", "POST", "/api/v1/feeds"},
    {"get_feed", "GET", "/api/v1/feeds/{id}"},
    {"change_feed", "PATCH", "/api/v1/feeds/{id}"},
    {"delete_feed", "DELETE", "/api/v1/feeds/{id}"},
    {"pull_feed", "POST", "/api/v1/feeds/{id}/pull"},
    {"list_feed_runs", "GET", "/api/v1/feeds/{id}/runs"},
    {"list_quarantine", "GET", "/api/v1/quarantine"},
    {"settle_quarantine", "POST", "/api/v1/quarantine/{id}/settle"},
    {"list_conflicts", "GET", "/api/v1/conflicts"},
    {"settle_conflict", "POST", "/api/v1/conflicts/{id}/settle"},
    {"list_ties", "GET", "/api/v1/places/{id}/ties"},
    {"find_alike", "POST", "/api/v1/places/alike"},
    {"list_same_as", "GET", "/api/v1/same-as"},
    {"get_same_as", "GET", "/api/v1/same-as/{id}"},
    {"decide_same_as", "POST", "/api/v1/same-as/{id}/decide"},
    {"undo_same_as", "POST", "/api/v1/same-as/{id}/undo"},
    {"export_places", "GET", "/api/v1/export/{format}"},
    {"start_plan", "POST", "/api/v1/plans"},
    {"schedule_plan", "POST", "/api/v1/plans/schedule"},
    {"check_plan", "POST", "/api/v1/plans/check"},
    {"export_plan", "POST", "/api/v1/plans/export/{format}"},
    {"list_jobs", "GET", "/api/v1/jobs"},
    {"get_job", "GET", "/api/v1/jobs/{id}"},
    {"cancel_job", "POST", "/api/v1/jobs/{id}/cancel"},
    {"get_road_route", "GET", "/api/v1/roads/route"},
    {"get_road_matrix", "POST", "/api/v1/roads/matrix"},
    {"get_nearest_roads", "GET", "/api/v1/roads/nearest"},
    {"get_isochrone", "GET", "/api/v1/roads/isochrone"},
    {"list_road_changes", "GET", "/api/v1/road-changes"},
    {"create_road_change", "POST", "/api/v1/road-changes"},
    {"get_road_change", "GET", "/api/v1/road-changes/{id}"},
    {"replace_road_change", "PUT", "/api/v1/road-changes/{id}"},
    {"delete_road_change", "DELETE", "/api/v1/road-changes/{id}"},
    {"restore_road_change", "POST", "/api/v1/road-changes/{id}/restore"},
    {"list_routes", "GET", "/api/v1/routes"},
    {"create_route", "POST", "/api/v1/routes"},
    {"get_route", "GET", "/api/v1/routes/{id}"},
    {"update_route", "PUT", "/api/v1/routes/{id}"},
    {"delete_route", "DELETE", "/api/v1/routes/{id}"},
    {"restore_route", "POST", "/api/v1/routes/{id}/restore"},
    {"undo_route", "POST", "/api/v1/routes/{id}/undo"},
    {"export_route", "GET", "/api/v1/routes/{id}/export/{format}"},
    {"share_route", "POST", "/api/v1/routes/{id}/share"},
    {"unshare_route", "DELETE", "/api/v1/routes/{id}/share"},
    {"get_shared_route", "GET", "/api/v1/shared/{token}"},
    {"get_session", "GET", "/api/v1/session"},
    {"log_in", "POST", "/api/v1/session"},
    {"log_out", "DELETE", "/api/v1/session"},
}};

}  // namespace magpie::http::api
