#include "magpie/catalog/cell/number.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <vector>

#include "magpie/base/text.h"
#include "magpie/catalog/cell/plain_text.h"

namespace magpie::catalog::cell {

namespace {

struct UnitRow {
  std::string_view word;
  Measure measure;
  double factor;  // to the unit stored
  bool is_said;   // whether the conversion is worth a sentence
};

// Longer words first where one ends with another.
constexpr std::array kUnits = std::to_array<UnitRow>({
    {"公里", Measure::length, 1, false},
    {"千米", Measure::length, 1, false},
    {"华里", Measure::length, 0.5, true},
    {"km", Measure::length, 1, false},
    {"里", Measure::length, 0.5, true},
    {"米", Measure::length, 0.001, false},
    {"m", Measure::length, 0.001, false},
    {"个小时", Measure::duration, 60, false},
    {"小时", Measure::duration, 60, false},
    {"hours", Measure::duration, 60, false},
    {"hour", Measure::duration, 60, false},
    {"分钟", Measure::duration, 1, false},
    {"minutes", Measure::duration, 1, false},
    {"min", Measure::duration, 1, false},
    {"分", Measure::duration, 1, false},
    {"h", Measure::duration, 60, false},
    {"天", Measure::duration, 1440, false},
    {"人民币", Measure::money, 1, false},
    {"块钱", Measure::money, 1, false},
    {"cny", Measure::money, 1, false},
    {"rmb", Measure::money, 1, false},
    {"yuan", Measure::money, 1, false},
    {"元", Measure::money, 1, false},
    {"¥", Measure::money, 1, false},
    {"￥", Measure::money, 1, false},
    {"块", Measure::money, 1, false},
    {"平方公里", Measure::area, 100, false},
    {"km2", Measure::area, 100, false},
    {"平方米", Measure::area, 0.0001, false},
    {"㎡", Measure::area, 0.0001, false},
    {"m2", Measure::area, 0.0001, false},
    {"公顷", Measure::area, 1, false},
    {"ha", Measure::area, 1, false},
    {"亩", Measure::area, 1.0 / 15, true},
    {"摄氏度", Measure::temperature, 1, false},
    {"°c", Measure::temperature, 1, false},
    {"℃", Measure::temperature, 1, false},
    {"度", Measure::temperature, 1, false},
    {"人次", Measure::count, 1, false},
    {"persons", Measure::count, 1, false},
    {"people", Measure::count, 1, false},
    {"visitors", Measure::count, 1, false},
    {"人", Measure::count, 1, false},
    {"张", Measure::count, 1, false},
    {"个", Measure::count, 1, false},
    {"间", Measure::count, 1, false},
    {"床", Measure::count, 1, false},
    {"percubiccentimeter", Measure::density, 1, false},
    {"percubiccentimetre", Measure::density, 1, false},
    {"percm3", Measure::density, 1, false},
    {"percm³", Measure::density, 1, false},
    {"个/立方厘米", Measure::density, 1, false},
    {"个/cm3", Measure::density, 1, false},
    {"个/cm³", Measure::density, 1, false},
    {"ions/cm3", Measure::density, 1, false},
    {"/cm3", Measure::density, 1, false},
    {"/cm³", Measure::density, 1, false},
    {"个", Measure::density, 1, false},
    {"%", Measure::percent, 1, false},
    {"岁", Measure::plain, 1, false},
    {"年", Measure::plain, 1, false},
});

std::string_view stored_unit(Measure measure) {
  constexpr std::array<std::string_view, 9> kNames{"",   "persons", "km",    "min", "CNY",
                                                   "ha", "°C",      "1/cm3", "%"};
  return kNames.at(static_cast<std::size_t>(measure));
}

std::string_view unit_people_read(Measure measure) {
  return measure == Measure::count ? std::string_view() : stored_unit(measure);
}

struct Scale {
  double factor = 1;
  bool is_said = false;
  bool is_known = true;  // false: text is left over that is no unit of this measure
};

// Takes a unit from the back, then 万 or 亿. A number may stand without a unit.
Scale take_scale(std::string_view& text, Measure measure) {
  Scale scale;
  auto const take_unit = [&] {
    for (auto const& row : kUnits) {
      if (row.measure == measure && take_back(text, row.word)) {
        scale.factor *= row.factor;
        scale.is_said = scale.is_said || row.is_said;
        return true;
      }
    }
    return false;
  };
  static_cast<void>(take_unit());
  if (take_back(text, "每") || take_back(text, "/")) scale.is_known = false;
  auto const take_power = [&](std::string_view word, double factor) {
    if (!take_back(text, word)) return;
    scale.factor *= factor;
    scale.is_said = true;
  };
  take_power("亿", 1e8);
  take_power("万", 1e4);
  take_power("千", 1e3);
  take_power("w", 1e4);
  return scale;
}

// "1,234,567" with or without decimals; "4,5" is not.
bool has_sound_thousands(std::string_view text) {
  auto const whole = text.substr(0, text.find('.'));
  std::size_t digits = 0;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    char const c = whole[whole.size() - 1 - i];
    if (c == ',') {
      if (digits != 3) return false;
      digits = 0;
    } else if (c >= '0' && c <= '9') {
      ++digits;
    } else {
      return false;
    }
  }
  return digits >= 1 && digits <= 3 && text.find(',', whole.size()) == std::string_view::npos;
}

std::optional<double> bare_number(std::string_view text) {
  text = base::trim(text);
  if (text.empty()) return std::nullopt;
  if (!holds(text, ",")) {
    if (auto const number = base::parse_number(text)) return number;
    auto const words = chinese_number(text);
    return words ? std::optional<double>(*words) : std::nullopt;
  }
  bool const negative = text.front() == '-';
  auto const digits = text.substr(negative ? 1 : 0);
  if (!has_sound_thousands(digits)) return std::nullopt;
  auto const number = base::parse_number(replace_all(std::string(digits), ",", ""));
  return number && negative ? -*number : number;
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Remark damaged(std::string_view text, Measure measure) {
  auto const raw = std::string(text);
  if (holds(text, "<>") || !has_digit(text)) {
    return {"DAMAGED_NUMBER",
            Action::quarantine,
            {fmt::format("“{}”中的数字已丢失，本格留空，请向报送单位补数。", raw),
             fmt::format("\"{}\" has lost its digits; the cell stays empty, ask the sender for the "
                         "number.",
                         raw)}};
  }
  if (measure == Measure::density || measure == Measure::temperature) {
    return {
        "DAMAGED_NUMBER",
        Action::quarantine,
        {fmt::format("“{}”不能确定是哪个数，不入库；请补数值、统计口径、时段和站点。", raw),
         fmt::format("\"{}\" cannot be read as one number and stays out; give value, statistic, "
                     "period and station.",
                     raw)}};
  }
  return {
      "DAMAGED_NUMBER",
      Action::quarantine,
      {fmt::format("“{}”不能确定是哪个数，本格留空，请核对原始数字。", raw),
       fmt::format("\"{}\" cannot be read as one number; the cell stays empty, check the figure.",
                   raw)}};
}

Remark formula_error(std::string_view text) {
  return {"FORMULA_ERROR",
          Action::quarantine,
          {fmt::format("“{}”是表格的公式错误，本格留空，请补原值。", text),
           fmt::format("\"{}\" is an error of the workbook; the cell stays empty, enter the value.",
                       text)}};
}

Remark bound(std::string_view text, Measure measure) {
  if (measure == Measure::count) {
    return {"TEXT_NUMBER",
            Action::quarantine,
            {fmt::format("“{}”是界限而不是数值，放入备注；请补准确数字和年份。", text),
             fmt::format("\"{}\" is a bound, not a count; it is kept in the note, give the number "
                         "and its year.",
                         text)}};
  }
  return {
      "BOUND_NOT_VALUE",
      Action::quarantine,
      {fmt::format("“{}”是界限而不是数值，不入库；请补数值、统计口径和时段。", text),
       fmt::format("\"{}\" is a bound, not a value; it stays out, give the value, its statistic "
                   "and its period.",
                   text)}};
}

Remark no_measurement(std::string_view text) {
  return {"TEXT_NUMBER",
          Action::quarantine,
          {fmt::format("“{}”是约数而不是监测值或统计数，不入库；请补数值、口径和时段。", text),
           fmt::format("\"{}\" is about a value, not one; it stays out, give the value, its "
                       "statistic and its period.",
                       text)}};
}

// "0351-4123456", "13935401234", "400-123-4567": digits that somebody dials.
bool is_phone(std::string_view text) {
  std::string digits;
  for (char const c : text) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != '-' && c != ' ' && c != '(' && c != ')' && c != '+')
      return false;
  }
  bool const is_mobile = digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
  bool const is_landline = digits.size() >= 10 && digits.size() <= 12 && digits[0] == '0';
  bool const is_service = digits.size() == 10 && digits.starts_with("400") && holds(text, "-");
  return is_mobile || is_landline || is_service;
}

