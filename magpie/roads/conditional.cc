#include "magpie/roads/conditional.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "magpie/base/text.h"

namespace magpie::roads {

namespace {

constexpr int kDayMinutes = 1440;
constexpr std::size_t kLongestText = 1000;

// A place in the text that remembers nothing but how far it has come.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) { skip_blanks(); }

  bool is_at_end() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

  bool take(std::string_view symbol) {
    if (!rest_.starts_with(symbol)) return false;
    advance(symbol.size());
    return true;
  }

  // A word of letters, whole: "Mo" is not taken from "Mon".
  std::string_view peek_word() const {
    auto const end = std::find_if_not(rest_.begin(), rest_.end(), is_letter);
    return rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
  }

  std::string_view peek_digits(std::size_t from = 0) const {
    std::size_t end = from;
    while (end < rest_.size() && rest_[end] >= '0' && rest_[end] <= '9') ++end;
    return rest_.substr(from, end - from);
  }

  char peek_at(std::size_t at) const { return at < rest_.size() ? rest_[at] : '\0'; }

  void advance(std::size_t count) {
    rest_.remove_prefix(count);
    skip_blanks();
  }

 private:
  static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
  void skip_blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t'))
      rest_.remove_prefix(1);
  }
  std::string_view rest_;
};

template <std::size_t N>
std::optional<int> index_of(std::array<std::string_view, N> const& names, std::string_view word) {
  auto const at = std::find(names.begin(), names.end(), word);
  if (at == names.end()) return std::nullopt;
  return static_cast<int>(at - names.begin());
}

