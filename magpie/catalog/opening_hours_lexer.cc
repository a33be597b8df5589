#include "magpie/catalog/opening_hours_lexer.h"

#include <array>
#include <utility>

#include "magpie/base/text.h"

namespace magpie::catalog {

namespace {

constexpr std::size_t kDigitsMax = 9;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// One character as its plain sign, with the bytes it takes.
struct Plain {
  char sign = 0;  // 0: no plain sign
  std::size_t length = 1;
};

std::size_t utf8_length(unsigned char lead) {
  if (lead >= 0xF0) return 4;
  if (lead >= 0xE0) return 3;
  if (lead >= 0xC0) return 2;
  return 1;
}

Plain plain_at(std::string_view text, std::size_t at) {
  auto const lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {text[at], 1};
  static constexpr std::array<std::pair<std::string_view, char>, 12> kSigns{{
      {"–", '-'},
      {"—", '-'},
      {"−", '-'},
      {"～", '-'},
      {"－", '-'},
      {"：", ':'},
      {"；", ';'},
      {"，", ','},
      {"、", ','},
      {"　", ' '},
      {"\xC2\xA0", ' '},
      {"＋", '+'},
  }};
  for (auto const& [wide, sign] : kSigns) {
    if (text.substr(at, wide.size()) == wide) return {sign, wide.size()};
  }
  // Full-width digits U+FF10–U+FF19 are EF BC 90 – EF BC 99.
  if (text.substr(at, 2) == "\xEF\xBC" && at + 2 < text.size()) {
    auto const third = static_cast<unsigned char>(text[at + 2]);
    if (third >= 0x90 && third <= 0x99) return {static_cast<char>('0' + third - 0x90), 3};
  }
  return {0, std::min(utf8_length(lead), text.size() - at)};
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text) {}

  std::vector<HoursToken> run() {
    while (at_ < text_.size()) step();
    add(HoursTokenKind::end, at_, "");
    return std::move(tokens_);
  }

 private:
  void add(HoursTokenKind kind, std::size_t begin, std::string text) {
    tokens_.push_back({kind, std::move(text), 0, begin, at_});
  }

  void step() {
    auto const [sign, length] = plain_at(text_, at_);
    if (sign == ' ' || sign == '\t' || sign == '\r' || sign == '\n') {
      at_ += length;
    } else if (is_digit(sign)) {
      number();
    } else if (is_letter(sign)) {
      word();
    } else if (sign == '"') {
      comment();
    } else {
      other(sign, length);
    }
  }

  void number() {
    auto const begin = at_;
    std::string digits;
    while (at_ < text_.size()) {
      auto const [sign, length] = plain_at(text_, at_);
      if (!is_digit(sign)) break;
      digits += sign;
      at_ += length;
    }
    bool const fits = digits.size() <= kDigitsMax;
    int const value = fits ? std::stoi(digits) : 0;
    add(fits ? HoursTokenKind::number : HoursTokenKind::bad, begin, digits);
    tokens_.back().number = value;
  }

  void word() {
    auto const begin = at_;
    while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
    add(HoursTokenKind::word, begin, base::ascii_lower(text_.substr(begin, at_ - begin)));
  }

  void comment() {
    auto const begin = at_;
    auto const close = text_.find('"', at_ + 1);
    if (close == std::string_view::npos) {
      at_ = text_.size();
      add(HoursTokenKind::bad, begin, std::string(text_.substr(begin)));
      return;
    }
    at_ = close + 1;
    add(HoursTokenKind::comment, begin, std::string(text_.substr(begin + 1, close - begin - 1)));
  }

  void other(char sign, std::size_t length) {
    auto const begin = at_;
    at_ += length;
    if (sign == '|' && at_ < text_.size() && text_[at_] == '|') {
      ++at_;
      add(HoursTokenKind::either, begin, "||");
      return;
    }
    static constexpr std::string_view kSigns = ":-,;+()[]/";
    bool const known = sign != 0 && kSigns.find(sign) != std::string_view::npos;
    add(known ? HoursTokenKind::sign : HoursTokenKind::bad, begin,
        known ? std::string(1, sign) : std::string(text_.substr(begin, length)));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<HoursToken> tokens_;
};

}  // namespace

std::vector<HoursToken> lex_hours(std::string_view text) {
  return Lexer(text).run();
}

}  // namespace magpie::catalog
