#include "magpie/app/road_change_view.h"

#include <fmt/core.h>

#include <algorithm>

#include "magpie/base/check.h"
#include "magpie/base/civil.h"
#include "magpie/base/text.h"
#include "magpie/http/api/json.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using Json = nlohmann::json;
using Kind = api::RoadChangeKind;
using Type = api::RoadGeometryType;

auto refuse(std::string const& field, std::string const& zh, std::string const& en) {
  return base::fail(ErrorCode::invalid_argument, zh + " " + en, field);
}

bool fits(Kind kind, Type type) {
  switch (kind) {
    case Kind::closure:
      return type != Type::MultiLineString;
    case Kind::permit_zone:
      return type == Type::Polygon || type == Type::MultiPolygon;
    case Kind::scenic:
      return type == Type::LineString || type == Type::MultiLineString;
    case Kind::link:
      return type == Type::LineString;
  }
  return false;
}

base::Status check_geometry(api::RoadChangeDraft const& draft) {
  if (!fits(draft.kind, draft.geometry.type)) {
    return refuse(
        "geometry", "这种道路变化不能用这种图形。",
        "This kind of road change has another type of geometry: an area for a permit "
        "zone, an area or a line for a closure, lines for a scenic corridor, one line for "
        "a link.");
  }
  MAGPIE_TRY(auto const shape, read_shape(draft.geometry));
  static_cast<void>(shape);
  return {};
}

base::Status check_window(api::RoadChangeDraft const& draft) {
  if (draft.from_date && draft.until_date && *draft.until_date < *draft.from_date) {
    return refuse("until_date", "结束日期早于开始日期。",
                  "until_date lies before from_date: exchange them.");
  }
  if (draft.yearly_from.has_value() != draft.yearly_until.has_value()) {
    return refuse(draft.yearly_from ? "yearly_until" : "yearly_from", "每年的起止日期须同时给出。",
                  "Give both yearly_from and yearly_until.");
  }
  if (!draft.yearly_from) return {};
  if (draft.from_date || draft.until_date) {
    return refuse("yearly_from", "日期范围与每年的时段只能选一种。",
                  "Give either dates or a window of every year, not both.");
  }
  for (auto const& [field, text] : {std::pair("yearly_from", *draft.yearly_from),
                                    std::pair("yearly_until", *draft.yearly_until)}) {
    if (roads::parse_year_day(text)) continue;
    return refuse(field, fmt::format("“{}”不是月-日，请写成11-15。", text),
                  fmt::format("\"{}\" is no day of the year: write MM-DD such as 11-15.", text));
  }
  return {};
}

// What belongs to one kind is required there and refused elsewhere.
base::Status check_part(std::string const& field, bool is_given, bool is_wanted) {
  if (is_given == is_wanted) return {};
  return is_wanted ? refuse(field, fmt::format("缺少“{}”。", field),
                            fmt::format("{} is missing for this kind of road change.", field))
                   : refuse(field, fmt::format("这种道路变化没有“{}”。", field),
                            fmt::format("{} belongs to another kind of road change: leave it out.",
                                        field));
}

base::Status check_parts(api::RoadChangeDraft const& draft) {
  MAGPIE_TRY_STATUS(
      check_part("permit", draft.permit.has_value(), draft.kind == Kind::permit_zone));
  MAGPIE_TRY_STATUS(check_part("score", draft.score.has_value(), draft.kind == Kind::scenic));
  MAGPIE_TRY_STATUS(check_part("road", draft.road.has_value(), draft.kind == Kind::link));
  return check_part("reason", draft.reason.has_value(),
                    draft.kind == Kind::closure && draft.reason.has_value());
}

base::Result<std::string> required_text(std::string const& field, std::string const& text) {
  std::string trimmed(base::trim(text));
  if (trimmed.empty())
    return refuse(field, fmt::format("请填写“{}”。", field),
                  fmt::format("{} is empty: fill it in.", field));
  return trimmed;
}

std::string vehicle_words(std::vector<api::Vehicle> vehicles) {
  std::sort(vehicles.begin(), vehicles.end());
  vehicles.erase(std::unique(vehicles.begin(), vehicles.end()), vehicles.end());
  std::string words;
  if (vehicles.size() == api::kVehicleWords.size()) return words;
  for (auto const vehicle : vehicles) {
    if (!words.empty()) words += ' ';
    words += api::to_text(vehicle);
  }
  return words;
}

