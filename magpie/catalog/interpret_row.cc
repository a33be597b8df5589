#include "magpie/catalog/interpret_row.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

#include "magpie/base/text.h"
#include "magpie/catalog/cell/county_name.h"
#include "magpie/catalog/cell/damage.h"
#include "magpie/catalog/cell/date.h"
#include "magpie/catalog/cell/grade.h"
#include "magpie/catalog/cell/hours.h"
#include "magpie/catalog/cell/number.h"
#include "magpie/catalog/cell/plain_text.h"
#include "magpie/catalog/cell/word.h"

namespace magpie::catalog {

namespace {

using cell::Measure;
using cell::Remark;
using nlohmann::json;

std::string json_text(json const& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

class RowReader {
 public:
  RowReader(RowGround const& ground, std::size_t row, DateNotations& dates)
      : ground_(ground),
        table_(ground.table),
        mapping_(ground.mapping),
        context_(ground.context),
        names_(ground.names),
        row_(row),
        dates_(dates) {}

  RowResult run() {
    read();
    return std::move(result_);
  }

 private:
  std::string column_name(std::size_t column) const { return catalog::column_name(table_, column); }

  std::string column_of(std::string_view field) const {
    auto const* use = mapping_.find(field);
    return use == nullptr ? std::string() : column_name(use->column);
  }

  std::string const& text_of(std::string_view field) const {
    return cell_text(ground_, row_, field);
  }

  Draft& draft() { return *result_.draft; }

  void set(std::string const& field, json const& value) {
    draft().fields[field] = json_text(value);
  }

  void tag(std::string const& key, std::string const& value) { add_tag(draft(), key, value); }

  void say(ColumnUse const& use, std::string const& text, std::vector<Remark> const& remarks) {
    add_remarks(ground_, result_, use, text, remarks);
  }

  void read() {
    result_.draft = Draft{table_.rows[row_].label, "", {}, {}, {}};
    auto& checked = result_.checked;
    checked.label = table_.rows[row_].label;
    if (!read_name()) return;
    for (auto const& use : mapping_.columns) {
      if (use.column >= table_.rows[row_].cells.size()) continue;
      auto const& text = table_.rows[row_].cells[use.column];
      if (base::trim(text).empty() || use.field == "name.zh") continue;
      read_cell(use, text);
    }
    if (!draft().fields.contains("member") && !context_.default_member.empty())
      set("member", context_.default_member);
    doubt_grade();
    compare_fields();
  }

  // Two figures of one row that cannot both be right.
  void compare_fields() {
    for (auto const& [low, high] : {std::pair{"visit_minutes_min", "visit_minutes"},
                                    std::pair{"capacity_instant", "capacity_daily"}}) {
      auto const small = draft().fields.find(low), large = draft().fields.find(high);
      if (small == draft().fields.end() || large == draft().fields.end()) continue;
      if (json::parse(small->second).get<double>() <= json::parse(large->second).get<double>())
        continue;
      say(*mapping_.find(low), text_of(low),
          {{"MIN_OVER_MAX",
            Action::ask,
            {fmt::format("“{}”大于“{}”，两者必有一误，请核对。", field_info(low)->label.zh,
                         field_info(high)->label.zh),
             fmt::format("\"{}\" is more than \"{}\": one of the two is wrong, check.",
                         field_info(low)->label.en, field_info(high)->label.en)}}});
    }
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
      result_.checked.name = trimmed;
    }
    return true;
  }

  bool name_is(std::string const& name) {
    result_.checked.name = base::trim(name);
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
    if (!blank) result_.findings.push_back(std::move(found));
    result_.draft.reset();
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
      result_.checked.name = base::trim(joined);
      return true;
    }
    say(use, name,
        {{"TWO_IN_ONE",
          Action::ask,
          {fmt::format("一行写了{}个名称和等级，请拆成{}个地点。", lines.size(), lines.size()),
           fmt::format("One row holds {} names and grades; split it into {} places.", lines.size(),
                       lines.size())}}});
    result_.draft.reset();
    return false;
  }