Remark phone(std::string_view text) {
  return {"PHONE_NUMBER",
          Action::quarantine,
          {fmt::format("“{}”像是电话号码，本格留空；请填数值，电话放到电话列。", text),
           fmt::format("\"{}\" looks like a phone number; the cell stays empty, enter the figure "
                       "and put the phone number into its own column.",
                       text)}};
}

Remark reversed(std::string_view text) {
  return {"RANGE_REVERSED",
          Action::quarantine,
          {fmt::format("“{}”的下限大于上限，本格留空，请核对。", text),
           fmt::format("\"{}\" begins above its end; the cell stays empty, check both numbers.",
                       text)}};
}

// Words that make the number a bound.
bool take_bound(std::string_view& text) {
  for (auto const word : {">=",         "<=",         "≥",      "≤",         ">",      "<",
                          "大于等于",   "小于等于",   "大于",   "小于",      "超过",   "超",
                          "不足",       "不到",       "不少于", "不低于",    "至少",   "最多",
                          "至多",       "近",         "逾",     "高于",      "低于",   "over ",
                          "more than ", "less than ", "under ", "at least ", "up to ", "nearly "}) {
    if (take_front(text, word)) return true;
  }
  for (auto const word :
       {"以上", "以下", "以内", "以外", "余", "多", "+", "起", "or more", "and more"}) {
    if (take_back(text, word)) return true;
  }
  // "50多公里", "3000余人": the word stands between number and unit.
  return holds_any(text, {"余", "多", "以上", "以下"});
}

