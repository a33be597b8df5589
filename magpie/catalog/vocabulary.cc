#include "magpie/catalog/vocabulary.h"

#include <algorithm>
#include <array>
#include <span>

namespace magpie::catalog {

namespace {

struct Row {
  std::string_view word;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array kKinds = std::to_array<Row>({
    {"sight", "景区景点", "sight"},
    {"village", "村落", "village"},
    {"courtyard", "院落", "courtyard"},
    {"museum", "博物馆", "museum"},
    {"heritage", "文物古迹", "heritage site"},
    {"viewpoint", "观景台", "viewpoint"},
    {"wellness", "康养基地", "wellness base"},
    {"town", "城镇", "town"},
    {"gateway", "交通门户", "gateway"},
    {"crossing", "口岸", "border crossing"},
    {"lodging", "住宿", "lodging"},
    {"food", "餐饮", "food"},
    {"service", "服务设施", "service"},
    {"nature", "自然景观", "nature"},
    {"leisure", "休闲场所", "leisure"},
    {"heritage_item", "非物质文化遗产", "intangible heritage"},
    {"product", "地方特产", "local product"},
    {"brand", "品牌", "brand"},
});

constexpr std::array kThemes = std::to_array<Row>({
    {"temple", "寺庙", "temple"},
    {"mountain", "山岳", "mountain"},
    {"village", "乡村", "village"},
    {"old-town", "古镇古城", "old town"},
    {"water", "水景", "water"},
    {"museum", "博物馆", "museum"},
    {"forest", "森林", "forest"},
    {"red", "红色旅游", "revolutionary history"},
    {"gorge", "峡谷", "gorge"},
    {"ruins", "遗址", "ruins"},
    {"ethnic", "民族风情", "ethnic culture"},
    {"rural", "田园", "rural life"},
    {"border", "边境", "border"},
    {"grotto", "石窟", "grotto"},
    {"history", "历史", "history"},
    {"courtyard", "大院", "courtyard"},
    {"hot-spring", "温泉", "hot spring"},
    {"garden", "园林", "garden"},
    {"industry", "工业", "industry"},
    {"cave", "溶洞", "cave"},
    {"snow", "冰雪", "snow"},
    {"modern-history", "近现代史", "modern history"},
    {"wetland", "湿地", "wetland"},
    {"wellness", "康养", "wellness"},
    {"food", "美食", "food"},
    {"tomb", "陵墓", "tomb"},
    {"craft", "手工艺", "craft"},
    {"theme-park", "主题乐园", "theme park"},
    {"flowers", "赏花", "flowers"},
    {"poetry", "诗词", "poetry"},
    {"night-view", "夜景", "night view"},
    {"wildlife", "野生动物", "wildlife"},
    {"geology", "地质", "geology"},
    {"legend", "传说", "legend"},
    {"memorial", "纪念地", "memorial"},
    {"art", "艺术", "art"},
    {"science", "科普", "science"},
    {"panda", "熊猫", "panda"},
    {"bridge", "古桥", "old bridge"},
    {"old-road", "古道", "old road"},
    {"grassland", "草原", "grassland"},
    {"world-heritage", "世界遗产", "world heritage"},
    {"cycling", "骑行", "cycling"},
    {"cranes", "观鹤", "cranes"},
    {"sunset", "日落", "sunset"},
    {"cloud-sea", "云海", "cloud sea"},
    {"great-wall", "长城", "Great Wall"},
    {"road", "公路", "road"},
    {"show", "演艺", "show"},
    {"hiking", "徒步", "hiking"},
    {"heritage", "文化遗产", "heritage"},
    {"viewpoint", "观景", "viewpoint"},
    {"nature", "自然", "nature"},
});

struct ListRow {
  WordList list;
  Row row;
};

constexpr std::array kLists = std::to_array<ListRow>({
    {WordList::designation,
     {"national-heritage", "全国重点文物保护单位", "major national heritage site"}},
    {WordList::designation,
     {"key-rural-village", "全国乡村旅游重点村", "national key village of rural tourism"}},
    {WordList::designation,
     {"traditional-village", "中国传统村落", "traditional village of China"}},
    {WordList::designation, {"museum-grade", "国家等级博物馆", "graded national museum"}},
    {WordList::designation, {"world-heritage", "世界遗产", "world heritage"}},
    {WordList::relation, {"part_of", "属于", "part of"}},
    {WordList::relation, {"made_at", "产地", "made at"}},
    {WordList::relation, {"practised_at", "传承地", "practised at"}},
    {WordList::relation, {"carries_brand", "品牌", "carries the brand"}},
    {WordList::relation, {"same_as", "同一地点", "the same place as"}},
    {WordList::relation, {"near", "附近", "near"}},
    {WordList::indicator, {"negative_ions", "负氧离子", "negative oxygen ions"}},
    {WordList::indicator, {"temperature", "气温", "temperature"}},
    {WordList::indicator, {"humidity", "湿度", "humidity"}},
    {WordList::indicator, {"visitors", "接待量", "visitors"}},
    {WordList::indicator, {"forest_cover", "森林覆盖率", "forest cover"}},
    {WordList::statistic, {"mean", "平均", "mean"}},
    {WordList::statistic, {"maximum", "最高", "maximum"}},
    {WordList::statistic, {"minimum", "最低", "minimum"}},
    {WordList::statistic, {"sum", "合计", "total"}},
    {WordList::statistic, {"count", "计数", "count"}},
    {WordList::season, {"spring", "春季", "spring"}},
    {WordList::season, {"summer", "夏季", "summer"}},
    {WordList::season, {"autumn", "秋季", "autumn"}},
    {WordList::season, {"winter", "冬季", "winter"}},
    {WordList::unit, {"1/cm3", "个/立方厘米", "per cm³"}},
    {WordList::unit, {"persons", "人", "persons"}},
    {WordList::unit, {"person-trips", "人次", "person-trips"}},
    {WordList::price_category, {"adult", "成人", "adult"}},
    {WordList::price_category, {"child", "儿童", "child"}},
    {WordList::price_category, {"senior", "老人", "senior"}},
    {WordList::price_category, {"student", "学生", "student"}},
    {WordList::price_category, {"resident", "本地居民", "resident"}},
    {WordList::price_category, {"group", "团体", "group"}},
    {WordList::price_category, {"season", "旺季", "high season"}},
    {WordList::relation_from, {"part_of", "包含", "includes"}},
    {WordList::relation_from, {"made_at", "出产", "made here"}},
    {WordList::relation_from, {"practised_at", "在此传承", "practised here"}},
    {WordList::relation_from, {"carries_brand", "使用该品牌", "carries this brand"}},
    {WordList::relation_from, {"same_as", "同一地点", "the same place as"}},
    {WordList::relation_from, {"near", "附近", "near"}},
    {WordList::language, {"zh", "中文", "Chinese"}},
    {WordList::language, {"en", "英文", "English"}},
    {WordList::language, {"ja", "日文", "Japanese"}},
    {WordList::language, {"ko", "韩文", "Korean"}},
    {WordList::language, {"ru", "俄文", "Russian"}},
    {WordList::service, {"parking", "停车场", "parking"}},
    {WordList::service, {"toilets", "厕所", "toilets"}},
    {WordList::service, {"guide", "讲解", "guided tours"}},
    {WordList::service, {"visitor_centre", "游客中心", "visitor centre"}},
    {WordList::service, {"food", "餐饮", "food"}},
    {WordList::service, {"lodging", "住宿", "lodging"}},
    {WordList::service, {"shop", "购物", "shop"}},
    {WordList::service, {"shuttle", "接驳车", "shuttle bus"}},
    {WordList::service, {"charging", "充电桩", "charging points"}},
    {WordList::service, {"wifi", "无线网络", "Wi-Fi"}},
    {WordList::service, {"first_aid", "医务室", "first aid"}},
    {WordList::accessibility, {"ramp", "坡道", "ramp"}},
    {WordList::accessibility, {"lift", "电梯", "lift"}},
    {WordList::accessibility, {"accessible_toilet", "无障碍厕所", "accessible toilet"}},
    {WordList::accessibility, {"accessible_parking", "无障碍车位", "accessible parking"}},
    {WordList::accessibility, {"wheelchair_rental", "轮椅出借", "wheelchairs to borrow"}},
    {WordList::accessibility, {"braille", "盲文", "braille"}},
    {WordList::accessibility, {"audio_guide", "语音导览", "audio guide"}},
    {WordList::accessibility, {"sign_language", "手语服务", "sign language"}},
});

Words find(std::span<Row const> rows, std::string_view word) {
  auto const found =
      std::find_if(rows.begin(), rows.end(), [&](Row const& row) { return row.word == word; });
  if (found == rows.end()) return {std::string(word), std::string(word)};
  return {std::string(found->zh), std::string(found->en)};
}

}  // namespace

Words kind_words(std::string_view kind) {
  return find(kKinds, kind);
}

Words theme_words(std::string_view theme) {
  return find(kThemes, theme);
}

Words list_words(WordList list, std::string_view code) {
  if (list == WordList::theme) return theme_words(code);
  for (auto const& [of, row] : kLists)
    if (of == list && row.word == code) return {std::string(row.zh), std::string(row.en)};
  return {std::string(code), std::string(code)};
}

std::vector<std::pair<std::string, Words>> words_in(WordList list) {
  std::vector<std::pair<std::string, Words>> found;
  auto const add = [&](Row const& row) {
    found.push_back({std::string(row.word), {std::string(row.zh), std::string(row.en)}});
  };
  if (list == WordList::theme) {
    for (auto const& row : kThemes) add(row);
  }
  for (auto const& [of, row] : kLists)
    if (of == list) add(row);
  return found;
}

}  // namespace magpie::catalog