  void read_cell(ColumnUse const& use, std::string const& text) {
    auto const& field = use.field;
    if (field.empty() || field == "@note") return read_note(use, text);
    if (field == "@county") return read_county(use, text);
    if (field == "@id") return read_id(text);
    if (field == "@distance") return read_distance(use, text);
    if (field == "@date") return read_date(use, text);
    if (field.starts_with('@')) return;
    if (field == "rating") return read_grade(use, text);
    if (field == "status") return read_status(use, text);
    if (field == "kind") return read_kind(use, text);
    if (field == "price") return read_price(use, text);
    // Structured formats hold whole lists of them.
    if (field == "measurements" && !text.starts_with('[')) return read_measurement(use, text);
    if (field == "tags") return read_tags(text);
    if (field == "opening_hours") return read_opening_hours(use, text);
    if (field == "member") return read_member(text);
    read_typed(use, text);
  }

  // Kept verbatim; but what once was a number is none any more.
  void read_note(ColumnUse const& use, std::string const& text) {
    auto const remark = cell::damage_of(text);
    if (!remark) return tag(column_name(use.column), text);
    say(use, text, {*remark});
  }

  void read_tags(std::string const& text) {
    auto const tags = json::parse(text, nullptr, false);
    if (!tags.is_object()) return tag("tags", text);
    for (auto const& [key, value] : tags.items()) {
      tag(key, value.is_string() ? value.get<std::string>() : json_text(value));
    }
  }

  void read_id(std::string const& text) {
    draft().id = base::trim(text);
    result_.checked.id = draft().id;
  }

  void read_member(std::string const& text) {
    auto const found = context_.members.find(std::string(base::trim(text)));
    found == context_.members.end() ? tag("member", text) : set("member", found->second);
  }

  void read_county(ColumnUse const& use, std::string const& text) {
    auto const reading = names_.read(text);
    result_.checked.county_text = cell::plain(text);
    say(use, text, reading.remarks);
    if (!reading.value) {
      if (!cell::is_empty_word(text)) set("county_zh", cell::plain(text));
      return;
    }
    if (reading.value->candidates.empty()) return tag(column_name(use.column), text);
    result_.checked.counties = reading.value->candidates;
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
    if (!reading.value || is_future(use, text, reading.value->date)) return;
    tag(column_name(use.column), reading.value->date);
    dates_[use.column][text] = reading.value->notation;
  }

  // Data cannot be from a day that has not come.
  bool is_future(ColumnUse const& use, std::string const& text, std::string const& date) {
    auto const today = context_.today.substr(0, date.size());
    if (today.empty() || date <= today) return false;
    say(use, text,
        {{"FUTURE_DATE",
          Action::quarantine,
          {fmt::format("“{}”还没有到，本格留空，请核对年份。", text),
           fmt::format("\"{}\" has not come yet; the cell stays empty, check the year.", text)}}});
    return true;
  }

  void read_grade(ColumnUse const& use, std::string const& text) {
    auto const reading = cell::read_grade(text);
    say(use, text, reading.remarks);
    if (!reading.value) return;
    if (reading.value->rating > 0) {
      set("rating", reading.value->rating);
      result_.checked.rating = reading.value->rating;
    } else {
      set("designations", json::array({{{"code", reading.value->designation}}}));
    }
  }

  // Grades are given to sights: a school, a station or a hotel that has one is worth a look.
  void doubt_grade() {
    auto const* use = mapping_.find("rating");
    if (use == nullptr || result_.checked.rating == 0) return;
    auto const kind = draft().fields.find("kind");
    bool const is_odd_kind =
        kind != draft().fields.end() &&
        cell::holds_any(kind->second, {"gateway", "crossing", "lodging", "food", "service"});
    if (!is_odd_kind && !is_named_as_no_sight(result_.checked.name)) return;
    say(*use, text_of("rating"),
        {{"SUSPECT_CODE",
          Action::ask,
          {fmt::format("这类地点一般不评A级，“{}”请对照现行名录核对。",
                       cell::plain(text_of("rating"))),
           fmt::format("Such a place has no A grade as a rule; check \"{}\" against the current "
                       "list.",
                       cell::plain(text_of("rating")))}}});
  }

