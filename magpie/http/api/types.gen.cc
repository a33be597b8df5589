// Generated from openapi.yaml by scripts/gen_api.py; do not edit.
#include "magpie/http/api/types.gen.h"

#include "magpie/http/api/reader.h"

namespace magpie::http::api {

bool read_value(Reader& in, Json const& json, JsonPath const& at, Problem& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Health& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Sentence& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldSource& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Source& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, SourceList& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, DefaultRule& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, DefaultRuleList& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlaceSummary& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlacePage& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, AssumedText& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, AssumedNumber& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, OpenInterval& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, DayHours& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Place& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, MissingField& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, MemberState& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, MemberList& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadMatrixQuestion& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadGeometry& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadPermit& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, LinkRoad& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadChangeDraft& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadChange& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadChangePage& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadState& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, NextStep& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, KindCount& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, AllianceFact& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, AllianceOverview& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, AllianceLink& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, AllianceList& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldOption& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldColumn& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldInfo& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldList& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FacetCount& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Facet& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Facets& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldValue& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlaceRecord& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RecordTie& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, TieList& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, AlikeQuestion& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, SameAsReason& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, AlikeRecord& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, AlikeList& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RecordDraft& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RecordChange& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, BulkChange& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, BulkRefusal& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, BulkOutcome& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, WorkflowMove& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, UndoRequest& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldChange& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Revision& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RevisionPage& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Change& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ChangePage& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Finding& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ColumnUse& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportQuestion& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportCounts& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, DayWindow& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Night& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Party& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Lock& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PauseRequest& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, MemberLimit& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, CategoryLimit& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, OneOfGroup& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, TripRequest& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ScorePart& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanStop& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, LegFacts& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, LegStep& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadStation& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, LegRest& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, LegGap& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanLeg& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanPause& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, DayGap& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanDay& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanViolation& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, LeftOut& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanConstraint& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanMaking& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Plan& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Job& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportRun& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportRunList& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportRow& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportRowPage& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RowDecision& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, QuestionAnswer& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportAnswers& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedDraft& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedChange& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedMissing& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Feed& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedList& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedRun& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedRunList& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, QuarantineItem& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, QuarantinePage& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, QuarantineSettlement& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ConflictItem& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ConflictPage& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ConflictSettlement& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, SameAsDifference& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, SameAsPair& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, SameAsPage& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, SameAsVerdict& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, DraftDay& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanDraft& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Verdict& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, JobList& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RouteSummary& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoutePage& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RouteDraft& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, RouteUpdate& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Route& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, ShareLink& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Session& out, Limits const&);
bool read_value(Reader& in, Json const& json, JsonPath const& at, Credentials& out, Limits const&);

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Problem>
bool visit_fields(Fields& fields, T& value) {
  return fields.optional("type", value.type) &&
         fields.required("title", value.title) &&
         fields.required("status", value.status) &&
         fields.required("code", value.code) &&
         fields.optional("detail", value.detail) &&
         fields.optional("field", value.field) &&
         fields.optional("incident", value.incident);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Health>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("status", value.status) &&
         fields.required("version", value.version);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Sentence>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("zh", value.zh) &&
         fields.required("en", value.en);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FieldSource>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("field", value.field) &&
         fields.required("source_key", value.source_key);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Source>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("key", value.key) &&
         fields.required("title", value.title) &&
         fields.required("publisher", value.publisher) &&
         fields.required("licence", value.licence) &&
         fields.required("licence_class", value.licence_class) &&
         fields.required("attribution", value.attribution) &&
         fields.optional("as_of", value.as_of);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, SourceList>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, DefaultRule>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("name", value.name) &&
         fields.required("value", value.value) &&
         fields.required("basis", value.basis) &&
         fields.required("text", value.text);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, DefaultRuleList>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("version", value.version) &&
         fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PlaceSummary>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("key", value.key) &&
         fields.required("name_zh", value.name_zh) &&
         fields.required("name_en", value.name_en) &&
         fields.required("kind", value.kind) &&
         fields.required("status", value.status) &&
         fields.required("member", value.member) &&
         fields.optional("location", value.location) &&
         fields.required("precision", value.precision) &&
         fields.optional("rating", value.rating) &&
         fields.required("themes", value.themes);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PlacePage>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items) &&
         fields.required("total", value.total) &&
         fields.optional("next_cursor", value.next_cursor);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, AssumedText>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("value", value.value) &&
         fields.optional("rule", value.rule);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, AssumedNumber>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("value", value.value) &&
         fields.optional("rule", value.rule);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, OpenInterval>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("open_min", value.open_min) &&
         fields.required("close_min", value.close_min);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, DayHours>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("state", value.state) &&
         fields.required("intervals", value.intervals) &&
         fields.optional("reason", value.reason);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Place>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("key", value.key) &&
         fields.required("names", value.names) &&
         fields.required("kind", value.kind) &&
         fields.required("status", value.status) &&
         fields.required("member", value.member) &&
         fields.optional("member_names", value.member_names) &&
         fields.optional("county_zh", value.county_zh) &&
         fields.optional("location", value.location) &&
         fields.required("precision", value.precision) &&
         fields.optional("rating", value.rating) &&
         fields.required("designations", value.designations) &&
         fields.required("themes", value.themes) &&
         fields.required("visit_minutes", value.visit_minutes) &&
         fields.required("opening_hours", value.opening_hours) &&
         fields.optional("opening_hours_problem", value.opening_hours_problem) &&
         fields.optional("hours_today", value.hours_today) &&
         fields.required("price_fen", value.price_fen) &&
         fields.optional("visitors_10k_per_year", value.visitors_10k_per_year) &&
         fields.optional("beds", value.beds) &&
         fields.optional("wheelchair", value.wheelchair) &&
         fields.optional("website", value.website) &&
         fields.optional("phone", value.phone) &&
         fields.optional("note", value.note) &&
         fields.required("sources", value.sources) &&
         fields.required("tags", value.tags) &&
         fields.optional("workflow", value.workflow) &&
         fields.required("missing", value.missing);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, MissingField>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("field", value.field) &&
         fields.required("count", value.count);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, MemberState>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("slug", value.slug) &&
         fields.required("name_zh", value.name_zh) &&
         fields.required("name_en", value.name_en) &&
         fields.required("kind", value.kind) &&
         fields.required("role", value.role) &&
         fields.required("source", value.source) &&
         fields.required("places", value.places) &&
         fields.required("complete_percent", value.complete_percent) &&
         fields.required("missing", value.missing) &&
         fields.optional("filled_this_month", value.filled_this_month);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, MemberList>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RoadMatrixQuestion>
bool visit_fields(Fields& fields, T& value) {
  return fields.optional("vehicle", value.vehicle) &&
         fields.optional("date", value.date) &&
         fields.optional("size", value.size) &&
         fields.optional("scenic", value.scenic, {.minimum = 0, .maximum = 10}) &&
         fields.optional("without_permits", value.without_permits) &&
         fields.required("sources", value.sources) &&
         fields.optional("targets", value.targets);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RoadGeometry>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("type", value.type) &&
         fields.required("coordinates", value.coordinates);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RoadPermit>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("type", value.type, {.length_min = 1, .length_max = 200}) &&
         fields.required("who", value.who, {.length_min = 1, .length_max = 200}) &&
         fields.optional("days_ahead", value.days_ahead, {.minimum = 0, .maximum = 365});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, LinkRoad>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("class", value.class_) &&
         fields.optional("speed_kmh", value.speed_kmh, {.minimum = 5, .maximum = 80}) &&
         fields.defaulted("unpaved", value.unpaved) &&
         fields.defaulted("oneway", value.oneway);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RoadChangeDraft>
bool visit_fields(Fields& fields, T& value) {
  return fields.optional("request_id", value.request_id, {.length_min = 8, .length_max = 64}) &&
         fields.required("kind", value.kind) &&
         fields.required("name", value.name, {.length_min = 1, .length_max = 200}) &&
         fields.required("geometry", value.geometry) &&
         fields.optional("vehicles", value.vehicles, {.items_max = 4}) &&
         fields.optional("from_date", value.from_date, {.date = true}) &&
         fields.optional("until_date", value.until_date, {.date = true}) &&
         fields.optional("yearly_from", value.yearly_from, {.length_max = 5}) &&
         fields.optional("yearly_until", value.yearly_until, {.length_max = 5}) &&
         fields.optional("reason", value.reason, {.length_max = 500}) &&
         fields.optional("permit", value.permit) &&
         fields.optional("score", value.score, {.minimum = 0, .maximum = 1}) &&
         fields.optional("road", value.road) &&
         fields.required("source", value.source, {.length_min = 1, .length_max = 500}) &&
         fields.optional("verified_on", value.verified_on, {.date = true}) &&
         fields.optional("note", value.note, {.length_max = 2000});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RoadChange>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("kind", value.kind) &&
         fields.required("name", value.name, {.length_min = 1, .length_max = 200}) &&
         fields.required("geometry", value.geometry) &&
         fields.optional("vehicles", value.vehicles, {.items_max = 4}) &&
         fields.optional("from_date", value.from_date, {.date = true}) &&
         fields.optional("until_date", value.until_date, {.date = true}) &&
         fields.optional("yearly_from", value.yearly_from, {.length_max = 5}) &&
         fields.optional("yearly_until", value.yearly_until, {.length_max = 5}) &&
         fields.optional("reason", value.reason, {.length_max = 500}) &&
         fields.optional("permit", value.permit) &&
         fields.optional("score", value.score, {.minimum = 0, .maximum = 1}) &&
         fields.optional("road", value.road) &&
         fields.required("source", value.source, {.length_min = 1, .length_max = 500}) &&
         fields.optional("verified_on", value.verified_on, {.date = true}) &&
         fields.optional("note", value.note, {.length_max = 2000}) &&
         fields.required("is_active", value.is_active) &&
         fields.required("created_at", value.created_at) &&
         fields.required("changed_at", value.changed_at) &&
         fields.required("changed_by", value.changed_by);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RoadChangePage>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items) &&
         fields.required("total", value.total) &&
         fields.optional("next_cursor", value.next_cursor);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RoadState>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("loaded", value.loaded) &&
         fields.optional("extract", value.extract) &&
         fields.optional("nodes", value.nodes) &&
         fields.optional("arcs", value.arcs) &&
         fields.optional("bounds", value.bounds) &&
         fields.optional("attribution", value.attribution);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, NextStep>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("code", value.code) &&
         fields.required("text", value.text) &&
         fields.optional("member", value.member) &&
         fields.optional("count", value.count);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, KindCount>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("kind", value.kind) &&
         fields.required("count", value.count);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, AllianceFact>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("name", value.name) &&
         fields.required("text", value.text) &&
         fields.required("status", value.status) &&
         fields.required("source", value.source) &&
         fields.optional("missing", value.missing);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, AllianceOverview>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("slug", value.slug) &&
         fields.required("name_zh", value.name_zh) &&
         fields.required("name_en", value.name_en) &&
         fields.required("time_zone", value.time_zone) &&
         fields.required("currency", value.currency) &&
         fields.optional("center", value.center) &&
         fields.optional("bounds", value.bounds) &&
         fields.required("places", value.places) &&
         fields.required("places_with_point", value.places_with_point) &&
         fields.required("places_with_county", value.places_with_county) &&
         fields.required("places_without_position", value.places_without_position) &&
         fields.required("members", value.members) &&
         fields.required("routes", value.routes) &&
         fields.required("kinds", value.kinds) &&
         fields.optional("themes", value.themes) &&
         fields.required("member_states", value.member_states) &&
         fields.required("next_steps", value.next_steps) &&
         fields.required("roads", value.roads) &&
         fields.required("facts", value.facts);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, AllianceLink>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("slug", value.slug) &&
         fields.required("name_zh", value.name_zh) &&
         fields.required("name_en", value.name_en) &&
         fields.required("address", value.address) &&
         fields.optional("places", value.places) &&
         fields.required("is_current", value.is_current);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, AllianceList>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FieldOption>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("value", value.value) &&
         fields.required("label", value.label);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FieldColumn>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("name", value.name) &&
         fields.required("type", value.type) &&
         fields.required("label", value.label) &&
         fields.required("required", value.required) &&
         fields.required("options", value.options) &&
         fields.required("may_be_other", value.may_be_other) &&
         fields.optional("low", value.low) &&
         fields.optional("high", value.high) &&
         fields.required("unit", value.unit);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FieldInfo>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("name", value.name) &&
         fields.required("type", value.type) &&
         fields.required("group", value.group) &&
         fields.required("label", value.label) &&
         fields.required("choices", value.choices) &&
         fields.optional("low", value.low) &&
         fields.optional("high", value.high) &&
         fields.required("unit", value.unit) &&
         fields.optional("columns", value.columns);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FieldList>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FacetCount>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("value", value.value) &&
         fields.required("count", value.count);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Facet>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("name", value.name) &&
         fields.required("counts", value.counts);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Facets>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("total", value.total) &&
         fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FieldValue>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("field", value.field) &&
         fields.required("value", value.value) &&
         fields.required("owner", value.owner) &&
         fields.optional("sources", value.sources) &&
         fields.optional("changed_by", value.changed_by) &&
         fields.optional("changed_at", value.changed_at) &&
         fields.required("may_edit", value.may_edit);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PlaceRecord>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("key", value.key) &&
         fields.required("version", value.version) &&
         fields.required("workflow", value.workflow) &&
         fields.required("fields", value.fields) &&
         fields.required("missing", value.missing) &&
         fields.required("blocking", value.blocking) &&
         fields.required("may_edit", value.may_edit) &&
         fields.required("may_publish", value.may_publish) &&
         fields.required("may_move", value.may_move) &&
         fields.optional("merged_into", value.merged_into) &&
         fields.optional("linked", value.linked) &&
         fields.optional("kept", value.kept);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RecordTie>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("relation", value.relation) &&
         fields.required("direction", value.direction) &&
         fields.required("label", value.label) &&
         fields.required("place", value.place);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, TieList>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, AlikeQuestion>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("fields", value.fields);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, SameAsReason>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("name", value.name) &&
         fields.required("points", value.points) &&
         fields.required("text", value.text);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, AlikeRecord>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("place", value.place) &&
         fields.required("score", value.score) &&
         fields.required("reasons", value.reasons);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, AlikeList>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RecordDraft>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("request_id", value.request_id, {.length_min = 8, .length_max = 64}) &&
         fields.optional("key", value.key, {.length_max = 64}) &&
         fields.required("fields", value.fields);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RecordChange>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("request_id", value.request_id, {.length_min = 8, .length_max = 64}) &&
         fields.required("version", value.version, {.minimum = 1}) &&
         fields.required("fields", value.fields) &&
         fields.optional("note", value.note, {.length_max = 500});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, BulkChange>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("request_id", value.request_id, {.length_min = 8, .length_max = 64}) &&
         fields.required("place_ids", value.place_ids, {.minimum = 1, .items_max = 1000}) &&
         fields.required("fields", value.fields) &&
         fields.optional("note", value.note, {.length_max = 500});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, BulkRefusal>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("place_id", value.place_id) &&
         fields.required("field", value.field) &&
         fields.required("reason", value.reason);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, BulkOutcome>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("changed", value.changed) &&
         fields.required("same", value.same) &&
         fields.required("refused", value.refused);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, WorkflowMove>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("request_id", value.request_id, {.length_min = 8, .length_max = 64}) &&
         fields.required("to", value.to);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, UndoRequest>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("request_id", value.request_id, {.length_min = 8, .length_max = 64}) &&
         fields.required("revision", value.revision, {.minimum = 1});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FieldChange>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("field", value.field) &&
         fields.optional("before", value.before) &&
         fields.optional("after", value.after);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Revision>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("version", value.version) &&
         fields.required("changed_by", value.changed_by) &&
         fields.required("changed_at", value.changed_at) &&
         fields.required("origin", value.origin) &&
         fields.optional("note", value.note) &&
         fields.optional("import_id", value.import_id) &&
         fields.required("changes", value.changes);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RevisionPage>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items) &&
         fields.optional("next_cursor", value.next_cursor);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Change>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("seq", value.seq) &&
         fields.required("id", value.id) &&
         fields.required("key", value.key) &&
         fields.required("kind", value.kind) &&
         fields.required("at", value.at) &&
         fields.optional("merged_into", value.merged_into) &&
         fields.optional("fields", value.fields);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ChangePage>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items) &&
         fields.required("next_since", value.next_since) &&
         fields.required("more", value.more);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Finding>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("row", value.row) &&
         fields.required("column", value.column) &&
         fields.required("code", value.code) &&
         fields.required("action", value.action) &&
         fields.required("value", value.value) &&
         fields.required("stored", value.stored) &&
         fields.required("sentence", value.sentence) &&
         fields.required("field", value.field);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ColumnUse>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("column", value.column, {.length_max = 300}) &&
         fields.required("field", value.field, {.length_max = 64}) &&
         fields.optional("unit", value.unit, {.length_max = 32}) &&
         fields.optional("statistic", value.statistic, {.length_max = 32}) &&
         fields.optional("datum", value.datum, {.length_max = 32}) &&
         fields.optional("certainty", value.certainty) &&
         fields.optional("reason", value.reason) &&
         fields.optional("sample", value.sample);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ImportQuestion>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("code", value.code) &&
         fields.required("sentence", value.sentence) &&
         fields.required("choices", value.choices) &&
         fields.optional("proposed", value.proposed) &&
         fields.optional("evidence", value.evidence) &&
         fields.optional("answer", value.answer);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ImportCounts>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("rows", value.rows) &&
         fields.required("fresh", value.fresh) &&
         fields.required("changed", value.changed) &&
         fields.required("same", value.same) &&
         fields.required("doubtful", value.doubtful) &&
         fields.required("refused", value.refused) &&
         fields.required("conflicts", value.conflicts) &&
         fields.required("quarantined", value.quarantined) &&
         fields.required("removed", value.removed);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, DayWindow>
