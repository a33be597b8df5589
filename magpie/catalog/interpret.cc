#include "magpie/catalog/interpret.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "magpie/base/text.h"
#include "magpie/catalog/cell/county_name.h"
#include "magpie/catalog/cell/date.h"
#include "magpie/catalog/cell/grade.h"
#include "magpie/catalog/cell/hours.h"
#include "magpie/catalog/cell/number.h"
#include "magpie/catalog/cell/plain_text.h"
#include "magpie/catalog/cell/word.h"
#include "magpie/catalog/interpret_positions.h"
#include "magpie/catalog/place_check.h"

namespace magpie::catalog {

namespace {

using cell::Measure;
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
        positions_(read_positions(table, mapping, context, answers)) {}

  Interpretation run() {
    out_.findings = table_.findings;
    append(out_.findings, positions_.file_findings);
    out_.questions = positions_.questions;
    say_unknown_columns();
    row_findings_.resize(table_.rows.size());
    checked_.resize(table_.rows.size());
    drafts_.resize(table_.rows.size());
    for (row_ = 0; row_ < table_.rows.size(); ++row_) read_row();
    say_mixed_dates();
    say_gaps();
    settle_counties();
    check_set();
    for (row_ = 0; row_ < table_.rows.size(); ++row_) finish_row();
    return std::move(out_);
  }

 private:
  template <class T>
  static void append(std::vector<T>& to, std::vector<T> const& from) {
    to.insert(to.end(), from.begin(), from.end());
  }

  std::string column_name(std::size_t column) const {
    auto const& name = table_.columns[column];
    return name.starts_with('=') ? name.substr(1) : name;
  }

  std::string column_of(std::string_view field) const {
    auto const* use = mapping_.find(field);
    return use == nullptr ? std::string() : column_name(use->column);
  }

  std::string const& text_of(std::string_view field) const {
    static std::string const none;
    auto const* use = mapping_.find(field);
    auto const& cells = table_.rows[row_].cells;
    return use == nullptr || use->column >= cells.size() ? none : cells[use->column];
  }

  Draft& draft() { return *drafts_[row_]; }

  void set(std::string const& field, json const& value) {
    draft().fields[field] = json_text(value);
  }

  void tag(std::string const& key, std::string const& value) {
    auto tags =
        draft().fields.contains("tags") ? json::parse(draft().fields["tags"]) : json::object();
    tags[key] = value;
    set("tags", tags);
  }

  void say(ColumnUse const& use, std::string const& text, std::vector<Remark> const& remarks) {
    for (auto const& remark : remarks) {
      Finding found{table_.rows[row_].label,
                    column_name(use.column),
                    remark.code,
                    remark.action,
                    text,
                    remark.stored,
                    remark.sentence,
                    use.field.starts_with('@') ? "" : use.field};
      row_findings_[row_].push_back(std::move(found));
      if (remark.action == Action::quarantine) draft().quarantined[column_name(use.column)] = text;
    }
  }