  // By how the name ends, without the word for a sight: "广益中学校园景区".
  static bool is_named_as_no_sight(std::string const& name) {
    auto const text = cell::plain(name);
    std::string_view core = text;
    for (auto const word : {"旅游景区", "风景区", "旅游区", "景区", "景点"})
      if (cell::take_back(core, word)) break;
    for (auto const word :
         {"校园",   "学校",   "小学",   "中学",   "大学",   "学院",   "幼儿园", "医院",
          "政府",   "派出所", "火车站", "高铁站", "汽车站", "客运站", "机场",   "加油站",
          "停车场", "收费站", "宾馆",   "酒店",   "饭店",   "招待所", "超市"})
      if (core.ends_with(word)) return true;
    return false;
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
    if (!use.statistic.empty() && statistic != use.statistic) {
      return say(
          use, text,
          {{"STATISTIC_CONFLICT",
            Action::quarantine,
            {fmt::format("表头与“{}”的统计口径不同（均值、最大值），本格留空，请写明是哪一个。",
                         text),
             fmt::format("The header and \"{}\" name different statistics (mean, maximum); "
                         "the cell stays empty, say which it is.",
                         text)}}});
    }
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
    auto value = json::parse(text, nullptr, false);
    if (value.is_discarded() && !is_text) value = list_of(use.field, *info, text);
    if (is_text || value.is_discarded()) {
      is_text ? set(use.field, std::string(base::trim(text))) : tag(column_name(use.column), text);
    } else if (!value.empty()) {
      set(use.field, value);
    }
  }

  // "temple;forest" as a table writes a list of words or codes; discarded for other fields.
  static json list_of(std::string const& field, FieldInfo const& info, std::string const& text) {
    bool const is_codes = field == "designations";
    if (info.type != FieldType::words && !is_codes) return json(json::value_t::discarded);
    auto list = json::array();
    for (auto const& word : base::split_list(cell::replace_all(text, "；", ";"), ';')) {
      auto const trimmed = std::string(base::trim(word));
      if (!trimmed.empty()) list.push_back(is_codes ? json{{"code", trimmed}} : json(trimmed));
    }
    return list;
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

  RowGround const& ground_;
  SourceTable const& table_;
  ColumnMapping const& mapping_;
  InterpretContext const& context_;
  cell::CountyNames const& names_;
  std::size_t row_;
  DateNotations& dates_;
  RowResult result_;
};

}  // namespace

std::string column_name(SourceTable const& table, std::size_t column) {
  return column_label(table.columns[column]);
}

std::string const& cell_text(RowGround const& ground, std::size_t row, std::string_view field) {
  static std::string const none;
  auto const* use = ground.mapping.find(field);
  auto const& cells = ground.table.rows[row].cells;
  return use == nullptr || use->column >= cells.size() ? none : cells[use->column];
}

void add_tag(Draft& draft, std::string const& key, std::string const& value) {
  draft.tags[key] = value;
}

void add_remarks(RowGround const& ground, RowResult& result, ColumnUse const& use,
                 std::string const& text, std::vector<Remark> const& remarks) {
  for (auto const& remark : remarks) {
    auto const column = column_name(ground.table, use.column);
    result.findings.push_back({result.checked.label, column, remark.code, remark.action, text,
                               remark.stored, remark.sentence,
                               use.field.starts_with('@') ? "" : use.field});
    if (remark.action == Action::quarantine && result.draft)
      result.draft->quarantined[column] = text;
  }
}

RowResult read_row(RowGround const& ground, std::size_t row, DateNotations& dates) {
  return RowReader(ground, row, dates).run();
}

}  // namespace magpie::catalog
