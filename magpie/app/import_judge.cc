#include "magpie/app/import_judge.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "magpie/app/import_gone.h"
#include "magpie/app/import_likeness.h"
#include "magpie/app/record_rights.h"
#include "magpie/base/hash.h"
#include "magpie/base/text.h"
#include "magpie/catalog/search.h"
#include "magpie/store/revision_store.h"

namespace magpie::app {

namespace {

using catalog::Action;
using catalog::FieldMap;
using catalog::Finding;
using catalog::Place;

constexpr std::size_t kKeyBytesMax = 64;

std::string name_of(FieldMap const& fields) {
  auto found = fields.find("name.zh");
  if (found == fields.end()) found = fields.lower_bound("name.");
  if (found == fields.end() || !found->first.starts_with("name.")) return {};
  return nlohmann::json::parse(found->second).get<std::string>();
}

class Judge {
 public:
  Judge(Context& context, ImportReading const& reading)
      : context_(context),
        reading_(reading),
        run_(reading.run),
        known_(reading.known),
        mapped_(reading.mapped_fields) {
    for (auto const& finding : reading.read.findings)
      if (!finding.row.empty()) findings_[finding.row].push_back(&finding);
    for (auto const& draft : reading.read.drafts) drafts_.emplace(draft.row, &draft);
    if (!reading.answers.rows) return;
    for (auto const& row : *reading.answers.rows) decisions_[row.number] = row.decision;
  }

  // Nothing where the row is a title or a total.
  std::optional<JudgedRow> judge(std::size_t index) {
    auto const& label = reading_.labels[index];
    auto const draft = drafts_.find(label);
    auto const found = findings_.find(label);
    static std::vector<Finding const*> const kNone;
    auto const& noticed = found == findings_.end() ? kNone : found->second;
    auto const says = [&](Action action) {
      return std::any_of(noticed.begin(), noticed.end(),
                         [&](auto const* one) { return one->action == action; });
    };
    bool const is_refused = says(Action::reject), is_asked = says(Action::ask);
    if (draft == drafts_.end() && !is_refused && !is_asked) return std::nullopt;
    JudgedRow row;
    row.view.number = static_cast<std::int64_t>(index) + 1;
    row.view.label = label;
    row.view.outcome =
        is_refused || !is_asked ? api::RowOutcome::refused : api::RowOutcome::doubtful;
    for (auto const* finding : noticed) row.view.findings.push_back(finding_view(*finding));
    if (draft != drafts_.end() && !is_refused) judge(*draft->second, noticed, row);
    return row;
  }

  std::vector<KnownRecord const*> gone() const {
    std::vector<KnownRecord const*> gone;
    for (auto const* record : known_.in_order())
      if (!record->is_removed && reading_.bases.contains(record->id.value()) &&
          !seen_.contains(record->place->key) && !skipped_.contains(record->place->key))
        gone.push_back(record);
    return gone;
  }

 private:
  void judge(catalog::Draft const& draft, std::vector<Finding const*> const& noticed,
             JudgedRow& row) {
    row.view.outcome = api::RowOutcome::refused;
    row.view.name = name_of(draft.fields);
    row.quarantined = draft.quarantined;
    auto fields = draft.fields;
    fields.erase("workflow");
    fields.erase("field_owners");
    for (auto const& error : catalog::set_fields(row.place, fields)) {
      say(row, "VALUE_REFUSED", {"值未被采用：" + error.message, error.message}, error.field);
      fields.erase(error.field);
    }
    auto const decided = decisions_.find(row.view.number);
    if (decided != decisions_.end()) row.view.decision = decided->second;
    row.place.key = key_of(draft, row.place, row.view.name);
    auto const* known = find(row);
    if (row.view.decision == "skip") {
      skipped_.insert(known ? known->place->key : row.place.key);
      return;
    }
    if (!seen_.insert(known ? known->place->key : row.place.key).second) {
      say(row, "TWICE_IN_FILE",
          {"文件中另有一行指同一记录，请只保留一行。",
           "Another row of the file means the same record: keep one of them."},
          "");
      return;
    }
    if (row.view.outcome == api::RowOutcome::doubtful) return;
    known ? merge(*known, fields, noticed, row) : start(fields, row);
  }

