// A position in the tokens of opening hours, with the small questions every parser part asks.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "magpie/catalog/opening_hours_lexer.h"

namespace magpie::catalog {

class HoursCursor {
 public:
  explicit HoursCursor(std::vector<HoursToken> tokens) : tokens_(std::move(tokens)) {}

  HoursToken const& now() const { return tokens_[at_]; }
  // The token `count` behind this one; the end token beyond the end.
  HoursToken const& ahead(std::size_t count) const {
    return tokens_[std::min(at_ + count, tokens_.size() - 1)];
  }
  HoursToken const& token(std::size_t index) const { return tokens_[index]; }
  std::size_t index() const { return at_; }
  void advance(std::size_t count = 1) { at_ = std::min(at_ + count, tokens_.size() - 1); }

  bool is_sign(char sign) const { return is_sign_at(0, sign); }
  bool is_sign_at(std::size_t count, char sign) const {
    return ahead(count).kind == HoursTokenKind::sign && ahead(count).text[0] == sign;
  }
  bool is_word(std::string_view word) const { return is_word_at(0, word); }
  bool is_word_at(std::size_t count, std::string_view word) const {
    return ahead(count).kind == HoursTokenKind::word && ahead(count).text == word;
  }
  bool take_sign(char sign) {
    if (!is_sign(sign)) return false;
    advance();
    return true;
  }
  std::optional<int> take_number(int low, int high) {
    if (now().kind != HoursTokenKind::number) return std::nullopt;
    int const value = now().number;
    if (value < low || value > high) return std::nullopt;
    advance();
    return value;
  }
  // The end of the text, ";" or "||".
  bool is_rule_end() const {
    return now().kind == HoursTokenKind::end || now().kind == HoursTokenKind::either ||
           is_sign(';');
  }

 private:
  std::vector<HoursToken> tokens_;
  std::size_t at_ = 0;
};

}  // namespace magpie::catalog
