#include "magpie/app/hours_words.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "magpie/base/civil.h"
#include "magpie/base/text.h"

namespace magpie::app {

namespace {

enum class Sort { day, month, number, clock, state, dash, comma };

struct Word {
  std::string_view code;
  Sort sort;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array kWords = std::to_array<Word>({
    {"Mo", Sort::day, "周一", "Mon"},
    {"Tu", Sort::day, "周二", "Tue"},
    {"We", Sort::day, "周三", "Wed"},
    {"Th", Sort::day, "周四", "Thu"},
    {"Fr", Sort::day, "周五", "Fri"},
    {"Sa", Sort::day, "周六", "Sat"},
    {"Su", Sort::day, "周日", "Sun"},
    {"PH", Sort::day, "法定节假日", "public holidays"},
    {"SH", Sort::day, "学校假期", "school holidays"},
    {"Jan", Sort::month, "1月", "Jan"},
    {"Feb", Sort::month, "2月", "Feb"},
    {"Mar", Sort::month, "3月", "Mar"},
    {"Apr", Sort::month, "4月", "Apr"},
    {"May", Sort::month, "5月", "May"},
    {"Jun", Sort::month, "6月", "Jun"},
    {"Jul", Sort::month, "7月", "Jul"},
    {"Aug", Sort::month, "8月", "Aug"},
    {"Sep", Sort::month, "9月", "Sep"},
    {"Oct", Sort::month, "10月", "Oct"},
    {"Nov", Sort::month, "11月", "Nov"},
    {"Dec", Sort::month, "12月", "Dec"},
    {"sunrise", Sort::clock, "日出", "sunrise"},
    {"sunset", Sort::clock, "日落", "sunset"},
    {"off", Sort::state, "不开放", "closed"},
    {"closed", Sort::state, "不开放", "closed"},
    {"open", Sort::state, "开放", "open"},
});

struct Token {
  Sort sort;
  api::Sentence words;
  std::string_view code;
};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "08:30" as "8:30", and a day of a month as its number.
std::optional<Token> number_token(std::string_view code) {
  if (auto const minutes = base::parse_clock(code); minutes && code.size() >= 4) {
    auto const text = fmt::format("{}:{:02}", *minutes / 60, *minutes % 60);
    return Token{Sort::clock, {text, text}, code};
  }
  auto const number = base::parse_integer(code);
  if (!number || *number < 1 || *number > 31 || code.size() > 2) return std::nullopt;
  return Token{Sort::number, {fmt::format("{}日", *number), std::to_string(*number)}, code};
}

std::optional<Token> word_token(std::string_view code) {
  auto const found = std::find_if(kWords.begin(), kWords.end(),
                                  [&](Word const& word) { return word.code == code; });
  if (found == kWords.end()) return std::nullopt;
  return Token{found->sort, {std::string(found->zh), std::string(found->en)}, code};
}

std::optional<std::vector<Token>> tokens_of(std::string_view rule) {
  std::vector<Token> tokens;
  while (!(rule = base::trim(rule)).empty()) {
    std::size_t length = 1;
    std::optional<Token> token;
    if (is_letter(rule[0])) {
      while (length < rule.size() && is_letter(rule[length])) ++length;
      token = word_token(rule.substr(0, length));
    } else if (is_digit(rule[0])) {
      while (length < rule.size() && (is_digit(rule[length]) || rule[length] == ':')) ++length;
      token = number_token(rule.substr(0, length));
    } else if (rule[0] == '-') {
      token = Token{Sort::dash, {}, rule.substr(0, 1)};
    } else if (rule[0] == ',') {
      token = Token{Sort::comma, {"、", ", "}, rule.substr(0, 1)};
    }
    if (!token) return std::nullopt;
    tokens.push_back(*token);
    rule.remove_prefix(length);
  }
  return tokens;
}

// A range of clock times has a dash in both languages; of days and months 至 in Chinese.
api::Sentence dash_between(Sort before) {
  return before == Sort::clock ? api::Sentence{"–", "–"} : api::Sentence{"至", "–"};
}

bool needs_gap(Token const& before, Token const& now) {
  return before.sort != Sort::dash && before.sort != Sort::comma && now.sort != Sort::dash &&
         now.sort != Sort::comma;
}

bool is_date(Sort sort) {
  return sort == Sort::month || sort == Sort::number;
}

// A dash or comma stands between two of a sort.
bool is_joined(std::vector<Token> const& tokens, std::size_t at) {
  if (at == 0 || at + 1 == tokens.size()) return false;
  auto const before = tokens[at - 1].sort;
  auto const after = tokens[at + 1].sort;
  if (is_date(before)) return is_date(after);
  return before == after && (before == Sort::day || before == Sort::clock);
}

std::optional<api::Sentence> rule_words(std::string_view rule) {
  if (rule == "24/7") return api::Sentence{"全天开放", "open day and night"};
  auto const tokens = tokens_of(rule);
  if (!tokens || tokens->empty()) return std::nullopt;
  api::Sentence out;
  for (std::size_t i = 0; i < tokens->size(); ++i) {
    auto const& now = (*tokens)[i];
    bool const joins = now.sort == Sort::dash || now.sort == Sort::comma;
    if (joins && !is_joined(*tokens, i)) return std::nullopt;
    if (i > 0 && needs_gap((*tokens)[i - 1], now)) {
      // In Chinese a day follows its month, and 不开放 its days, without a gap.
      if (now.sort == Sort::clock) out.zh += ' ';
      if ((*tokens)[i - 1].sort == Sort::month && now.sort == Sort::day) out.zh += ' ';
      out.en += ' ';
      if (now.sort == Sort::number && (*tokens)[i - 1].sort != Sort::month) return std::nullopt;
    }
    auto const words = now.sort == Sort::dash ? dash_between((*tokens)[i - 1].sort) : now.words;
    out.zh += words.zh;
    out.en += words.en;
  }
  return out;
}

}  // namespace

std::optional<api::Sentence> opening_hours_words(std::string_view text) {
  api::Sentence out;
  for (auto const& rule : base::split_list(text, ';')) {
    auto const words = rule_words(rule);
    if (!words) return std::nullopt;
    if (!out.zh.empty()) {
      out.zh += "；";
      out.en += "; ";
    }
    out.zh += words->zh;
    out.en += words->en;
  }
  if (out.zh.empty()) return std::nullopt;
  return out;
}

}  // namespace magpie::app