std::optional<base::Date> date_of(std::optional<std::string> const& text) {
  return text ? base::parse_date(*text) : std::nullopt;
}

}  // namespace

base::Result<store::RoadChange> judge_draft(api::RoadChangeDraft const& draft) {
  store::RoadChange change;
  change.kind = api::to_text(draft.kind);
  MAGPIE_TRY(change.name, required_text("name", draft.name));
  MAGPIE_TRY(change.source, required_text("source", draft.source));
  MAGPIE_TRY_STATUS(check_parts(draft));
  MAGPIE_TRY_STATUS(check_window(draft));
  MAGPIE_TRY_STATUS(check_geometry(draft));
  change.geometry = api::to_json_value(draft.geometry).dump();
  if (draft.vehicles) change.vehicles = vehicle_words(*draft.vehicles);
  change.from_date = draft.from_date;
  change.until_date = draft.until_date;
  change.yearly_from = draft.yearly_from;
  change.yearly_until = draft.yearly_until;
  change.reason = draft.reason;
  if (draft.permit) {
    change.permit = store::RoadPermit{draft.permit->type, draft.permit->who, {}};
    if (draft.permit->days_ahead) change.permit->days_ahead = *draft.permit->days_ahead;
  }
  change.score = draft.score;
  if (auto const& road = draft.road) {
    change.road =
        store::LinkRoad{std::string(api::to_text(road->class_)), {}, road->unpaved, road->oneway};
    if (road->speed_kmh) change.road->speed_kmh = *road->speed_kmh;
  }
  change.verified_on = draft.verified_on;
  change.note = draft.note;
  return change;
}

api::RoadGeometry geometry_of(store::RoadChange const& change) {
  auto const json = api::parse_body(change.geometry);
  MAGPIE_CHECK(json.has_value());
  auto geometry = api::read<api::RoadGeometry>(*json);
  MAGPIE_CHECK(geometry.has_value());
  return std::move(*geometry);
}

api::RoadChange road_change_view(store::RoadChange const& change) {
  api::RoadChange view;
  view.id = change.id;
  view.kind = *api::parse_word<Kind>(change.kind);
  view.name = change.name;
  view.geometry = geometry_of(change);
  for (auto const& word : base::split_list(change.vehicles, ' ')) {
    if (!view.vehicles) view.vehicles.emplace();
    view.vehicles->push_back(*api::parse_word<api::Vehicle>(word));
  }
  view.from_date = change.from_date;
  view.until_date = change.until_date;
  view.yearly_from = change.yearly_from;
  view.yearly_until = change.yearly_until;
  view.reason = change.reason;
  if (auto const& permit = change.permit) {
    view.permit = api::RoadPermit{permit->type, permit->who, {}};
    if (permit->days_ahead)
      view.permit->days_ahead = static_cast<std::int32_t>(*permit->days_ahead);
  }
  view.score = change.score;
  if (auto const& road = change.road) {
    view.road = api::LinkRoad{
        *api::parse_word<api::LinkRoadClass>(road->road_class), {}, road->unpaved, road->oneway};
    if (road->speed_kmh) view.road->speed_kmh = static_cast<std::int32_t>(*road->speed_kmh);
  }
  view.source = change.source;
  view.verified_on = change.verified_on;
  view.note = change.note;
  view.is_active = !change.deleted_at_s;
  view.created_at = base::format_utc(change.created_at_s);
  view.changed_at = base::format_utc(change.changed_at_s);
  view.changed_by = change.changed_by;
  return view;
}

std::string road_change_feature(store::RoadChange const& change) {
  auto properties = api::to_json_value(road_change_view(change));
  Json feature{{"type", "Feature"}, {"id", change.id}};
  feature["geometry"] = properties["geometry"];
  properties.erase("geometry");
  feature["properties"] = std::move(properties);
  return feature.dump();
}

roads::ChangeWindow window_of(store::RoadChange const& change) {
  roads::ChangeWindow window{date_of(change.from_date), date_of(change.until_date), {}, {}};
  if (change.yearly_from) window.yearly_from = roads::parse_year_day(*change.yearly_from);
  if (change.yearly_until) window.yearly_until = roads::parse_year_day(*change.yearly_until);
  return window;
}

}  // namespace magpie::app