bool take_about(std::string_view& text) {
  bool found = false;
  for (auto const word : {"大约", "约为", "大概", "约", "近似", "about ", "approx. ", "approx ",
                          "approximately ", "ca. ", "ca ", "≈"}) {
    found = take_front(text, word) || found;
  }
  for (auto const word : {"左右", "上下", "前后", "or so"}) found = take_back(text, word) || found;
  return found;
}

// "最高", "平均": said once, taken away from both ends.
std::string take_statistic(std::string_view& text) {
  auto const statistic = statistic_in(text);
  if (statistic.empty()) return "";
  for (auto const word :
       {"年平均",  "年均", "月均", "日均",    "平均值", "平均",    "均值", "最大值",
        "最高值",  "最大", "最高", "峰值",    "最低值", "最小值",  "最低", "最小",
        "maximum", "max",  "mean", "average", "avg",    "minimum", "min",  "均"}) {
    if (take_front(text, word)) break;
  }
  for (auto const word :
       {"(平均)", "(最大)", "(最高)", "(最低)", "(均值)", "(最大值)", "(max)", "(mean)"}) {
    if (take_back(text, word)) break;
  }
  while (take_front(text, ":") || take_front(text, "为") || take_front(text, "达")) {
  }
  return statistic;
}

struct Range {
  std::string low;
  std::string high;
};

