#include "magpie/app/record_view.h"

#include <fmt/core.h>

#include <map>

#include "magpie/app/place_view.h"
#include "magpie/app/record_rights.h"
#include "magpie/app/rights.h"
#include "magpie/app/same_as_view.h"
#include "magpie/base/civil.h"
#include "magpie/catalog/fields.h"
#include "magpie/catalog/quality.h"
#include "magpie/store/revision_store.h"
#include "magpie/store/same_as_store.h"

namespace magpie::app {

namespace {

// As many changes as a record's page looks back for "changed by".
constexpr std::int64_t kRevisionsRead = 500;

struct LastChange {
  std::string by;
  std::string at;
};

std::map<std::string, LastChange> last_changes(store::Db& db, catalog::PlaceId id) {
  std::map<std::string, LastChange> last;
  for (auto const& revision : store::list_revisions(db, id, std::nullopt, kRevisionsRead)) {
    for (auto const& change : revision.changes)
      last.try_emplace(change.field, LastChange{revision.meta.changed_by,
                                                base::format_utc(revision.meta.changed_at_s)});
  }
  return last;
}

// Imports name the sources of a field by the column of their table.
bool is_source_of(catalog::FieldSource const& source, std::string_view field) {
  if (!source.field.empty())
    return source.field == field || source.field == field.substr(0, field.find('.'));
  return field == "location" || field == "kind" || field.starts_with("name.");
}

api::FieldValue value_view(Context& context, catalog::Place const& place, std::string const& field,
                           std::string const& value) {
  api::FieldValue view;
  view.field = field;
  view.value = value;
  view.owner = owner_of(place, field);
  view.may_edit = may_edit_field(context, place, field);
  std::vector<std::string> sources;
  for (auto const& source : place.sources)
    if (is_source_of(source, field)) sources.push_back(source.source_key);
  if (!sources.empty()) view.sources = std::move(sources);
  return view;
}

std::optional<std::vector<api::PlaceSummary>> linked_view(store::Db& db,
                                                          store::StoredPlace const& own) {
  std::vector<api::PlaceSummary> linked;
  for (auto const other : store::linked_places(db, own.id)) {
    auto const stored = store::find_place(db, other);
    // A part and its whole are no two descriptions of one thing.
    if (!stored || stored->deleted_at_s || part_of_two(own.place, stored->place)) continue;
    linked.push_back(summary_of({other, stored->place}));
  }
  if (linked.empty()) return std::nullopt;
  return linked;
}

}  // namespace

std::vector<api::Sentence> blocking_of(catalog::Place const& place, catalog::Workflow to) {
  std::vector<api::Sentence> blocking;
  if (to == catalog::Workflow::draft) return blocking;
  if (place.names.empty())
    blocking.push_back({"缺名称：请填写中文名或英文名。", "No name: fill in a name."});
  if (place.member.empty())
    blocking.push_back(
        {"没有所属成员：请选择负责的成员。", "It belongs to nobody: choose the member."});
  if (to == catalog::Workflow::checked) return blocking;
  if (catalog::has_ground(place.kind) && place.precision == catalog::Precision::none)
    blocking.push_back({"没有位置：请在地图上定位，或填写区县。",
                        "No position: set it on the map, or fill in the county."});
  if (place.sources.empty() && place.licence.empty())
    blocking.push_back({"没有来源，也没有许可：请至少填写一项。",
                        "Neither source nor licence: fill in one of them."});
  return blocking;
}

api::PlaceRecord record_view(Context& context, store::StoredPlace const& stored) {
  auto const& place = stored.place;
  api::PlaceRecord view;
  view.id = stored.id.value();
  view.key = place.key;
  view.version = stored.version;
  view.workflow = *api::parse_word<api::Workflow>(catalog::workflow_name(place.workflow));
  auto const last = last_changes(context.db, stored.id);
  for (auto const& [field, value] : catalog::fields_of(place)) {
    auto one = value_view(context, place, field, value);
    if (auto const found = last.find(field); found != last.end()) {
      one.changed_by = found->second.by;
      one.changed_at = found->second.at;
    }
    view.fields.push_back(std::move(one));
  }
  for (auto const field : catalog::missing_in(place))
    view.missing.emplace_back(catalog::missing_name(field));
  view.blocking =
      blocking_of(place, place.workflow == catalog::Workflow::draft ? catalog::Workflow::checked
                                                                    : catalog::Workflow::published);
  view.may_edit = !stored.deleted_at_s && may_edit_some(context, place);
  view.may_publish = may(context, Right::publish_record);
  view.may_move = may_edit_field(context, place, "location");
  if (stored.merged_into) view.merged_into = store::standing_place(context.db, stored.id).value();
  view.linked = linked_view(context.db, stored);
  return view;
}

base::Result<store::StoredPlace> find_record(Context& context, std::int64_t id) {
  if (id > 0) {
    if (auto stored = store::find_place(context.db, catalog::PlaceId(id)))
      return std::move(*stored);
  }
  return base::fail(base::ErrorCode::not_found,
                    fmt::format("没有编号为{0}的地点。 There is no place with the id {0}.", id),
                    "id");
}

base::Result<store::StoredPlace> find_standing(Context& context, std::int64_t id) {
  MAGPIE_TRY(auto stored, find_record(context, id));
  if (!stored.merged_into) return std::move(stored);
  return find_record(context, store::standing_place(context.db, stored.id).value());
}

}  // namespace magpie::app
