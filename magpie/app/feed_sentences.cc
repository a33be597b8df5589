#include "magpie/app/feed_sentences.h"

#include <fmt/core.h>

#include <string_view>
#include <vector>

namespace magpie::app {

namespace {

struct Clauses {
  std::vector<std::string> zh;
  std::vector<std::string> en;

  void add(std::string chinese, std::string english) {
    zh.push_back(std::move(chinese));
    en.push_back(std::move(english));
  }
};

std::string joined(std::vector<std::string> const& clauses, std::string_view between,
                   std::string_view end) {
  std::string text;
  for (auto const& clause : clauses) {
    if (!text.empty()) text += between;
    text += clause;
  }
  text += end;
  return text;
}

std::string_view plural(std::size_t count) {
  return count == 1 ? "" : "s";
}

}  // namespace

catalog::Words unchanged_sentence() {
  return {"源没有变化。", "The source has not changed."};
}

catalog::Words pull_sentence(PullCounts const& counts) {
  Clauses clauses;
  auto const stored = counts.fresh + counts.changed;
  if (stored > 0)
    clauses.add(fmt::format("已写入新增 {} 条、更新 {} 条", counts.fresh, counts.changed),
                fmt::format("{} new and {} changed record{} stored", counts.fresh, counts.changed,
                            plural(counts.changed)));
  if (counts.has_question)
    clauses.add("文件有问题待回答，请打开核对", "the file raises a question: open the review");
  if (counts.waiting > 0)
    clauses.add(fmt::format("{} 行等待确认", counts.waiting),
                fmt::format("{} row{} wait{} for a person", counts.waiting, plural(counts.waiting),
                            counts.waiting == 1 ? "s" : ""));
  if (clauses.zh.empty())
    clauses.add("文件有变化，但没有记录需要更新", "the file changed, yet no record does");
  if (counts.refused > 0)
    clauses.add(fmt::format("{} 行无法采用", counts.refused),
                fmt::format("{} row{} cannot be used", counts.refused, plural(counts.refused)));
  if (counts.gone > 0)
    clauses.add(fmt::format("源中不再有 {} 条记录，均已保留", counts.gone),
                fmt::format("{} record{} no longer in the source, kept here", counts.gone,
                            plural(counts.gone)));
  auto english = joined(clauses.en, "; ", ".");
  if (english[0] >= 'a' && english[0] <= 'z')
    english[0] = static_cast<char>(english[0] - 'a' + 'A');
  return {joined(clauses.zh, "；", "。"), english};
}

}  // namespace magpie::app