std::optional<Range> split_range(std::string_view text) {
  for (auto const sign : {"-", "至", "到", " to "}) {
    auto const at = text.find(sign, 1);
    if (at == std::string_view::npos) continue;
    return Range{std::string(base::trim(text.substr(0, at))),
                 std::string(base::trim(text.substr(at + std::string_view(sign).size())))};
  }
  return std::nullopt;
}

struct Parsed {
  double value = 0;
  std::optional<double> low;
  std::optional<double> high;
  Scale scale;
};

// "1小时30分": hours and minutes in one.
std::optional<Parsed> parse_clockwise(std::string_view text) {
  auto const at = text.find("小时");
  if (at == std::string_view::npos) return std::nullopt;
  auto rest = base::trim(text.substr(at + std::string_view("小时").size()));
  auto hours = base::trim(text.substr(0, at));
  static_cast<void>(take_back(hours, "个"));
  if (rest == "半") rest = "30";
  for (auto const word : {"分钟", "分"}) {
    if (take_back(rest, word)) break;
  }
  auto const h = hours == "半" ? std::optional<double>(0.5) : bare_number(hours);
  if (!h) return std::nullopt;
  if (rest.empty()) return Parsed{*h * 60, {}, {}, {}};
  auto const m = bare_number(rest);
  if (!m || *m >= 60) return std::nullopt;
  return Parsed{*h * 60 + *m, {}, {}, {}};
}

std::optional<Parsed> parse_one(std::string_view text, Measure measure) {
  if (measure == Measure::duration) {
    if (text == "半天") return Parsed{240, {}, {}, {}};
    if (text == "全天" || text == "一天") return Parsed{480, {}, {}, {}};
    if (auto const clock = parse_clockwise(text)) return clock;
  }
  for (auto const word : {"¥", "￥", "cny", "rmb", "人民币"}) {
    if (measure == Measure::money && take_front(text, word)) break;
  }
  Parsed parsed;
  parsed.scale = take_scale(text, measure);
  auto const number = bare_number(text);
  if (!number || !parsed.scale.is_known) return std::nullopt;
  parsed.value = *number * parsed.scale.factor;
  return parsed;
}

std::optional<Parsed> parse_number_text(std::string_view text, Measure measure) {
  if (auto const one = parse_one(text, measure)) return one;
  auto const range = split_range(text);
  if (!range) return std::nullopt;
  auto high = parse_one(range->high, measure);
  auto const low = parse_one(range->low, measure);
  if (!high || !low) return std::nullopt;
  // "2-3小时": the unit stands once, at the end.
  std::string_view bare = range->low;
  double low_value = low->value;
  if (bare_number(bare))
    low_value = *bare_number(bare) * (high->scale.factor != 1 ? high->scale.factor : 1);
  if (measure == Measure::duration && bare_number(bare) &&
      bare_number(range->high) == std::nullopt) {
    auto const unit =
        parse_one("1" + range->high.substr(range->high.find_first_not_of("0123456789.")), measure);
    if (unit) low_value = *bare_number(bare) * unit->value;
  }
  high->low = low_value;
  high->high = high->value;
  high->value = (low_value + *high->high) / 2;
  return high;
}

bool is_estimate_fine(Measure measure) {
  return measure == Measure::length || measure == Measure::duration || measure == Measure::area;
}

// What the header adds to a cell that gives no unit of its own: "万人次".
Scale header_scale(std::string_view unit, Measure measure) {
  auto const squeezed_unit = squeezed(unit);
  std::string_view rest = squeezed_unit;
  auto scale = take_scale(rest, measure);
  if (!rest.empty()) return {};
  return scale;
}