// 1–12.
std::optional<int> peek_month(Cursor const& cursor) {
  static constexpr std::array<std::string_view, 12> kMonths{
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  auto const month = index_of(kMonths, base::ascii_lower(cursor.peek_word()));
  if (!month) return std::nullopt;
  return *month + 1;
}

// 0 = Monday.
std::optional<int> peek_weekday(Cursor const& cursor) {
  static constexpr std::array<std::string_view, 7> kDays{"mo", "tu", "we", "th", "fr", "sa", "su"};
  return index_of(kDays, base::ascii_lower(cursor.peek_word()));
}

std::optional<int> take_year(Cursor& cursor) {
  auto const digits = cursor.peek_digits();
  if (digits.size() != 4) return std::nullopt;
  auto const year = base::parse_integer(digits);
  if (!year || *year < 1900 || *year > 2999) return std::nullopt;
  cursor.advance(4);
  return static_cast<int>(*year);
}

// One or two digits that are not the hour of a clock time.
std::optional<int> take_day(Cursor& cursor) {
  auto const digits = cursor.peek_digits();
  if (digits.empty() || digits.size() > 2 || cursor.peek_at(digits.size()) == ':')
    return std::nullopt;
  auto const day = base::parse_integer(digits);
  cursor.advance(digits.size());
  return static_cast<int>(*day);
}

bool is_day_of_month(YearDay day) {
  constexpr std::array<int, 12> kDays{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return day.day >= 1 && day.day <= kDays[static_cast<std::size_t>(day.month - 1)];
}

struct DatePoint {
  std::optional<int> year;
  int month = 1;
  std::optional<int> day;
};

bool is_at_date(Cursor cursor) {
  take_year(cursor);
  return peek_month(cursor).has_value();
}

// "2026 Nov 15", "Nov 15", "Nov".
std::optional<DatePoint> take_date(Cursor& cursor) {
  DatePoint point;
  point.year = take_year(cursor);
  auto const month = peek_month(cursor);
  if (!month) return std::nullopt;
  point.month = *month;
  cursor.advance(3);
  point.day = take_day(cursor);
  return point;
}

// "Nov-Apr", "Nov 15-Apr 15", "Dec 1-24", "2026 Jul 4".
std::optional<DateWindow> take_window(Cursor& cursor) {
  auto const from = take_date(cursor);
  if (!from) return std::nullopt;
  DatePoint to = *from;
  if (cursor.take("-")) {
    if (is_at_date(cursor)) {
      auto const end = take_date(cursor);
      if (!end) return std::nullopt;
      to = *end;
      if (!to.year) to.year = from->year;
    } else {
      to.day = take_day(cursor);
      if (!to.day || !from->day) return std::nullopt;
    }
  }
  DateWindow window{from->year, to.year, {from->month, from->day.value_or(1)}, {to.month, 31}};
  if (from->day.has_value() != to.day.has_value()) return std::nullopt;
  if (to.day) window.to.day = *to.day;
  if (!is_day_of_month(window.from) || (to.day && !is_day_of_month(window.to))) return std::nullopt;
  if (window.from_year.has_value() != window.to_year.has_value()) return std::nullopt;
  return window;
}

// True after a comma that is followed by another entry of the same kind; nothing is taken else.
template <class IsNext>
bool take_comma(Cursor& cursor, IsNext is_next) {
  Cursor ahead = cursor;
  if (!ahead.take(",") || !is_next(ahead)) return false;
  cursor = ahead;
  return true;
}

bool take_dates(Cursor& cursor, TimeSpan& span) {
  if (!is_at_date(cursor)) return true;
  do {
    auto const window = take_window(cursor);
    if (!window) return false;
    span.dates.push_back(*window);
  } while (take_comma(cursor, is_at_date));
  cursor.take(":");
  return true;
}

bool take_weekdays(Cursor& cursor, TimeSpan& span) {
  auto const is_at_weekday = [](Cursor const& at) { return peek_weekday(at).has_value(); };
  if (!is_at_weekday(cursor)) return true;
  do {
    int const from = *peek_weekday(cursor);
    cursor.advance(2);
    int to = from;
    if (cursor.take("-")) {
      auto const end = peek_weekday(cursor);
      if (!end) return false;
      to = *end;
      cursor.advance(2);
    }
    for (int day = from;; day = (day + 1) % 7) {
      span.weekdays |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(day));
      if (day == to) break;
    }
  } while (take_comma(cursor, is_at_weekday));
  return true;
}

bool is_at_clock(Cursor const& cursor) {
  auto const hours = cursor.peek_digits();
  return !hours.empty() && hours.size() <= 2 && cursor.peek_at(hours.size()) == ':' &&
         cursor.peek_digits(hours.size() + 1).size() == 2;
}

std::optional<int> take_clock(Cursor& cursor) {
  if (!is_at_clock(cursor)) return std::nullopt;
  auto const size = cursor.peek_digits().size() + 3;
  auto const minutes = base::parse_clock(cursor.rest().substr(0, size));
  if (minutes) cursor.advance(size);
  return minutes;
}

bool take_times(Cursor& cursor, TimeSpan& span) {
  if (!is_at_clock(cursor)) return true;
  do {
    auto const from = take_clock(cursor);
    if (!from || *from >= kDayMinutes || !cursor.take("-")) return false;
    auto const to = take_clock(cursor);
    if (!to) return false;
    span.times.push_back({*from, *to});
  } while (take_comma(cursor, is_at_clock));
  return true;
}

std::optional<TimeSpan> take_span(Cursor& cursor) {
  TimeSpan span;
  if (cursor.take("24/7")) return span;
  if (!take_dates(cursor, span) || !take_weekdays(cursor, span) || !take_times(cursor, span))
    return std::nullopt;
  if (span == TimeSpan{}) return std::nullopt;
  return span;
}

bool read_spans(std::string_view text, Condition& condition) {
  Cursor cursor(text);
  do {
    auto span = take_span(cursor);
    if (!span) return false;
    condition.spans.push_back(std::move(*span));
  } while (cursor.take(",") || cursor.take(";"));
  return cursor.is_at_end();
}

bool read_weight(std::string_view text, Condition& condition) {
  Cursor cursor(text);
  if (!cursor.take("weight") && !cursor.take("maxweightrating")) return false;
  WeightLimit limit;
  using Compare = WeightLimit::Compare;
  static constexpr std::array<std::pair<std::string_view, Compare>, 5> kSigns{
      {{"<=", Compare::less_equal},
       {">=", Compare::greater_equal},
       {"<", Compare::less},
       {">", Compare::greater},
       {"=", Compare::equal}}};
  auto const sign = std::find_if(kSigns.begin(), kSigns.end(),
                                 [&](auto const& entry) { return cursor.take(entry.first); });
  if (sign == kSigns.end()) return false;
  limit.compare = sign->second;
  auto number = base::trim(cursor.rest());
  if (number.ends_with('t')) number = base::trim(number.substr(0, number.size() - 1));
  auto const weight = base::parse_number(number);
  if (!weight || !(*weight >= 0 && *weight < 1000)) return false;
  limit.weight_t = *weight;
  condition.weights.push_back(limit);
  return true;
}

// Pieces at " AND ", in any case.
std::vector<std::string_view> split_and(std::string_view text) {
  std::vector<std::string_view> pieces;
  auto const lower = base::ascii_lower(text);
  std::size_t begin = 0;
  for (std::size_t at = 0; (at = lower.find(" and ", begin)) != std::string::npos;) {
    pieces.push_back(text.substr(begin, at - begin));
    begin = at + 5;
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

// Pieces at ";" outside of parentheses.
std::vector<std::string_view> split_values(std::string_view text) {
  std::vector<std::string_view> pieces;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (text[i] != ';' || depth > 0) continue;
    pieces.push_back(text.substr(begin, i - begin));
    begin = i + 1;
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

bool is_within(DateWindow const& window, base::Date date) {
  std::chrono::year_month_day const ymd(date);
  YearDay const day{static_cast<int>(static_cast<unsigned>(ymd.month())),
                    static_cast<int>(static_cast<unsigned>(ymd.day()))};
  if (window.from_year) {
    auto const key = std::pair(static_cast<int>(ymd.year()), day);
    return std::pair(*window.from_year, window.from) <= key &&
           key <= std::pair(*window.to_year, window.to);
  }
  if (window.from <= window.to) return window.from <= day && day <= window.to;
  return day >= window.from || day <= window.to;
}

bool is_day_in(TimeSpan const& span, base::Date date) {
  auto const weekday = 1U << static_cast<unsigned>(base::weekday_index(date));
  if (span.weekdays != 0 && (span.weekdays & weekday) == 0) return false;
  return span.dates.empty() || std::any_of(span.dates.begin(), span.dates.end(),
                                           [&](auto const& w) { return is_within(w, date); });
}

// A window across midnight belongs to the day on which it begins.
bool is_moment_in(TimeSpan const& span, CivilMoment const& when) {
  if (span.times.empty()) return is_day_in(span, when.date);
  for (auto const& window : span.times) {
    int const end = window.to <= window.from ? window.to + kDayMinutes : window.to;
    if (when.minute >= window.from && when.minute < end && is_day_in(span, when.date)) return true;
    if (when.minute + kDayMinutes < end && is_day_in(span, when.date - std::chrono::days(1)))
      return true;
  }
  return false;
}

bool is_weight_in(WeightLimit const& limit, double weight_t) {
  using Compare = WeightLimit::Compare;
  switch (limit.compare) {
    case Compare::less:
      return weight_t < limit.weight_t;
    case Compare::less_equal:
      return weight_t <= limit.weight_t;
    case Compare::greater:
      return weight_t > limit.weight_t;
    case Compare::greater_equal:
      return weight_t >= limit.weight_t;
    case Compare::equal:
      return weight_t == limit.weight_t;
  }
  return false;
}

}  // namespace

std::optional<Condition> parse_condition(std::string_view text) {
  text = base::trim(text);
  if (text.size() > kLongestText) return std::nullopt;
  if (text.starts_with('(') && text.ends_with(')'))
    text = base::trim(text.substr(1, text.size() - 2));
  Condition condition;
  for (auto const piece : split_and(text)) {
    if (read_weight(piece, condition)) continue;
    // Two lists of spans would have to hold both; nobody writes that.
    if (!condition.spans.empty() || !read_spans(piece, condition)) return std::nullopt;
  }
  return condition;
}

std::optional<std::vector<ConditionalValue>> parse_conditional(std::string_view text) {
  if (text.size() > kLongestText) return std::nullopt;
  std::vector<ConditionalValue> values;
  for (auto const piece : split_values(text)) {
    if (base::trim(piece).empty()) continue;
    auto const at = piece.find('@');
    if (at == std::string_view::npos) return std::nullopt;
    auto const value = base::trim(piece.substr(0, at));
    auto condition = parse_condition(piece.substr(at + 1));
    if (value.empty() || !condition) return std::nullopt;
    values.push_back({std::string(value), std::move(*condition)});
  }
  if (values.empty()) return std::nullopt;
  return values;
}

bool holds(Condition const& condition, ConditionFacts const& facts) {
  for (auto const& limit : condition.weights) {
    if (!is_weight_in(limit, facts.weight_t)) return false;
  }
  if (condition.spans.empty()) return true;
  return facts.when && std::any_of(condition.spans.begin(), condition.spans.end(),
                                   [&](auto& span) { return is_moment_in(span, *facts.when); });
}

std::optional<std::string_view> conditional_value(std::vector<ConditionalValue> const& values,
                                                  ConditionFacts const& facts) {
  for (auto at = values.rbegin(); at != values.rend(); ++at) {
    if (holds(at->condition, facts)) return at->value;
  }
  return std::nullopt;
}

}  // namespace magpie::roads
