#include "magpie/app/import_judge.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_map>

#include "magpie/app/import_answers.h"
#include "magpie/app/import_gone.h"
#include "magpie/app/import_ground.h"
#include "magpie/app/import_likeness.h"
#include "magpie/app/record_rights.h"
#include "magpie/base/civil.h"
#include "magpie/base/hash.h"
#include "magpie/base/text.h"
#include "magpie/catalog/interpret.h"
#include "magpie/catalog/search.h"
#include "magpie/catalog/split_rows.h"
#include "magpie/files/source_file.h"
#include "magpie/http/api/json.h"
#include "magpie/store/member_store.h"
#include "magpie/store/revision_store.h"

namespace magpie::app {

namespace {

using catalog::Action;
using catalog::FieldMap;
using catalog::Finding;
using catalog::Place;
using store::StoredPlace;

constexpr std::size_t kKeyBytesMax = 64;

api::Sentence sentence_of(catalog::Words const& words) {
  return {words.zh, words.en};
}

api::Finding finding_view(Finding const& finding) {
  api::Finding view;
  view.row = finding.row;
  view.column = finding.column;
  view.code = finding.code;
  view.action = *api::parse_word<api::FindingAction>(catalog::action_name(finding.action));
  view.value = finding.value;
  view.stored = finding.stored;
  view.sentence = sentence_of(finding.sentence);
  view.field = finding.field;
  return view;
}

std::optional<std::string> said(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::string sample_of(catalog::SourceTable const& table, std::size_t column) {
  for (auto const& row : table.rows)
    if (column < row.cells.size() && !row.cells[column].empty())
      return base::shorten(row.cells[column], 80);
  return {};
}

std::vector<api::ColumnUse> mapping_view(catalog::SourceTable const& table,
                                         catalog::ColumnMapping const& mapping) {
  std::vector<api::ColumnUse> view;
  for (auto const& use : mapping.columns) {
    api::ColumnUse one;
    one.column = table.columns.at(use.column);
    one.field = use.field;
    one.unit = said(use.unit);
    one.statistic = said(use.statistic);
    one.datum = said(use.datum);
    one.certainty = use.certainty;
    if (!use.reason.zh.empty()) one.reason = sentence_of(use.reason);
    one.sample = said(sample_of(table, use.column));
    view.push_back(std::move(one));
  }
  return view;
}

std::vector<api::ImportQuestion> questions_view(std::vector<catalog::Question> const& questions) {
  std::vector<api::ImportQuestion> view;
  for (auto const& question : questions) {
    api::ImportQuestion one;
    one.code = question.row.empty() ? question.code : question.code + "@" + question.row;
    one.sentence = sentence_of(question.sentence);
    one.choices = question.choices;
    one.proposed = said(question.proposed);
    if (!question.evidence.zh.empty()) one.evidence = sentence_of(question.evidence);
    view.push_back(std::move(one));
  }
  return view;
}

std::string name_of(FieldMap const& fields) {
  auto found = fields.find("name.zh");
  if (found == fields.end()) found = fields.lower_bound("name.");
  if (found == fields.end() || !found->first.starts_with("name.")) return {};
  return nlohmann::json::parse(found->second).get<std::string>();
}

// The fields a mapping fills: a blank cell of such a column empties the field.
std::set<std::string> mapped_fields(catalog::ColumnMapping const& mapping) {
  std::set<std::string> fields;
  for (auto const& use : mapping.columns)
    if (catalog::field_info(use.field) != nullptr) fields.insert(use.field);
  for (auto const* kept : {"location", "precision", "tags", "sources", "kind", "measurements"})
    fields.erase(kept);
  return fields;
}

class Judge {
 public:
  Judge(Context& context, store::ImportRun const& run, api::ImportAnswers const& answers)
      : context_(context), run_(run) {
    for (auto& stored : store::all_places_and_tombstones(context.db)) {
      if (!stored.deleted_at_s)
        for (auto const& [_, name] : stored.place.names)
          alike_.emplace(likeness(stored.place, name), stored.place.key);
      known_.emplace(stored.place.key, std::move(stored));
    }
    bases_ = store::bases_of(context.db, base_origin(run));
    if (answers.rows)
      for (auto const& row : *answers.rows) decisions_[row.number] = row.decision;
  }

  std::vector<Place> places() const {
    std::vector<Place> places;
    for (auto const& [_, stored] : known_)
      if (!stored.deleted_at_s) places.push_back(stored.place);
    return places;
  }

  std::vector<JudgedRow> run(catalog::SourceTable const& table,
                             catalog::ColumnMapping const& mapping,
                             catalog::Interpretation const& read) {
    mapped_ = mapped_fields(mapping);
    std::unordered_map<std::string, std::vector<Finding const*>> findings;
    for (auto const& finding : read.findings) findings[finding.row].push_back(&finding);
    std::unordered_map<std::string, catalog::Draft const*> drafts;
    for (auto const& draft : read.drafts) drafts.emplace(draft.row, &draft);
    std::vector<JudgedRow> rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      auto const& label = table.rows[i].label;
      auto const draft = drafts.find(label);
      auto const& noticed = findings[label];
      bool const is_refused = std::any_of(noticed.begin(), noticed.end(), [](auto const* one) {
        return one->action == Action::reject;
      });
      bool const is_asked = std::any_of(noticed.begin(), noticed.end(),
                                        [](auto const* one) { return one->action == Action::ask; });
      if (draft == drafts.end() && !is_refused && !is_asked) continue;  // a title or a total
      JudgedRow row;
      row.view.number = static_cast<std::int64_t>(i) + 1;
      row.view.label = label;
      row.view.outcome =
          is_refused || !is_asked ? api::RowOutcome::refused : api::RowOutcome::doubtful;
      for (auto const* finding : noticed) row.view.findings.push_back(finding_view(*finding));
      if (draft != drafts.end() && !is_refused) judge(*draft->second, noticed, row);
      rows.push_back(std::move(row));
    }
    return rows;
  }

  std::vector<StoredPlace const*> gone() const {
    std::vector<StoredPlace const*> gone;
    for (auto const& [key, stored] : known_)
      if (!stored.deleted_at_s && bases_.count(stored.id.value()) > 0 && seen_.count(key) == 0 &&
          skipped_.count(key) == 0)
        gone.push_back(&stored);
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
    auto const* stored = find(row);
    if (row.view.decision == "skip") {
      skipped_.insert(stored ? stored->place.key : row.place.key);
      return;
    }
    if (!seen_.insert(stored ? stored->place.key : row.place.key).second) {
      say(row, "TWICE_IN_FILE",
          {"文件中另有一行指同一记录，请只保留一行。",
           "Another row of the file means the same record: keep one of them."},
          "");
      return;
    }
    if (row.view.outcome == api::RowOutcome::doubtful) return;
    stored ? merge(*stored, fields, noticed, row) : start(fields, row);
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
      auto const found = known_.find(draft.id);
      if (found != known_.end() && found->second.place.member == run_.member) return draft.id;
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
  StoredPlace const* find(JudgedRow& row) {
    if (auto const found = known_.find(row.place.key); found != known_.end()) return &found->second;
    auto const decision = row.view.decision.value_or("");
    if (decision == "new") return nullptr;
    auto const id = base::parse_integer(decision);
    for (auto const& [key, stored] : known_)
      if (id && stored.id.value() == *id) return &stored;
    auto const [begin, end] = alike_.equal_range(likeness(row.place, row.view.name));
    for (auto it = begin; it != end; ++it) {
      auto const& stored = known_.at(it->second);
      if (!is_near(stored.place, row.place)) continue;
      if (stored.place.member == run_.member) return &stored;
    }
    doubt(row);
    return nullptr;
  }

  // A record that may be the same place, whoever keeps it, makes a person answer.
  void doubt(JudgedRow& row) {
    if (!likeness_) likeness_.emplace(places());
    auto const candidate = likeness_->of(row.place, row.view.label);
    if (!candidate) return;
    row.view.outcome = api::RowOutcome::doubtful;
    row.view.place_id = known_.at(candidate->key).id.value();
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

  void merge(StoredPlace const& stored, FieldMap const& incoming,
             std::vector<Finding const*> const& noticed, JudgedRow& row) {
    row.known = stored;
    row.view.place_id = stored.id.value();
    if (stored.deleted_at_s && is_taken_back(stored)) {
      start(incoming, row);
      return;
    }
    if (stored.deleted_at_s) {
      say(row, "REMOVED_HERE",
          {"该记录已在此删除，如需更新请先恢复。",
           "The record was removed here: restore it first to update it."},
          "");
      return;
    }
    auto const base = bases_.find(stored.id.value());
    if (base != bases_.end()) row.base_before = base->second;
    auto const about = spoken(incoming, noticed);
    auto merged =
        catalog::merge_fields(row.base_before, catalog::fields_of(stored.place), incoming, about);
    row.base_after = row.base_before;
    for (auto const& field : about) {
      row.base_after.erase(field);
      if (auto const value = incoming.find(field); value != incoming.end())
        row.base_after.insert(*value);
    }
    row.place = stored.place;
    for (auto const& change : merged.changes) take(stored.place, change, row);
    row.conflicts = std::move(merged.conflicts);
    bool const is_same = row.view.changes.empty() && row.conflicts.empty();
    row.view.outcome = is_same ? api::RowOutcome::same : api::RowOutcome::changed;
  }

  // Removed because its import was taken back, not by a person's own decision about it.
  bool is_taken_back(StoredPlace const& stored) const {
    auto const newest = store::list_revisions(context_.db, stored.id, std::nullopt, 1);
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
  store::ImportRun const& run_;
  std::map<std::string, StoredPlace> known_;
  std::multimap<std::string, std::string> alike_;  // likeness → key
  std::optional<Likeness> likeness_;               // made when the first row needs it
  std::unordered_map<std::int64_t, FieldMap> bases_;
  std::map<std::int64_t, std::string> decisions_;
  std::set<std::string> mapped_;
  std::set<std::string> seen_;
  std::set<std::string> skipped_;
};

api::ImportCounts counts_of(std::vector<JudgedRow> const& rows) {
  api::ImportCounts counts;
  counts.rows = std::ssize(rows);
  for (auto const& row : rows) {
    counts.fresh += row.view.outcome == api::RowOutcome::fresh;
    counts.changed += row.view.outcome == api::RowOutcome::changed;
    counts.same += row.view.outcome == api::RowOutcome::same;
    counts.doubtful += row.view.outcome == api::RowOutcome::doubtful;
    counts.refused += row.view.outcome == api::RowOutcome::refused;
    counts.conflicts += std::ssize(row.conflicts);
    counts.quarantined += std::ssize(row.quarantined);
  }
  return counts;
}

base::Result<api::ImportAnswers> read_answers(std::string const& text) {
  MAGPIE_TRY(auto const json, api::parse_body(text));
  return api::read<api::ImportAnswers>(json, {}, api::UnknownFields::ignore);
}

catalog::ColumnMapping mapping_of(Context& context, store::ImportRun const& run,
                                  catalog::SourceTable const& table,
                                  api::ImportAnswers const& answers, Judgement& judgement) {
  auto mapping = catalog::guess_mapping(table);
  if (auto const kept = store::find_mapping(context.db, run.member, judgement.signature)) {
    auto const remembered = catalog::parse_mapping(*kept);
    if (remembered && remembered->columns.size() == table.columns.size()) {
      mapping = *remembered;
      judgement.view.mapping_remembered = true;
    }
  }
  if (answers.mapping) correct_mapping(table, *answers.mapping, mapping);
  return mapping;
}

std::map<std::string, std::string> member_names(store::Db& db) {
  std::map<std::string, std::string> names;
  for (auto const& [_, member] : store::list_members(db)) {
    for (auto const& name : {member.slug, member.name_zh, member.name_en})
      if (!name.empty()) names.emplace(name, member.slug);
  }
  return names;
}

}  // namespace

bool JudgedRow::is_taken() const {
  return view.decision != "skip" && (view.outcome == api::RowOutcome::fresh || known) &&
         view.outcome != api::RowOutcome::doubtful && view.outcome != api::RowOutcome::refused;
}

std::string base_origin(store::ImportRun const& run) {
  if (run.feed_id) return fmt::format("feed:{}", *run.feed_id);
  return "import:" + run.member;
}

std::string bytes_of_hex(std::string_view hex) {
  auto const digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  bytes.reserve(hex.size() / 2);
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes.push_back(static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1])));
  return bytes;
}

base::Result<Judgement> judge_import(Context& context, Workspace const& workspace,
                                     store::ImportRun const& run) {
  MAGPIE_TRY(auto const answers, read_answers(run.answers));
  MAGPIE_TRY(auto table, files::read_table(bytes_of_hex(run.bytes_hex), run.file_name));
  Judgement judgement;
  base::Hasher header;
  for (auto const& column : table.columns) header.add_field(column);
  judgement.signature = header.finish();
  auto const mapping = mapping_of(context, run, table, answers, judgement);
  judgement.mapping = catalog::mapping_json(mapping);
  auto const settled = answers_of(answers);
  table = catalog::split_rows(std::move(table), mapping, settled);

  MAGPIE_TRY(auto const known_areas, load_import_ground(workspace, context.db));
  Judge judge(context, run, answers);
  auto const places = judge.places();
  catalog::InterpretContext ground;
  ground.counties = known_areas.counties;
  ground.areas = known_areas.area_codes.empty() ? nullptr : &known_areas.areas;
  ground.area_codes = known_areas.area_codes;
  ground.alliance_codes = known_areas.alliance_codes;
  ground.members = member_names(context.db);
  ground.default_member = run.member;
  ground.known = places;
  ground.today = base::format_utc(context.now_s).substr(0, 10);
  auto const read = catalog::interpret(table, mapping, ground, settled);
  judgement.rows = judge.run(table, mapping, read);

  judgement.view.format = table.format;
  judgement.view.mapping = mapping_view(table, mapping);
  judgement.view.questions = questions_view(read.questions);
  for (auto const& finding : read.findings)
    if (finding.row.empty()) judgement.view.findings.push_back(finding_view(finding));
  judgement.view.counts = counts_of(judgement.rows);
  note_gone(run, judge.gone(), judgement);
  return judgement;
}

}  // namespace magpie::app
