#include "magpie/catalog/cell/word.h"

#include <fmt/core.h>

#include <array>
#include <cmath>

#include "magpie/base/text.h"
#include "magpie/catalog/cell/number.h"
#include "magpie/catalog/cell/plain_text.h"

namespace magpie::catalog::cell {

namespace {

struct StatusWord {
  std::string_view word;
  PlaceStatus status;
};

// The first that fits counts: "暂停开放" before "开放".
constexpr std::array kStatus = std::to_array<StatusWord>({
    {"拟建", PlaceStatus::proposed},     {"规划", PlaceStatus::proposed},
    {"筹建", PlaceStatus::proposed},     {"待建", PlaceStatus::proposed},
    {"proposed", PlaceStatus::proposed}, {"planned", PlaceStatus::proposed},
    {"在建", PlaceStatus::building},     {"建设中", PlaceStatus::building},
    {"施工", PlaceStatus::building},     {"修缮", PlaceStatus::closed},
    {"building", PlaceStatus::building}, {"underconstruction", PlaceStatus::building},
    {"停业", PlaceStatus::closed},       {"停止", PlaceStatus::closed},
    {"关闭", PlaceStatus::closed},       {"暂停", PlaceStatus::closed},
    {"闭馆", PlaceStatus::closed},       {"歇业", PlaceStatus::closed},
    {"未开放", PlaceStatus::closed},     {"不开放", PlaceStatus::closed},
    {"未营业", PlaceStatus::closed},     {"closed", PlaceStatus::closed},
    {"已建成", PlaceStatus::open},       {"建成", PlaceStatus::open},
    {"开放", PlaceStatus::open},         {"营业", PlaceStatus::open},
    {"运营", PlaceStatus::open},         {"正常", PlaceStatus::open},
    {"在营", PlaceStatus::open},         {"open", PlaceStatus::open},
});

struct KindWord {
  std::string_view word;
  Kind kind;
};

constexpr std::array kKindWords = std::to_array<KindWord>({
    {"博物馆", Kind::museum},      {"纪念馆", Kind::museum},
    {"陈列馆", Kind::museum},      {"展览馆", Kind::museum},
    {"美术馆", Kind::museum},      {"场馆", Kind::museum},
    {"非遗", Kind::heritage_item}, {"非物质", Kind::heritage_item},
    {"农家乐", Kind::lodging},     {"民宿", Kind::lodging},
    {"酒店", Kind::lodging},       {"宾馆", Kind::lodging},
    {"客栈", Kind::lodging},       {"住宿", Kind::lodging},
    {"餐饮", Kind::food},          {"餐厅", Kind::food},
    {"饭店", Kind::food},          {"美食", Kind::food},
    {"大院", Kind::courtyard},     {"庄园", Kind::courtyard},
    {"院落", Kind::courtyard},     {"古村", Kind::village},
    {"村落", Kind::village},       {"乡村", Kind::village},
    {"村", Kind::village},         {"古镇", Kind::town},
    {"城镇", Kind::town},          {"观景", Kind::viewpoint},
    {"康养", Kind::wellness},      {"温泉", Kind::wellness},
    {"口岸", Kind::crossing},      {"车站", Kind::gateway},
    {"机场", Kind::gateway},       {"交通", Kind::gateway},
    {"门户", Kind::gateway},       {"文物", Kind::heritage},
    {"古迹", Kind::heritage},      {"遗址", Kind::heritage},
    {"人文", Kind::heritage},      {"特产", Kind::product},
    {"商品", Kind::product},       {"品牌", Kind::brand},
    {"服务", Kind::service},       {"自然", Kind::nature},
    {"地质", Kind::nature},        {"森林", Kind::nature},
    {"休闲", Kind::leisure},       {"度假", Kind::leisure},
    {"景区", Kind::sight},         {"景点", Kind::sight},
    {"旅游区", Kind::sight},
});

struct CategoryWord {
  std::string_view word;
  std::string_view category;
};

constexpr std::array kCategories = std::to_array<CategoryWord>({
    {"儿童", "child"},    {"小孩", "child"},      {"child", "child"},
    {"老人", "senior"},   {"老年", "senior"},     {"岁以上", "senior"},
    {"senior", "senior"}, {"学生", "student"},    {"student", "student"},
    {"本地", "resident"}, {"居民", "resident"},   {"团队", "group"},
    {"团体", "group"},    {"group", "group"},     {"军人", "military"},
    {"残疾", "disabled"}, {"淡季", "low_season"}, {"旺季", "high_season"},
    {"优惠", "reduced"},  {"半价", "reduced"},    {"成人", ""},
    {"全价", ""},         {"全票", ""},           {"门票", ""},
    {"adult", ""},        {"普通", ""},
});

// The first digit that is not an age: "65岁以上30元".
std::string_view amount_part(std::string_view piece) {
  auto from = piece.rfind("以上");
  if (from == std::string_view::npos) from = piece.rfind("以下");
  auto const at = piece.find_first_of("0123456789", from == std::string_view::npos ? 0 : from);
  return at == std::string_view::npos ? std::string_view() : piece.substr(at);
}

Reading<PriceRead> read_price_piece(std::string_view piece) {
  PriceRead price;
  for (auto const& [word, category] : kCategories) {
    if (!holds(piece, word)) continue;
    price.category = category;
    break;
  }
  if (holds_any(piece, {"免费", "免票", "free"})) return price;
  auto const number = read_number(amount_part(piece), {Measure::money, "元"});
  if (!number.value) {
    if (!number.remarks.empty()) return number.remarks.front();
    return read_number("<> " + std::string(piece), {Measure::money}).remarks.front();
  }
  price.amount = base::Fen(std::llround(number.value->value * 100));
  return price;
}

std::string_view status_zh(PlaceStatus status) {
  constexpr std::array<std::string_view, 4> kNames{"开放", "拟建", "在建", "停止开放"};
  return kNames.at(static_cast<std::size_t>(status));
}

}  // namespace

Reading<PlaceStatus> read_status(std::string_view text) {
  if (is_empty_word(text)) return {};
  auto const word = squeezed(text);
  for (auto const& [piece, status] : kStatus) {
    if (!holds(word, piece)) continue;
    if (status == PlaceStatus::open) return status;
    return {status,
            Remark{"LIFECYCLE",
                   Action::accept,
                   {fmt::format("“{}”读作{}：不对游客展示。", plain(text), status_zh(status)),
                    fmt::format("\"{}\" is read as {}: not shown to travellers.", plain(text),
                                status_name(status))},
                   std::string(status_name(status))}};
  }
  return Remark{
      "UNKNOWN_WORD",
      Action::keep,
      {fmt::format("“{}”不是已知的状态，原样保留；请写开放、在建、拟建或关闭。", plain(text)),
       fmt::format("\"{}\" is no known status and is kept as it is; write open, building, "
                   "proposed or closed.",
                   plain(text))}};
}

Reading<bool> read_yes_no(std::string_view text) {
  auto const word = squeezed(text);
  for (auto const yes : {"是", "有", "√", "✓", "yes", "y", "true", "1", "可", "支持"}) {
    if (word == yes) return true;
  }
  for (auto const no : {"否", "无", "×", "✗", "no", "n", "false", "0", "没有", "不可", "不支持"}) {
    if (word == no) return false;
  }
  if (word.empty() || word == "-" || word == "/") return {};
  return Remark{
      "NOT_BOOLEAN",
      Action::drop_value,
      {fmt::format("“{}”不是“是”或“否”，不采用，请写是或否。", plain(text)),
       fmt::format("\"{}\" is not yes or no and is left out; write yes or no.", plain(text))}};
}

std::optional<Kind> read_kind(std::string_view text) {
  auto const word = squeezed(text);
  if (auto const kind = parse_kind(word)) return kind;
  for (auto const& [piece, kind] : kKindWords) {
    if (holds(word, piece)) return kind;
  }
  return std::nullopt;
}

Reading<std::vector<PriceRead>> read_prices(std::string_view text) {
  if (is_empty_word(text)) return {};
  auto pieces_text = base::ascii_lower(plain(text));
  for (auto const sign : {"/人", "元/张", "/张"}) pieces_text = replace_all(pieces_text, sign, "");
  for (auto const sign : {"/", ";", "、", "\n"}) pieces_text = replace_all(pieces_text, sign, "|");
  pieces_text = replace_all(pieces_text, "元,", "元|");
  pieces_text = replace_all(pieces_text, "费,", "费|");
  Reading<std::vector<PriceRead>> out;
  std::vector<PriceRead> prices;
  for (auto const& piece : base::split_list(pieces_text, '|')) {
    auto price = read_price_piece(piece);
    for (auto& remark : price.remarks) out.remarks.push_back(std::move(remark));
    if (price.value) prices.push_back(*price.value);
  }
  if (out.remarks.empty() && !prices.empty()) out.value = prices;
  return out;
}

Reading<AgeRange> read_age(std::string_view text) {
  if (is_empty_word(text)) return {};
  auto const word = replace_all(squeezed(text), "周岁", "岁");
  AgeRange range;
  auto const number_at_start = [&](std::string_view piece) -> std::optional<int> {
    auto const end = piece.find_first_not_of("0123456789");
    auto const number = base::parse_integer(piece.substr(0, end));
    return number && *number <= 120 ? std::optional(static_cast<int>(*number)) : std::nullopt;
  };
  auto const dash = word.find('-');
  auto const first = number_at_start(std::string_view(word).substr(
      word.find_first_of("0123456789") == std::string::npos ? 0
                                                            : word.find_first_of("0123456789")));
  if (dash != std::string::npos && dash > 0) {
    range = {number_at_start(word), number_at_start(std::string_view(word).substr(dash + 1))};
  } else if (holds_any(word, {"以上", "+", ">=", "起", "≥"})) {
    range.low = first;
  } else if (holds_any(word, {"以下", "以内", "<=", "≤"})) {
    range.high = first;
  }
  if ((!range.low && !range.high) || (range.low && range.high && *range.low > *range.high)) {
    return Remark{
        "DAMAGED_NUMBER",
        Action::quarantine,
        {fmt::format("“{}”不是年龄范围，本格留空，请写成6–12岁这样的范围。", plain(text)),
         fmt::format("\"{}\" is no range of ages; the cell stays empty, write it like 6-12.",
                     plain(text))}};
  }
  return range;
}

}  // namespace magpie::catalog::cell