  // About the whole row where no field is named.
  void say(JudgedRow& row, char const* code, catalog::Words words, std::string field) const {
    auto const action = field.empty() ? Action::reject : Action::drop_value;
    row.view.findings.push_back(finding_view(
        {row.view.label, "", code, action, "", "", std::move(words), std::move(field)}));
  }

  std::string key_of(catalog::Draft const& draft, Place const& place,
                     std::string const& name) const {
    auto const prefix = run_.member.empty() ? std::string("file") : run_.member;
    if (!draft.id.empty()) {
      auto const* found = known_.find(draft.id);
      if (found != nullptr && found->place->member == run_.member) return draft.id;
      auto key = prefix + ":" + draft.id;
      if (key.size() <= kKeyBytesMax) return key;
    }
    base::Hasher hasher;
    hasher.add_field(draft.id);
    hasher.add_field(base::to_utf8(catalog::search_form(name)));
    hasher.add_field(place.county_code.empty() ? place.county_zh : place.county_code);
    return prefix.substr(0, 40) + ":" + hasher.finish().substr(0, 12);
  }

  // The record a row is about; a doubtful row says so in its outcome.
  KnownRecord const* find(JudgedRow& row) {
    if (auto const* found = known_.find(row.place.key)) return found;
    auto const decision = row.view.decision.value_or("");
    if (decision == "new") return nullptr;
    if (auto const id = base::parse_integer(decision))
      if (auto const* found = known_.find(*id)) return found;
    if (!alike_) find_names();
    auto const [begin, end] = alike_->equal_range(likeness(row.place, row.view.name));
    for (auto it = begin; it != end; ++it) {
      auto const& place = *it->second;
      if (is_near(place, row.place) && place.member == run_.member) return known_.find(place.key);
    }
    doubt(row);
    return nullptr;
  }

  void find_names() {
    alike_.emplace();
    for (auto const& place : known_.places())
      for (auto const& [_, name] : place.names) alike_->emplace(likeness(place, name), &place);
  }

  // A record that may be the same place, whoever keeps it, makes a person answer.
  void doubt(JudgedRow& row) {
    if (!likeness_) likeness_.emplace(known_.places());
    auto const candidate = likeness_->of(row.place, row.view.label);
    if (!candidate) return;
    row.view.outcome = api::RowOutcome::doubtful;
    row.view.place_id = known_.find(candidate->key)->id.value();
    row.view.findings.push_back(finding_view(candidate->finding));
  }

  void start(FieldMap const& fields, JudgedRow& row) {
    row.base_after = fields;
    row.place.workflow = catalog::Workflow::draft;
    if (row.place.member.empty()) row.place.member = run_.member;
    if (context_.actor.role == api::Role::member && row.place.member != context_.actor.member) {
      say(row, "NOT_YOURS",
          {"只能为本成员新建记录。", "You may add records of your own member only."}, "");
      return;
    }
    if (row.view.name.empty()) {
      say(row, "NAME_MISSING", {"该行没有名称，请补上。", "The row has no name: fill it in."},
          "name.zh");
      return;
    }
    row.view.outcome = api::RowOutcome::fresh;
    for (auto const& [field, value] : fields)
      row.view.changes.push_back({field, std::nullopt, value});
  }

  // A cell that waits for an answer or for its right value changes nothing.
  std::set<std::string> spoken(FieldMap const& fields,
                               std::vector<Finding const*> const& noticed) const {
    auto spoken = mapped_;
    for (auto const& [field, _] : fields) spoken.insert(field);
    for (auto const* finding : noticed)
      if (finding->action == Action::ask || finding->action == Action::quarantine)
        spoken.erase(finding->field);
    for (auto const* own : {"member", "workflow", "field_owners"}) spoken.erase(own);
    return spoken;
  }

