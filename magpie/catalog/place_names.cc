#include "magpie/catalog/place_names.h"

#include <algorithm>
#include <array>

#include "magpie/base/text.h"
#include "magpie/catalog/cell/county_name.h"
#include "magpie/catalog/cell/plain_text.h"

namespace magpie::catalog {

namespace {

// County as in GB/T 2260. Facts of any gazetteer; extend it freely.
constexpr std::array kFamous = std::to_array<FamousPlace>({
    {"历山", "沁水县", "140521"},         {"五台山", "五台县", "140922"},
    {"恒山", "浑源县", "140225"},         {"皇城相府", "阳城县", "140522"},
    {"王莽岭", "陵川县", "140524"},       {"蟒河", "阳城县", "140522"},
    {"乔家大院", "祁县", "140727"},       {"王家大院", "灵石县", "140729"},
    {"绵山", "介休市", "140781"},         {"云冈石窟", "云冈区", "140214"},
    {"壶口", "吉县", "141028"},           {"大寨", "昔阳县", "140724"},
    {"西柏坡", "平山县", "130131"},       {"苍岩山", "井陉县", "130121"},
    {"嶂石岩", "赞皇县", "130129"},       {"赵州桥", "赵县", "130133"},
    {"隆兴寺", "正定县", "130123"},       {"天桂山", "平山县", "130131"},
    {"白洋淀", "安新县", "130632"},       {"避暑山庄", "双桥区", "130802"},
    {"野三坡", "涞水县", "130623"},       {"九寨沟", "九寨沟县", "513225"},
    {"峨眉山", "峨眉山市", "511181"},     {"青城山", "都江堰市", "510181"},
    {"三星堆", "广汉市", "510681"},       {"稻城亚丁", "稻城县", "513337"},
    {"剑门关", "剑阁县", "510823"},       {"扎龙", "铁锋区", "230204"},
    {"五大连池", "五大连池市", "231182"}, {"虎头", "虎林市", "230381"},
    {"丹霞山", "仁化县", "440224"},       {"泥林", "乾安县", "220723"},
    {"乾安", "乾安县", "220723"},         {"向海", "通榆县", "220822"},
    {"高句丽", "集安市", "220582"},       {"防川", "珲春市", "222404"},
    {"平遥古城", "平遥县", "140728"},     {"悬空寺", "浑源县", "140225"},
    {"雁门关", "代县", "140923"},
});

constexpr std::array<std::string_view, 40> kGeneral{"国家森林公园",
                                                    "国家地质公园",
                                                    "风景名胜区",
                                                    "生态风景区",
                                                    "旅游风景区",
                                                    "旅游度假区",
                                                    "文化旅游区",
                                                    "文化旅游",
                                                    "文化景区",
                                                    "旅游景区",
                                                    "生态旅游区",
                                                    "生态景区",
                                                    "风景区",
                                                    "旅游区",
                                                    "度假区",
                                                    "景区",
                                                    "景点",
                                                    "森林公园",
                                                    "地质公园",
                                                    "湿地公园",
                                                    "公园",
                                                    "火车站",
                                                    "高铁站",
                                                    "纪念馆",
                                                    "博物馆",
                                                    "艺术馆",
                                                    "原生态",
                                                    "站",
                                                    "旧址",
                                                    "遗址",
                                                    "国家",
                                                    "生态",
                                                    "旅游",
                                                    "文化",
                                                    "风景",
                                                    "名胜",
                                                    "(",
                                                    ")",
                                                    " ",
                                                    "\n"};

}  // namespace

std::string core_name(std::string_view name, std::string_view region) {
  auto core = cell::plain(name);
  for (auto const word : kGeneral) {
    auto shorter = cell::replace_all(core, word, "");
    if (base::to_code_points(shorter).size() >= 2) core = std::move(shorter);
  }
  auto const take = [&](std::string_view piece) {
    if (piece.empty() || !core.starts_with(piece)) return;
    auto const rest = core.substr(piece.size());
    if (base::to_code_points(rest).size() >= 2) core = rest;
  };
  for (auto const& part : base::split_list(region, '\n')) {
    take(part);
    take(cell::county_stem(part));
  }
  return core;
}

NameTie tie_of(std::string_view core_a, std::string_view core_b) {
  auto const a = base::to_code_points(core_a);
  auto const b = base::to_code_points(core_b);
  auto const& shorter = a.size() <= b.size() ? a : b;
  auto const& longer = a.size() <= b.size() ? b : a;
  if (shorter.size() >= 2 && longer.find(shorter) != std::u32string::npos) return NameTie::same;
  for (std::size_t i = 0; i + 3 <= shorter.size(); ++i) {
    if (longer.find(shorter.substr(i, 3)) != std::u32string::npos) return NameTie::piece;
  }
  if (a.size() != b.size()) return NameTie::none;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) return NameTie::similar;
  }
  return NameTie::none;
}

std::optional<FamousPlace> famous_place_in(std::string_view name) {
  for (auto const& place : kFamous) {
    if (name.starts_with(place.name)) return place;
  }
  return std::nullopt;
}

}  // namespace magpie::catalog
