#include "magpie/catalog/opening_hours_parser.h"

#include <utility>

#include "magpie/base/text.h"
#include "magpie/catalog/opening_hours_cursor.h"
#include "magpie/catalog/opening_hours_days.h"
#include "magpie/catalog/opening_hours_times.h"

namespace magpie::catalog {

namespace {

bool takes_always(HoursCursor& cursor) {
  bool const always =
      cursor.now().text == "24" && cursor.is_sign_at(1, '/') && cursor.ahead(2).text == "7";
  if (always) cursor.advance(3);
  return always;
}

// The state and the comment. A comment without a state leaves open whether it is open; days
// without times and without a state do too, because nobody said from when to when.
// True when a state or a comment stands there.
bool takes_effect(HoursCursor& cursor, HoursRule& rule) {
  bool stated = false;
  if (cursor.is_word("open") || cursor.is_word("off") || cursor.is_word("closed") ||
      cursor.is_word("unknown")) {
    stated = true;
    if (cursor.is_word("unknown")) rule.effect = HoursEffect::unknown;
    if (cursor.is_word("off") || cursor.is_word("closed")) rule.effect = HoursEffect::off;
    cursor.advance();
  }
  if (cursor.now().kind == HoursTokenKind::comment) {
    rule.reason = cursor.now().text;
    if (!stated) rule.effect = HoursEffect::unknown;
    stated = true;
    cursor.advance();
  }
  return stated;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), cursor_(lex_hours(text)) {}

  ParsedHours run() {
    HoursJoin join = HoursJoin::replace;
    while (true) {
      // Doubled and closing ";" are common and harmless.
      while (join == HoursJoin::replace && cursor_.take_sign(';')) {
      }
      bool const is_last = cursor_.now().kind == HoursTokenKind::end;
      if (is_last && join == HoursJoin::replace && !parsed_.rules.empty()) break;
      parse_rule(join);
      if (cursor_.now().kind == HoursTokenKind::end) break;
      if (cursor_.now().kind == HoursTokenKind::either) {
        join = HoursJoin::fallback;
      } else {
        join = cursor_.is_sign(',') ? HoursJoin::add : HoursJoin::replace;
      }
      cursor_.advance();
    }
    return std::move(parsed_);
  }

 private:
  void parse_rule(HoursJoin join) {
    HoursRule rule;
    rule.join = join;
    auto const begin = cursor_.index();
    bool const always = takes_always(cursor_);
    if (!always) {
      if (!parse_days(cursor_, rule.days)) return give_up(rule, begin, Days::not_understood);
      if (!parse_times(cursor_, rule.spans)) return give_up(rule, begin, Days::understood);
    }
    bool const stated = takes_effect(cursor_, rule);
    bool const says_when = always || stated || !rule.spans.empty();
    bool const ends =
        cursor_.is_rule_end() || (says_when && cursor_.is_sign(',') && starts_days(cursor_, 1));
    if (!ends || cursor_.index() == begin) return give_up(rule, begin, Days::understood);
    if (!says_when) {
      rule.effect = HoursEffect::unknown;
      rule.reason = "no times given";
    }
    if (rule.effect == HoursEffect::unknown && rule.reason.empty()) rule.reason = "unknown";
    parsed_.rules.push_back(std::move(rule));
  }

  enum class Days { understood, not_understood };

  // The rule becomes unknown up to the next ";" or "||". Its understood days limit it only when
  // the rest names no other days: a comma or a missing ";" may hide another rule there.
  void give_up(HoursRule& rule, std::size_t begin, Days days) {
    auto const from = cursor_.now().begin;
    bool limits = days == Days::understood;
    while (!cursor_.is_rule_end()) {
      limits = limits && !cursor_.is_sign(',') && !starts_days(cursor_, 0);
      cursor_.advance();
    }
    auto const end = cursor_.now().begin;
    auto const start = from < end ? from : cursor_.token(begin).begin;
    std::string piece(base::trim(text_.substr(start, end - start)));
    if (piece.empty()) piece = "an empty rule";
    if (!limits) rule.days = {};
    rule.spans.clear();
    rule.effect = HoursEffect::unknown;
    rule.reason = piece;
    if (!parsed_.problem) parsed_.problem = piece;
    parsed_.rules.push_back(std::move(rule));
  }

  std::string_view text_;
  HoursCursor cursor_;
  ParsedHours parsed_;
};

ParsedHours unknown_hours(std::string reason) {
  HoursRule rule;
  rule.effect = HoursEffect::unknown;
  rule.reason = std::move(reason);
  return {{std::move(rule)}, std::nullopt};
}

}  // namespace

ParsedHours parse_hours(std::string_view text) {
  if (base::trim(text).empty()) return unknown_hours("no opening hours given");
  if (text.size() > kHoursTextMax) {
    auto parsed = unknown_hours(base::shorten(text, 60));
    parsed.problem = parsed.rules.front().reason;
    return parsed;
  }
  return Parser(text).run();
}

}  // namespace magpie::catalog
