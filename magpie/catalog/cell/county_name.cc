#include "magpie/catalog/cell/county_name.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "magpie/base/text.h"
#include "magpie/catalog/cell/plain_text.h"

namespace magpie::catalog::cell {

namespace {

// Characters of place names in traditional and simplified writing, in pairs.
constexpr std::u32string_view kTraditional =
    U"順縣區陽陝澤遼長壽蘇灣廣東義烏龍鳳鄉鎮雲嶺濟莊貴榮齊爾黃處寧倫興麗滿慶漢儀蓮麼鶴鷄雞綏賓豐樂"
    U"馬關門華萬遠達開鹽鐵銅銀錦劍閣閬邊羅鄭許韓魏趙衛潞壺垣聞溫晉臨縉歷靈無極贊鹿樹陳靜應盧溝灤懷";
constexpr std::u32string_view kSimplified =
    U"顺县区阳陕泽辽长寿苏湾广东义乌龙凤乡镇云岭济庄贵荣齐尔黄处宁伦兴丽满庆汉仪莲么鹤鸡鸡绥宾丰乐"
    U"马关门华万远达开盐铁铜银锦剑阁阆边罗郑许韩魏赵卫潞壶垣闻温晋临缙历灵无极赞鹿树陈静应卢沟滦怀";
static_assert(kTraditional.size() == kSimplified.size());

constexpr std::array<std::string_view, 34> kProvinces{
    "北京",   "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江",
    "江苏",   "浙江", "安徽", "福建", "江西", "山东", "河南", "湖北", "湖南",
    "广东",   "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾",
    "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门"};

std::string simplified(std::string_view text) {
  auto points = base::to_code_points(text);
  for (auto& c : points) {
    auto const at = kTraditional.find(c);
    if (at != std::u32string_view::npos) c = kSimplified[at];
  }
  return base::to_utf8(points);
}

// Takes what stands before the county: province and city, each with or without its suffix.
void take_region(std::string_view& text, std::string_view name, std::string& region) {
  auto const stem = county_stem(name);
  if (name.empty() || text == name || !text.starts_with(stem)) return;
  auto rest = text;
  if (!take_front(rest, name)) take_front(rest, stem);
  for (auto const sign : {"·", "-", "/", ",", " ", "省", "市", "地区", "州"})
    take_front(rest, sign);
  if (base::to_code_points(rest).size() < 2) return;
  text = rest;
  region = name;
}

}  // namespace

std::string county_stem(std::string_view name) {
  for (std::string_view const suffix :
       {"自治县", "自治旗", "矿区", "新区", "县", "区", "市", "旗", "省", "盟"}) {
    if (!name.ends_with(suffix)) continue;
    auto const stem = name.substr(0, name.size() - suffix.size());
    if (base::to_code_points(stem).size() >= 2) return std::string(stem);
  }
  return std::string(name);
}

CountyNames::CountyNames(std::span<County const> counties) : counties_(counties) {
  for (auto const province : kProvinces) regions_.emplace(province, province);
  for (std::size_t i = 0; i < counties.size(); ++i) {
    auto const& county = counties[i];
    names_.emplace(county.name_zh, i);
    if (county_stem(county.name_zh) != county.name_zh)
      stems_.emplace(county_stem(county.name_zh), i);
    if (!county.name_current_zh.empty() && county.name_current_zh != county.name_zh) {
      current_.emplace(county.name_current_zh, i);
    }
    for (auto const& name : {county.province_zh, county.prefecture_zh}) {
      if (name.empty()) continue;
      regions_.emplace(name, name);
      regions_.emplace(county_stem(name), name);
    }
  }
}

bool CountyNames::is_same_today(std::size_t a, std::size_t b) const {
  auto const today = [](County const& county) {
    return county.code_current.empty() ? county.code : county.code_current;
  };
  return a == b || today(counties_[a]) == today(counties_[b]);
}

std::vector<std::size_t> CountyNames::find(std::string_view name) const {
  for (auto const* names : {&names_, &current_, &stems_}) {
    auto const [from, to] = names->equal_range(name);
    std::vector<std::size_t> found;
    for (auto at = from; at != to; ++at) found.push_back(at->second);
    // A name of today that several old counties share: the one that kept the code.
    auto const kept = std::find_if(found.begin(), found.end(), [&](std::size_t i) {
      return names == &current_ && counties_[i].code == counties_[i].code_current;
    });
    if (kept != found.end()) return {*kept};
    if (!found.empty()) return found;
  }
  return {};
}

Reading<CountyRead> CountyNames::read(std::string_view raw) const {
  if (is_empty_word(raw)) return {};
  auto const shown = plain(raw);
  auto const simple = simplified(replace_all(shown, "\n", ""));
  std::string_view text = simple;
  CountyRead out;
  std::string region;
  for (int level = 0; level < 2 && find(text).empty(); ++level) {
    for (auto const& [key, name] : regions_) take_region(text, name, region);
  }
  // The longest beginning that names a county; behind it only a town may stand.
  std::vector<std::size_t> ends;
  for (std::size_t i = 1; i <= text.size(); ++i) {
    if (i == text.size() || (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U)
      ends.push_back(i);
  }
  for (auto end = ends.rbegin(); end != ends.rend() && out.candidates.empty(); ++end) {
    out.candidates = find(text.substr(0, *end));
    out.rest = text.substr(*end);
  }
  if (out.candidates.empty()) {
    auto const known = regions_.find(text);
    if (known == regions_.end()) return {};
    return CountyRead{{}, known->second, ""};
  }
  std::vector<std::size_t> inside;
  for (auto const i : out.candidates) {
    if (counties_[i].prefecture_zh == region || counties_[i].province_zh == region)
      inside.push_back(i);
  }
  if (!inside.empty()) out.candidates = inside;
  auto const& county = counties_[out.candidates.front()];
  auto const name = std::string(text.substr(0, text.size() - out.rest.size()));
  Reading<CountyRead> reading(out);
  bool const is_one = out.candidates.size() == 1;
  auto const today = county.name_current_zh;
  if (is_one && name == county.name_zh && !today.empty() && !today.starts_with(county_stem(name)) &&
      !today.starts_with(base::to_utf8(
          base::to_code_points(name).substr(0, base::to_code_points(name).size() - 1)))) {
    reading.remarks.push_back({"OLD_NAME",
                               Action::accept_with_note,
                               {fmt::format("{}今属{}（{}）；边界数据仍用{}。", name, today,
                                            county.code_current, county.code),
                                fmt::format("{} is {} ({}) today; the boundaries still carry {}.",
                                            name, today, county.code_current, county.code)},
                               county.code});
  } else if (is_one && (name != county.name_zh || simple != replace_all(shown, "\n", ""))) {
    reading.remarks.push_back(
        {"NAME_VARIANT",
         Action::accept,
         {fmt::format("“{}”按{}（{}）读取。", shown, county.name_zh, county.code),
          fmt::format("\"{}\" is read as {} ({}).", shown,
                      county.name_en.empty() ? county.name_zh : county.name_en, county.code)},
         county.code});
  }
  return reading;
}

}  // namespace magpie::catalog::cell
