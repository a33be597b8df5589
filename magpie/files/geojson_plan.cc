#include "magpie/files/geojson_plan.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "magpie/base/civil.h"

namespace magpie::files {

namespace api = http::api;
using Json = nlohmann::ordered_json;

namespace {

double rounded(double degrees) {
  double const value = std::round(degrees * 1e6) / 1e6;
  return value == 0 ? 0.0 : value;  // never -0.0
}

class Collection {
 public:
  Collection(api::Plan const& plan, PlanExportContext const& context)
      : plan_(plan), context_(context) {}

  std::string write() {
    for (api::PlanDay const& day : plan_.days) write_day(day);
    Json out = {{"type", "FeatureCollection"}};
    if (!box_.is_empty()) {
      out["bbox"] = {rounded(box_.low.lon()), rounded(box_.low.lat()), rounded(box_.high.lon()),
                     rounded(box_.high.lat())};
    }
    out["title"] = plan_title(plan_, context_);
    out["time_zone"] = context_.time_zone;
    out["created_at"] = base::format_utc(context_.now_s);
    out["attribution"] = context_.attribution;
    out["feasible"] = plan_.feasible;
    out["features"] = std::move(features_);
    return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  }

 private:
  void write_day(api::PlanDay const& day) {
    if (&day == &plan_.days.front()) write_bed(day, day.start, "start", day.depart_min);
    for (std::size_t i = 0; i < day.stops.size(); ++i) write_stop(day, i);
    write_bed(day, day.end, &day == &plan_.days.back() ? "end" : "night", day.finish_min);
    for (std::size_t i = 0; i < day.legs.size(); ++i) {
      write_leg(day, i);
      write_rests(day, i);
    }
  }

  Json position(geo::LatLng at) {
    box_.extend(at);
    return {rounded(at.lon()), rounded(at.lat())};
  }

  Json point(api::PlaceSummary const& place) {
    auto const at = place_position(place);
    if (!at) return nullptr;
    return {{"type", "Point"}, {"coordinates", position(*at)}};
  }

  Json line(api::PlanLeg const& leg) {
    std::vector<geo::LatLng> valid;
    for (api::Position const& p : leg.line) {
      if (auto const at = to_latlng(p)) valid.push_back(*at);
    }
    if (valid.size() < 2) return nullptr;  // RFC 7946, 3.1.4: two or more positions
    Json coordinates = Json::array();
    for (geo::LatLng const at : valid) coordinates.push_back(position(at));
    return {{"type", "LineString"}, {"coordinates", std::move(coordinates)}};
  }

  void add(Json geometry, Json properties) {
    features_.push_back({{"type", "Feature"},
                         {"geometry", std::move(geometry)},
                         {"properties", std::move(properties)}});
  }

  Json place_properties(std::string_view role, api::PlanDay const& day,
                        api::PlaceSummary const& place) const {
    Json properties = {{"role", role},
                       {"day", day.day},
                       {"date", day.date},
                       {"place_id", place.id},
                       {"key", place.key},
                       {"name", place_name(place, context_)},
                       {"name_zh", clean_text(place.name_zh)},
                       {"name_en", clean_text(place.name_en)},
                       {"kind", api::to_text(place.kind)},
                       {"member", place.member},
                       {"precision", api::to_text(place.precision)}};
    if (place.rating) properties["rating"] = *place.rating;
    return properties;
  }

  // Minutes since local midnight as in the plan, and the moment in UTC for other programs.
  void add_time(Json& properties, char const* name, api::PlanDay const& day, std::int32_t minutes) {
    properties[std::string(name) + "_min"] = minutes;
    if (auto const utc = utc_seconds(plan_, day, minutes, context_)) {
      properties[std::string(name) + "_utc"] = base::format_utc(*utc);
    }
  }

  void write_bed(api::PlanDay const& day, api::PlaceSummary const& place, std::string_view role,
                 std::int32_t minutes) {
    Json properties = place_properties(role, day, place);
    add_time(properties, role == "start" ? "leave" : "arrive", day, minutes);
    add(point(place), std::move(properties));
  }

