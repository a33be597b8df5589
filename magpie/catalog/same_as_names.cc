#include "magpie/catalog/same_as_names.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "magpie/base/text.h"
#include "magpie/catalog/script.h"

namespace magpie::catalog {

namespace {

using View = std::u32string_view;

constexpr std::size_t kNamesMax = 12;

// Longest first, so that "风景名胜区" is not left as "风景名胜".
constexpr std::array<View, 34> kCategories{
    U"风景名胜区", U"旅游度假区", U"国家森林公园", U"国家地质公园", U"国家湿地公园", U"文化旅游区",
    U"生态旅游区", U"生态风景区", U"风景旅游区",   U"旅游风景区",   U"自然保护区",   U"文化旅游",
    U"旅游景区",   U"文化景区",   U"遗址公园",     U"森林公园",     U"地质公园",     U"湿地公园",
    U"度假区",     U"风景区",     U"旅游区",       U"名胜区",       U"保护区",       U"博物馆",
    U"博物院",     U"火车站",     U"景区",         U"景点",         U"旧址",         U"遗址",
    U"国家级",     U"国家",       U"生态",         U"旅游"};

// What says too little to be a name when the prefix is gone.
constexpr std::array<View, 26> kTooGeneral{
    U"古城",   U"古镇",   U"公园",   U"机场",     U"县城",     U"城区",   U"市区",
    U"大院",   U"文庙",   U"武庙",   U"城隍庙",   U"烈士陵园", U"东站",   U"西站",
    U"南站",   U"北站",   U"客运站", U"汽车站",   U"高铁站",   U"动物园", U"植物园",
    U"体育馆", U"图书馆", U"纪念馆", U"人民公园", U"广场"};

constexpr std::array<View, 34> kProvinces{
    U"北京",   U"天津", U"上海", U"重庆", U"河北", U"山西", U"辽宁", U"吉林", U"黑龙江",
    U"江苏",   U"浙江", U"安徽", U"福建", U"江西", U"山东", U"河南", U"湖北", U"湖南",
    U"广东",   U"海南", U"四川", U"贵州", U"云南", U"陕西", U"甘肃", U"青海", U"台湾",
    U"内蒙古", U"广西", U"西藏", U"宁夏", U"新疆", U"香港", U"澳门"};

// A name with one of these behind it is a part or a neighbour of the place, not the place.
constexpr std::array<View, 18> kParts{
    U"站",   U"火车站", U"停车场", U"游客中心", U"售票处", U"酒店", U"宾馆", U"客栈", U"饭店",
    U"民宿", U"公交站", U"南门",   U"北门",     U"东门",   U"西门", U"入口", U"出口", U"码头"};

// Each row: characters that set two places apart when only they differ.
constexpr std::array<View, 8> kSides{
    U"东南西北中", U"上中下",   U"大小", U"新老旧古",
    U"前后",       U"左右内外", U"男女", U"一二三四五六七八九十0123456789"};

struct Sort {
  std::string_view name;
  View last;                              // last characters of Chinese names
  std::array<std::string_view, 3> words;  // words of English names
};
constexpr std::array<Sort, 12> kSorts{{
    {"temple", U"寺庙庵祠宫观院", {"temple", "monastery", "shrine"}},
    {"bridge", U"桥", {"bridge", "", ""}},
    {"tower", U"塔楼阁", {"pagoda", "tower", "pavilion"}},
    {"mountain", U"山岭峰岩寨", {"mountain", "mount", "mt"}},
    {"lake", U"湖池水库", {"lake", "reservoir", "waters"}},
    {"spring", U"泉", {"spring", "springs", ""}},
    {"village", U"村", {"village", "", ""}},
    {"pass", U"关", {"pass", "", ""}},
    {"gorge", U"峡沟谷", {"gorge", "valley", "canyon"}},
    {"cave", U"洞窟", {"cave", "grottoes", "caves"}},
    {"station", U"站", {"station", "", ""}},
    {"town", U"镇", {"town", "", ""}},
}};
constexpr std::array<std::string_view, 12> kLatinCategories{
    "scenic",  "area",   "museum", "national", "park", "tourist",
    "railway", "resort", "site",   "the",      "of",   "nature"};

// Blocks of the radicals with many characters: within Unicode's main block, characters of one
// radical lie side by side.
constexpr std::array<std::pair<char32_t, char32_t>, 34> kRadicals{{
    {0x4EBA, 0x513E}, {0x53E3, 0x56D6}, {0x571F, 0x58EA}, {0x5973, 0x5B4F}, {0x5B80, 0x5BF7},
    {0x5C71, 0x5DD9}, {0x5DFE, 0x5E71}, {0x5FC3, 0x6207}, {0x624B, 0x652E}, {0x65E5, 0x66EF},
    {0x6728, 0x6B1F}, {0x6C34, 0x706A}, {0x706B, 0x7229}, {0x72AC, 0x7383}, {0x7389, 0x74DB},
    {0x7592, 0x7675}, {0x76EE, 0x77DA}, {0x77F3, 0x7939}, {0x793A, 0x79B7}, {0x79BE, 0x7A73},
    {0x7AF9, 0x7C72}, {0x7CF8, 0x7F35}, {0x8278, 0x864C}, {0x866B, 0x883F}, {0x8A00, 0x8C36},
    {0x8DB3, 0x8EAA}, {0x8FB5, 0x908D}, {0x9091, 0x9147}, {0x91D1, 0x9575}, {0x961C, 0x96B5},
    {0x96E8, 0x9751}, {0x99AC, 0x9AA7}, {0x9B5A, 0x9CE4}, {0x9CE5, 0x9E74},
}};

bool ends_with(View text, View end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

template <class List>
bool holds(List const& list, View text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool may_stay(View rest) {
  return rest.size() >= 2 && !holds(kCategories, rest) && !holds(kTooGeneral, rest);
}

// Length of the unit at the beginning: "石家庄市" 4, "长白朝鲜族自治县" 8; 0 when there is none.
std::size_t unit_length(View name) {
  static constexpr View kUnits = U"省市县区旗";
  static constexpr View kOtherZones = U"景游护假园城社矿库林名新辖";  // 景区, 保护区, 城区 …
  std::size_t const far = name.substr(0, 14).find(U"自治");
  if (far != View::npos && far > 1 && far + 2 < name.size()) return far + 3;
  for (std::size_t i = 1; i < std::min<std::size_t>(5, name.size()); ++i) {
    if (kUnits.find(name[i]) == View::npos) continue;
    if (kOtherZones.find(name[i - 1]) != View::npos) return 0;
    return i + 1;
  }
  return 0;
}

std::size_t prefix_length(View name, View county) {
  for (View const province : kProvinces) {
    if (name.starts_with(province)) return province.size();
  }
  if (county.size() >= 2 && name.starts_with(county)) return county.size();
  if (county.size() >= 3 && name.starts_with(county.substr(0, county.size() - 1))) {
    return county.size() - 1;
  }
  return unit_length(name);
}

View without_prefix(View name, View county) {
  for (int round = 0; round < 4; ++round) {
    std::size_t const length = prefix_length(name, county);
    if (length == 0 || length >= name.size()) return name;
    View rest = name.substr(length);
    if ((rest[0] == U'省' || rest[0] == U'市') && may_stay(rest.substr(1))) rest.remove_prefix(1);
    if (!may_stay(rest)) return name;
    name = rest;
  }
  return name;
}

View without_category(View name) {
  for (bool found = true; found;) {
    found = false;
    for (View const category : kCategories) {
      if (!ends_with(name, category) || name.size() < category.size() + 2) continue;
      name.remove_suffix(category.size());
      found = true;
      break;
    }
  }
  return name;
}

std::u32string compact(std::u32string const& text) {
  std::u32string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char32_t c) { return c != U' '; });
  return out;
}

void add_han_sound(NameForm& form) {
  View stem = form.core;
  for (auto const& sort : kSorts) {
    if (sort.last.find(stem.back()) == View::npos) continue;
    form.sort = sort.name;
    if (stem.size() > 2) stem.remove_suffix(1);
    break;
  }
  for (char const c : latin_form(base::to_utf8(stem))) {
    if (c != ' ') form.stem += c;
  }
}

NameForm han_form(std::u32string const& folded_name, View county) {
  NameForm form;
  form.is_han = true;
  std::u32string const whole = compact(folded_name);
  form.full = without_prefix(whole, county);
  form.core = without_category(form.full);
  if (ends_with(form.core, U"站") && form.core.size() > 2) form.core.pop_back();
  add_han_sound(form);
  return form;
}

NameForm latin_name_form(std::string_view name) {
  NameForm form;
  for (auto const& word : base::split_list(latin_form(name), ' ')) {
    std::u32string const letters = base::to_code_points(word);
    form.full += letters;
    if (std::find(kLatinCategories.begin(), kLatinCategories.end(), word) != kLatinCategories.end())
      continue;
    form.core += letters;
    auto const sort = std::find_if(kSorts.begin(), kSorts.end(), [&](Sort const& candidate) {
      return std::find(candidate.words.begin(), candidate.words.end(), word) !=
             candidate.words.end();
    });
    if (sort != kSorts.end()) {
      form.sort = sort->name;
    } else {
      form.stem += word;
    }
  }
  return form;
}

void add_form(std::vector<NameForm>& forms, std::string_view name, View county) {
  if (name.empty() || forms.size() >= kNamesMax) return;
  std::u32string const form = folded(name);
  bool const is_han =
      std::any_of(form.begin(), form.end(), [](char32_t c) { return catalog::is_han(c); });
  NameForm made = is_han ? han_form(form, county) : latin_name_form(name);
  if (made.full.size() < 2) return;
  if (std::find(forms.begin(), forms.end(), made) == forms.end()) forms.push_back(std::move(made));
}

// "天河山（牛郎织女）" is also known by what stands before the bracket.
void add_name(std::vector<NameForm>& forms, std::string_view name, View county) {
  add_form(forms, name, county);
  std::size_t const bracket = std::min(name.find("（"), name.find('('));
  if (bracket != std::string_view::npos && bracket >= 4)
    add_form(forms, name.substr(0, bracket), county);
}

bool are_sides(char32_t a, char32_t b) {
  return std::any_of(kSides.begin(), kSides.end(), [&](View row) {
    return row.find(a) != View::npos && row.find(b) != View::npos;
  });
}

// The one character that stands for another, wherever it stands: 淴淴水 and 沕沕水.
std::optional<std::pair<char32_t, char32_t>> exchanged(View a, View b) {
  if (a.size() != b.size()) return std::nullopt;
  std::optional<std::pair<char32_t, char32_t>> found;
  std::size_t equal = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) {
      ++equal;
      continue;
    }
    if (found && *found != std::pair(a[i], b[i])) return std::nullopt;
    found = {a[i], b[i]};
  }
  if (equal == 0) return std::nullopt;
  return found;
}

