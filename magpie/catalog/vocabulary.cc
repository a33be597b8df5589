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

}  // namespace magpie::catalog