  void merge(KnownRecord const& known, FieldMap const& incoming,
             std::vector<Finding const*> const& noticed, JudgedRow& row) {
    row.known = known;
    row.view.place_id = known.id.value();
    if (known.is_removed && is_taken_back(known)) {
      start(incoming, row);
      return;
    }
    if (known.is_removed) {
      say(row, "REMOVED_HERE",
          {"该记录已在此删除，如需更新请先恢复。",
           "The record was removed here: restore it first to update it."},
          "");
      return;
    }
    if (auto const base = reading_.bases.find(known.id.value()); base != reading_.bases.end())
      row.base_before = nlohmann::json::parse(base->second).get<FieldMap>();
    auto const about = spoken(incoming, noticed);
    auto merged =
        catalog::merge_fields(row.base_before, catalog::fields_of(*known.place), incoming, about);
    row.base_after = row.base_before;
    for (auto const& field : about) {
      row.base_after.erase(field);
      if (auto const value = incoming.find(field); value != incoming.end())
        row.base_after.insert(*value);
    }
    row.place = *known.place;
    for (auto const& change : merged.changes) take(*known.place, change, row);
    row.conflicts = std::move(merged.conflicts);
    bool const is_same = row.view.changes.empty() && row.conflicts.empty();
    row.view.outcome = is_same ? api::RowOutcome::same : api::RowOutcome::changed;
  }

  // Removed because its import was taken back, not by a person's own decision about it.
  bool is_taken_back(KnownRecord const& known) const {
    auto const newest = store::list_revisions(context_.db, known.id, std::nullopt, 1);
    return !newest.empty() && newest.front().meta.note.starts_with("import ");
  }

  void take(Place const& before, catalog::FieldChange const& change, JudgedRow& row) {
    if (!may_edit_field(context_, before, change.field)) {
      say(row, "NOT_YOURS",
          {"该字段由其他成员或秘书处维护，未改动。",
           "The field belongs to another member or to the secretariat and stays."},
          change.field);
      forget(change.field, row);
      return;
    }
    auto const done = catalog::set_field(row.place, change.field, change.after.value_or(""));
    if (done) row.view.changes.push_back({change.field, change.before, change.after});
  }

  static void forget(std::string const& field, JudgedRow& row) {
    row.base_after.erase(field);
    if (auto const old = row.base_before.find(field); old != row.base_before.end())
      row.base_after.insert(*old);
  }

  Context& context_;
  ImportReading const& reading_;
  store::ImportRun const& run_;
  KnownRecords const& known_;
  std::set<std::string> const& mapped_;
  // Both made when the first row is not found by its key.
  std::optional<std::unordered_multimap<std::string, Place const*>> alike_;  // by likeness
  std::optional<Likeness> likeness_;
  std::unordered_map<std::string_view, std::vector<Finding const*>> findings_;  // by row
  std::unordered_map<std::string_view, catalog::Draft const*> drafts_;          // by row
  std::map<std::int64_t, std::string> decisions_;
  std::unordered_set<std::string> seen_;
  std::unordered_set<std::string> skipped_;
};

}  // namespace

bool JudgedRow::is_taken() const {
  return view.decision != "skip" && (view.outcome == api::RowOutcome::fresh || known) &&
         view.outcome != api::RowOutcome::doubtful && view.outcome != api::RowOutcome::refused;
}

void count_row(JudgedRow const& row, api::ImportCounts& counts) {
  counts.rows += 1;
  counts.fresh += row.view.outcome == api::RowOutcome::fresh;
  counts.changed += row.view.outcome == api::RowOutcome::changed;
  counts.same += row.view.outcome == api::RowOutcome::same;
  counts.doubtful += row.view.outcome == api::RowOutcome::doubtful;
  counts.refused += row.view.outcome == api::RowOutcome::refused;
  counts.conflicts += std::ssize(row.conflicts);
  counts.quarantined += std::ssize(row.quarantined);
}

base::Result<Judgement> judge_rows(Context& context, ImportReading const& reading,
                                   OnImportRows const& on_rows, TakeRow const& take) {
  Judgement judgement{reading.view, {}};
  Judge judge(context, reading);
  auto const rows = reading.labels.size();
  for (std::size_t i = 0; i < rows; ++i) {
    MAGPIE_TRY_STATUS(tell_rows(on_rows, ImportHalf::rows, i, rows));
    auto row = judge.judge(i);
    if (!row) continue;
    count_row(*row, judgement.view.counts);
    MAGPIE_TRY_STATUS(take(std::move(*row)));
  }
  note_gone(reading.run, judge.gone(), judgement);
  return judgement;
}

}  // namespace magpie::app
