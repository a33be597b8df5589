#include "magpie/cli/import_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "magpie/base/text.h"

namespace magpie::cli {

namespace {

namespace api = http::api;

constexpr std::size_t kValueShown = 60;

// The text inside JSON quotes; other values as they are.
std::string shown_value(std::optional<std::string> const& text) {
  if (!text || text->empty()) return "—";
  auto const json = nlohmann::json::parse(*text, nullptr, false);
  auto shown = json.is_string() ? json.get<std::string>() : *text;
  std::replace(shown.begin(), shown.end(), '\n', ' ');
  return std::string(base::shorten(shown, kValueShown));
}

// As a shell takes it for one word.
std::string quoted(std::string const& word) {
  bool const is_plain = std::all_of(word.begin(), word.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c >= 0x80 ||
           std::string_view("@=_-.:,+/").find(static_cast<char>(c)) != std::string_view::npos;
  });
  if (is_plain) return word;
  std::string out = "'";
  for (char const c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

class Writer {
 public:
  Writer(app::OnceOutcome const& outcome, std::string_view language)
      : outcome_(outcome), is_zh_(language == "zh") {}

  std::string review() {
    summary();
    columns();
    for (auto const& finding : run().findings)
      if (!is_question(finding.code, "")) line(2, finding_sentence(finding));
    for (auto const& question : run().questions)
      if (app::is_about_file(question)) ask(question, 2);
    for (auto const& row : outcome_.rows) show_row(row);
    return std::move(out_);
  }

  std::string stored(std::string_view data_folder) {
    auto const& counts = run().counts;
    line(0, is_zh_ ? fmt::format("{}：第{}次导入已完成：新增{}，改动{}，不变{}，存疑{}，拒收{}",
                                 run().file_name, run().id, counts.fresh, counts.changed,
                                 counts.same, counts.doubtful, counts.refused)
                   : fmt::format("{}: import {} is stored: {} new, {} changed, {} same, {} "
                                 "doubtful, {} refused",
                                 run().file_name, run().id, counts.fresh, counts.changed,
                                 counts.same, counts.doubtful, counts.refused));
    line(2, fmt::format("{}magpie import --undo {} --data {}", word("撤销：", "take it back: "),
                        run().id, quoted(std::string(data_folder))));
    return std::move(out_);
  }

  std::string findings(std::size_t limit) {
    std::size_t count = 0;
    auto const add = [&](api::Finding const& finding) {
      if (!needs_a_look(finding) || ++count > limit) return;
      line(2, finding_sentence(finding));
    };
    for (auto const& finding : run().findings) add(finding);
    for (auto const& row : outcome_.rows)
      for (auto const& finding : row.findings) add(finding);
    if (count > limit)
      line(2, is_zh_ ? fmt::format("……还有{}条，加--dry-run全部列出", count - limit)
                     : fmt::format("… and {} more: --dry-run lists all", count - limit));
    return std::move(out_);
  }

 private:
  api::ImportRun const& run() const { return outcome_.run; }
  std::string const& say(api::Sentence const& sentence) const {
    return is_zh_ ? sentence.zh : sentence.en;
  }
  char const* word(char const* zh, char const* en) const { return is_zh_ ? zh : en; }

  void line(std::size_t indent, std::string const& text) {
    out_ += std::string(indent, ' ') + text + "\n";
  }

  static bool needs_a_look(api::Finding const& finding) {
    using Action = api::FindingAction;
    return finding.action != Action::accept && finding.action != Action::keep &&
           finding.action != Action::fix;
  }

  bool is_question(std::string const& code, std::string const& row) const {
    auto const name = row.empty() ? code : code + "@" + row;
    return std::any_of(run().questions.begin(), run().questions.end(),
                       [&](auto const& question) { return question.code == name; });
  }

  void summary() {
    auto const& counts = run().counts;
    line(0,
         is_zh_
             ? fmt::format("{}（{}）：{}行：新增{}，改动{}，不变{}，存疑{}，拒收{}；待核对的值{}",
                           run().file_name, run().format, counts.rows, counts.fresh, counts.changed,
                           counts.same, counts.doubtful, counts.refused, counts.quarantined)
             : fmt::format("{} ({}): {} rows: {} new, {} changed, {} same, {} doubtful, {} "
                           "refused; {} values kept out",
                           run().file_name, run().format, counts.rows, counts.fresh, counts.changed,
                           counts.same, counts.doubtful, counts.refused, counts.quarantined));
  }

  void columns() {
    bool has_name = false;
    line(2, std::string(word("列 → 字段", "column → field")) +
                (run().mapping_remembered.value_or(false)
                     ? word("（沿用本成员上次的对应）", " (as remembered for this member)")
                     : ""));
    for (auto const& use : run().mapping) {
      has_name = has_name || use.field.starts_with("name.");
      if (!use.field.empty()) {
        line(4, fmt::format("{} → {}", use.column, use.field) +
                    (use.datum ? fmt::format(" ({})", *use.datum) : ""));
      } else {
        line(4, fmt::format("{} → —  --map {}", use.column,
                            quoted(use.column + "=" + word("字段", "FIELD"))));
      }
    }
    if (!has_name)
      line(2, word("? 没有名称列，请指明：--map \"列=name.zh\"",
                   "? No column holds the names; say which: --map \"COLUMN=name.zh\""));
  }

  std::string finding_sentence(api::Finding const& finding) const {
    auto where = run().file_name;
    if (!finding.row.empty())
      where += is_zh_ ? fmt::format("，第{}行", finding.row) : fmt::format(", row {}", finding.row);
    if (!finding.column.empty()) where += (is_zh_ ? "，" : ", ") + finding.column;
    return where + (is_zh_ ? "：" : ": ") + say(finding.sentence);
  }

  void ask(api::ImportQuestion const& question, std::size_t indent) {
    line(indent, "? " + say(question.sentence));
    if (question.evidence && question.evidence->zh != question.sentence.zh)
      line(indent + 2, say(*question.evidence));
    std::string options;
    for (auto const& choice : question.choices) {
      if (!options.empty()) options += word("  或 ", "  or ");
      options += question.code == "DATUM_MISSING"
                     ? "--datum " + choice
                     : "--answer " + quoted(question.code + "=" + choice);
      if (question.proposed == choice) options += word("（建议）", " (proposed)");
    }
    line(indent + 2, options);
  }

  char const* outcome_word(api::RowOutcome outcome) const {
    switch (outcome) {
      case api::RowOutcome::fresh:
        return word("新增", "new");
      case api::RowOutcome::changed:
        return word("改动", "changed");
      case api::RowOutcome::same:
        return word("不变", "same");
      case api::RowOutcome::doubtful:
        return word("存疑", "doubtful");
      case api::RowOutcome::refused:
        return word("拒收", "refused");
    }
    return "";
  }

  void show_row(api::ImportRow const& row) {
    auto name = row.name;
    std::replace(name.begin(), name.end(), '\n', ' ');
    line(0, fmt::format("{}\t{}\t{}", row.label, outcome_word(row.outcome), name));
    if (row.outcome == api::RowOutcome::changed)
      for (auto const& change : row.changes)
        line(4, fmt::format("{}: {} → {}", change.field, shown_value(change.before),
                            shown_value(change.after)));
    for (auto const& finding : row.findings) {
      line(4, finding_sentence(finding));
      auto const code = finding.code + "@" + row.label;
      if (finding.action != api::FindingAction::ask) continue;
      for (auto const& question : run().questions)
        if (question.code == code) options_of(question);
    }
    if (row.outcome == api::RowOutcome::doubtful && row.place_id) doubt(row);
  }

  void options_of(api::ImportQuestion const& question) {
    std::string options;
    for (auto const& choice : question.choices)
      options += (options.empty() ? "" : word("  或 ", "  or ")) +
                 ("--answer " + quoted(question.code + "=" + choice));
    line(6, options);
  }

  void doubt(api::ImportRow const& row) {
    line(4, is_zh_ ? fmt::format("目录中已有相似记录{}，是同一地点吗？", *row.place_id)
                   : fmt::format("Record {} of the catalogue looks like it: is it the same place?",
                                 *row.place_id));
    line(6, fmt::format("--row {0}={1}  {2} --row {0}=new  {2} --row {0}=skip", row.number,
                        *row.place_id, word("或", "or")));
  }

  app::OnceOutcome const& outcome_;
  bool is_zh_;
  std::string out_;
};

}  // namespace

std::string review_text(app::OnceOutcome const& outcome, std::string_view language) {
  return Writer(outcome, language).review();
}

std::string stored_text(app::OnceOutcome const& outcome, std::string_view data_folder,
                        std::string_view language) {
  return Writer(outcome, language).stored(data_folder);
}

std::string findings_text(app::OnceOutcome const& outcome, std::size_t limit,
                          std::string_view language) {
  return Writer(outcome, language).findings(limit);
}

}  // namespace magpie::cli