bool sound_alike(char32_t a, char32_t b) {
  auto const first = pinyin_readings(a);
  auto const second = pinyin_readings(b);
  return !first.empty() && !second.empty() && first.front() == second.front();
}

bool share_radical(char32_t a, char32_t b) {
  return std::any_of(kRadicals.begin(), kRadicals.end(), [&](auto const& block) {
    return a >= block.first && a <= block.second && b >= block.first && b <= block.second;
  });
}

std::size_t longest_common(View a, View b) {
  std::array<std::uint16_t, 65> row{};
  a = a.substr(0, 64);
  b = b.substr(0, 64);
  std::size_t best = 0;
  for (char32_t const c : a) {
    for (std::size_t j = b.size(); j > 0; --j) {
      row[j] = b[j - 1] == c ? static_cast<std::uint16_t>(row[j - 1] + 1) : std::uint16_t{0};
      best = std::max<std::size_t>(best, row[j]);
    }
  }
  return best;
}

double shared_bigrams(View a, View b) {
  if (a.size() < 3 || b.size() < 3) return 0;
  std::size_t shared = 0;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) {
    if (b.find(a.substr(i, 2)) != View::npos) ++shared;
  }
  return 2.0 * double(shared) / double(a.size() + b.size() - 2);
}

NameMatch exchange_match(char32_t a, char32_t b, std::size_t length) {
  if (are_sides(a, b)) return {NameSign::sides, -40, false};
  if (length >= 3 && sound_alike(a, b)) return {NameSign::same_sound, 45, false};
  if (length >= 3 && share_radical(a, b)) return {NameSign::look_alike, 42, false};
  return {};
}