void remark_on_value(Reading<NumberValue>& reading, std::string_view raw, Measure measure,
                     bool converted) {
  auto const& value = *reading.value;
  auto const amount = number_text(value.value);
  auto const unit = std::string(unit_people_read(measure));
  auto const shown = unit.empty() ? amount : amount + " " + unit;
  if (value.is_approximate) {
    reading.remarks.push_back({"APPROXIMATE",
                               Action::accept_with_note,
                               {fmt::format("“{}”读作约{}（近似值）。", raw, shown),
                                fmt::format("\"{}\" is read as about {}.", raw, shown)},
                               shown + ", approximate"});
  }
  if (converted) {
    reading.remarks.push_back(
        {"UNIT_CONVERTED",
         Action::accept,
         {fmt::format("“{}”换算为{}。", raw, shown), fmt::format("\"{}\" is {}.", raw, shown)},
         shown});
  }
}

}  // namespace

std::string statistic_in(std::string_view text) {
  auto const word = squeezed(text);
  bool const maximum = holds_any(word, {"最高", "最大", "峰值", "max", "peak", "highest"});
  bool const minimum = holds_any(word, {"最低", "最小", "minimum", "lowest"}) || word == "min" ||
                       word.starts_with("min.") || word.starts_with("min_");
  bool const mean = holds_any(
      word, {"平均", "均值", "均温", "年均", "月均", "日均", "均", "mean", "average", "avg"});
  if (maximum + minimum + mean != 1) return "";
  return maximum ? "maximum" : minimum ? "minimum" : "mean";
}

std::optional<int> chinese_number(std::string_view text) {
  static constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
  auto const digit = [](char32_t c) -> std::optional<int> {
    if (c == U'两') return 2;
    auto const at = kDigits.find(c);
    return at == std::u32string_view::npos ? std::nullopt
                                           : std::optional<int>(static_cast<int>(at));
  };
  auto const points = base::to_code_points(text);
  if (points.empty() || points.size() > 3) return std::nullopt;
  auto const ten = points.find(U'十');
  if (ten == std::u32string::npos) return points.size() == 1 ? digit(points[0]) : std::nullopt;
  if (ten > 1 || points.size() - ten > 2) return std::nullopt;
  auto const tens = ten == 0 ? std::optional<int>(1) : digit(points[0]);
  auto const ones = points.size() - ten == 1 ? std::optional<int>(0) : digit(points[ten + 1]);
  if (!tens || !ones) return std::nullopt;
  return *tens * 10 + *ones;
}

Reading<NumberValue> read_number(std::string_view raw, NumberRules const& rules) {
  if (is_formula_error(raw)) return formula_error(base::trim(raw));
  if (is_empty_word(raw)) return {};
  auto const shown = plain(raw);
  auto lower = base::ascii_lower(shown);
  if (holds(lower, "<>") || holds_any(lower, {"??", "□", "\xEF\xBF\xBD", "xx", "**"})) {
    return damaged(shown, rules.measure);
  }
  if (is_phone(lower)) return phone(shown);
  std::string_view text = lower;
  NumberValue value;
  value.statistic = take_statistic(text);
  value.is_approximate = take_about(text);
  if (take_bound(text)) return bound(shown, rules.measure);
  auto const squeezed_text = replace_all(replace_all(std::string(text), " ", ""), "\n", "");
  auto const parsed = parse_number_text(squeezed_text, rules.measure);
  if (!parsed) return damaged(shown, rules.measure);
  if (parsed->low && *parsed->low > *parsed->high) return reversed(shown);
  if (value.is_approximate && !is_estimate_fine(rules.measure)) return no_measurement(shown);
  bool const bare = bare_number(squeezed_text).has_value() ||
                    (parsed->low && parsed->scale.factor == 1 && !rules.header_unit.empty() &&
                     !holds_any(squeezed_text, {"小时", "分", "h"}));
  auto const header = bare ? header_scale(rules.header_unit, rules.measure) : Scale{};
  value.unit = stored_unit(rules.measure);
  value.value = parsed->value * header.factor;
  if (parsed->low) value.low = *parsed->low * header.factor;
  if (parsed->high) value.high = *parsed->high * header.factor;
  Reading<NumberValue> reading(value);
  remark_on_value(reading, shown, rules.measure, parsed->scale.is_said || header.is_said);
  return reading;
}

}  // namespace magpie::catalog::cell
