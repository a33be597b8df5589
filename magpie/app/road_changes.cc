#include "magpie/app/road_changes.h"

#include <fmt/core.h>

#include <algorithm>

#include "magpie/app/link_ends.h"
#include "magpie/app/rights.h"
#include "magpie/app/road_change_view.h"
#include "magpie/http/api/json.h"
#include "magpie/roads/change_window.h"
#include "magpie/store/request_store.h"
#include "magpie/store/road_change_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using store::in_transaction;
using Json = nlohmann::json;

// Removed ones stay for good; a list shows the newest of them.
constexpr std::int64_t kListedMax = 10'000;

std::string subject_of(std::int64_t id) {
  return fmt::format("road-change/{}", id);
}

base::Result<store::RoadChange> find(Context& context, std::int64_t id) {
  auto change = store::find_road_change(context.db, id);
  bool const is_shown = change && (!change->deleted_at_s || may(context, Right::edit_road_change));
  if (is_shown) return std::move(*change);
  return fail(ErrorCode::not_found, "没有这个道路变化。 There is no such road change.", "id");
}

// Newest first.
base::Result<std::vector<store::RoadChange>> all_of(Context& context,
                                                    RoadChangeQuery const& query) {
  MAGPIE_TRY_STATUS(require(context, query.is_removed ? Right::edit_road_change : Right::read));
  store::RoadChangeFilter filter{{}, query.is_removed};
  if (query.kind) filter.kind = api::to_text(*query.kind);
  auto changes = store::list_road_changes(context.db, filter, std::nullopt, kListedMax);
  if (query.on) {
    std::erase_if(changes, [&](store::RoadChange const& change) {
      return !roads::holds_on(window_of(change), query.on);
    });
  }
  return changes;
}

base::Status require_room(Context& context) {
  if (store::count_road_changes(context.db) < store::kRoadChangesMax) return {};
  return fail(ErrorCode::too_large,
              fmt::format("道路变化已达{0}条，请先删除不用的。 There are {0} road changes already: "
                          "remove those that are not needed.",
                          store::kRoadChangesMax));
}

// Stores what was judged.
base::Result<store::RoadChange> add(Context& context, store::RoadChange change) {
  MAGPIE_TRY_STATUS(require_room(context));
  change.created_at_s = context.now_s;
  change.changed_at_s = context.now_s;
  change.changed_by = context.actor.name;
  change.id = store::add_road_change(context.db, change);
  write_audit(context, "road_change.create", subject_of(change.id));
  return change;
}

void save(Context& context, store::RoadChange& change, std::string const& action) {
  change.changed_at_s = context.now_s;
  change.changed_by = context.actor.name;
  store::save_road_change(context.db, change);
  write_audit(context, action, subject_of(change.id));
}

// Whether two say the same, whoever wrote them when.
bool is_same(store::RoadChange left, store::RoadChange const& right) {
  left.id = right.id;
  left.created_at_s = right.created_at_s;
  left.changed_at_s = right.changed_at_s;
  left.changed_by = right.changed_by;
  left.revision = right.revision;
  return left == right;
}

// Against the roads and the other links.
base::Status check_link(Context& context, Workspace const& workspace,
                        store::RoadChange const& change) {
  auto others = store::list_road_changes(context.db, {}, std::nullopt, kListedMax);
  std::erase_if(others, [&](auto const& other) { return other.id == change.id; });
  return check_link_ends(workspace, change, others);
}

// A feature without what only the program says of a road change.
base::Result<api::RoadChangeDraft> draft_of(Json const& feature) {
  if (!feature.is_object() || !feature.contains("geometry"))
    return fail(ErrorCode::invalid_argument, "这不是要素（Feature）。 This is no Feature.");
  auto fields = feature.value("properties", Json::object());
  if (!fields.is_object()) fields = Json::object();
  for (char const* own : {"id", "is_active", "created_at", "changed_at", "changed_by"})
    fields.erase(own);
  fields["geometry"] = feature["geometry"];
  return api::read<api::RoadChangeDraft>(fields);
}

std::string name_of(Json const& feature) {
  if (!feature.is_object() || !feature.contains("properties")) return {};
  auto const& properties = feature["properties"];
  auto const found = properties.is_object() ? properties.find("name") : properties.end();
  return found != properties.end() && found->is_string() ? found->get<std::string>() : "";
}

// Judges the features of one file, each by itself; stores nothing.
class Importer {
 public:
  Importer(Context& context, Workspace const& workspace)
      : workspace_(workspace),
        known_(store::list_road_changes(context.db, {}, std::nullopt, kListedMax)) {}

  void take(Json const& feature, std::size_t number) {
    auto const judged = judge(feature);
    if (!judged) outcome_.refused.push_back({number, name_of(feature), judged.error().message});
  }
  std::vector<store::RoadChange> const& fresh() const { return fresh_; }
  RoadChangeImport const& outcome() const { return outcome_; }

 private:
  base::Status judge(Json const& feature) {
    MAGPIE_TRY(auto const draft, draft_of(feature));
    MAGPIE_TRY(auto judged, judge_draft(draft));
    bool const is_known = std::any_of(known_.begin(), known_.end(),
                                      [&](auto const& known) { return is_same(known, judged); });
    if (is_known) {
      ++outcome_.same;
      return {};
    }
    MAGPIE_TRY_STATUS(check_link_ends(workspace_, judged, known_));
    known_.push_back(judged);
    fresh_.push_back(std::move(judged));
    return {};
  }

