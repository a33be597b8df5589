#include "magpie/catalog/place_names.h"

#include <algorithm>
#include <array>

#include "magpie/base/text.h"
#include "magpie/catalog/cell/county_name.h"
#include "magpie/catalog/cell/plain_text.h"

namespace magpie::catalog {

namespace {

// Temples and ponds share names; a sight of this grade is known by its own.
constexpr int kRatingKnown = 4;

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

KnownNames::KnownNames(std::span<Place const> places, std::span<County const> counties) {
  std::map<std::string_view, County const*> by_code;
  for (auto const& county : counties) by_code.emplace(county.code, &county);
  for (auto const& place : places) {
    auto const name = place.names.find("zh");
    auto const county = by_code.find(place.county_code);
    if (name == place.names.end() || county == by_code.end()) continue;
    auto const& home = *county->second;
    auto const region = home.province_zh + "\n" + home.prefecture_zh + "\n" + home.name_zh;
    auto const core = core_name(name->second, region);
    places_.emplace(core, &place);
    auto const [found, is_new] = homes_.emplace(core, Home{"", county->second});
    auto& known = found->second;
    if (!is_new && known.county != county->second) known.county = nullptr;
    if (place.rating.value_or(0) >= kRatingKnown) known.name = name->second;
  }
}

std::optional<KnownHome> KnownNames::home_of(std::string_view core) const {
  auto const points = base::to_code_points(core);
  for (std::size_t length = points.size(); length >= 2; --length) {
    auto const start = base::to_utf8(points.substr(0, length));
    auto const found = homes_.find(start);
    bool const says_where =
        found != homes_.end() && found->second.county != nullptr && !found->second.name.empty();
    if (!says_where) continue;
    // Two characters say enough only where they are the whole name: "历山", not "古城景区".
    if (length == 2 && found->second.name != start) continue;
    return KnownHome{found->second.name, *found->second.county};
  }
  return std::nullopt;
}

std::vector<Place const*> KnownNames::places_of(std::string_view core) const {
  std::vector<Place const*> out;
  auto const [from, to] = places_.equal_range(core);
  for (auto at = from; at != to; ++at) out.push_back(at->second);
  return out;
}

}  // namespace magpie::catalog
