#include "magpie/catalog/cell/hours.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <vector>

#include "magpie/base/civil.h"
#include "magpie/base/text.h"
#include "magpie/catalog/cell/plain_text.h"
#include "magpie/catalog/opening_hours.h"

namespace magpie::catalog::cell {

namespace {

constexpr std::array<std::string_view, 7> kDays{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct Rule {
  int first_month = 0;  // 0 = all year
  int last_month = 0;
  std::set<int> days;  // empty = every day
  bool holidays = false;
  bool off = false;
  std::vector<std::string> times;
  bool is_told() const { return off || !times.empty(); }
};

class Scanner {
 public:
  explicit Scanner(std::string text) : text_(std::move(text)), rest_(text_) {}

  // Nothing where a piece is not understood.
  std::optional<std::string> run() {
    while (!rest_.empty()) {
      if (!step() || is_lost_) return std::nullopt;
    }
    close();
    return osm();
  }

  std::string const& last_entry() const { return last_entry_; }

 private:
  bool take(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  bool take_any(std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return take(word); });
  }

  std::optional<int> take_number() {
    auto const end = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    auto const number = base::parse_integer(rest_.substr(0, end));
    if (!number || end > 2) return std::nullopt;
    rest_.remove_prefix(end);
    return static_cast<int>(*number);
  }

  bool take_dash() { return take_any({"-", "至", "到", "to"}); }

  // "9:00", "9点", "9点半", "下午5:00", "9am".
  std::optional<int> take_clock() {
    auto const before = rest_;
    bool afternoon = take_any({"下午", "晚上", "晚", "傍晚"});
    if (!afternoon) take_any({"上午", "早上", "早", "中午"});
    auto const hour = take_number();
    int minute = 0;
    bool is_clock = false;
    if (hour && take(":")) {
      auto const read = take_number();
      is_clock = read.has_value();
      minute = read.value_or(0);
    } else if (hour && take_any({"点", "时"})) {
      is_clock = true;
      if (take("半"))
        minute = 30;
      else if (auto const read = take_number())
        minute = *read;
      take("分");
    }
    if (hour && take("pm"))
      afternoon = is_clock = true;
    else if (hour && take("am"))
      is_clock = true;
    int const total =
        hour.value_or(99) * 60 + minute + (afternoon && hour.value_or(99) < 12 ? 720 : 0);
    if (is_clock && minute < 60 && total <= 1440) return total;
    rest_ = before;
    return std::nullopt;
  }

  bool take_times() {
    auto const before = rest_;
    auto const from = take_clock();
    if (!from) return false;
    if (take_any({"停止", "止票", "后停止", "前停止", "最后"})) {
      take_any({"入场", "入馆", "入园", "售票", "检票", "进场", "换票"});
      last_entry_ = base::format_clock(*from);
      return true;
    }
    auto const to = take_dash() ? take_clock() : std::nullopt;
    // "下午2:00-5:00": the afternoon is said once.
    bool const is_afternoon = before.starts_with("下午") || before.starts_with("晚");
    int until = to.value_or(0);
    if (is_afternoon && until < *from && until + 720 > *from) until += 720;
    if (!to || until == *from || *from == 1440) {
      rest_ = before;
      return false;
    }
    if (now_.off) close();
    now_.times.push_back(base::format_clock(*from) + "-" + base::format_clock(until));
    return true;
  }

  bool take_last_entry() {
    auto const before = rest_;
    if (!take_any({"最晚入场", "最后入场", "最晚入馆", "停止入场", "停止售票", "停止入馆",
                   "lastentry", "lastadmission"}))
      return false;
    take_any({"时间为", "时间", "at"});
    take(":");
    auto const clock = take_clock();
    if (clock)
      last_entry_ = base::format_clock(*clock);
    else
      rest_ = before;
    return clock.has_value();
  }

  std::optional<int> take_weekday() {
    auto const before = rest_;
    if (take_any({"周", "星期", "礼拜"})) {
      static constexpr std::array<std::string_view, 7> kWords{"一", "二", "三", "四",
                                                              "五", "六", "日"};
      for (int i = 0; i < 7; ++i) {
        if (take(kWords[static_cast<std::size_t>(i)])) return i;
      }
      if (take("天")) return 6;
      rest_ = before;
      return std::nullopt;
    }
    static constexpr std::array<std::string_view, 7> kLong{
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    for (int i = 0; i < 7; ++i) {
      if (take(kLong[static_cast<std::size_t>(i)]) ||
          take(kLong[static_cast<std::size_t>(i)].substr(0, 3))) {
        take("s");
        return i;
      }
    }
    return std::nullopt;
  }

  bool take_days() {
    if (rest_.starts_with("周末")) {
      begin_selector();
      rest_.remove_prefix(std::string_view("周末").size());
      now_.days.insert({5, 6});
      return true;
    }
    auto const first = take_weekday();
    if (!first) return false;
    begin_selector();
    auto const before = rest_;
    auto const last = take_dash() ? take_weekday() : std::nullopt;
    if (!last) rest_ = before;
    for (int day = *first;; day = (day + 1) % 7) {
      now_.days.insert(day);
      if (day == last.value_or(*first)) break;
    }
    return true;
  }

  // "4-10月", "4月-10月", "4月至10月", with or without brackets.
  bool take_months() {
    auto const before = rest_;
    take("(");
    auto const first = take_number();
    if (first) take("月");
    auto const last = first && take_dash() ? take_number() : std::nullopt;
    if (!last || !take("月") || *first < 1 || *first > 12 || *last < 1 || *last > 12 ||
        (!rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9' &&
         holds(rest_.substr(0, 8), "日"))) {
      rest_ = before;
      return false;
    }
    if (rest_.starts_with("底") || rest_.starts_with("初") || rest_.starts_with("中")) {
      rest_ = before;
      return false;
    }
    take(")");
    if (now_.is_told()) close();
    now_.first_month = *first;
    now_.last_month = *last;
    known_first_ = *first;
    known_last_ = *last;
    return true;
  }

  // A season says its months, or is the rest of the year after one that did.
  bool take_season() {
    if (!take_any({"夏季", "冬季", "旺季", "淡季", "夏令时", "冬令时", "夏秋季", "冬春季"}))
      return false;
    if (now_.is_told()) close();
    take(":");
    if (take_months()) return true;
    if (known_first_ == 0) {
      is_lost_ = true;
      return false;
    }
    now_.first_month = known_last_ % 12 + 1;
    now_.last_month = (known_first_ + 10) % 12 + 1;
    return true;
  }

  bool take_holidays() {
    if (take_any({"(法定节假日除外)", "法定节假日除外", "节假日除外", "遇法定节假日照常开放",
                  "法定节假日正常开放", "节假日正常开放", "法定节假日照常开放", "节假日照常开放",
                  "节假日不休", "国家法定节假日除外"})) {
      holidays_open_ = true;
      return true;
    }
    return false;
  }

  void begin_selector() {
    if (now_.is_told()) close();
  }

  bool step() {
    if (take_any(
            {",", ";", ".", " ", "\n", "、", "/", "(", ")", ":", "和", "及", "每", "其他时间"}))
      return true;
    if (take_any({"开放时间", "营业时间", "开馆时间", "参观时间", "openinghours", "open",
                  "正常开放", "开放", "营业", "开馆", "为"}))
      return true;
    if (take_any({"全年", "天天", "每天", "每日", "daily", "天", "无休", "日"})) return true;
    if (take_holidays() || take_season() || take_months() || take_last_entry() || take_times() ||
        take_days())
      return true;
    if (take_any({"全天", "24小时", "00:00-24:00", "allday"})) {
      now_.times.push_back("00:00-24:00");
      return true;
    }
    if (take_any({"闭馆", "休息", "闭园", "休馆", "不开放", "关闭", "休", "closed", "off"})) {
      if (!now_.times.empty() || now_.days.empty()) return false;
      now_.off = true;
      return true;
    }
    return false;
  }

  void close() {
    if (now_.is_told()) rules_.push_back(now_);
    auto const first = now_.first_month, last = now_.last_month;
    now_ = Rule{};
    now_.first_month = first;
    now_.last_month = last;
  }

  // Days that are said to be closed are not open on the other rules' "every day".
  std::optional<std::string> osm() {
    std::set<int> closed;
    std::string open_times;
    for (auto const& rule : rules_) {
      if (rule.off) closed.insert(rule.days.begin(), rule.days.end());
      if (!rule.off && open_times.empty()) open_times = join(rule.times);
    }
    if (open_times.empty() || closed.size() == 7) return std::nullopt;
    std::string out;
    for (auto& rule : rules_) {
      if (!rule.off && rule.days.empty() && !closed.empty()) {
        for (int day = 0; day < 7; ++day) {
          if (!closed.contains(day)) rule.days.insert(day);
        }
      }
      if (rule.off) rule.first_month = 0;
      out += (out.empty() ? "" : "; ") + text_of(rule);
    }
    if (holidays_open_) out += "; PH " + open_times;
    if (out == "00:00-24:00") out = "24/7";
    return OpeningHours::parse(out).problem() ? std::nullopt : std::optional(out);
  }

  static std::string join(std::vector<std::string> const& times) {
    std::string out;
    for (auto const& time : times) out += (out.empty() ? "" : ",") + time;
    return out;
  }

  // Runs of at least three days as a range: "Tu-Su", "Mo,Tu".
  static std::string days_text(std::set<int> const& days) {
    std::string out;
    for (auto at = days.begin(); at != days.end();) {
      auto end = at;
      int last = *at;
      while (++end != days.end() && *end == last + 1) last = *end;
      out += (out.empty() ? "" : ",") + std::string(kDays[static_cast<std::size_t>(*at)]);
      if (last > *at)
        out += (last == *at + 1 ? "," : "-") + std::string(kDays[static_cast<std::size_t>(last)]);
      at = end;
    }
    return out;
  }

  static std::string text_of(Rule const& rule) {
    std::string out;
    if (rule.first_month > 0) {
      out = std::string(kMonths[static_cast<std::size_t>(rule.first_month - 1)]);
      if (rule.last_month != rule.first_month)
        out += "-" + std::string(kMonths[static_cast<std::size_t>(rule.last_month - 1)]);
      out += " ";
    }
    if (!rule.days.empty() && rule.days.size() < 7) out += days_text(rule.days) + " ";
    return out + (rule.off ? "off" : join(rule.times));
  }

  std::string text_;
  std::string_view rest_;
  Rule now_;
  std::vector<Rule> rules_;
  int known_first_ = 0;
  int known_last_ = 0;
  bool holidays_open_ = false;
  bool is_lost_ = false;  // a season without months: nothing after it can be placed
  std::string last_entry_;
};

}  // namespace

Reading<HoursValue> read_hours(std::string_view text) {
  if (is_empty_word(text)) return {};
  auto const trimmed = std::string(base::trim(text));
  if (!OpeningHours::parse(trimmed).problem()) return HoursValue{trimmed, ""};
  auto const shown = plain(text);
  Scanner scanner(squeezed(text));
  auto const osm = scanner.run();
  if (!osm) {
    return Remark{
        "HOURS_NOT_UNDERSTOOD",
        Action::keep,
        {fmt::format("“{}”未能读懂，原样保留；请写成“周二至周日9:00-17:00，周一闭馆”这样的形式。",
                     shown),
         fmt::format("\"{}\" is not understood and is kept as it is; write it like Tu-Su "
                     "09:00-17:00; Mo off.",
                     shown)}};
  }
  auto const entry = scanner.last_entry();
  return {HoursValue{*osm, entry},
          Remark{"OPENING_HOURS",
                 Action::accept,
                 {fmt::format("“{}”读作{}；{}。", shown, *osm,
                              entry.empty() ? "末次入场未写" : "末次入场" + entry),
                  fmt::format("\"{}\" is read as {}; {}.", shown, *osm,
                              entry.empty() ? "last entry unknown" : "last entry " + entry)},
                 *osm}};
}

}  // namespace magpie::catalog::cell
