#include "magpie/app/import_reading.h"

#include <fmt/core.h>

#include <map>
#include <optional>
#include <utility>

#include "magpie/app/import_answers.h"
#include "magpie/app/import_ground.h"
#include "magpie/base/civil.h"
#include "magpie/base/hash.h"
#include "magpie/base/text.h"
#include "magpie/catalog/split_rows.h"
#include "magpie/files/source_file.h"
#include "magpie/http/api/json.h"
#include "magpie/store/member_store.h"
#include "magpie/store/revision_store.h"

namespace magpie::app {

namespace {

using catalog::Finding;

api::Sentence sentence_of(catalog::Words const& words) {
  return {words.zh, words.en};
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

// The fields a mapping fills: a blank cell of such a column empties the field.
std::set<std::string> mapped_fields(catalog::ColumnMapping const& mapping) {
  std::set<std::string> fields;
  for (auto const& use : mapping.columns)
    if (catalog::field_info(use.field) != nullptr) fields.insert(use.field);
  for (auto const* kept : {"location", "precision", "tags", "sources", "kind", "measurements"})
    fields.erase(kept);
  return fields;
}

std::string signature_of(catalog::SourceTable const& table) {
  base::Hasher header;
  for (auto const& column : table.columns) header.add_field(column);
  return header.finish();
}

// What a person corrected about files with the same header.
std::optional<catalog::ColumnMapping> remembered_mapping(Context& context,
                                                         store::ImportRun const& run,
                                                         catalog::SourceTable const& table) {
  auto const kept = store::find_mapping(context.db, run.member, signature_of(table));
  if (!kept) return std::nullopt;
  auto remembered = catalog::parse_mapping(*kept);
  if (!remembered || remembered->columns.size() != table.columns.size()) return std::nullopt;
  return std::move(*remembered);
}

std::map<std::string, std::string> member_names(store::Db& db) {
  std::map<std::string, std::string> names;
  for (auto const& [_, member] : store::list_members(db)) {
    for (auto const& name : {member.slug, member.name_zh, member.name_en})
      if (!name.empty()) names.emplace(name, member.slug);
  }
  return names;
}

catalog::InterpretContext ground_of(Context& context, ImportReading const& reading,
                                    ImportGround const& areas) {
  catalog::InterpretContext ground;
  ground.counties = areas.counties;
  ground.areas = areas.area_codes.empty() ? nullptr : &areas.areas;
  ground.area_codes = areas.area_codes;
  ground.alliance_codes = areas.alliance_codes;
  ground.members = member_names(context.db);
  ground.default_member = reading.run.member;
  ground.known = reading.known.places();
  ground.today = base::format_utc(context.now_s).substr(0, 10);
  return ground;
}

base::Result<catalog::SourceTable> table_of(Context& context, store::ImportRun const& run) {
  if (!run.bytes_hex.empty() || run.id == 0)
    return files::read_table(bytes_of_hex(run.bytes_hex), run.file_name);
  return files::read_table(bytes_of_hex(store::import_bytes(context.db, run.id)), run.file_name);
}

store::ImportRun without_bytes(store::ImportRun const& run) {
  return {run.id,           run.state, run.file_name, run.member, run.created_by, run.created_at_s,
          run.applied_at_s, {},        run.answers,   run.view,   run.feed_id};
}

}  // namespace

base::Result<api::ImportAnswers> read_answers(std::string const& text) {
  MAGPIE_TRY(auto const json, api::parse_body(text));
  return api::read<api::ImportAnswers>(json, {}, api::UnknownFields::ignore);
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

base::Result<ImportReading> read_import(Context& context, Workspace const& workspace,
                                        store::ImportRun const& run, OnImportRows const& on_rows) {
  MAGPIE_TRY(auto answers, read_answers(run.answers));
  MAGPIE_TRY(auto table, table_of(context, run));
  auto const revision = store::last_revision(context.db);
  ImportReading reading{without_bytes(run),
                        std::move(answers),
                        {},
                        signature_of(table),
                        {},
                        {},
                        {},
                        {},
                        KnownRecords(context.db),
                        {},
                        revision};
  auto remembered = remembered_mapping(context, run, table);
  if (remembered) reading.view.mapping_remembered = true;
  auto mapping = remembered ? std::move(*remembered) : catalog::guess_mapping(table);
  if (reading.answers.mapping) correct_mapping(table, *reading.answers.mapping, mapping);
  reading.mapping = catalog::mapping_json(mapping);
  reading.mapped_fields = mapped_fields(mapping);
  auto const settled = answers_of(reading.answers);
  table = catalog::split_rows(std::move(table), mapping, settled);
  MAGPIE_TRY(auto const areas, load_import_ground(workspace, context.db));
  auto ground = ground_of(context, reading, areas);
  ground.on_row = [&](std::size_t done) {
    return tell_rows(on_rows, ImportHalf::reading, done, table.rows.size()).has_value();
  };
  auto read = catalog::interpret_until(table, mapping, ground, settled);
  if (!read) return tl::make_unexpected(import_cancelled());
  reading.read = std::move(*read);
  reading.bases = store::base_texts_of(context.db, base_origin(run));
  reading.view.format = table.format;
  reading.view.mapping = mapping_view(table, mapping);
  reading.view.questions = questions_view(reading.read.questions);
  for (auto const& finding : reading.read.findings)
    if (finding.row.empty()) reading.view.findings.push_back(finding_view(finding));
  for (auto& row : table.rows) reading.labels.push_back(std::move(row.label));
  return reading;
}

base::Result<std::vector<api::ColumnUse>> columns_of(Context& context,
                                                     store::ImportRun const& run) {
  MAGPIE_TRY(auto const table, table_of(context, run));
  auto const remembered = remembered_mapping(context, run, table);
  return mapping_view(table, remembered ? *remembered : catalog::guess_mapping(table));
}

bool is_current(Context& context, ImportReading const& reading) {
  if (store::last_revision(context.db) != reading.revision) return false;
  auto const run = store::find_import(context.db, reading.run.id);
  return run && run->answers == reading.run.answers;
}

}  // namespace magpie::app