  Workspace const& workspace_;
  std::vector<store::RoadChange> known_;
  std::vector<store::RoadChange> fresh_;
  RoadChangeImport outcome_;
};

}  // namespace

base::Result<api::RoadChangePage> list_road_changes(Context& context,
                                                    RoadChangeQuery const& query) {
  MAGPIE_TRY(auto const changes, all_of(context, query));
  api::RoadChangePage page;
  page.total = std::ssize(changes);
  for (auto const& change : changes) {
    if (query.before && change.id >= *query.before) continue;
    if (std::ssize(page.items) == query.limit) {
      page.next_cursor = std::to_string(page.items.back().id);
      break;
    }
    page.items.push_back(road_change_view(change));
  }
  return page;
}

base::Result<std::string> export_road_changes(Context& context, RoadChangeQuery const& query) {
  MAGPIE_TRY(auto const changes, all_of(context, query));
  std::string text = R"({"type":"FeatureCollection","features":[)";
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (i > 0) text += ',';
    text += '\n' + road_change_feature(changes[i]);
  }
  return text + "\n]}\n";
}

base::Result<api::RoadChange> get_road_change(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::read));
  MAGPIE_TRY(auto const change, find(context, id));
  return road_change_view(change);
}

base::Result<api::RoadChange> create_road_change(Context& context, Workspace const& workspace,
                                                 api::RoadChangeDraft const& draft) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_road_change));
  if (!draft.request_id) {
    return fail(ErrorCode::invalid_argument,
                "缺少request_id。 request_id is missing: give a new one to each road change.",
                "request_id");
  }
  MAGPIE_TRY(auto const judged, judge_draft(draft));
  auto const request_id = fmt::format("road-change:{}:{}", context.actor.name, *draft.request_id);
  auto const known = [&] { return store::find_answer(context.db, request_id); };
  // Outside of the transaction: it may load the roads.
  if (!known()) MAGPIE_TRY_STATUS(check_link(context, workspace, judged));
  return in_transaction(context.db, [&]() -> base::Result<api::RoadChange> {
    if (auto const answer = known()) return get_road_change(context, std::stoll(*answer));
    MAGPIE_TRY(auto const added, add(context, judged));
    store::remember_answer(context.db, request_id, std::to_string(added.id), context.now_s);
    return road_change_view(added);
  });
}

base::Result<api::RoadChange> replace_road_change(Context& context, Workspace const& workspace,
                                                  std::int64_t id,
                                                  api::RoadChangeDraft const& draft) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_road_change));
  MAGPIE_TRY(auto judged, judge_draft(draft));
  judged.id = id;
  MAGPIE_TRY_STATUS(check_link(context, workspace, judged));
  return in_transaction(context.db, [&]() -> base::Result<api::RoadChange> {
    MAGPIE_TRY(auto const before, find(context, id));
    if (before.deleted_at_s) {
      return fail(ErrorCode::conflict,
                  "该道路变化已删除，请先恢复。 The road change was removed: restore it first.",
                  "id");
    }
    judged.created_at_s = before.created_at_s;
    if (!is_same(before, judged)) save(context, judged, "road_change.change");
    MAGPIE_TRY(auto const after, find(context, id));
    return road_change_view(after);
  });
}

base::Status delete_road_change(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_road_change));
  return in_transaction(context.db, [&]() -> base::Status {
    MAGPIE_TRY(auto change, find(context, id));
    if (change.deleted_at_s) return {};
    change.deleted_at_s = context.now_s;
    save(context, change, "road_change.delete");
    return {};
  });
}

base::Result<api::RoadChange> restore_road_change(Context& context, std::int64_t id) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_road_change));
  return in_transaction(context.db, [&]() -> base::Result<api::RoadChange> {
    MAGPIE_TRY(auto change, find(context, id));
    if (change.deleted_at_s) {
      MAGPIE_TRY_STATUS(require_room(context));
      change.deleted_at_s.reset();
      save(context, change, "road_change.restore");
    }
    return road_change_view(change);
  });
}

base::Result<RoadChangeImport> import_road_changes(Context& context, Workspace const& workspace,
                                                   std::string const& geojson) {
  MAGPIE_TRY_STATUS(require(context, Right::edit_road_change));
  MAGPIE_TRY(auto const json, api::parse_body(geojson));
  auto const features = json.is_object() ? json.find("features") : json.end();
  if (features == json.end() || !features->is_array()) {
    return fail(ErrorCode::invalid_data,
                "文件不是GeoJSON FeatureCollection。 The file is no GeoJSON FeatureCollection.");
  }
  // Outside of the transaction: it may load the roads.
  Importer importer(context, workspace);
  for (std::size_t i = 0; i < features->size(); ++i) importer.take((*features)[i], i + 1);
  return in_transaction(context.db, [&]() -> base::Result<RoadChangeImport> {
    auto outcome = importer.outcome();
    for (auto const& change : importer.fresh()) {
      MAGPIE_TRY(auto const added, add(context, change));
      outcome.added.push_back(road_change_view(added));
    }
    return outcome;
  });
}

}  // namespace magpie::app