// One name within the other, or all but a little of it: "懿济圣母" of 懿济圣母庙 and 合山懿济圣母.
NameMatch inside_match(View a, View b) {
  if (a.size() > b.size()) std::swap(a, b);
  std::size_t const common = longest_common(a, b);
  bool const is_inside = common == a.size() && common >= 2;
  bool const is_nearly = common >= 4 && 4 * common >= 3 * a.size();
  if (!is_inside && !is_nearly) return {};
  NameMatch match{NameSign::name_inside, 22 + 26 * double(common) / double(b.size()), false};
  if (is_inside && b.starts_with(a) && holds(kParts, b.substr(a.size()))) {
    match.points -= 20;
    match.is_part = true;
  }
  return match;
}

NameMatch match_han(NameForm const& a, NameForm const& b) {
  if (a.full == b.full) return {NameSign::same_name, 60, false};
  if (a.core == b.core && a.core.size() >= 2) return {NameSign::same_core_name, 50, false};
  if (auto const pair = exchanged(a.core, b.core)) {
    auto const match = exchange_match(pair->first, pair->second, a.core.size());
    if (match.sign != NameSign::none) return match;
  }
  auto const inside = inside_match(a.core, b.core);
  if (inside.sign != NameSign::none) return inside;
  double const shared = shared_bigrams(a.core, b.core);
  if (shared >= 0.4) return {NameSign::similar_name, 32 * shared, false};
  if (!a.sort.empty() && a.sort == b.sort && a.core.back() == b.core.back()) {
    return {NameSign::same_sort, 0, false};  // same_as gives points where they stand side by side
  }
  return {};
}

