// Generated from openapi.yaml by scripts/gen_api.py; do not edit.
// The types of the HTTP contract, shared by server, command line, jobs and files.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/http/api/raw_json.h"
#include "magpie/http/api/unknown_fields.h"

namespace magpie::http::api {

enum class PlaceKind {
  sight, village, courtyard, museum, heritage, viewpoint, wellness, town, gateway, crossing,
  lodging, food, service, nature, leisure, heritage_item, product, brand,
};
inline constexpr std::array<std::string_view, 18> kPlaceKindWords{
    "sight", "village", "courtyard", "museum", "heritage", "viewpoint", "wellness", "town",
    "gateway", "crossing", "lodging", "food", "service", "nature", "leisure", "heritage_item",
    "product", "brand"};
constexpr std::span<std::string_view const> words_of(PlaceKind) { return kPlaceKindWords; }
constexpr std::string_view to_text(PlaceKind value) {
  return kPlaceKindWords[static_cast<std::size_t>(value)];
}

enum class PlaceStatus { open, proposed, building, closed };
inline constexpr std::array<std::string_view, 4> kPlaceStatusWords{
    "open", "proposed", "building", "closed"};
constexpr std::span<std::string_view const> words_of(PlaceStatus) { return kPlaceStatusWords; }
constexpr std::string_view to_text(PlaceStatus value) {
  return kPlaceStatusWords[static_cast<std::size_t>(value)];
}

enum class Precision { point, county, none };
inline constexpr std::array<std::string_view, 3> kPrecisionWords{
    "point", "county", "none"};
constexpr std::span<std::string_view const> words_of(Precision) { return kPrecisionWords; }
constexpr std::string_view to_text(Precision value) {
  return kPrecisionWords[static_cast<std::size_t>(value)];
}

enum class Wheelchair { unknown, yes, limited, no };
inline constexpr std::array<std::string_view, 4> kWheelchairWords{
    "unknown", "yes", "limited", "no"};
constexpr std::span<std::string_view const> words_of(Wheelchair) { return kWheelchairWords; }
constexpr std::string_view to_text(Wheelchair value) {
  return kWheelchairWords[static_cast<std::size_t>(value)];
}

enum class DayHoursState { open, closed, unknown };
inline constexpr std::array<std::string_view, 3> kDayHoursStateWords{
    "open", "closed", "unknown"};
constexpr std::span<std::string_view const> words_of(DayHoursState) { return kDayHoursStateWords; }
constexpr std::string_view to_text(DayHoursState value) {
  return kDayHoursStateWords[static_cast<std::size_t>(value)];
}

enum class Workflow { draft, checked, published };
inline constexpr std::array<std::string_view, 3> kWorkflowWords{
    "draft", "checked", "published"};
constexpr std::span<std::string_view const> words_of(Workflow) { return kWorkflowWords; }
constexpr std::string_view to_text(Workflow value) {
  return kWorkflowWords[static_cast<std::size_t>(value)];
}

enum class Vehicle { car, coach, bicycle, foot };
inline constexpr std::array<std::string_view, 4> kVehicleWords{
    "car", "coach", "bicycle", "foot"};
constexpr std::span<std::string_view const> words_of(Vehicle) { return kVehicleWords; }
constexpr std::string_view to_text(Vehicle value) {
  return kVehicleWords[static_cast<std::size_t>(value)];
}

enum class RoadChangeKind { closure, permit_zone, scenic, link };
inline constexpr std::array<std::string_view, 4> kRoadChangeKindWords{
    "closure", "permit_zone", "scenic", "link"};
constexpr std::span<std::string_view const> words_of(RoadChangeKind) { return kRoadChangeKindWords; }
constexpr std::string_view to_text(RoadChangeKind value) {
  return kRoadChangeKindWords[static_cast<std::size_t>(value)];
}

enum class RoadGeometryType { LineString, MultiLineString, Polygon, MultiPolygon };
inline constexpr std::array<std::string_view, 4> kRoadGeometryTypeWords{
    "LineString", "MultiLineString", "Polygon", "MultiPolygon"};
constexpr std::span<std::string_view const> words_of(RoadGeometryType) { return kRoadGeometryTypeWords; }
constexpr std::string_view to_text(RoadGeometryType value) {
  return kRoadGeometryTypeWords[static_cast<std::size_t>(value)];
}

enum class LinkRoadClass { tertiary, unclassified, residential, service, track };
inline constexpr std::array<std::string_view, 5> kLinkRoadClassWords{
    "tertiary", "unclassified", "residential", "service", "track"};
constexpr std::span<std::string_view const> words_of(LinkRoadClass) { return kLinkRoadClassWords; }
constexpr std::string_view to_text(LinkRoadClass value) {
  return kLinkRoadClassWords[static_cast<std::size_t>(value)];
}

enum class NextStepCode {
  import_places, import_roads, plan_route, fill_missing, add_user, publish_route,
};
inline constexpr std::array<std::string_view, 6> kNextStepCodeWords{
    "import_places", "import_roads", "plan_route", "fill_missing", "add_user", "publish_route"};
constexpr std::span<std::string_view const> words_of(NextStepCode) { return kNextStepCodeWords; }
constexpr std::string_view to_text(NextStepCode value) {
  return kNextStepCodeWords[static_cast<std::size_t>(value)];
}

enum class ItemState { open, settled };
inline constexpr std::array<std::string_view, 2> kItemStateWords{
    "open", "settled"};
constexpr std::span<std::string_view const> words_of(ItemState) { return kItemStateWords; }
constexpr std::string_view to_text(ItemState value) {
  return kItemStateWords[static_cast<std::size_t>(value)];
}

enum class FieldInfoType {
  text, long_text, integer, number, money, boolean, choice, words, date, hours, position,
  measurement, object_list, text_map,
};
inline constexpr std::array<std::string_view, 14> kFieldInfoTypeWords{
    "text", "long_text", "integer", "number", "money", "boolean", "choice", "words", "date",
    "hours", "position", "measurement", "object_list", "text_map"};
constexpr std::span<std::string_view const> words_of(FieldInfoType) { return kFieldInfoTypeWords; }
constexpr std::string_view to_text(FieldInfoType value) {
  return kFieldInfoTypeWords[static_cast<std::size_t>(value)];
}

enum class FieldColumnType {
  text, integer, number, money, boolean, choice, words, date, clock, place, source, member, field,
};
inline constexpr std::array<std::string_view, 13> kFieldColumnTypeWords{
    "text", "integer", "number", "money", "boolean", "choice", "words", "date", "clock", "place",
    "source", "member", "field"};
constexpr std::span<std::string_view const> words_of(FieldColumnType) { return kFieldColumnTypeWords; }
constexpr std::string_view to_text(FieldColumnType value) {
  return kFieldColumnTypeWords[static_cast<std::size_t>(value)];
}

enum class RecordTieDirection { to, from };
inline constexpr std::array<std::string_view, 2> kRecordTieDirectionWords{
    "to", "from"};
constexpr std::span<std::string_view const> words_of(RecordTieDirection) { return kRecordTieDirectionWords; }
constexpr std::string_view to_text(RecordTieDirection value) {
  return kRecordTieDirectionWords[static_cast<std::size_t>(value)];
}

enum class ChangeKind { put, delete_ };
inline constexpr std::array<std::string_view, 2> kChangeKindWords{
    "put", "delete"};
constexpr std::span<std::string_view const> words_of(ChangeKind) { return kChangeKindWords; }
constexpr std::string_view to_text(ChangeKind value) {
  return kChangeKindWords[static_cast<std::size_t>(value)];
}

enum class FindingAction {
  accept, accept_with_note, fix, ask, offer_same_as, offer_match, quarantine, drop_value, keep,
  skip, reject,
};
inline constexpr std::array<std::string_view, 11> kFindingActionWords{
    "accept", "accept_with_note", "fix", "ask", "offer_same_as", "offer_match", "quarantine",
    "drop_value", "keep", "skip", "reject"};
constexpr std::span<std::string_view const> words_of(FindingAction) { return kFindingActionWords; }
constexpr std::string_view to_text(FindingAction value) {
  return kFindingActionWords[static_cast<std::size_t>(value)];
}

enum class ImportRunState { review, applied, undone, discarded };
inline constexpr std::array<std::string_view, 4> kImportRunStateWords{
    "review", "applied", "undone", "discarded"};
constexpr std::span<std::string_view const> words_of(ImportRunState) { return kImportRunStateWords; }
constexpr std::string_view to_text(ImportRunState value) {
  return kImportRunStateWords[static_cast<std::size_t>(value)];
}

enum class JobState { queued, running, done, failed, cancelled };
inline constexpr std::array<std::string_view, 5> kJobStateWords{
    "queued", "running", "done", "failed", "cancelled"};
constexpr std::span<std::string_view const> words_of(JobState) { return kJobStateWords; }
constexpr std::string_view to_text(JobState value) {
  return kJobStateWords[static_cast<std::size_t>(value)];
}

enum class Shape { loop, corridor };
inline constexpr std::array<std::string_view, 2> kShapeWords{
    "loop", "corridor"};
constexpr std::span<std::string_view const> words_of(Shape) { return kShapeWords; }
constexpr std::string_view to_text(Shape value) {
  return kShapeWords[static_cast<std::size_t>(value)];
}

enum class Pace { relaxed, normal, brisk };
inline constexpr std::array<std::string_view, 3> kPaceWords{
    "relaxed", "normal", "brisk"};
constexpr std::span<std::string_view const> words_of(Pace) { return kPaceWords; }
constexpr std::string_view to_text(Pace value) {
  return kPaceWords[static_cast<std::size_t>(value)];
}

enum class PauseKind { lunch, dinner, rest };
inline constexpr std::array<std::string_view, 3> kPauseKindWords{
    "lunch", "dinner", "rest"};
constexpr std::span<std::string_view const> words_of(PauseKind) { return kPauseKindWords; }
constexpr std::string_view to_text(PauseKind value) {
  return kPauseKindWords[static_cast<std::size_t>(value)];
}

enum class LegQuality { computed, estimated, unreachable };
inline constexpr std::array<std::string_view, 3> kLegQualityWords{
    "computed", "estimated", "unreachable"};
constexpr std::span<std::string_view const> words_of(LegQuality) { return kLegQualityWords; }
constexpr std::string_view to_text(LegQuality value) {
  return kLegQualityWords[static_cast<std::size_t>(value)];
}

enum class StationKind { fuel, charging, services, rest_area, parking, toilets, water };
inline constexpr std::array<std::string_view, 7> kStationKindWords{
    "fuel", "charging", "services", "rest_area", "parking", "toilets", "water"};
constexpr std::span<std::string_view const> words_of(StationKind) { return kStationKindWords; }
constexpr std::string_view to_text(StationKind value) {
  return kStationKindWords[static_cast<std::size_t>(value)];
}

enum class PlanViolationUnit { min, fen, count, none };
inline constexpr std::array<std::string_view, 4> kPlanViolationUnitWords{
    "min", "fen", "count", "none"};
constexpr std::span<std::string_view const> words_of(PlanViolationUnit) { return kPlanViolationUnitWords; }
constexpr std::string_view to_text(PlanViolationUnit value) {
  return kPlanViolationUnitWords[static_cast<std::size_t>(value)];
}

enum class PlanConstraintUnit { min, fen, count, none };
inline constexpr std::array<std::string_view, 4> kPlanConstraintUnitWords{
    "min", "fen", "count", "none"};
constexpr std::span<std::string_view const> words_of(PlanConstraintUnit) { return kPlanConstraintUnitWords; }
constexpr std::string_view to_text(PlanConstraintUnit value) {
  return kPlanConstraintUnitWords[static_cast<std::size_t>(value)];
}

enum class PlanMakingMadeBy { planner, hand };
inline constexpr std::array<std::string_view, 2> kPlanMakingMadeByWords{
    "planner", "hand"};
constexpr std::span<std::string_view const> words_of(PlanMakingMadeBy) { return kPlanMakingMadeByWords; }
constexpr std::string_view to_text(PlanMakingMadeBy value) {
  return kPlanMakingMadeByWords[static_cast<std::size_t>(value)];
}

enum class RowOutcome { fresh, changed, same, doubtful, refused };
inline constexpr std::array<std::string_view, 5> kRowOutcomeWords{
    "fresh", "changed", "same", "doubtful", "refused"};
constexpr std::span<std::string_view const> words_of(RowOutcome) { return kRowOutcomeWords; }
constexpr std::string_view to_text(RowOutcome value) {
  return kRowOutcomeWords[static_cast<std::size_t>(value)];
}

enum class FeedApply { ask, clean_rows };
inline constexpr std::array<std::string_view, 2> kFeedApplyWords{
    "ask", "clean_rows"};
constexpr std::span<std::string_view const> words_of(FeedApply) { return kFeedApplyWords; }
constexpr std::string_view to_text(FeedApply value) {
  return kFeedApplyWords[static_cast<std::size_t>(value)];
}

enum class FeedFormat { detect, csv, xlsx, geojson, json, gpx, xml };
inline constexpr std::array<std::string_view, 7> kFeedFormatWords{
    "detect", "csv", "xlsx", "geojson", "json", "gpx", "xml"};
constexpr std::span<std::string_view const> words_of(FeedFormat) { return kFeedFormatWords; }
constexpr std::string_view to_text(FeedFormat value) {
  return kFeedFormatWords[static_cast<std::size_t>(value)];
}

enum class FeedOutcome { unchanged, same, applied, waiting, failed };
inline constexpr std::array<std::string_view, 5> kFeedOutcomeWords{
    "unchanged", "same", "applied", "waiting", "failed"};
constexpr std::span<std::string_view const> words_of(FeedOutcome) { return kFeedOutcomeWords; }
constexpr std::string_view to_text(FeedOutcome value) {
  return kFeedOutcomeWords[static_cast<std::size_t>(value)];
}

enum class FeedState { queued, pulling, ok, waiting, failing, paused };
inline constexpr std::array<std::string_view, 6> kFeedStateWords{
    "queued", "pulling", "ok", "waiting", "failing", "paused"};
constexpr std::span<std::string_view const> words_of(FeedState) { return kFeedStateWords; }
constexpr std::string_view to_text(FeedState value) {
  return kFeedStateWords[static_cast<std::size_t>(value)];
}

enum class ConflictItemTaken { local, incoming };
inline constexpr std::array<std::string_view, 2> kConflictItemTakenWords{
    "local", "incoming"};
constexpr std::span<std::string_view const> words_of(ConflictItemTaken) { return kConflictItemTakenWords; }
constexpr std::string_view to_text(ConflictItemTaken value) {
  return kConflictItemTakenWords[static_cast<std::size_t>(value)];
}

enum class ConflictSettlementTake { local, incoming };
inline constexpr std::array<std::string_view, 2> kConflictSettlementTakeWords{
    "local", "incoming"};
constexpr std::span<std::string_view const> words_of(ConflictSettlementTake) { return kConflictSettlementTakeWords; }
constexpr std::string_view to_text(ConflictSettlementTake value) {
  return kConflictSettlementTakeWords[static_cast<std::size_t>(value)];
}

enum class SameAsDifferenceTake { first, second, both };
inline constexpr std::array<std::string_view, 3> kSameAsDifferenceTakeWords{
    "first", "second", "both"};
constexpr std::span<std::string_view const> words_of(SameAsDifferenceTake) { return kSameAsDifferenceTakeWords; }
constexpr std::string_view to_text(SameAsDifferenceTake value) {
  return kSameAsDifferenceTakeWords[static_cast<std::size_t>(value)];
}

enum class SameAsPairOffer { merge, link };
inline constexpr std::array<std::string_view, 2> kSameAsPairOfferWords{
    "merge", "link"};
constexpr std::span<std::string_view const> words_of(SameAsPairOffer) { return kSameAsPairOfferWords; }
constexpr std::string_view to_text(SameAsPairOffer value) {
  return kSameAsPairOfferWords[static_cast<std::size_t>(value)];
}

enum class SameAsPairDecision { open, merge, link, apart };
inline constexpr std::array<std::string_view, 4> kSameAsPairDecisionWords{
    "open", "merge", "link", "apart"};
constexpr std::span<std::string_view const> words_of(SameAsPairDecision) { return kSameAsPairDecisionWords; }
constexpr std::string_view to_text(SameAsPairDecision value) {
  return kSameAsPairDecisionWords[static_cast<std::size_t>(value)];
}

enum class SameAsVerdictDecision { merge, link, apart };
inline constexpr std::array<std::string_view, 3> kSameAsVerdictDecisionWords{
    "merge", "link", "apart"};
constexpr std::span<std::string_view const> words_of(SameAsVerdictDecision) { return kSameAsVerdictDecisionWords; }
constexpr std::string_view to_text(SameAsVerdictDecision value) {
  return kSameAsVerdictDecisionWords[static_cast<std::size_t>(value)];
}

enum class ExportFormat { json, gpx, ics, geojson, pdf };
inline constexpr std::array<std::string_view, 5> kExportFormatWords{
    "json", "gpx", "ics", "geojson", "pdf"};
constexpr std::span<std::string_view const> words_of(ExportFormat) { return kExportFormatWords; }
constexpr std::string_view to_text(ExportFormat value) {
  return kExportFormatWords[static_cast<std::size_t>(value)];
}

enum class RouteStatus { draft, published };
inline constexpr std::array<std::string_view, 2> kRouteStatusWords{
    "draft", "published"};
constexpr std::span<std::string_view const> words_of(RouteStatus) { return kRouteStatusWords; }
constexpr std::string_view to_text(RouteStatus value) {
  return kRouteStatusWords[static_cast<std::size_t>(value)];
}

enum class Role { visitor, viewer, member, planner, secretariat };
inline constexpr std::array<std::string_view, 5> kRoleWords{
    "visitor", "viewer", "member", "planner", "secretariat"};
constexpr std::span<std::string_view const> words_of(Role) { return kRoleWords; }
constexpr std::string_view to_text(Role value) {
  return kRoleWords[static_cast<std::size_t>(value)];
}

using Position = std::array<double, 2>;
using Names = std::map<std::string, std::string>;

struct Problem {
  std::optional<std::string> type{};
  std::string title{};
  std::int32_t status = 0;
  std::string code{};
  std::optional<std::string> detail{};
  std::optional<std::string> field{};
  std::optional<std::string> incident{};
  bool operator==(Problem const&) const = default;
};

struct Health {
  std::string status{};
  std::string version{};
  bool operator==(Health const&) const = default;
};

// One sentence in both languages.
struct Sentence {
  std::string zh{};
  std::string en{};
  bool operator==(Sentence const&) const = default;
};

struct FieldSource {
  // The field it is the source of; empty for name, kind and position.
  std::string field{};
  std::string source_key{};
  bool operator==(FieldSource const&) const = default;
};

struct Source {
  std::string key{};
  std::string title{};
  std::string publisher{};
  std::string licence{};
  std::string licence_class{};
  std::string attribution{};
  std::optional<std::string> as_of{};
  bool operator==(Source const&) const = default;
};

struct SourceList {
  std::vector<Source> items{};
  bool operator==(SourceList const&) const = default;
};

struct DefaultRule {
  std::string name{};
  std::string value{};
  std::string basis{};
  Sentence text{};
  bool operator==(DefaultRule const&) const = default;
};

struct DefaultRuleList {
  std::string version{};
  std::vector<DefaultRule> items{};
  bool operator==(DefaultRuleList const&) const = default;
};

struct PlaceSummary {
  std::int64_t id = 0;
  std::string key{};
  std::string name_zh{};
  std::string name_en{};
  PlaceKind kind{};
  PlaceStatus status{};
  // Slug, empty when it belongs to no member yet.
  std::string member{};
  std::optional<Position> location{};
  Precision precision{};
  std::optional<std::int32_t> rating{};
  std::vector<std::string> themes{};
  bool operator==(PlaceSummary const&) const = default;
};

struct PlacePage {
  std::vector<PlaceSummary> items{};
  // All that match, on every page.
  std::int64_t total = 0;
  std::optional<std::string> next_cursor{};
  bool operator==(PlacePage const&) const = default;
};

// A value and the default rule it comes from; no rule means it is the member's own.
struct AssumedText {
  std::string value{};
  std::optional<std::string> rule{};
  bool operator==(AssumedText const&) const = default;
};

struct AssumedNumber {
  std::int64_t value = 0;
  std::optional<std::string> rule{};
  bool operator==(AssumedNumber const&) const = default;
};

struct OpenInterval {
  std::int32_t open_min = 0;
  std::int32_t close_min = 0;
  bool operator==(OpenInterval const&) const = default;
};

struct DayHours {
  DayHoursState state{};
  std::vector<OpenInterval> intervals{};
  std::optional<std::string> reason{};
  bool operator==(DayHours const&) const = default;
};

struct Place {
  std::int64_t id = 0;
  std::string key{};
  Names names{};
  PlaceKind kind{};
  PlaceStatus status{};
  std::string member{};
  std::optional<Sentence> member_names{};
  std::optional<std::string> county_zh{};
  std::optional<Position> location{};
  Precision precision{};
  std::optional<std::int32_t> rating{};
  std::vector<std::string> designations{};
  std::vector<std::string> themes{};
  AssumedNumber visit_minutes{};
  AssumedText opening_hours{};
  // The piece of the text that was not understood.
  std::optional<std::string> opening_hours_problem{};
  std::optional<DayHours> hours_today{};
  AssumedNumber price_fen{};
  std::optional<double> visitors_10k_per_year{};
  std::optional<std::int32_t> beds{};
  std::optional<Wheelchair> wheelchair{};
  std::optional<std::string> website{};
  std::optional<std::string> phone{};
  std::optional<std::string> note{};
  std::vector<FieldSource> sources{};
  std::map<std::string, std::string> tags{};
  std::optional<Workflow> workflow{};
  // Fields nobody has filled yet.
  std::vector<std::string> missing{};
  bool operator==(Place const&) const = default;
};

struct MissingField {
  std::string field{};
  std::int64_t count = 0;
  bool operator==(MissingField const&) const = default;
};

struct MemberState {
  std::string slug{};
  std::string name_zh{};
  std::string name_en{};
  std::string kind{};
  std::string role{};
  std::string source{};
  std::int64_t places = 0;
  std::int32_t complete_percent = 0;
  std::vector<MissingField> missing{};
  // Missing values that were filled in since the first of the month, less those that were emptied.
  std::optional<std::int64_t> filled_this_month{};
  bool operator==(MemberState const&) const = default;
};

struct MemberList {
  std::vector<MemberState> items{};
  bool operator==(MemberList const&) const = default;
};

struct RoadMatrixQuestion {
  // car (default), coach, bicycle or foot.
  std::optional<std::string> vehicle{};
  // Local time: 2026-02-12 or 2026-02-12T09:30.
  std::optional<std::string> date{};
  // Height/weight/width/length in metres and tonnes.
  std::optional<std::string> size{};
  std::optional<double> scenic{};
  // Zones that need a permit are closed.
  std::optional<bool> without_permits{};
  std::vector<Position> sources{};
  // Absent: the sources.
  std::optional<std::vector<Position>> targets{};
  bool operator==(RoadMatrixQuestion const&) const = default;
};

// GeoJSON (RFC 7946), at most 5,000 points. closure: Polygon, MultiPolygon or LineString;
// permit_zone: Polygon or MultiPolygon; scenic: LineString or MultiLineString; link: LineString.
struct RoadGeometry {
  RoadGeometryType type{};
  std::vector<RawJson> coordinates{};
  bool operator==(RoadGeometry const&) const = default;
};

struct RoadPermit {
  // The paper that is needed.
  std::string type{};
  // Who needs it.
  std::string who{};
  // How many days before it must be asked for.
  std::optional<std::int32_t> days_ahead{};
  bool operator==(RoadPermit const&) const = default;
};

struct LinkRoad {
  LinkRoadClass class_{};
  // Absent: the speed of the class.
  std::optional<std::int32_t> speed_kmh{};
  bool unpaved = false;
  // Driven in the order of the line only.
  bool oneway = false;
  bool operator==(LinkRoad const&) const = default;
};

struct RoadChangeDraft {
  // Required to add one: a repeated request answers with the same road change.
  std::optional<std::string> request_id{};
  RoadChangeKind kind{};
  std::string name{};
  RoadGeometry geometry{};
  // Absent or empty: all.
  std::optional<std::vector<Vehicle>> vehicles{};
  // First day on which it holds; absent: since ever.
  std::optional<std::string> from_date{};
  // Last day on which it holds; absent: for good.
  std::optional<std::string> until_date{};
  // MM-DD, first day of a window of every year; with yearly_until, without from_date and
  // until_date. It may run across New Year.
  std::optional<std::string> yearly_from{};
  // MM-DD, last day of that window.
  std::optional<std::string> yearly_until{};
  // closure: why.
  std::optional<std::string> reason{};
  std::optional<RoadPermit> permit{};
  // scenic: how much the road is worth driving for itself.
  std::optional<double> score{};
  std::optional<LinkRoad> road{};
  // Where this is known from.
  std::string source{};
  std::optional<std::string> verified_on{};
  std::optional<std::string> note{};
  bool operator==(RoadChangeDraft const&) const = default;
};

struct RoadChange {
  std::int64_t id = 0;
  RoadChangeKind kind{};
  std::string name{};
  RoadGeometry geometry{};
  // Absent or empty: all.
  std::optional<std::vector<Vehicle>> vehicles{};
  // First day on which it holds; absent: since ever.
  std::optional<std::string> from_date{};
  // Last day on which it holds; absent: for good.
  std::optional<std::string> until_date{};
  // MM-DD, first day of a window of every year; with yearly_until, without from_date and
  // until_date. It may run across New Year.
  std::optional<std::string> yearly_from{};
  // MM-DD, last day of that window.
  std::optional<std::string> yearly_until{};
  // closure: why.
  std::optional<std::string> reason{};
  std::optional<RoadPermit> permit{};
  // scenic: how much the road is worth driving for itself.
  std::optional<double> score{};
  std::optional<LinkRoad> road{};
  // Where this is known from.
  std::string source{};
  std::optional<std::string> verified_on{};
  std::optional<std::string> note{};
  // Not removed.
  bool is_active{};
  std::string created_at{};
  std::string changed_at{};
  std::string changed_by{};
  bool operator==(RoadChange const&) const = default;
};

struct RoadChangePage {
  std::vector<RoadChange> items{};
  std::int64_t total = 0;
  std::optional<std::string> next_cursor{};
  bool operator==(RoadChangePage const&) const = default;
};

struct RoadState {
  bool loaded{};
  // File name of the loaded extract.
  std::optional<std::string> extract{};
  std::optional<std::int64_t> nodes{};
  std::optional<std::int64_t> arcs{};
  // west, south, east, north
  std::optional<std::vector<double>> bounds{};
  std::optional<std::string> attribution{};
  bool operator==(RoadState const&) const = default;
};

struct NextStep {
  NextStepCode code{};
  Sentence text{};
  std::optional<std::string> member{};
  std::optional<std::int64_t> count{};
  bool operator==(NextStep const&) const = default;
};

struct KindCount {
  PlaceKind kind{};
  std::int64_t count = 0;
  bool operator==(KindCount const&) const = default;
};

struct AllianceFact {
  std::string name{};
  Sentence text{};
  // printed, undefined, quarantined (damaged or without meaning, used nowhere), assumption …
  std::string status{};
  std::string source{};
  std::optional<std::vector<Sentence>> missing{};
  bool operator==(AllianceFact const&) const = default;
};

struct AllianceOverview {
  std::string slug{};
  std::string name_zh{};
  std::string name_en{};
  std::string time_zone{};
  std::string currency{};
  std::optional<Position> center{};
  // west, south, east, north of all places
  std::optional<std::vector<double>> bounds{};
  std::int64_t places = 0;
  std::int64_t places_with_point = 0;
  std::int64_t places_with_county = 0;
  std::int64_t places_without_position = 0;
  std::int64_t members = 0;
  std::int64_t routes = 0;
  std::vector<KindCount> kinds{};
  std::optional<std::vector<std::string>> themes{};
  std::vector<MemberState> member_states{};
  std::vector<NextStep> next_steps{};
  RoadState roads{};
  std::vector<AllianceFact> facts{};
  bool operator==(AllianceOverview const&) const = default;
};

struct AllianceLink {
  std::string slug{};
  std::string name_zh{};
  std::string name_en{};
  // The path of its screens and its API, such as /a/g331/.
  std::string address{};
  // Absent where only those who signed in there may read.
  std::optional<std::int64_t> places{};
  bool is_current{};
  bool operator==(AllianceLink const&) const = default;
};

struct AllianceList {
  std::vector<AllianceLink> items{};
  bool operator==(AllianceList const&) const = default;
};

struct FieldOption {
  std::string value{};
  Sentence label{};
  bool operator==(FieldOption const&) const = default;
};

struct FieldColumn {
  // The name within the object; key and value in a text_map, empty where the row is the word
  // itself.
  std::string name{};
  // clock: minutes since midnight; place, source, member and field: the key of one.
  FieldColumnType type{};
  Sentence label{};
  // A row without it says nothing.
  bool required{};
  std::vector<FieldOption> options{};
  // A word beyond the options is taken as well.
  bool may_be_other{};
  std::optional<double> low{};
  std::optional<double> high{};
  std::string unit{};
  bool operator==(FieldColumn const&) const = default;
};

struct FieldInfo {
  // name.* stands for name.zh, name.en …
  std::string name{};
  FieldInfoType type{};
  std::string group{};
  Sentence label{};
  std::vector<std::string> choices{};
  std::optional<double> low{};
  std::optional<double> high{};
  std::string unit{};
  // With object_list, measurement, text_map and words: what one row of the value is made of.
  std::optional<std::vector<FieldColumn>> columns{};
  bool operator==(FieldInfo const&) const = default;
};

struct FieldList {
  std::vector<FieldInfo> items{};
  bool operator==(FieldList const&) const = default;
};

struct FacetCount {
  std::string value{};
  std::int64_t count = 0;
  bool operator==(FacetCount const&) const = default;
};

struct Facet {
  // kind, member, rating, theme, status, workflow, missing
  std::string name{};
  std::vector<FacetCount> counts{};
  bool operator==(Facet const&) const = default;
};

struct Facets {
  std::int64_t total = 0;
  std::vector<Facet> items{};
  bool operator==(Facets const&) const = default;
};

struct FieldValue {
  std::string field{};
  // JSON text, as the field type has it.
  std::string value{};
  // Member slug.
  std::string owner{};
  std::optional<std::vector<std::string>> sources{};
  std::optional<std::string> changed_by{};
  std::optional<std::string> changed_at{};
  bool may_edit{};
  bool operator==(FieldValue const&) const = default;
};

struct PlaceRecord {
  std::int64_t id = 0;
  std::string key{};
  std::int64_t version = 0;
  Workflow workflow{};
  std::vector<FieldValue> fields{};
  std::vector<std::string> missing{};
  // What keeps the record from the next step of the workflow.
  std::vector<Sentence> blocking{};
  bool may_edit{};
  bool may_publish{};
  bool may_move{};
  // The record that stands for it now.
  std::optional<std::int64_t> merged_into{};
  // Records that describe the same thing and stay.
  std::optional<std::vector<PlaceSummary>> linked{};
  // After undo: fields that were changed later and stayed.
  std::optional<std::vector<std::string>> kept{};
  bool operator==(PlaceRecord const&) const = default;
};

struct RecordTie {
  // made_at, practised_at, carries_brand, part_of, near, same_as …
  std::string relation{};
  // to: this record names the other; from: the other names this one.
  RecordTieDirection direction{};
  Sentence label{};
  PlaceSummary place{};
  bool operator==(RecordTie const&) const = default;
};

struct TieList {
  std::vector<RecordTie> items{};
  bool operator==(TieList const&) const = default;
};

struct AlikeQuestion {
  // What is known of the new record: names, kind, location.
  std::map<std::string, std::string> fields{};
  bool operator==(AlikeQuestion const&) const = default;
};

struct SameAsReason {
  // same_name, same_sound, distance, kind, grade, county …
  std::string name{};
  // Of 100; negative speaks against.
  double points{};
  Sentence text{};
  bool operator==(SameAsReason const&) const = default;
};

struct AlikeRecord {
  PlaceSummary place{};
  // 0 to 1.
  double score{};
  std::vector<SameAsReason> reasons{};
  bool operator==(AlikeRecord const&) const = default;
};

struct AlikeList {
  std::vector<AlikeRecord> items{};
  bool operator==(AlikeList const&) const = default;
};

struct RecordDraft {
  std::string request_id{};
  std::optional<std::string> key{};
  std::map<std::string, std::string> fields{};
  bool operator==(RecordDraft const&) const = default;
};

struct RecordChange {
  std::string request_id{};
  std::int64_t version = 0;
  // Field to JSON text; an empty text clears.
  std::map<std::string, std::string> fields{};
  std::optional<std::string> note{};
  bool operator==(RecordChange const&) const = default;
};

struct BulkChange {
  std::string request_id{};
  std::vector<std::int64_t> place_ids{};
  std::map<std::string, std::string> fields{};
  std::optional<std::string> note{};
  bool operator==(BulkChange const&) const = default;
};

struct BulkRefusal {
  std::int64_t place_id = 0;
  std::string field{};
  std::string reason{};
  bool operator==(BulkRefusal const&) const = default;
};

struct BulkOutcome {
  std::int64_t changed = 0;
  std::int64_t same = 0;
  std::vector<BulkRefusal> refused{};
  bool operator==(BulkOutcome const&) const = default;
};

struct WorkflowMove {
  std::string request_id{};
  Workflow to{};
  bool operator==(WorkflowMove const&) const = default;
};

struct UndoRequest {
  std::string request_id{};
  std::int64_t revision = 0;
  bool operator==(UndoRequest const&) const = default;
};

struct FieldChange {
  std::string field{};
  // JSON text; absent when it was empty.
  std::optional<std::string> before{};
  std::optional<std::string> after{};
  bool operator==(FieldChange const&) const = default;
};

struct Revision {
  std::int64_t id = 0;
  std::int64_t version = 0;
  std::string changed_by{};
  std::string changed_at{};
  // create, edit, bulk, import, undo, merge, workflow, delete, restore
  std::string origin{};
  std::optional<std::string> note{};
  std::optional<std::int64_t> import_id{};
  std::vector<FieldChange> changes{};
  bool operator==(Revision const&) const = default;
};

struct RevisionPage {
  std::vector<Revision> items{};
  std::optional<std::string> next_cursor{};
  bool operator==(RevisionPage const&) const = default;
};

struct Change {
  std::int64_t seq = 0;
  std::int64_t id = 0;
  std::string key{};
  ChangeKind kind{};
  std::string at{};
  // The key of the record it was merged into.
  std::optional<std::string> merged_into{};
  // All fields of a put.
  std::optional<std::map<std::string, std::string>> fields{};
  bool operator==(Change const&) const = default;
};

struct ChangePage {
  std::vector<Change> items{};
  std::int64_t next_since = 0;
  bool more{};
  bool operator==(ChangePage const&) const = default;
};

struct Finding {
  std::string row{};
  std::string column{};
  std::string code{};
  FindingAction action{};
  std::string value{};
  std::string stored{};
  Sentence sentence{};
  std::string field{};
  bool operator==(Finding const&) const = default;
};

struct ColumnUse {
  std::string column{};
  // A field of the record; empty = kept verbatim; @position, @datum, @row.
  std::string field{};
  std::optional<std::string> unit{};
  std::optional<std::string> statistic{};
  std::optional<std::string> datum{};
  std::optional<double> certainty{};
  std::optional<Sentence> reason{};
  // The first cell that is not empty.
  std::optional<std::string> sample{};
  bool operator==(ColumnUse const&) const = default;
};

struct ImportQuestion {
  // The name under which it is answered.
  std::string code{};
  Sentence sentence{};
  std::vector<std::string> choices{};
  std::optional<std::string> proposed{};
  std::optional<Sentence> evidence{};
  std::optional<std::string> answer{};
  bool operator==(ImportQuestion const&) const = default;
};

struct ImportCounts {
  std::int64_t rows = 0;
  std::int64_t fresh = 0;
  std::int64_t changed = 0;
  std::int64_t same = 0;
  std::int64_t doubtful = 0;
  std::int64_t refused = 0;
  std::int64_t conflicts = 0;
  std::int64_t quarantined = 0;
  // Records of the last import of this file that it no longer holds; nothing is deleted.
  std::int64_t removed = 0;
  bool operator==(ImportCounts const&) const = default;
};

struct DayWindow {
  // The day it is for; absent for all days.
  std::optional<std::int32_t> day{};
  std::int32_t start_min = 0;
  std::int32_t end_min = 0;
  bool operator==(DayWindow const&) const = default;
};

// Where the night after a day is spent; days without one are chosen by the planner.
struct Night {
  std::int32_t day = 0;
  std::int64_t place_id = 0;
  bool operator==(Night const&) const = default;
};

struct Party {
  std::int32_t adults = 2;
  std::int32_t children = 0;
  // 60 and over.
  std::int32_t seniors = 0;
  bool wheelchair = false;
  bool operator==(Party const&) const = default;
};

struct Lock {
  std::int64_t place_id = 0;
  std::optional<std::int32_t> day{};
  std::optional<std::int32_t> begin_from_min{};
  std::optional<std::int32_t> begin_until_min{};
  bool operator==(Lock const&) const = default;
};

struct PauseRequest {
  PauseKind kind{};
  std::int32_t from_min = 0;
  // Latest begin.
  std::int32_t until_min = 0;
  std::int32_t minutes = 0;
  bool operator==(PauseRequest const&) const = default;
};

struct MemberLimit {
  std::string member{};
  std::optional<std::int32_t> stops_min{};
  std::optional<std::int32_t> stops_max{};
  bool operator==(MemberLimit const&) const = default;
};

// A cap on stops of a kind or theme, or on headline places (rating 4A and above).
struct CategoryLimit {
  // kind:museum, theme:temple or headline
  std::string category{};
  std::optional<std::int32_t> trip_max{};
  std::optional<std::int32_t> day_max{};
  bool operator==(CategoryLimit const&) const = default;
};

struct OneOfGroup {
  std::vector<std::int64_t> place_ids{};
  bool operator==(OneOfGroup const&) const = default;
};

struct TripRequest {
  std::optional<std::string> name{};
  std::string start_date{};
  std::int32_t days = 0;
  // Absent: the planner chooses among places with beds.
  std::optional<std::int64_t> start_place_id{};
  // Absent: the start for a loop, chosen for a corridor.
  std::optional<std::int64_t> end_place_id{};
  std::optional<Shape> shape{};
  std::optional<std::vector<DayWindow>> day_windows{};
  std::optional<std::vector<Night>> nights{};
  std::optional<Party> party{};
  std::optional<Pace> pace{};
  // Theme to weight, 0 to 5; 1 is neutral, 0 leaves the theme out.
  std::optional<std::map<std::string, double>> themes{};
  std::optional<std::vector<std::int64_t>> must{};
  std::optional<std::vector<std::int64_t>> avoid{};
  // When given, the planner chooses among these places alone.
  std::optional<std::vector<std::int64_t>> only{};
  std::optional<std::vector<Lock>> locks{};
  std::optional<std::int32_t> driving_day_max_min{};
  std::optional<std::int32_t> driving_stretch_max_min{};
  // Absent: lunch by the default rule. Empty: no pause.
  std::optional<std::vector<PauseRequest>> pauses{};
  std::optional<std::int64_t> budget_fen{};
  std::optional<std::vector<MemberLimit>> member_limits{};
  std::optional<std::vector<CategoryLimit>> category_limits{};
  std::optional<std::vector<OneOfGroup>> one_of{};
  std::optional<Vehicle> vehicle{};
  // Weight of scenic roads; absent or 0 is the fastest way.
  std::optional<double> scenic{};
  // The party has no permits: zones that need one are closed. Else they are open and told.
  std::optional<bool> without_permits{};
  std::int64_t seed = 1;
  double seconds = 5;
  bool operator==(TripRequest const&) const = default;
};

struct ScorePart {
  std::string name{};
  std::int64_t points = 0;
  bool operator==(ScorePart const&) const = default;
};

struct PlanStop {
  PlaceSummary place{};
  std::int32_t arrive_min = 0;
  std::int32_t wait_min = 0;
  std::int32_t begin_min = 0;
  std::int32_t leave_min = 0;
  AssumedNumber visit_minutes{};
  DayHours hours{};
  // The default rule the hours come from; absent when they are the place's own.
  std::optional<std::string> hours_rule{};
  AssumedNumber fee_fen{};
  std::int64_t score = 0;
  std::vector<ScorePart> score_parts{};
  std::vector<Sentence> reasons{};
  std::optional<bool> must{};
  std::optional<bool> locked{};
  bool operator==(PlanStop const&) const = default;
};

// What a traveller should know of a leg on roads before setting out, in metres of the leg.
struct LegFacts {
  std::int32_t unpaved_m = 0;
  std::int32_t toll_m = 0;
  std::int32_t ferry_m = 0;
  std::int32_t tunnel_m = 0;
  std::int32_t scenic_m = 0;
  // Roads for those who have business there.
  std::int32_t private_m = 0;
  // Climb in all; absent where heights are not known.
  std::optional<std::int32_t> up_m{};
  std::optional<std::int32_t> down_m{};
  // Names of the zones that need a permit, in order of travel.
  std::vector<std::string> permits{};
  bool operator==(LegFacts const&) const = default;
};

// One instruction and the stretch that follows it.
struct LegStep {
  Sentence text{};
  // Number and name; empty where it has none.
  std::string road{};
  std::int32_t meters = 0;
  std::int32_t minutes = 0;
  std::optional<Position> location{};
  bool operator==(LegStep const&) const = default;
};

// A place beside the road that serves who drives by, as the road extract has it.
struct RoadStation {
  StationKind kind{};
  // Empty where it has none.
  std::string name{};
  Position location{};
  // charging: direct current or at least 50 kW; absent where the extract does not say.
  std::optional<bool> fast{};
  bool operator==(RoadStation const&) const = default;
};

// A break on the way that the continuous driving limit asks for.
struct LegRest {
  // Minutes driven since the last break of the rule.
  std::int32_t after_min = 0;
  // On the clock of the day.
  std::int32_t begin_min = 0;
  std::int32_t minutes = 0;
  // Metres from the start of the leg.
  std::optional<std::int32_t> at_m{};
  std::optional<Position> location{};
  std::optional<RoadStation> station{};
  bool operator==(LegRest const&) const = default;
};

// The longest stretch of a leg without a station; absent where it is not known.
struct LegGap {
  std::int32_t meters = 0;
  // Where it begins, from the start of the leg.
  std::int32_t from_m = 0;
  bool operator==(LegGap const&) const = default;
};

// The way before stop `index` of the day; the last leg leads to the day's end.
struct PlanLeg {
  // Driving, without breaks.
  std::int32_t minutes = 0;
  std::int64_t meters = 0;
  LegQuality quality{};
  // Version of the profile or of the estimate.
  std::optional<std::string> method{};
  std::vector<std::string> road_names{};
  std::vector<Position> line{};
  // Breaks on the way that the continuous driving limit asks for.
  std::int32_t breaks = 0;
  std::optional<std::int32_t> break_minutes{};
  std::optional<LegFacts> facts{};
  // The way in words; absent where it is estimated, and in a plan that is still being made.
  std::optional<std::vector<LegStep>> steps{};
  // Minutes that the way gives for scenic roads against the fastest one; absent where none.
  std::optional<std::int32_t> scenic_extra_min{};
  // Where the breaks fall; as many as breaks says.
  std::optional<std::vector<LegRest>> rests{};
  std::optional<LegGap> fuel_gap{};
  std::optional<LegGap> charging_gap{};
  bool operator==(PlanLeg const&) const = default;
};

struct PlanPause {
  PauseKind kind{};
  std::int32_t begin_min = 0;
  std::int32_t leave_min = 0;
  // How many stops of the day lie before it.
  std::int32_t after_stop = 0;
  // When the party is free for it; absent: at its begin.
  std::optional<std::int32_t> arrive_min{};
  // Taken after the leg to the next stop, before that visit; else before the leg.
  bool on_arrival = false;
  bool operator==(PlanPause const&) const = default;
};

// The longest stretch of a day without a station. A stop does not fill the tank.
struct DayGap {
  std::int64_t meters = 0;
  // Where it begins, from the start of the day.
  std::int64_t from_m = 0;
  Sentence from{};
  Sentence to{};
  std::optional<Sentence> warning{};
  std::optional<RoadStation> offer{};
  // What the way over the offered station takes longer.
  std::optional<std::int32_t> offer_detour_min{};
  bool operator==(DayGap const&) const = default;
};

struct PlanDay {
  std::int32_t day = 0;
  std::string date{};
  std::optional<Sentence> holiday{};
  PlaceSummary start{};
  PlaceSummary end{};
  std::int32_t depart_min = 0;
  std::int32_t finish_min = 0;
  std::optional<DayWindow> window{};
  std::vector<PlanStop> stops{};
  std::vector<PlanLeg> legs{};
  std::vector<PlanPause> pauses{};
  std::int32_t driving_min = 0;
  std::int64_t meters = 0;
  std::int64_t fees_fen = 0;
  std::int64_t score = 0;
  // Permits that the roads of this day need; absent where none is.
  std::optional<std::vector<Sentence>> documents{};
  std::optional<DayGap> fuel_gap{};
  std::optional<DayGap> charging_gap{};
  // Why a gap is not known; absent where both are, and for who needs neither.
  std::optional<std::vector<Sentence>> gaps_unknown{};
  // Closures that the roads of this day go around, and links they use.
  std::optional<std::vector<Sentence>> road_notes{};
  bool operator==(PlanDay const&) const = default;
};

struct PlanViolation {
  std::string rule{};
  std::optional<std::int32_t> day{};
  // Index of the stop in the day, from 0.
  std::optional<std::int32_t> stop{};
  std::optional<std::int64_t> place_id{};
  std::int64_t amount = 0;
  PlanViolationUnit unit{};
  Sentence text{};
  bool operator==(PlanViolation const&) const = default;
};

struct LeftOut {
  PlaceSummary place{};
  std::int64_t score = 0;
  std::string rule{};
  std::optional<std::int32_t> day{};
  std::optional<std::int64_t> amount{};
  Sentence text{};
  bool operator==(LeftOut const&) const = default;
};

// A limit and what is left of it.
struct PlanConstraint {
  std::string rule{};
  std::optional<std::int32_t> day{};
  std::optional<std::int64_t> limit{};
  std::int64_t left = 0;
  PlanConstraintUnit unit{};
  Sentence text{};
  bool operator==(PlanConstraint const&) const = default;
};

// What the plan was computed with.
struct PlanMaking {
  std::string program{};
  std::string rules_version{};
  std::optional<std::string> roads_version{};
  std::optional<std::string> estimate_version{};
  std::int64_t seed = 0;
  std::int64_t iterations = 0;
  double seconds{};
  std::optional<PlanMakingMadeBy> made_by{};
  bool operator==(PlanMaking const&) const = default;
};

struct Plan {
  TripRequest request{};
  std::vector<PlanDay> days{};
  std::int64_t score = 0;
  std::vector<ScorePart> score_parts{};
  // No plan for this request can score more.
  std::int64_t score_bound = 0;
  std::int64_t fees_fen = 0;
  std::int32_t driving_min = 0;
  std::int64_t meters = 0;
  std::optional<std::int32_t> estimated_legs{};
  bool feasible{};
  std::vector<PlanViolation> violations{};
  std::vector<LeftOut> left_out{};
  std::vector<PlanConstraint> constraints{};
  // Names of the default rules that supplied a value.
  std::vector<std::string> default_rules{};
  PlanMaking making{};
  bool operator==(Plan const&) const = default;
};

struct Job {
  std::int64_t id = 0;
  std::string kind{};
  JobState state{};
  // 0 to 1.
  double progress{};
  // Of an import.
  std::optional<std::int64_t> rows_done{};
  // Of an import, in all.
  std::optional<std::int64_t> rows{};
  Sentence message{};
  std::optional<std::int64_t> best_score{};
  std::optional<Plan> plan{};
  std::optional<Problem> error{};
  std::int64_t created_at_s = 0;
  std::optional<std::int64_t> finished_at_s{};
  bool operator==(Job const&) const = default;
};

struct ImportRun {
  std::int64_t id = 0;
  ImportRunState state{};
  std::string file_name{};
  std::string format{};
  std::string member{};
  std::string created_by{};
  std::string created_at{};
  std::optional<std::string> applied_at{};
  ImportCounts counts{};
  std::vector<ColumnUse> mapping{};
  // Taken from an earlier correction of this member.
  std::optional<bool> mapping_remembered{};
  std::vector<ImportQuestion> questions{};
  // About the whole file.
  std::vector<Finding> findings{};
  // What is being done with it now: import.review, import.answer or import.apply. Absent when
  // nothing is.
  std::optional<Job> job{};
  bool operator==(ImportRun const&) const = default;
};

struct ImportRunList {
  std::vector<ImportRun> items{};
  bool operator==(ImportRunList const&) const = default;
};

struct ImportRow {
  std::int64_t number = 0;
  std::string label{};
  RowOutcome outcome{};
  std::string name{};
  std::optional<std::int64_t> place_id{};
  std::vector<FieldChange> changes{};
  std::vector<Finding> findings{};
  // What a person decided: skip, new, or the id of the record it is.
  std::optional<std::string> decision{};
  bool operator==(ImportRow const&) const = default;
};

struct ImportRowPage {
  std::vector<ImportRow> items{};
  std::int64_t total = 0;
  std::optional<std::string> next_cursor{};
  bool operator==(ImportRowPage const&) const = default;
};

struct RowDecision {
  std::int64_t number = 0;
  // skip, new, or the id of the record it is.
  std::string decision{};
  bool operator==(RowDecision const&) const = default;
};

struct QuestionAnswer {
  std::string code{};
  std::string answer{};
  bool operator==(QuestionAnswer const&) const = default;
};

struct ImportAnswers {
  std::optional<std::vector<ColumnUse>> mapping{};
  std::optional<std::vector<QuestionAnswer>> answers{};
  std::optional<std::vector<RowDecision>> rows{};
  bool operator==(ImportAnswers const&) const = default;
};

struct FeedDraft {
  std::string request_id{};
  // Slug of the member whose data it is.
  std::string member{};
  // http or https, without a password.
  std::string url{};
  std::int32_t every_minutes = 0;
  std::optional<FeedApply> apply{};
  std::optional<FeedFormat> format{};
  bool operator==(FeedDraft const&) const = default;
};

struct FeedChange {
  std::optional<std::string> url{};
  std::optional<std::int32_t> every_minutes{};
  std::optional<FeedApply> apply{};
  std::optional<FeedFormat> format{};
  std::optional<bool> paused{};
  bool operator==(FeedChange const&) const = default;
};

struct FeedMissing {
  std::int64_t place_id = 0;
  std::string name{};
  std::string since{};
  bool operator==(FeedMissing const&) const = default;
};

struct Feed {
  std::int64_t id = 0;
  std::string member{};
  std::string url{};
  std::int32_t every_minutes = 0;
  FeedApply apply{};
  FeedFormat format{};
  bool paused{};
  // waiting: a review waits for a person.
  FeedState state{};
  // In a row; each makes the next wait longer.
  std::int64_t failures = 0;
  std::optional<std::string> last_pull_at{};
  std::optional<FeedOutcome> last_outcome{};
  std::optional<Sentence> last_sentence{};
  // What the last pull that brought something made.
  std::optional<std::int64_t> last_import_id{};
  std::optional<std::int64_t> waiting_import_id{};
  std::string next_due_at{};
  // At most 50 records the source no longer holds; nothing is deleted.
  std::vector<FeedMissing> missing{};
  std::int64_t missing_total = 0;
  std::string created_by{};
  std::string created_at{};
  bool operator==(Feed const&) const = default;
};

struct FeedList {
  std::vector<Feed> items{};
  bool operator==(FeedList const&) const = default;
};

struct FeedRun {
  std::int64_t id = 0;
  std::string at{};
  FeedOutcome outcome{};
  Sentence sentence{};
  std::int64_t bytes = 0;
  std::int64_t took_ms = 0;
  std::optional<std::int64_t> import_id{};
  bool operator==(FeedRun const&) const = default;
};

struct FeedRunList {
  std::vector<FeedRun> items{};
  bool operator==(FeedRunList const&) const = default;
};

struct QuarantineItem {
  std::int64_t id = 0;
  std::int64_t place_id = 0;
  std::string place_name{};
  std::string member{};
  std::string field{};
  std::string column{};
  std::string raw{};
  std::string code{};
  Sentence sentence{};
  ItemState state{};
  std::string file_name{};
  std::string row{};
  std::optional<std::string> settled_by{};
  std::optional<std::string> settled_value{};
  bool operator==(QuarantineItem const&) const = default;
};

struct QuarantinePage {
  std::vector<QuarantineItem> items{};
  std::int64_t total = 0;
  std::optional<std::string> next_cursor{};
  bool operator==(QuarantinePage const&) const = default;
};

struct QuarantineSettlement {
  // Absent: the field the column stands for.
  std::optional<std::string> field{};
  // JSON text; absent: leave it out for good.
  std::optional<std::string> value{};
  bool operator==(QuarantineSettlement const&) const = default;
};

struct ConflictItem {
  std::int64_t id = 0;
  std::int64_t place_id = 0;
  std::string place_name{};
  std::string member{};
  std::string field{};
  // JSON text of the last import.
  std::optional<std::string> base{};
  std::string local{};
  std::string incoming{};
  ItemState state{};
  std::string file_name{};
  std::optional<std::string> settled_by{};
  std::optional<ConflictItemTaken> taken{};
  bool operator==(ConflictItem const&) const = default;
};

struct ConflictPage {
  std::vector<ConflictItem> items{};
  std::int64_t total = 0;
  std::optional<std::string> next_cursor{};
  bool operator==(ConflictPage const&) const = default;
};

struct ConflictSettlement {
  ConflictSettlementTake take{};
  bool operator==(ConflictSettlement const&) const = default;
};

struct SameAsDifference {
  std::string field{};
  // JSON text; absent where it is empty.
  std::optional<std::string> first{};
  std::optional<std::string> second{};
  // What a merge takes unless a person chooses.
  SameAsDifferenceTake take{};
  bool operator==(SameAsDifference const&) const = default;
};

struct SameAsPair {
  // The ids of the two records, the lower first: 12-57.
  std::string id{};
  PlaceSummary first{};
  PlaceSummary second{};
  // 0 to 1.
  double score{};
  // Absent where one of the two has no position of its own.
  std::optional<double> meters{};
  SameAsPairOffer offer{};
  std::vector<SameAsReason> reasons{};
  std::vector<SameAsDifference> differences{};
  // The record that a merge keeps, or kept.
  std::int64_t keep = 0;
  SameAsPairDecision decision{};
  // With link: the record that is a part of the other; absent where both are the same place.
  std::optional<std::int64_t> part{};
  std::optional<std::string> decided_by{};
  std::optional<std::string> decided_at{};
  // After undo: fields that were changed later and stayed.
  std::optional<std::vector<std::string>> kept{};
  bool may_decide{};
  bool may_merge{};
  bool operator==(SameAsPair const&) const = default;
};

struct SameAsPage {
  std::vector<SameAsPair> items{};
  std::int64_t total = 0;
  std::optional<std::string> next_cursor{};
  bool operator==(SameAsPage const&) const = default;
};

struct SameAsVerdict {
  SameAsVerdictDecision decision{};
  // With merge: the record that stays.
  std::optional<std::int64_t> keep{};
  // With link: the record that is a part of the other, instead of both being the same place.
  std::optional<std::int64_t> part{};
  // With merge: field to first, second or both, where not what is proposed.
  std::optional<std::map<std::string, std::string>> values{};
  bool operator==(SameAsVerdict const&) const = default;
};

struct DraftDay {
  std::optional<std::int64_t> start_place_id{};
  std::optional<std::int64_t> end_place_id{};
  std::vector<std::int64_t> place_ids{};
  bool operator==(DraftDay const&) const = default;
};

struct PlanDraft {
  TripRequest request{};
  std::vector<DraftDay> days{};
  bool operator==(PlanDraft const&) const = default;
};

struct Verdict {
  bool feasible{};
  std::vector<PlanViolation> violations{};
  std::int64_t score = 0;
  bool operator==(Verdict const&) const = default;
};

struct JobList {
  std::vector<Job> items{};
  bool operator==(JobList const&) const = default;
};

struct RouteSummary {
  std::int64_t id = 0;
  std::string name{};
  RouteStatus status{};
  std::int64_t version = 0;
  std::int32_t days = 0;
  std::string start_date{};
  std::int64_t score = 0;
  std::int32_t driving_min = 0;
  std::int32_t stops = 0;
  bool feasible{};
  std::optional<std::string> created_by{};
  std::int64_t updated_at_s = 0;
  bool operator==(RouteSummary const&) const = default;
};

struct RoutePage {
  std::vector<RouteSummary> items{};
  std::int64_t total = 0;
  std::optional<std::string> next_cursor{};
  bool operator==(RoutePage const&) const = default;
};

struct RouteDraft {
  std::string request_id{};
  std::string name{};
  Plan plan{};
  bool operator==(RouteDraft const&) const = default;
};

struct RouteUpdate {
  std::int64_t version = 0;
  std::optional<std::string> name{};
  std::optional<RouteStatus> status{};
  std::optional<Plan> plan{};
  bool operator==(RouteUpdate const&) const = default;
};

struct Route {
  std::int64_t id = 0;
  std::string name{};
  RouteStatus status{};
  std::int64_t version = 0;
  Plan plan{};
  std::optional<std::string> created_by{};
  std::int64_t updated_at_s = 0;
  bool shared{};
  bool operator==(Route const&) const = default;
};

struct ShareLink {
  std::string token{};
  // Path on this server that opens the route read-only.
  std::string path{};
  bool operator==(ShareLink const&) const = default;
};

struct Session {
  std::optional<std::string> name{};
  Role role{};
  std::optional<std::string> member{};
  bool may_plan{};
  bool may_save{};
  bool may_publish{};
  // No account exists yet: everybody may read and try.
  bool try_mode{};
  bool operator==(Session const&) const = default;
};

struct Credentials {
  std::string name{};
  std::string password{};
  bool operator==(Credentials const&) const = default;
};

nlohmann::json to_json_value(Problem const& value);
nlohmann::json to_json_value(Health const& value);
nlohmann::json to_json_value(Sentence const& value);
nlohmann::json to_json_value(FieldSource const& value);
nlohmann::json to_json_value(Source const& value);
nlohmann::json to_json_value(SourceList const& value);
nlohmann::json to_json_value(DefaultRule const& value);
nlohmann::json to_json_value(DefaultRuleList const& value);
nlohmann::json to_json_value(PlaceSummary const& value);
nlohmann::json to_json_value(PlacePage const& value);
nlohmann::json to_json_value(AssumedText const& value);
nlohmann::json to_json_value(AssumedNumber const& value);
nlohmann::json to_json_value(OpenInterval const& value);
nlohmann::json to_json_value(DayHours const& value);
nlohmann::json to_json_value(Place const& value);
nlohmann::json to_json_value(MissingField const& value);
nlohmann::json to_json_value(MemberState const& value);
nlohmann::json to_json_value(MemberList const& value);
nlohmann::json to_json_value(RoadMatrixQuestion const& value);
nlohmann::json to_json_value(RoadGeometry const& value);
nlohmann::json to_json_value(RoadPermit const& value);
nlohmann::json to_json_value(LinkRoad const& value);
nlohmann::json to_json_value(RoadChangeDraft const& value);
nlohmann::json to_json_value(RoadChange const& value);
nlohmann::json to_json_value(RoadChangePage const& value);
nlohmann::json to_json_value(RoadState const& value);
nlohmann::json to_json_value(NextStep const& value);
nlohmann::json to_json_value(KindCount const& value);
nlohmann::json to_json_value(AllianceFact const& value);
nlohmann::json to_json_value(AllianceOverview const& value);
nlohmann::json to_json_value(AllianceLink const& value);
nlohmann::json to_json_value(AllianceList const& value);
nlohmann::json to_json_value(FieldOption const& value);
nlohmann::json to_json_value(FieldColumn const& value);
nlohmann::json to_json_value(FieldInfo const& value);
nlohmann::json to_json_value(FieldList const& value);
nlohmann::json to_json_value(FacetCount const& value);
nlohmann::json to_json_value(Facet const& value);
nlohmann::json to_json_value(Facets const& value);
nlohmann::json to_json_value(FieldValue const& value);
nlohmann::json to_json_value(PlaceRecord const& value);
nlohmann::json to_json_value(RecordTie const& value);
nlohmann::json to_json_value(TieList const& value);
nlohmann::json to_json_value(AlikeQuestion const& value);
nlohmann::json to_json_value(SameAsReason const& value);
nlohmann::json to_json_value(AlikeRecord const& value);
nlohmann::json to_json_value(AlikeList const& value);
nlohmann::json to_json_value(RecordDraft const& value);
nlohmann::json to_json_value(RecordChange const& value);
nlohmann::json to_json_value(BulkChange const& value);
nlohmann::json to_json_value(BulkRefusal const& value);
nlohmann::json to_json_value(BulkOutcome const& value);
nlohmann::json to_json_value(WorkflowMove const& value);
nlohmann::json to_json_value(UndoRequest const& value);
nlohmann::json to_json_value(FieldChange const& value);
nlohmann::json to_json_value(Revision const& value);
nlohmann::json to_json_value(RevisionPage const& value);
nlohmann::json to_json_value(Change const& value);
nlohmann::json to_json_value(ChangePage const& value);
nlohmann::json to_json_value(Finding const& value);
nlohmann::json to_json_value(ColumnUse const& value);
nlohmann::json to_json_value(ImportQuestion const& value);
nlohmann::json to_json_value(ImportCounts const& value);
nlohmann::json to_json_value(DayWindow const& value);
nlohmann::json to_json_value(Night const& value);
nlohmann::json to_json_value(Party const& value);
nlohmann::json to_json_value(Lock const& value);
nlohmann::json to_json_value(PauseRequest const& value);
nlohmann::json to_json_value(MemberLimit const& value);
nlohmann::json to_json_value(CategoryLimit const& value);
nlohmann::json to_json_value(OneOfGroup const& value);
nlohmann::json to_json_value(TripRequest const& value);
nlohmann::json to_json_value(ScorePart const& value);
nlohmann::json to_json_value(PlanStop const& value);
nlohmann::json to_json_value(LegFacts const& value);
nlohmann::json to_json_value(LegStep const& value);
nlohmann::json to_json_value(RoadStation const& value);
nlohmann::json to_json_value(LegRest const& value);
nlohmann::json to_json_value(LegGap const& value);
nlohmann::json to_json_value(PlanLeg const& value);
nlohmann::json to_json_value(PlanPause const& value);
nlohmann::json to_json_value(DayGap const& value);
nlohmann::json to_json_value(PlanDay const& value);
nlohmann::json to_json_value(PlanViolation const& value);
nlohmann::json to_json_value(LeftOut const& value);
nlohmann::json to_json_value(PlanConstraint const& value);
nlohmann::json to_json_value(PlanMaking const& value);
nlohmann::json to_json_value(Plan const& value);
nlohmann::json to_json_value(Job const& value);
nlohmann::json to_json_value(ImportRun const& value);
nlohmann::json to_json_value(ImportRunList const& value);
nlohmann::json to_json_value(ImportRow const& value);
nlohmann::json to_json_value(ImportRowPage const& value);
nlohmann::json to_json_value(RowDecision const& value);
nlohmann::json to_json_value(QuestionAnswer const& value);
nlohmann::json to_json_value(ImportAnswers const& value);
nlohmann::json to_json_value(FeedDraft const& value);
nlohmann::json to_json_value(FeedChange const& value);
nlohmann::json to_json_value(FeedMissing const& value);
nlohmann::json to_json_value(Feed const& value);
nlohmann::json to_json_value(FeedList const& value);
nlohmann::json to_json_value(FeedRun const& value);
nlohmann::json to_json_value(FeedRunList const& value);
nlohmann::json to_json_value(QuarantineItem const& value);
nlohmann::json to_json_value(QuarantinePage const& value);
nlohmann::json to_json_value(QuarantineSettlement const& value);
nlohmann::json to_json_value(ConflictItem const& value);
nlohmann::json to_json_value(ConflictPage const& value);
nlohmann::json to_json_value(ConflictSettlement const& value);
nlohmann::json to_json_value(SameAsDifference const& value);
nlohmann::json to_json_value(SameAsPair const& value);
nlohmann::json to_json_value(SameAsPage const& value);
nlohmann::json to_json_value(SameAsVerdict const& value);
nlohmann::json to_json_value(DraftDay const& value);
nlohmann::json to_json_value(PlanDraft const& value);
nlohmann::json to_json_value(Verdict const& value);
nlohmann::json to_json_value(JobList const& value);
nlohmann::json to_json_value(RouteSummary const& value);
nlohmann::json to_json_value(RoutePage const& value);
nlohmann::json to_json_value(RouteDraft const& value);
nlohmann::json to_json_value(RouteUpdate const& value);
nlohmann::json to_json_value(Route const& value);
nlohmann::json to_json_value(ShareLink const& value);
nlohmann::json to_json_value(Session const& value);
nlohmann::json to_json_value(Credentials const& value);

// The value of a word, or nothing: parse_word<PlaceKind>("museum").
template <class E>
constexpr std::optional<E> parse_word(std::string_view text) {
  auto const words = words_of(E{});
  for (std::size_t i = 0; i < words.size(); ++i)
    if (words[i] == text) return static_cast<E>(i);
  return std::nullopt;
}

// Reads one of the structs above. An error is one sentence that says what is accepted; its field is
// the path, such as "days[2].place_ids[0]", after `path` where the value is part of something.
template <class T>
base::Result<T> read(nlohmann::json const& json, std::string_view path = {},
                     UnknownFields unknown = UnknownFields::refuse);

}  // namespace magpie::http::api