  void write_stop(api::PlanDay const& day, std::size_t index) {
    api::PlanStop const& stop = day.stops[index];
    Json properties = place_properties("stop", day, stop.place);
    properties["index"] = index;
    add_time(properties, "arrive", day, stop.arrive_min);
    add_time(properties, "begin", day, stop.begin_min);
    add_time(properties, "leave", day, stop.leave_min);
    properties["wait_minutes"] = stop.wait_min;
    properties["visit_minutes"] = stop.visit_minutes.value;
    if (stop.visit_minutes.rule) properties["visit_minutes_assumed_by"] = *stop.visit_minutes.rule;
    properties["hours"] = hours_words(stop.hours, Language::en);
    properties["hours_state"] = api::to_text(stop.hours.state);
    if (stop.hours_rule) properties["hours_assumed_by"] = *stop.hours_rule;
    properties["fee_fen"] = stop.fee_fen.value;
    if (stop.fee_fen.rule) properties["fee_assumed_by"] = *stop.fee_fen.rule;
    properties["must"] = stop.must.value_or(false);
    properties["locked"] = stop.locked.value_or(false);
    add(point(stop.place), std::move(properties));
  }

  void write_leg(api::PlanDay const& day, std::size_t index) {
    api::PlanLeg const& leg = day.legs[index];
    Json properties = {{"role", "leg"},
                       {"day", day.day},
                       {"index", index},
                       {"from", place_name(leg_origin(day, index), context_)},
                       {"to", place_name(leg_target(day, index), context_)},
                       {"minutes", leg.minutes},
                       {"meters", leg.meters},
                       {"quality", api::to_text(leg.quality)},
                       {"road_names", leg.road_names},
                       {"breaks", leg.breaks},
                       {"break_minutes", leg.break_minutes.value_or(0)}};
    if (leg.method) properties["method"] = *leg.method;
    if (leg.facts) properties["facts"] = facts(*leg.facts);
    if (leg.fuel_gap) properties["fuel_gap_m"] = leg.fuel_gap->meters;
    if (leg.charging_gap) properties["charging_gap_m"] = leg.charging_gap->meters;
    if (leg.scenic_extra_min) properties["scenic_extra_min"] = *leg.scenic_extra_min;
    Json geometry = leg.quality == api::LegQuality::unreachable ? Json(nullptr) : line(leg);
    add(std::move(geometry), std::move(properties));
  }

  static Json facts(api::LegFacts const& leg) {
    Json facts = {{"unpaved_m", leg.unpaved_m}, {"toll_m", leg.toll_m},
                  {"ferry_m", leg.ferry_m},     {"tunnel_m", leg.tunnel_m},
                  {"scenic_m", leg.scenic_m},   {"private_m", leg.private_m},
                  {"permits", leg.permits}};
    if (leg.up_m) facts["up_m"] = *leg.up_m;
    if (leg.down_m) facts["down_m"] = *leg.down_m;
    return facts;
  }

  void write_rests(api::PlanDay const& day, std::size_t index) {
    auto const& leg = day.legs[index];
    if (!leg.rests) return;
    for (api::LegRest const& rest : *leg.rests) {
      auto const at = rest.location ? to_latlng(*rest.location) : std::nullopt;
      Json properties = {{"role", "rest"},
                         {"day", day.day},
                         {"leg", index},
                         {"minutes", rest.minutes},
                         {"after_driving_min", rest.after_min}};
      add_time(properties, "begin", day, rest.begin_min);
      if (rest.station) {
        properties["station"] = rest.station->name;
        properties["station_kind"] = api::to_text(rest.station->kind);
      }
      Json geometry = nullptr;
      if (at) geometry = {{"type", "Point"}, {"coordinates", position(*at)}};
      add(std::move(geometry), std::move(properties));
    }
  }

  api::Plan const& plan_;
  PlanExportContext const& context_;
  geo::Box box_;
  Json features_ = Json::array();
};

}  // namespace

std::string to_geojson(api::Plan const& plan, PlanExportContext const& context) {
  return Collection(plan, context).write();
}

}  // namespace magpie::files
