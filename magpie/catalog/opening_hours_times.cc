#include "magpie/catalog/opening_hours_times.h"

namespace magpie::catalog {

namespace {

constexpr int kMinutesPerDay = 1440;
// What tells whether a span with sun events ends on the next day.
constexpr int kNominalSunrise = 6 * 60;
constexpr int kNominalSunset = 18 * 60;

int nominal(HoursPoint const& point) {
  if (point.event == SunEvent::sunrise) return kNominalSunrise + point.minutes;
  if (point.event == SunEvent::sunset) return kNominalSunset + point.minutes;
  return point.minutes;
}

bool starts_time(HoursCursor const& cursor, std::size_t count) {
  auto const& token = cursor.ahead(count);
  if (token.kind == HoursTokenKind::number) return cursor.is_sign_at(count + 1, ':');
  if (cursor.is_sign_at(count, '(')) return true;
  return cursor.is_word_at(count, "sunrise") || cursor.is_word_at(count, "sunset");
}

bool parse_point(HoursCursor& cursor, HoursPoint& point) {
  if (cursor.is_word("sunrise") || cursor.is_word("sunset")) {
    point.event = cursor.is_word("sunrise") ? SunEvent::sunrise : SunEvent::sunset;
    cursor.advance();
    return true;
  }
  if (cursor.take_sign('(')) {
    if (!cursor.is_word("sunrise") && !cursor.is_word("sunset")) return false;
    if (!parse_point(cursor, point)) return false;
    bool const minus = cursor.is_sign('-');
    if (!cursor.take_sign('+') && !cursor.take_sign('-')) return false;
    HoursPoint offset;
    if (cursor.now().kind != HoursTokenKind::number || !parse_point(cursor, offset)) return false;
    if (offset.minutes > kMinutesPerDay / 2) return false;
    point.minutes = minus ? -offset.minutes : offset.minutes;
    return cursor.take_sign(')');
  }
  auto const hour = cursor.take_number(0, 48);
  if (!hour || !cursor.take_sign(':')) return false;
  if (cursor.now().text.size() != 2) return false;
  auto const minute = cursor.take_number(0, 59);
  if (!minute || *hour * 60 + *minute > 2 * kMinutesPerDay) return false;
  point.minutes = *hour * 60 + *minute;
  return true;
}

bool parse_span(HoursCursor& cursor, HoursSpan& span) {
  if (!parse_point(cursor, span.from)) return false;
  if (nominal(span.from) < 0 || nominal(span.from) > kMinutesPerDay) return false;
  if (cursor.take_sign('+')) {
    span.open_end = true;
    return true;
  }
  if (!cursor.take_sign('-')) return false;
  HoursPoint to;
  if (!parse_point(cursor, to)) return false;
  // Equal ends could mean nothing or a whole day: not understood.
  if (nominal(to) == nominal(span.from)) return false;
  span.wraps = nominal(to) < nominal(span.from);
  span.to = to;
  span.open_end = cursor.take_sign('+');
  return !cursor.is_sign('/');
}

}  // namespace

bool parse_times(HoursCursor& cursor, std::vector<HoursSpan>& spans) {
  if (!starts_time(cursor, 0)) return true;
  do {
    HoursSpan span;
    if (!parse_span(cursor, span)) return false;
    spans.push_back(span);
  } while (cursor.is_sign(',') && starts_time(cursor, 1) && cursor.take_sign(','));
  return true;
}

}  // namespace magpie::catalog