  void say_unknown_columns() {
    for (auto const& use : mapping_.columns) {
      if (!use.field.empty() || use.column >= table_.columns.size()) continue;
      auto const name = column_name(use.column);
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

  void read_row() {
    drafts_[row_] = Draft{table_.rows[row_].label, "", {}, {}};
    auto& checked = checked_[row_];
    checked.label = table_.rows[row_].label;
    if (!read_name()) return;
    for (auto const& use : mapping_.columns) {
      if (use.column >= table_.rows[row_].cells.size()) continue;
      auto const& text = table_.rows[row_].cells[use.column];
      if (base::trim(text).empty() || use.field == "name.zh") continue;
      read_cell(use, text);
    }
    auto const& position = positions_.rows[row_];
    checked.position = position.wgs84;
    checked.raw = position.raw;
    checked.datum = position.datum;
    checked.decimals = position.decimals;
    if (!draft().fields.contains("member") && !context_.default_member.empty())
      set("member", context_.default_member);
  }

  // A row without any name is no record.
  bool read_name() {
    auto const* use = mapping_.find("name.zh");
    std::string name;
    if (use != nullptr) name = text_of("name.zh");
    if (cell::is_empty_word(name)) {
      for (auto const& other : mapping_.columns) {
        if (other.field.starts_with("name.") && !text_of(other.field).empty())
          return name_is(text_of(other.field));
      }
      skip_row();
      return false;
    }
    auto const lines = cell::lines_of(name);
    if (lines.size() > 1 && !read_broken_name(*use, name, lines)) return false;
    if (lines.size() == 1) {
      auto const trimmed = std::string(base::trim(name));
      if (trimmed != name) {
        say(*use, name,
            {{"TRIMMED",
              Action::accept,
              {"已去掉名称首尾的空格。", "Spaces around the name were removed."},
              trimmed}});
      }
      set("name.zh", trimmed);
      checked_[row_].name = trimmed;
    }
    return true;
  }

  bool name_is(std::string const& name) {
    checked_[row_].name = base::trim(name);
    return true;
  }

  void skip_row() {
    Finding found;
    found.row = table_.rows[row_].label;
    found.column = column_of("name.zh");
    found.code = "NO_NAME";
    found.action = Action::skip;
    found.sentence = {"本行没有名称，不是记录，已跳过；如是记录请补名称。",
                      "The row has no name and is skipped; add the name if it is a record."};
    auto const& cells = table_.rows[row_].cells;
    bool const blank = std::all_of(cells.begin(), cells.end(),
                                   [](auto const& text) { return base::trim(text).empty(); });
    if (!blank) row_findings_[row_].push_back(std::move(found));
    drafts_[row_].reset();
  }

  // A line break inside brackets joins; as many grades as names are as many places.
  bool read_broken_name(ColumnUse const& use, std::string const& name,
                        std::vector<std::string> const& lines) {
    bool const in_brackets =
        cell::holds(cell::plain(lines[0]), "(") && !cell::holds(cell::plain(lines[0]), ")");
    bool const many_grades = cell::lines_of(text_of("rating")).size() == lines.size();
    if (in_brackets || !many_grades) {
      auto const joined = cell::replace_all(cell::replace_all(name, "\r", ""), "\n", "");
      say(use, name,
          {{"LINE_BREAK",
            Action::accept,
            {"已去掉名称中的换行。", "The line break in the name was removed."},
            joined}});
      set("name.zh", std::string(base::trim(joined)));
      checked_[row_].name = base::trim(joined);
      return true;
    }
    say(use, name,
        {{"TWO_IN_ONE",
          Action::ask,
          {fmt::format("一行写了{}个名称和等级，请拆成{}个地点。", lines.size(), lines.size()),
           fmt::format("One row holds {} names and grades; split it into {} places.", lines.size(),
                       lines.size())}}});
    drafts_[row_].reset();
    return false;
  }

  void read_cell(ColumnUse const& use, std::string const& text) {
    auto const& field = use.field;
    if (field.empty() || field == "@note") return tag(column_name(use.column), text);
    if (field == "@county") return read_county(use, text);
    if (field == "@id") return read_id(text);
    if (field == "@distance") return read_distance(use, text);
    if (field == "@date") return read_date(use, text);
    if (field.starts_with('@')) return;
    if (field == "rating") return read_grade(use, text);
    if (field == "status") return read_status(use, text);
    if (field == "kind") return read_kind(use, text);
    if (field == "price") return read_price(use, text);
    if (field == "measurements") return read_measurement(use, text);
    if (field == "opening_hours") return read_opening_hours(use, text);
    if (field == "member") return read_member(text);
    read_typed(use, text);
  }

  void read_id(std::string const& text) {
    draft().id = base::trim(text);
    checked_[row_].id = draft().id;
  }

  void read_member(std::string const& text) {
    auto const found = context_.members.find(std::string(base::trim(text)));
    found == context_.members.end() ? tag("member", text) : set("member", found->second);
  }

  void read_county(ColumnUse const& use, std::string const& text) {
    auto const reading = names_.read(text);
    checked_[row_].county_text = cell::plain(text);
    say(use, text, reading.remarks);
    if (!reading.value) {
      if (!cell::is_empty_word(text)) set("county_zh", cell::plain(text));
      return;
    }
    if (reading.value->candidates.empty()) return tag(column_name(use.column), text);
    checked_[row_].counties = reading.value->candidates;
    if (!reading.value->rest.empty()) tag("town", reading.value->rest);
  }

  void read_distance(ColumnUse const& use, std::string const& text) {
    auto const reading = cell::read_number(text, {Measure::length, use.unit});
    say(use, text, reading.remarks);
    if (reading.value)
      tag(column_name(use.column), cell::number_text(reading.value->value) + " km");
  }

  void read_date(ColumnUse const& use, std::string const& text) {
    auto const reading = cell::read_date(text);
    say(use, text, reading.remarks);
    if (!reading.value) return;
    tag(column_name(use.column), reading.value->date);
    dates_[use.column][text] = reading.value->notation;
  }

  void read_grade(ColumnUse const& use, std::string const& text) {
    auto const reading = cell::read_grade(text);
    say(use, text, reading.remarks);
    if (!reading.value) return;
    if (reading.value->rating > 0) {
      set("rating", reading.value->rating);
    } else {
      set("designations", json::array({{{"code", reading.value->designation}}}));
    }
    auto const& name = checked_[row_].name;
    if (reading.value->rating == 5 &&
        cell::holds_any(name, {"校园", "中学", "小学", "大学", "学院"})) {
      say(use, text,
          {{"SUSPECT_CODE",
            Action::ask,
            {"校园标为5A，请对照现行5A名录核对。",
             "A school as 5A is unusual; check it against the current list."}}});
    }
  }

  void read_status(ColumnUse const& use, std::string const& text) {
    auto const reading = cell::read_status(text);
    say(use, text, reading.remarks);
    reading.value ? set("status", std::string(status_name(*reading.value)))
                  : tag(column_name(use.column), text);
  }

  void read_kind(ColumnUse const& use, std::string const& text) {
    auto const kind = cell::read_kind(text);
    if (kind) set("kind", std::string(kind_name(*kind)));
    tag(column_name(use.column), text);
  }

  void read_opening_hours(ColumnUse const& use, std::string const& text) {
    auto const reading = cell::read_hours(text);
    say(use, text, reading.remarks);
    if (!reading.value) return tag(column_name(use.column), text);
    set(use.field, reading.value->osm);
    if (!reading.remarks.empty()) tag(column_name(use.column), text);
    if (!reading.value->last_entry.empty()) tag("last_entry", reading.value->last_entry);
  }

  void read_price(ColumnUse const& use, std::string const& text) {
    auto const reading = cell::read_prices(text);
    say(use, text, reading.remarks);
    if (!reading.value) return;
    auto others = json::array();
    for (auto const& price : *reading.value) {
      if (price.category.empty()) {
        set("price", price.amount.value());
      } else {
        others.push_back({{"category", price.category}, {"amount_fen", price.amount.value()}});
      }
    }
    if (!others.empty()) set("prices", others);
  }

  void read_measurement(ColumnUse const& use, std::string const& text) {
    bool const ions = use.indicator == "negative_ions";
    auto const reading =
        cell::read_number(text, {ions ? Measure::density : Measure::temperature, use.unit});
    say(use, text, reading.remarks);
    if (!reading.value) return;
    json measurement{{"indicator", use.indicator},
                     {"value", reading.value->value},
                     {"unit", reading.value->unit}};
    auto const& statistic =
        reading.value->statistic.empty() ? use.statistic : reading.value->statistic;
    if (!statistic.empty()) measurement["statistic"] = statistic;
    if (!use.period.empty()) measurement["period"] = use.period;
    auto all =
        draft().fields.contains(use.field) ? json::parse(draft().fields[use.field]) : json::array();
    all.push_back(std::move(measurement));
    set(use.field, all);
  }

  static Measure measure_of(std::string_view field) {
    if (field == "visit_minutes" || field == "visit_minutes_min") return Measure::duration;
    if (field == "visitors_10k_per_year" || field == "beds" || field.starts_with("capacity"))
      return Measure::count;
    return Measure::plain;
  }

  // By the type of the field in the registry.
  void read_typed(ColumnUse const& use, std::string const& text) {
    auto const* info = field_info(use.field);
    if (info == nullptr) return tag(use.field, text);
    if (info->type == FieldType::integer || info->type == FieldType::number)
      return read_figure(use, text, *info);
    if (info->type == FieldType::boolean) {
      auto const reading = cell::read_yes_no(text);
      say(use, text, reading.remarks);
      if (reading.value) set(use.field, *reading.value);
      return;
    }
    if (info->type == FieldType::date) {
      auto const reading = cell::read_date(text);
      say(use, text, reading.remarks);
      if (reading.value) set(use.field, reading.value->date);
      return;
    }
    bool const is_text = info->type == FieldType::text || info->type == FieldType::long_text ||
                         info->type == FieldType::choice || info->type == FieldType::hours;
    auto const value = json::parse(text, nullptr, false);
    if (is_text || value.is_discarded()) {
      is_text ? set(use.field, std::string(base::trim(text))) : tag(column_name(use.column), text);
    } else if (!value.empty()) {
      set(use.field, value);
    }
  }

  void read_figure(ColumnUse const& use, std::string const& text, FieldInfo const& info) {
    auto const reading = cell::read_number(text, {measure_of(use.field), use.unit});
    say(use, text, reading.remarks);
    if (!reading.value) return;
    double const value =
        use.field == "visitors_10k_per_year" ? reading.value->value / 10'000 : reading.value->value;
    bool const whole = info.type == FieldType::integer;
    if (value < info.low || (info.low < info.high && value > info.high) ||
        (whole && value != std::round(value))) {
      return say(use, text,
                 {{"OUT_OF_RANGE",
                   Action::quarantine,
                   {fmt::format("“{}”超出{}的范围，本格留空，请核对。", text, info.label.zh),
                    fmt::format("\"{}\" is out of the range of {}; the cell stays empty, check it.",
                                text, info.label.en)}}});
    }
    whole ? set(use.field, static_cast<std::int64_t>(value)) : set(use.field, value);
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
      if (drafts_[row_] && cell::is_empty_word(text_of("rating"))) gaps.push_back(row_);
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
    CheckContext check{names_, context_.areas, {}, context_.alliance_codes, {}};
    check.columns = {column_of("name.zh"), column_of("@county"), positions_.column,
                     column_of("@id")};
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
      auto& row = checked_[row_];
      if (!drafts_[row_] || row.counties.empty()) continue;
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
    for (std::size_t i = 0; i < checked_.size(); ++i) {
      if (!drafts_[i]) checked_[i].position.reset();
    }
    for (auto& [row, finding] : check_places(checked_, check_context())) {
      static std::set<std::string> const kAboutPosition{"WRONG_COUNTY", "SEAT_POSITION",
                                                        "SUSPECT_DATUM", "SHARED_POSITION"};
      auto const settled = answers_.settlements.find({finding.row, finding.code});
      bool const is_kept = settled != answers_.settlements.end() && settled->second == "keep";
      if (kAboutPosition.contains(finding.code) && !is_kept) positions_.rows[row].is_open = true;
      row_findings_[row].push_back(std::move(finding));
    }
  }

  void finish_row() {
    auto const& position = positions_.rows[row_];
    if (drafts_[row_]) {
      append(out_.findings, position.findings);
      draft().quarantined.insert(position.quarantined.begin(), position.quarantined.end());
      place(position);
      out_.drafts.push_back(std::move(draft()));
    }
    append(out_.findings, row_findings_[row_]);
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
  Positions positions_;
  Interpretation out_;
  std::size_t row_ = 0;
  std::vector<std::vector<Finding>> row_findings_;
  std::vector<CheckedRow> checked_;
  std::vector<std::optional<Draft>> drafts_;
  std::map<std::size_t, std::map<std::string, cell::DateNotation>> dates_;
};

}  // namespace

Interpretation interpret(SourceTable const& table, ColumnMapping const& mapping,
                         InterpretContext const& context, ImportAnswers const& answers) {
  auto out = Interpreter(table, mapping, context, answers).run();
  for (auto const& finding : out.findings) {
    if (!needs_answer(finding.action) || finding.row.empty()) continue;
    if (answers.settlements.contains({finding.row, finding.code})) continue;
    out.questions.push_back({finding.code,
                             finding.row,
                             finding.column,
                             finding.sentence,
                             {"keep", "leave_out"},
                             "",
                             {}});
  }
  return out;
}

}  // namespace magpie::catalog