bool visit_fields(Fields& fields, T& value) {
  return fields.optional("day", value.day, {.minimum = 1, .maximum = 14}) &&
         fields.required("start_min", value.start_min, {.minimum = 0, .maximum = 1440}) &&
         fields.required("end_min", value.end_min, {.minimum = 0, .maximum = 1800});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Night>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("day", value.day, {.minimum = 1, .maximum = 14}) &&
         fields.required("place_id", value.place_id, {.minimum = 1});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Party>
bool visit_fields(Fields& fields, T& value) {
  return fields.defaulted("adults", value.adults, {.minimum = 0, .maximum = 60}) &&
         fields.defaulted("children", value.children, {.minimum = 0, .maximum = 60}) &&
         fields.defaulted("seniors", value.seniors, {.minimum = 0, .maximum = 60}) &&
         fields.defaulted("wheelchair", value.wheelchair);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Lock>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("place_id", value.place_id, {.minimum = 1}) &&
         fields.optional("day", value.day, {.minimum = 1, .maximum = 14}) &&
         fields.optional("begin_from_min", value.begin_from_min, {.minimum = 0, .maximum = 1800}) &&
         fields.optional("begin_until_min", value.begin_until_min, {.minimum = 0, .maximum = 1800});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PauseRequest>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("kind", value.kind) &&
         fields.required("from_min", value.from_min, {.minimum = 0, .maximum = 1800}) &&
         fields.required("until_min", value.until_min, {.minimum = 0, .maximum = 1800}) &&
         fields.required("minutes", value.minutes, {.minimum = 5, .maximum = 240});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, MemberLimit>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("member", value.member, {.length_max = 64}) &&
         fields.optional("stops_min", value.stops_min, {.minimum = 0, .maximum = 100}) &&
         fields.optional("stops_max", value.stops_max, {.minimum = 0, .maximum = 100});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, CategoryLimit>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("category", value.category, {.length_max = 64}) &&
         fields.optional("trip_max", value.trip_max, {.minimum = 0, .maximum = 100}) &&
         fields.optional("day_max", value.day_max, {.minimum = 0, .maximum = 100});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, OneOfGroup>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("place_ids", value.place_ids, {.minimum = 1, .items_max = 100});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, TripRequest>
bool visit_fields(Fields& fields, T& value) {
  return fields.optional("name", value.name, {.length_max = 200}) &&
         fields.required("start_date", value.start_date, {.date = true}) &&
         fields.required("days", value.days, {.minimum = 1, .maximum = 14}) &&
         fields.optional("start_place_id", value.start_place_id, {.minimum = 1}) &&
         fields.optional("end_place_id", value.end_place_id, {.minimum = 1}) &&
         fields.optional("shape", value.shape) &&
         fields.optional("day_windows", value.day_windows, {.items_max = 15}) &&
         fields.optional("nights", value.nights, {.items_max = 14}) &&
         fields.optional("party", value.party) &&
         fields.optional("pace", value.pace) &&
         fields.optional("themes", value.themes) &&
         fields.optional("must", value.must, {.minimum = 1, .items_max = 100}) &&
         fields.optional("avoid", value.avoid, {.minimum = 1, .items_max = 1000}) &&
         fields.optional("only", value.only, {.minimum = 1, .items_max = 1000}) &&
         fields.optional("locks", value.locks, {.items_max = 100}) &&
         fields.optional("driving_day_max_min", value.driving_day_max_min, {.minimum = 10, .maximum = 1440}) &&
         fields.optional("driving_stretch_max_min", value.driving_stretch_max_min, {.minimum = 10, .maximum = 1440}) &&
         fields.optional("pauses", value.pauses, {.items_max = 6}) &&
         fields.optional("budget_fen", value.budget_fen, {.minimum = 0}) &&
         fields.optional("member_limits", value.member_limits, {.items_max = 200}) &&
         fields.optional("category_limits", value.category_limits, {.items_max = 50}) &&
         fields.optional("one_of", value.one_of, {.items_max = 50}) &&
         fields.optional("vehicle", value.vehicle) &&
         fields.optional("scenic", value.scenic, {.minimum = 0, .maximum = 10}) &&
         fields.optional("without_permits", value.without_permits) &&
         fields.defaulted("seed", value.seed, {.minimum = 0}) &&
         fields.defaulted("seconds", value.seconds, {.minimum = 0.1, .maximum = 60});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ScorePart>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("name", value.name) &&
         fields.required("points", value.points);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PlanStop>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("place", value.place) &&
         fields.required("arrive_min", value.arrive_min) &&
         fields.required("wait_min", value.wait_min) &&
         fields.required("begin_min", value.begin_min) &&
         fields.required("leave_min", value.leave_min) &&
         fields.required("visit_minutes", value.visit_minutes) &&
         fields.required("hours", value.hours) &&
         fields.optional("hours_rule", value.hours_rule) &&
         fields.required("fee_fen", value.fee_fen) &&
         fields.required("score", value.score) &&
         fields.required("score_parts", value.score_parts) &&
         fields.required("reasons", value.reasons) &&
         fields.optional("must", value.must) &&
         fields.optional("locked", value.locked);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, LegFacts>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("unpaved_m", value.unpaved_m) &&
         fields.required("toll_m", value.toll_m) &&
         fields.required("ferry_m", value.ferry_m) &&
         fields.required("tunnel_m", value.tunnel_m) &&
         fields.required("scenic_m", value.scenic_m) &&
         fields.required("private_m", value.private_m) &&
         fields.optional("up_m", value.up_m) &&
         fields.optional("down_m", value.down_m) &&
         fields.required("permits", value.permits);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, LegStep>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("text", value.text) &&
         fields.required("road", value.road) &&
         fields.required("meters", value.meters) &&
         fields.required("minutes", value.minutes) &&
         fields.optional("location", value.location);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RoadStation>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("kind", value.kind) &&
         fields.required("name", value.name) &&
         fields.required("location", value.location) &&
         fields.optional("fast", value.fast);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, LegRest>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("after_min", value.after_min) &&
         fields.required("begin_min", value.begin_min) &&
         fields.required("minutes", value.minutes) &&
         fields.optional("at_m", value.at_m) &&
         fields.optional("location", value.location) &&
         fields.optional("station", value.station);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, LegGap>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("meters", value.meters) &&
         fields.required("from_m", value.from_m);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PlanLeg>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("minutes", value.minutes) &&
         fields.required("meters", value.meters) &&
         fields.required("quality", value.quality) &&
         fields.optional("method", value.method) &&
         fields.required("road_names", value.road_names) &&
         fields.required("line", value.line) &&
         fields.required("breaks", value.breaks) &&
         fields.optional("break_minutes", value.break_minutes) &&
         fields.optional("facts", value.facts) &&
         fields.optional("steps", value.steps, {.items_max = 1000}) &&
         fields.optional("scenic_extra_min", value.scenic_extra_min) &&
         fields.optional("rests", value.rests, {.items_max = 100}) &&
         fields.optional("fuel_gap", value.fuel_gap) &&
         fields.optional("charging_gap", value.charging_gap);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PlanPause>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("kind", value.kind) &&
         fields.required("begin_min", value.begin_min) &&
         fields.required("leave_min", value.leave_min) &&
         fields.required("after_stop", value.after_stop) &&
         fields.optional("arrive_min", value.arrive_min) &&
         fields.defaulted("on_arrival", value.on_arrival);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, DayGap>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("meters", value.meters) &&
         fields.required("from_m", value.from_m) &&
         fields.required("from", value.from) &&
         fields.required("to", value.to) &&
         fields.optional("warning", value.warning) &&
         fields.optional("offer", value.offer) &&
         fields.optional("offer_detour_min", value.offer_detour_min);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PlanDay>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("day", value.day) &&
         fields.required("date", value.date, {.date = true}) &&
         fields.optional("holiday", value.holiday) &&
         fields.required("start", value.start) &&
         fields.required("end", value.end) &&
         fields.required("depart_min", value.depart_min) &&
         fields.required("finish_min", value.finish_min) &&
         fields.optional("window", value.window) &&
         fields.required("stops", value.stops) &&
         fields.required("legs", value.legs) &&
         fields.required("pauses", value.pauses) &&
         fields.required("driving_min", value.driving_min) &&
         fields.required("meters", value.meters) &&
         fields.required("fees_fen", value.fees_fen) &&
         fields.required("score", value.score) &&
         fields.optional("documents", value.documents) &&
         fields.optional("fuel_gap", value.fuel_gap) &&
         fields.optional("charging_gap", value.charging_gap) &&
         fields.optional("gaps_unknown", value.gaps_unknown) &&
         fields.optional("road_notes", value.road_notes);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PlanViolation>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("rule", value.rule) &&
         fields.optional("day", value.day) &&
         fields.optional("stop", value.stop) &&
         fields.optional("place_id", value.place_id) &&
         fields.required("amount", value.amount) &&
         fields.required("unit", value.unit) &&
         fields.required("text", value.text);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, LeftOut>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("place", value.place) &&
         fields.required("score", value.score) &&
         fields.required("rule", value.rule) &&
         fields.optional("day", value.day) &&
         fields.optional("amount", value.amount) &&
         fields.required("text", value.text);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PlanConstraint>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("rule", value.rule) &&
         fields.optional("day", value.day) &&
         fields.optional("limit", value.limit) &&
         fields.required("left", value.left) &&
         fields.required("unit", value.unit) &&
         fields.required("text", value.text);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PlanMaking>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("program", value.program) &&
         fields.required("rules_version", value.rules_version) &&
         fields.optional("roads_version", value.roads_version) &&
         fields.optional("estimate_version", value.estimate_version) &&
         fields.required("seed", value.seed) &&
         fields.required("iterations", value.iterations) &&
         fields.required("seconds", value.seconds) &&
         fields.optional("made_by", value.made_by);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Plan>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("request", value.request) &&
         fields.required("days", value.days, {.items_max = 14}) &&
         fields.required("score", value.score) &&
         fields.required("score_parts", value.score_parts) &&
         fields.required("score_bound", value.score_bound) &&
         fields.required("fees_fen", value.fees_fen) &&
         fields.required("driving_min", value.driving_min) &&
         fields.required("meters", value.meters) &&
         fields.optional("estimated_legs", value.estimated_legs) &&
         fields.required("feasible", value.feasible) &&
         fields.required("violations", value.violations) &&
         fields.required("left_out", value.left_out) &&
         fields.required("constraints", value.constraints) &&
         fields.required("default_rules", value.default_rules) &&
         fields.required("making", value.making);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Job>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("kind", value.kind) &&
         fields.required("state", value.state) &&
         fields.required("progress", value.progress) &&
         fields.optional("rows_done", value.rows_done) &&
         fields.optional("rows", value.rows) &&
         fields.required("message", value.message) &&
         fields.optional("best_score", value.best_score) &&
         fields.optional("plan", value.plan) &&
         fields.optional("error", value.error) &&
         fields.required("created_at_s", value.created_at_s) &&
         fields.optional("finished_at_s", value.finished_at_s);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ImportRun>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("state", value.state) &&
         fields.required("file_name", value.file_name) &&
         fields.required("format", value.format) &&
         fields.required("member", value.member) &&
         fields.required("created_by", value.created_by) &&
         fields.required("created_at", value.created_at) &&
         fields.optional("applied_at", value.applied_at) &&
         fields.required("counts", value.counts) &&
         fields.required("mapping", value.mapping) &&
         fields.optional("mapping_remembered", value.mapping_remembered) &&
         fields.required("questions", value.questions) &&
         fields.required("findings", value.findings) &&
         fields.optional("job", value.job);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ImportRunList>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ImportRow>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("number", value.number) &&
         fields.required("label", value.label) &&
         fields.required("outcome", value.outcome) &&
         fields.required("name", value.name) &&
         fields.optional("place_id", value.place_id) &&
         fields.required("changes", value.changes) &&
         fields.required("findings", value.findings) &&
         fields.optional("decision", value.decision);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ImportRowPage>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items) &&
         fields.required("total", value.total) &&
         fields.optional("next_cursor", value.next_cursor);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RowDecision>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("number", value.number, {.minimum = 1}) &&
         fields.required("decision", value.decision, {.length_max = 32});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, QuestionAnswer>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("code", value.code, {.length_max = 100}) &&
         fields.required("answer", value.answer, {.length_max = 100});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ImportAnswers>
bool visit_fields(Fields& fields, T& value) {
  return fields.optional("mapping", value.mapping, {.items_max = 1000}) &&
         fields.optional("answers", value.answers, {.items_max = 1000}) &&
         fields.optional("rows", value.rows, {.items_max = 10000});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FeedDraft>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("request_id", value.request_id, {.length_min = 8, .length_max = 64}) &&
         fields.required("member", value.member, {.length_min = 1, .length_max = 64}) &&
         fields.required("url", value.url, {.length_min = 8, .length_max = 2000}) &&
         fields.required("every_minutes", value.every_minutes, {.minimum = 15, .maximum = 44640}) &&
         fields.optional("apply", value.apply) &&
         fields.optional("format", value.format);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FeedChange>
bool visit_fields(Fields& fields, T& value) {
  return fields.optional("url", value.url, {.length_min = 8, .length_max = 2000}) &&
         fields.optional("every_minutes", value.every_minutes, {.minimum = 15, .maximum = 44640}) &&
         fields.optional("apply", value.apply) &&
         fields.optional("format", value.format) &&
         fields.optional("paused", value.paused);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FeedMissing>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("place_id", value.place_id) &&
         fields.required("name", value.name) &&
         fields.required("since", value.since);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Feed>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("member", value.member) &&
         fields.required("url", value.url) &&
         fields.required("every_minutes", value.every_minutes) &&
         fields.required("apply", value.apply) &&
         fields.required("format", value.format) &&
         fields.required("paused", value.paused) &&
         fields.required("state", value.state) &&
         fields.required("failures", value.failures) &&
         fields.optional("last_pull_at", value.last_pull_at) &&
         fields.optional("last_outcome", value.last_outcome) &&
         fields.optional("last_sentence", value.last_sentence) &&
         fields.optional("last_import_id", value.last_import_id) &&
         fields.optional("waiting_import_id", value.waiting_import_id) &&
         fields.required("next_due_at", value.next_due_at) &&
         fields.required("missing", value.missing) &&
         fields.required("missing_total", value.missing_total) &&
         fields.required("created_by", value.created_by) &&
         fields.required("created_at", value.created_at);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FeedList>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FeedRun>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("at", value.at) &&
         fields.required("outcome", value.outcome) &&
         fields.required("sentence", value.sentence) &&
         fields.required("bytes", value.bytes) &&
         fields.required("took_ms", value.took_ms) &&
         fields.optional("import_id", value.import_id);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, FeedRunList>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, QuarantineItem>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("place_id", value.place_id) &&
         fields.required("place_name", value.place_name) &&
         fields.required("member", value.member) &&
         fields.required("field", value.field) &&
         fields.required("column", value.column) &&
         fields.required("raw", value.raw) &&
         fields.required("code", value.code) &&
         fields.required("sentence", value.sentence) &&
         fields.required("state", value.state) &&
         fields.required("file_name", value.file_name) &&
         fields.required("row", value.row) &&
         fields.optional("settled_by", value.settled_by) &&
         fields.optional("settled_value", value.settled_value);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, QuarantinePage>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items) &&
         fields.required("total", value.total) &&
         fields.optional("next_cursor", value.next_cursor);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, QuarantineSettlement>
bool visit_fields(Fields& fields, T& value) {
  return fields.optional("field", value.field, {.length_max = 64}) &&
         fields.optional("value", value.value, {.length_max = 20000});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ConflictItem>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("place_id", value.place_id) &&
         fields.required("place_name", value.place_name) &&
         fields.required("member", value.member) &&
         fields.required("field", value.field) &&
         fields.optional("base", value.base) &&
         fields.required("local", value.local) &&
         fields.required("incoming", value.incoming) &&
         fields.required("state", value.state) &&
         fields.required("file_name", value.file_name) &&
         fields.optional("settled_by", value.settled_by) &&
         fields.optional("taken", value.taken);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ConflictPage>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items) &&
         fields.required("total", value.total) &&
         fields.optional("next_cursor", value.next_cursor);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ConflictSettlement>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("take", value.take);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, SameAsDifference>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("field", value.field) &&
         fields.optional("first", value.first) &&
         fields.optional("second", value.second) &&
         fields.required("take", value.take);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, SameAsPair>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("first", value.first) &&
         fields.required("second", value.second) &&
         fields.required("score", value.score) &&
         fields.optional("meters", value.meters) &&
         fields.required("offer", value.offer) &&
         fields.required("reasons", value.reasons) &&
         fields.required("differences", value.differences) &&
         fields.required("keep", value.keep) &&
         fields.required("decision", value.decision) &&
         fields.optional("part", value.part) &&
         fields.optional("decided_by", value.decided_by) &&
         fields.optional("decided_at", value.decided_at) &&
         fields.optional("kept", value.kept) &&
         fields.required("may_decide", value.may_decide) &&
         fields.required("may_merge", value.may_merge);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, SameAsPage>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items) &&
         fields.required("total", value.total) &&
         fields.optional("next_cursor", value.next_cursor);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, SameAsVerdict>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("decision", value.decision) &&
         fields.optional("keep", value.keep, {.minimum = 1}) &&
         fields.optional("part", value.part, {.minimum = 1}) &&
         fields.optional("values", value.values);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, DraftDay>
bool visit_fields(Fields& fields, T& value) {
  return fields.optional("start_place_id", value.start_place_id, {.minimum = 1}) &&
         fields.optional("end_place_id", value.end_place_id, {.minimum = 1}) &&
         fields.required("place_ids", value.place_ids, {.minimum = 1, .items_max = 60});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, PlanDraft>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("request", value.request) &&
         fields.required("days", value.days, {.items_max = 14});
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Verdict>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("feasible", value.feasible) &&
         fields.required("violations", value.violations) &&
         fields.required("score", value.score);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, JobList>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RouteSummary>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("name", value.name) &&
         fields.required("status", value.status) &&
         fields.required("version", value.version) &&
         fields.required("days", value.days) &&
         fields.required("start_date", value.start_date, {.date = true}) &&
         fields.required("score", value.score) &&
         fields.required("driving_min", value.driving_min) &&
         fields.required("stops", value.stops) &&
         fields.required("feasible", value.feasible) &&
         fields.optional("created_by", value.created_by) &&
         fields.required("updated_at_s", value.updated_at_s);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RoutePage>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("items", value.items) &&
         fields.required("total", value.total) &&
         fields.optional("next_cursor", value.next_cursor);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RouteDraft>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("request_id", value.request_id, {.length_min = 8, .length_max = 64}) &&
         fields.required("name", value.name, {.length_min = 1, .length_max = 200}) &&
         fields.required("plan", value.plan);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, RouteUpdate>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("version", value.version) &&
         fields.optional("name", value.name, {.length_min = 1, .length_max = 200}) &&
         fields.optional("status", value.status) &&
         fields.optional("plan", value.plan);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Route>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("id", value.id) &&
         fields.required("name", value.name) &&
         fields.required("status", value.status) &&
         fields.required("version", value.version) &&
         fields.required("plan", value.plan) &&
         fields.optional("created_by", value.created_by) &&
         fields.required("updated_at_s", value.updated_at_s) &&
         fields.required("shared", value.shared);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, ShareLink>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("token", value.token) &&
         fields.required("path", value.path);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Session>
bool visit_fields(Fields& fields, T& value) {
  return fields.optional("name", value.name) &&
         fields.required("role", value.role) &&
         fields.optional("member", value.member) &&
         fields.required("may_plan", value.may_plan) &&
         fields.required("may_save", value.may_save) &&
         fields.required("may_publish", value.may_publish) &&
         fields.required("try_mode", value.try_mode);
}

template <class Fields, class T>
  requires std::same_as<std::remove_const_t<T>, Credentials>
bool visit_fields(Fields& fields, T& value) {
  return fields.required("name", value.name, {.length_min = 1, .length_max = 64}) &&
         fields.required("password", value.password, {.length_min = 1, .length_max = 256});
}

namespace {

template <class T>
Json written(T const& value) {
  Json json = Json::object();
  FieldWriter writer(json);
  visit_fields(writer, value);
  return json;
}

template <class T>
bool read_object(Reader& in, Json const& json, JsonPath const& at, T& out) {
  FieldReader fields(in, json, at);
  return fields.begin() && visit_fields(fields, out) && fields.end();
}

}  // namespace

template <class T>
base::Result<T> read(nlohmann::json const& json, std::string_view path, UnknownFields unknown) {
  Reader in(unknown);
  T value{};
  if (!read_value(in, json, JsonPath{nullptr, path}, value, Limits{}))
    return tl::unexpected<base::Error>(std::move(in.error()));
  return value;
}

Json to_json_value(Problem const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Problem& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Problem> read<Problem>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Health const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Health& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Health> read<Health>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Sentence const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Sentence& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Sentence> read<Sentence>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FieldSource const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldSource& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FieldSource> read<FieldSource>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Source const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Source& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Source> read<Source>(Json const&, std::string_view, UnknownFields);

Json to_json_value(SourceList const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, SourceList& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<SourceList> read<SourceList>(Json const&, std::string_view, UnknownFields);

Json to_json_value(DefaultRule const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, DefaultRule& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<DefaultRule> read<DefaultRule>(Json const&, std::string_view, UnknownFields);

Json to_json_value(DefaultRuleList const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, DefaultRuleList& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<DefaultRuleList> read<DefaultRuleList>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PlaceSummary const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlaceSummary& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PlaceSummary> read<PlaceSummary>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PlacePage const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlacePage& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PlacePage> read<PlacePage>(Json const&, std::string_view, UnknownFields);

Json to_json_value(AssumedText const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, AssumedText& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<AssumedText> read<AssumedText>(Json const&, std::string_view, UnknownFields);

Json to_json_value(AssumedNumber const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, AssumedNumber& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<AssumedNumber> read<AssumedNumber>(Json const&, std::string_view, UnknownFields);

Json to_json_value(OpenInterval const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, OpenInterval& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<OpenInterval> read<OpenInterval>(Json const&, std::string_view, UnknownFields);

Json to_json_value(DayHours const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, DayHours& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<DayHours> read<DayHours>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Place const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Place& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Place> read<Place>(Json const&, std::string_view, UnknownFields);

Json to_json_value(MissingField const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, MissingField& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<MissingField> read<MissingField>(Json const&, std::string_view, UnknownFields);

Json to_json_value(MemberState const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, MemberState& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<MemberState> read<MemberState>(Json const&, std::string_view, UnknownFields);

Json to_json_value(MemberList const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, MemberList& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<MemberList> read<MemberList>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RoadMatrixQuestion const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadMatrixQuestion& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RoadMatrixQuestion> read<RoadMatrixQuestion>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RoadGeometry const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadGeometry& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RoadGeometry> read<RoadGeometry>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RoadPermit const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadPermit& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RoadPermit> read<RoadPermit>(Json const&, std::string_view, UnknownFields);

Json to_json_value(LinkRoad const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, LinkRoad& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<LinkRoad> read<LinkRoad>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RoadChangeDraft const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadChangeDraft& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RoadChangeDraft> read<RoadChangeDraft>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RoadChange const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadChange& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RoadChange> read<RoadChange>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RoadChangePage const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadChangePage& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RoadChangePage> read<RoadChangePage>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RoadState const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadState& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RoadState> read<RoadState>(Json const&, std::string_view, UnknownFields);

Json to_json_value(NextStep const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, NextStep& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<NextStep> read<NextStep>(Json const&, std::string_view, UnknownFields);

Json to_json_value(KindCount const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, KindCount& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<KindCount> read<KindCount>(Json const&, std::string_view, UnknownFields);

Json to_json_value(AllianceFact const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, AllianceFact& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<AllianceFact> read<AllianceFact>(Json const&, std::string_view, UnknownFields);

Json to_json_value(AllianceOverview const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, AllianceOverview& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<AllianceOverview> read<AllianceOverview>(Json const&, std::string_view, UnknownFields);

Json to_json_value(AllianceLink const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, AllianceLink& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<AllianceLink> read<AllianceLink>(Json const&, std::string_view, UnknownFields);

Json to_json_value(AllianceList const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, AllianceList& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<AllianceList> read<AllianceList>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FieldOption const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldOption& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FieldOption> read<FieldOption>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FieldColumn const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldColumn& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FieldColumn> read<FieldColumn>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FieldInfo const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldInfo& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FieldInfo> read<FieldInfo>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FieldList const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldList& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FieldList> read<FieldList>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FacetCount const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FacetCount& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FacetCount> read<FacetCount>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Facet const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Facet& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Facet> read<Facet>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Facets const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Facets& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Facets> read<Facets>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FieldValue const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldValue& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FieldValue> read<FieldValue>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PlaceRecord const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlaceRecord& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PlaceRecord> read<PlaceRecord>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RecordTie const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RecordTie& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RecordTie> read<RecordTie>(Json const&, std::string_view, UnknownFields);

Json to_json_value(TieList const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, TieList& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<TieList> read<TieList>(Json const&, std::string_view, UnknownFields);

Json to_json_value(AlikeQuestion const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, AlikeQuestion& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<AlikeQuestion> read<AlikeQuestion>(Json const&, std::string_view, UnknownFields);

Json to_json_value(SameAsReason const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, SameAsReason& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<SameAsReason> read<SameAsReason>(Json const&, std::string_view, UnknownFields);

Json to_json_value(AlikeRecord const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, AlikeRecord& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<AlikeRecord> read<AlikeRecord>(Json const&, std::string_view, UnknownFields);

Json to_json_value(AlikeList const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, AlikeList& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<AlikeList> read<AlikeList>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RecordDraft const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RecordDraft& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RecordDraft> read<RecordDraft>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RecordChange const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RecordChange& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RecordChange> read<RecordChange>(Json const&, std::string_view, UnknownFields);

Json to_json_value(BulkChange const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, BulkChange& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<BulkChange> read<BulkChange>(Json const&, std::string_view, UnknownFields);

Json to_json_value(BulkRefusal const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, BulkRefusal& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<BulkRefusal> read<BulkRefusal>(Json const&, std::string_view, UnknownFields);

Json to_json_value(BulkOutcome const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, BulkOutcome& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<BulkOutcome> read<BulkOutcome>(Json const&, std::string_view, UnknownFields);

Json to_json_value(WorkflowMove const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, WorkflowMove& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<WorkflowMove> read<WorkflowMove>(Json const&, std::string_view, UnknownFields);

Json to_json_value(UndoRequest const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, UndoRequest& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<UndoRequest> read<UndoRequest>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FieldChange const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FieldChange& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FieldChange> read<FieldChange>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Revision const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Revision& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Revision> read<Revision>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RevisionPage const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RevisionPage& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RevisionPage> read<RevisionPage>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Change const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Change& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Change> read<Change>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ChangePage const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ChangePage& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ChangePage> read<ChangePage>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Finding const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Finding& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Finding> read<Finding>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ColumnUse const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ColumnUse& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ColumnUse> read<ColumnUse>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ImportQuestion const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportQuestion& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ImportQuestion> read<ImportQuestion>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ImportCounts const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportCounts& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ImportCounts> read<ImportCounts>(Json const&, std::string_view, UnknownFields);

Json to_json_value(DayWindow const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, DayWindow& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<DayWindow> read<DayWindow>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Night const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Night& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Night> read<Night>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Party const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Party& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Party> read<Party>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Lock const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Lock& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Lock> read<Lock>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PauseRequest const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PauseRequest& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PauseRequest> read<PauseRequest>(Json const&, std::string_view, UnknownFields);

Json to_json_value(MemberLimit const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, MemberLimit& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<MemberLimit> read<MemberLimit>(Json const&, std::string_view, UnknownFields);

Json to_json_value(CategoryLimit const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, CategoryLimit& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<CategoryLimit> read<CategoryLimit>(Json const&, std::string_view, UnknownFields);

Json to_json_value(OneOfGroup const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, OneOfGroup& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<OneOfGroup> read<OneOfGroup>(Json const&, std::string_view, UnknownFields);

Json to_json_value(TripRequest const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, TripRequest& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<TripRequest> read<TripRequest>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ScorePart const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ScorePart& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ScorePart> read<ScorePart>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PlanStop const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanStop& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PlanStop> read<PlanStop>(Json const&, std::string_view, UnknownFields);

Json to_json_value(LegFacts const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, LegFacts& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<LegFacts> read<LegFacts>(Json const&, std::string_view, UnknownFields);

Json to_json_value(LegStep const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, LegStep& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<LegStep> read<LegStep>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RoadStation const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoadStation& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RoadStation> read<RoadStation>(Json const&, std::string_view, UnknownFields);

Json to_json_value(LegRest const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, LegRest& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<LegRest> read<LegRest>(Json const&, std::string_view, UnknownFields);

Json to_json_value(LegGap const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, LegGap& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<LegGap> read<LegGap>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PlanLeg const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanLeg& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PlanLeg> read<PlanLeg>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PlanPause const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanPause& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PlanPause> read<PlanPause>(Json const&, std::string_view, UnknownFields);

Json to_json_value(DayGap const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, DayGap& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<DayGap> read<DayGap>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PlanDay const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanDay& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PlanDay> read<PlanDay>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PlanViolation const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanViolation& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PlanViolation> read<PlanViolation>(Json const&, std::string_view, UnknownFields);

Json to_json_value(LeftOut const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, LeftOut& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<LeftOut> read<LeftOut>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PlanConstraint const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanConstraint& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PlanConstraint> read<PlanConstraint>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PlanMaking const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanMaking& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PlanMaking> read<PlanMaking>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Plan const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Plan& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Plan> read<Plan>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Job const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Job& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Job> read<Job>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ImportRun const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportRun& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ImportRun> read<ImportRun>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ImportRunList const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportRunList& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ImportRunList> read<ImportRunList>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ImportRow const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportRow& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ImportRow> read<ImportRow>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ImportRowPage const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportRowPage& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ImportRowPage> read<ImportRowPage>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RowDecision const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RowDecision& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RowDecision> read<RowDecision>(Json const&, std::string_view, UnknownFields);

Json to_json_value(QuestionAnswer const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, QuestionAnswer& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<QuestionAnswer> read<QuestionAnswer>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ImportAnswers const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ImportAnswers& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ImportAnswers> read<ImportAnswers>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FeedDraft const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedDraft& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FeedDraft> read<FeedDraft>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FeedChange const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedChange& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FeedChange> read<FeedChange>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FeedMissing const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedMissing& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FeedMissing> read<FeedMissing>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Feed const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Feed& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Feed> read<Feed>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FeedList const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedList& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FeedList> read<FeedList>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FeedRun const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedRun& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FeedRun> read<FeedRun>(Json const&, std::string_view, UnknownFields);

Json to_json_value(FeedRunList const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, FeedRunList& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<FeedRunList> read<FeedRunList>(Json const&, std::string_view, UnknownFields);

Json to_json_value(QuarantineItem const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, QuarantineItem& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<QuarantineItem> read<QuarantineItem>(Json const&, std::string_view, UnknownFields);

Json to_json_value(QuarantinePage const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, QuarantinePage& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<QuarantinePage> read<QuarantinePage>(Json const&, std::string_view, UnknownFields);

Json to_json_value(QuarantineSettlement const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, QuarantineSettlement& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<QuarantineSettlement> read<QuarantineSettlement>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ConflictItem const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ConflictItem& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ConflictItem> read<ConflictItem>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ConflictPage const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ConflictPage& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ConflictPage> read<ConflictPage>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ConflictSettlement const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ConflictSettlement& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ConflictSettlement> read<ConflictSettlement>(Json const&, std::string_view, UnknownFields);

Json to_json_value(SameAsDifference const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, SameAsDifference& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<SameAsDifference> read<SameAsDifference>(Json const&, std::string_view, UnknownFields);

Json to_json_value(SameAsPair const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, SameAsPair& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<SameAsPair> read<SameAsPair>(Json const&, std::string_view, UnknownFields);

Json to_json_value(SameAsPage const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, SameAsPage& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<SameAsPage> read<SameAsPage>(Json const&, std::string_view, UnknownFields);

Json to_json_value(SameAsVerdict const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, SameAsVerdict& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<SameAsVerdict> read<SameAsVerdict>(Json const&, std::string_view, UnknownFields);

Json to_json_value(DraftDay const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, DraftDay& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<DraftDay> read<DraftDay>(Json const&, std::string_view, UnknownFields);

Json to_json_value(PlanDraft const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, PlanDraft& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<PlanDraft> read<PlanDraft>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Verdict const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Verdict& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Verdict> read<Verdict>(Json const&, std::string_view, UnknownFields);

Json to_json_value(JobList const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, JobList& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<JobList> read<JobList>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RouteSummary const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RouteSummary& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RouteSummary> read<RouteSummary>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RoutePage const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RoutePage& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RoutePage> read<RoutePage>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RouteDraft const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RouteDraft& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RouteDraft> read<RouteDraft>(Json const&, std::string_view, UnknownFields);

Json to_json_value(RouteUpdate const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, RouteUpdate& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<RouteUpdate> read<RouteUpdate>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Route const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Route& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Route> read<Route>(Json const&, std::string_view, UnknownFields);

Json to_json_value(ShareLink const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, ShareLink& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<ShareLink> read<ShareLink>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Session const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Session& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Session> read<Session>(Json const&, std::string_view, UnknownFields);

Json to_json_value(Credentials const& value) { return written(value); }
bool read_value(Reader& in, Json const& json, JsonPath const& at, Credentials& out, Limits const&) {
  return read_object(in, json, at, out);
}
template base::Result<Credentials> read<Credentials>(Json const&, std::string_view, UnknownFields);

}  // namespace magpie::http::api
