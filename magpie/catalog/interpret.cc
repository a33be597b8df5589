#include "magpie/catalog/interpret.h"
#include "magpie/catalog/column_check.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "magpie/base/text.h"
#include "magpie/catalog/cell/county_name.h"
#include "magpie/catalog/cell/plain_text.h"
#include "magpie/catalog/interpret_positions.h"
#include "magpie/catalog/interpret_row.h"
#include "magpie/catalog/place_check.h"

namespace magpie::catalog {

namespace {

using cell::Remark;
using nlohmann::json;

std::string json_text(json const& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

class Interpreter {
 public:
  Interpreter(SourceTable const& table, ColumnMapping const& mapping,
              InterpretContext const& context, ImportAnswers const& answers)
      : table_(table),
        mapping_(mapping),
        context_(context),
        answers_(answers),
        names_(context.counties),
        known_(context.known, context.counties),
        positions_(read_positions(table, mapping, context, answers)),
        columns_(check_columns(table, mapping, answers)) {}

  std::optional<Interpretation> run() {
    out_.findings = table_.findings;
    append(out_.findings, positions_.file_findings);
    out_.questions = positions_.questions;
    append(out_.findings, columns_.findings);
    append(out_.questions, columns_.questions);
    say_unknown_columns();
    if (!read_rows()) return std::nullopt;
    refuse_repeated_rows();
    say_mixed_dates();
    say_gaps();
    settle_counties();
    check_set();
    for (row_ = 0; row_ < table_.rows.size(); ++row_) {
      if (!goes_on(table_.rows.size() + row_)) return std::nullopt;
      finish_row();
    }
    return std::move(out_);
  }

 private:
  template <class T>
  static void append(std::vector<T>& to, std::vector<T> const& from) {
    to.insert(to.end(), from.begin(), from.end());
  }

  std::string column_name(std::size_t column) const { return catalog::column_name(table_, column); }

  std::string column_of(std::string_view field) const {
    auto const* use = mapping_.find(field);
    return use == nullptr ? std::string() : column_name(use->column);
  }

  Draft& draft() { return *rows_[row_].draft; }

  void set(std::string const& field, json const& value) {
    draft().fields[field] = json_text(value);
  }

  void tag(std::string const& key, std::string const& value) { add_tag(draft(), key, value); }

  void say(ColumnUse const& use, std::string const& text, std::vector<Remark> const& remarks) {
    add_remarks(ground(), rows_[row_], use, text, remarks);
  }

  RowGround ground() const { return {table_, mapping_, context_, names_}; }

  // Each row is gone through twice.
  bool goes_on(std::size_t steps) const { return !context_.on_row || context_.on_row(steps / 2); }

  // False when it was stopped.
  bool read_rows() {
    rows_.reserve(table_.rows.size());
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (!goes_on(row)) return false;
      rows_.push_back(read_row(ground(), row, dates_));
      auto& checked = rows_.back().checked;
      auto const& position = positions_.rows[row];
      checked.position = position.wgs84;
      checked.raw = position.raw;
      checked.datum = position.datum;
      checked.decimals = position.decimals;
    }
    return true;
  }

  // A row that says in every column what a row before it said; its number may differ.
  void refuse_repeated_rows() {
    std::map<std::vector<std::string_view>, std::size_t> seen;
    auto const* number = mapping_.find("@row");
    for (row_ = 0; row_ < table_.rows.size(); ++row_) {
      if (!rows_[row_].draft) continue;
      std::vector<std::string_view> cells;
      for (std::size_t i = 0; i < table_.rows[row_].cells.size(); ++i)
        if (number == nullptr || number->column != i)
          cells.push_back(base::trim(table_.rows[row_].cells[i]));
      auto const [first, is_new] = seen.emplace(std::move(cells), row_);
      if (is_new) continue;
      auto const& label = table_.rows[first->second].label;
      Finding found;
      found.row = table_.rows[row_].label;
      found.code = "DUPLICATE_ROW";
      found.action = Action::reject;
      found.sentence = {
          fmt::format("本行与第{}行完全相同，只采用第{}行，请删去一行。", label, label),
          fmt::format("The row is the same as row {} in every column; only that one is taken, "
                      "remove the other.",
                      label)};
      rows_[row_].findings.push_back(std::move(found));
      rows_[row_].draft.reset();
    }
  }

  // Whether the check of the columns speaks of it already.
  bool is_said(std::string const& name) const {
    return std::any_of(columns_.findings.begin(), columns_.findings.end(), [&](auto const& found) {
      auto const said = ";" + found.column + ";";
      return said.find(";" + name + ";") != std::string::npos;
    });
  }

  void say_unknown_columns() {
    for (auto const& use : mapping_.columns) {
      if (!use.field.empty() || use.column >= table_.columns.size()) continue;
      auto const name = column_name(use.column);
      if (is_said(name)) continue;
      bool const is_used =
          std::any_of(table_.rows.begin(), table_.rows.end(), [&](SourceRow const& row) {
            return use.column < row.cells.size() && !cell::is_empty_word(row.cells[use.column]);
          });
      if (!is_used) continue;
      Finding found;
      found.column = name;
      found.code = "UNKNOWN_FIELD";
      found.action = Action::keep;
      found.field = "tags";
      found.sentence = {
          fmt::format("“{}”列没有对应字段，原样保留；需要时请指定字段。", name),
          fmt::format("The column \"{}\" has no field and is kept as it is; name one if it has.",
                      name)};
      out_.findings.push_back(std::move(found));
    }
  }

  void say_mixed_dates() {
    for (auto const& [column, values] : dates_) {
      std::set<cell::DateNotation> kinds;
      std::string shown;
      for (auto const& [text, notation] : values) {
        if (!kinds.insert(notation).second) continue;
        shown += (shown.empty() ? "" : "、") + text;
      }
      if (kinds.size() < 2) continue;
      Finding found;
      found.column = column_name(column);
      found.code = "MIXED_DATES";
      found.action = Action::accept;
      found.sentence = {fmt::format("日期有{}种写法（{}），按各自精度入库。", kinds.size(), shown),
                        fmt::format("Dates come in {} notations ({}); each keeps its precision.",
                                    kinds.size(), shown)};
      out_.findings.push_back(std::move(found));
    }
  }

  // An empty grade in a column that is otherwise full.
  void say_gaps() {
    auto const* use = mapping_.find("rating");
    if (use == nullptr || table_.rows.size() < 5) return;
    std::vector<std::size_t> gaps;
    for (row_ = 0; row_ < table_.rows.size(); ++row_) {
      if (rows_[row_].draft && cell::is_empty_word(cell_text(ground(), row_, "rating")))
        gaps.push_back(row_);
    }
    if (gaps.size() * 5 > table_.rows.size()) return;
    for (auto const gap : gaps) {
      row_ = gap;
      say(*use, "",
          {{"MISSING",
            Action::accept,
            {"等级为空，视为未评。", "The grade is empty and stays unknown."}}});
    }
  }

  CheckContext check_context() const {
    CheckContext check{names_, context_.areas, {}, context_.alliance_codes, &known_, {}};
    check.columns = {column_of("name.zh"), column_of("@county"), positions_.column,
                     column_of("@id"), column_of("rating")};
    if (context_.areas == nullptr) return check;
    for (auto const& code : context_.area_codes) {
      auto const found = std::find_if(context_.counties.begin(), context_.counties.end(),
                                      [&](County const& county) { return county.code == code; });
      if (found == context_.counties.end()) {
        check.areas = nullptr;
        check.area_counties.clear();
        return check;
      }
      check.area_counties.push_back(static_cast<std::size_t>(found - context_.counties.begin()));
    }
    return check;
  }

  // Of several counties of one name the one with the position, else the alliance's; else a
  // question.
  void settle_counties() {
    auto const check = check_context();
    for (row_ = 0; row_ < table_.rows.size(); ++row_) {
      auto& row = rows_[row_].checked;
      if (!rows_[row_].draft || row.counties.empty()) continue;
      auto const at = row.position ? county_at(*row.position, check) : std::nullopt;
      if (row.counties.size() > 1) narrow(row, at);
      if (row.counties.size() > 1) {
        auto const* use = mapping_.find("@county");
        say(*use, row.county_text,
            {{"AMBIGUOUS_COUNTY",
              Action::ask,
              {fmt::format("“{}”在几个市都有，请写明是哪个市的。", row.county_text),
               fmt::format("Several cities have a {}; say which one.", row.county_text)}}});
        continue;
      }
      auto const& county = context_.counties[row.counties.front()];
      set("county_zh", county.name_zh);
      set("county_code", county.code);
    }
  }

  void narrow(CheckedRow& row, std::optional<std::size_t> at) const {
    auto const keep = [&](auto test) {
      std::vector<std::size_t> kept;
      std::copy_if(row.counties.begin(), row.counties.end(), std::back_inserter(kept), test);
      if (!kept.empty()) row.counties = kept;
    };
    if (at) keep([&](std::size_t i) { return names_.is_same_today(i, *at); });
    if (row.counties.size() > 1) {
      keep([&](std::size_t i) {
        return context_.alliance_codes.contains(context_.counties[i].code);
      });
    }
  }

  void check_set() {
    std::vector<CheckedRow> checked;
    for (auto const& row : rows_) {
      checked.push_back(row.checked);
      if (!row.draft) checked.back().position.reset();
    }
    for (auto& [row, finding, others] : check_places(checked, check_context())) {
      static std::set<std::string> const kAboutPosition{"WRONG_COUNTY", "SEAT_POSITION",
                                                        "SUSPECT_DATUM", "SHARED_POSITION"};
      auto const settled = answers_.settlements.find({finding.row, finding.code});
      bool const is_kept = settled != answers_.settlements.end() && settled->second == "keep";
      if (finding.code == "CONFLICT") finding.field = "rating";
      if (kAboutPosition.contains(finding.code) && !is_kept) positions_.rows[row].is_open = true;
      for (auto const other : others)
        if (!is_kept) positions_.rows[other].is_open = true;
      rows_[row].findings.push_back(std::move(finding));
    }
  }

  void finish_row() {
    auto const& position = positions_.rows[row_];
    if (rows_[row_].draft) {
      append(out_.findings, position.findings);
      draft().quarantined.insert(position.quarantined.begin(), position.quarantined.end());
      place(position);
      settle_fields();
      if (columns_.is_price_open) leave_price_out();
      if (!draft().tags.empty()) set("tags", draft().tags);
      draft().tags.clear();
      out_.drafts.push_back(std::move(draft()));
    }
    append(out_.findings, rows_[row_].findings);
  }

  // A value that a question is about stays out until it is answered.
  void settle_fields() {
    for (auto& finding : rows_[row_].findings) {
      if (finding.action != Action::ask || finding.field.empty() || finding.field == "location")
        continue;
      auto const settled = answers_.settlements.find({finding.row, finding.code});
      if (settled != answers_.settlements.end() && settled->second == "keep") {
        finding.action = Action::accept_with_note;
      } else {
        draft().fields.erase(finding.field);
      }
    }
  }

  void leave_price_out() {
    auto const& text = cell_text(ground(), row_, "price");
    if (draft().fields.erase("price") + draft().fields.erase("prices") > 0)
      tag(column_of("price"), text);
  }

  void place(RowPosition const& position) {
    if (!position.raw_text.empty()) tag("position_raw", position.raw_text);
    if (position.raw && position.datum != geo::Datum::wgs84 && !is_datum_open()) {
      tag("position_datum", std::string(geo::datum_name(position.datum)));
    }
    if (!position.wgs84 || position.is_open) {
      if (draft().fields.contains("county_code")) set("precision", "county");
      return;
    }
    draft().fields["location"] = fmt::format("[{},{}]", cell::number_text(position.wgs84->lon(), 7),
                                             cell::number_text(position.wgs84->lat(), 7));
    set("precision", "point");
  }

  bool is_datum_open() const {
    return std::any_of(positions_.questions.begin(), positions_.questions.end(),
                       [](Question const& question) { return question.code == "DATUM_MISSING"; });
  }

  SourceTable const& table_;
  ColumnMapping const& mapping_;
  InterpretContext const& context_;
  ImportAnswers const& answers_;
  cell::CountyNames names_;
  KnownNames known_;
  Positions positions_;
  ColumnCheck columns_;
  Interpretation out_;
  std::size_t row_ = 0;
  std::vector<RowResult> rows_;
  DateNotations dates_;
};

std::vector<std::string> choices_for(std::string const& code) {
  if (code == "TWO_IN_ONE") return {"split", "leave_out"};
  if (code == "SWAPPED_AXES") return {"swap", "leave_out"};
  if (code == "SIGN_LOST") return {"change_sign", "leave_out"};
  return {"keep", "leave_out"};
}

}  // namespace

std::optional<Interpretation> interpret_until(SourceTable const& table,
                                              ColumnMapping const& mapping,
                                              InterpretContext const& context,
                                              ImportAnswers const& answers) {
  auto out = Interpreter(table, mapping, context, answers).run();
  if (!out) return std::nullopt;
  for (auto const& finding : out->findings) {
    if (!needs_answer(finding.action) || finding.row.empty()) continue;
    if (answers.settlements.contains({finding.row, finding.code})) continue;
    out->questions.push_back({finding.code,
                              finding.row,
                              finding.column,
                              finding.sentence,
                              choices_for(finding.code),
                              "",
                              {}});
  }
  return out;
}

Interpretation interpret(SourceTable const& table, ColumnMapping const& mapping,
                         InterpretContext const& context, ImportAnswers const& answers) {
  return interpret_until(table, mapping, context, answers).value_or(Interpretation());
}

}  // namespace magpie::catalog