NameMatch match_sound(NameForm const& a, NameForm const& b) {
  if (!a.is_han && !b.is_han && a.full == b.full) return {NameSign::same_name, 55, false};
  if (a.stem.size() < 4 || a.stem != b.stem) return {};
  if (!a.sort.empty() && !b.sort.empty() && a.sort != b.sort) return {};
  if (!a.is_han && !b.is_han) return {NameSign::same_core_name, 48, false};
  return {NameSign::same_sound, 45, false};
}

}  // namespace

std::vector<NameForm> name_forms(Place const& place) {
  static constexpr std::array<char const*, 5> kNameTags{"alt_name", "old_name", "short_name",
                                                        "official_name", "loc_name"};
  std::u32string const county = compact(folded(place.county_zh));
  std::vector<NameForm> forms;
  for (auto const& [_, name] : place.names) add_name(forms, name, county);
  for (auto const& alias : place.aliases) add_name(forms, alias.name, county);
  for (auto const* tag : kNameTags) {
    auto const found = place.tags.find(tag);
    if (found == place.tags.end()) continue;
    for (auto const& name : base::split_list(found->second, ';')) add_name(forms, name, county);
  }
  return forms;
}

NameMatch match_names(std::vector<NameForm> const& a, std::vector<NameForm> const& b) {
  NameMatch best;
  bool has_sides = false;
  for (auto const& first : a) {
    for (auto const& second : b) {
      auto const match =
          first.is_han && second.is_han ? match_han(first, second) : match_sound(first, second);
      if (match.sign == NameSign::sides) has_sides = true;
      bool const is_first_sign = best.sign == NameSign::none && match.sign != NameSign::none;
      if (match.sign != NameSign::sides && (match.points > best.points || is_first_sign))
        best = match;
    }
  }
  if (has_sides && best.sign != NameSign::same_name) return {NameSign::sides, -40, false};
  return best;
}

}  // namespace magpie::catalog
