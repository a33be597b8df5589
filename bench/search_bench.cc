// search_bench [PLACES]: builds the search over invented places (default 100,000: a Chinese and an
// English name each, from usual morphemes) and prints build time, memory, the time of each class of
// query, and of single edits. All is drawn with a fixed seed.
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "magpie/base/random.h"
#include "magpie/base/text.h"
#include "magpie/catalog/script.h"
#include "magpie/catalog/search.h"

namespace {

using magpie::base::Random;
using magpie::catalog::Place;
using magpie::catalog::SearchIndex;
using std::chrono::duration;
using std::chrono::steady_clock;

constexpr std::size_t kLimit = 20;
constexpr int kQueries = 300;

struct Morpheme {
  char const* zh;
  char const* en;
};
constexpr Morpheme kFirst[] = {{"长", "Chang"}, {"太", "Tai"},   {"正", "Zheng"}, {"隆", "Long"},
                               {"和", "He"},    {"平", "Ping"},  {"龙", "Long"},  {"石", "Shi"},
                               {"黄", "Huang"}, {"白", "Bai"},   {"青", "Qing"},  {"五", "Wu"},
                               {"大", "Da"},    {"清", "Qing"},  {"天", "Tian"},  {"云", "Yun"},
                               {"乐", "Le"},    {"重", "Chong"}, {"安", "An"},    {"广", "Guang"},
                               {"灵", "Ling"},  {"永", "Yong"},  {"金", "Jin"},   {"王", "Wang"},
                               {"李", "Li"},    {"张", "Zhang"}, {"南", "Nan"},   {"北", "Bei"},
                               {"东", "Dong"},  {"西", "Xi"},    {"红", "Hong"},  {"凤", "Feng"},
                               {"水", "Shui"},  {"古", "Gu"},    {"玉", "Yu"},    {"朝", "Chao"}};
constexpr Morpheme kSecond[] = {
    {"定", "ding"}, {"兴", "xing"}, {"顺", "shun"},  {"遥", "yao"},   {"行", "hang"},
    {"家", "jia"},  {"门", "men"},  {"泉", "quan"},  {"岩", "yan"},   {"台", "tai"},
    {"源", "yuan"}, {"阳", "yang"}, {"城", "cheng"}, {"治", "zhi"},   {"河", "he"},
    {"溪", "xi"},   {"华", "hua"},  {"宁", "ning"},  {"谷", "gu"},    {"峰", "feng"},
    {"洞", "dong"}, {"丰", "feng"}, {"海", "hai"},   {"林", "lin"},   {"川", "chuan"},
    {"岭", "ling"}, {"沟", "gou"},  {"坪", "ping"},  {"庄", "zhuang"}};
constexpr Morpheme kLast[] = {
    {"寺", "Temple"},        {"山景区", "Mountain"}, {"村", "Village"},
    {"湖公园", "Lake Park"}, {"大院", "Compound"},   {"博物馆", "Museum"},
    {"塔", "Pagoda"},        {"古镇", "Old Town"},   {"大峡谷", "Canyon"},
    {"客栈", "Inn"},         {"温泉", "Hot Spring"}, {"长城", "Great Wall"},
    {"宫", "Palace"},        {"书院", "Academy"},    {"森林公园", "Forest Park"}};

template <std::size_t N>
Morpheme const& any(Random& random, Morpheme const (&list)[N]) {
  return list[random.below(N)];
}

Place make_place(Random& random, std::size_t number) {
  auto const& first = any(random, kFirst);
  auto const& second = any(random, kSecond);
  auto const& third = any(random, kFirst);
  auto const& fourth = any(random, kSecond);
  auto const& last = any(random, kLast);
  Place place;
  place.key = "p-" + std::to_string(number);
  place.names["zh"] = std::string(first.zh) + second.zh + third.zh + fourth.zh + last.zh;
  place.names["en"] =
      std::string(first.en) + second.en + " " + third.en + fourth.en + " " + last.en;
  place.county_zh = std::string(any(random, kFirst).zh) + any(random, kSecond).zh + "县";
  if (random.below(10) == 0) place.rating = static_cast<int>(1 + random.below(5));
  return place;
}

double resident_mb() {
  std::ifstream statm("/proc/self/statm");
  double pages = 0;
  double resident = 0;
  statm >> pages >> resident;
  return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1048576;
}

double milliseconds_since(steady_clock::time_point start) {
  return duration<double, std::milli>(steady_clock::now() - start).count();
}

void print_times(char const* what, std::vector<double> times, double hits) {
  std::sort(times.begin(), times.end());
  std::printf("| %-28s | %8.3f | %8.3f | %8.3f | %6.1f |\n", what, times[times.size() / 2],
              times[times.size() * 99 / 100], times.back(), hits);
}

using MakeQuery = std::function<std::string(Random&, Place const&)>;

void measure(char const* what, SearchIndex const& index, std::vector<Place> const& places,
             MakeQuery const& make_query) {
  Random random(11);
  std::vector<double> times;
  std::size_t hits = 0;
  for (int i = 0; i < kQueries; ++i) {
    auto const query = make_query(random, places[random.below(places.size())]);
    auto const start = steady_clock::now();
    hits += index.find(query, kLimit).size();
    times.push_back(milliseconds_since(start));
  }
  print_times(what, times, static_cast<double>(hits) / kQueries);
}

std::string piece(Random& random, Place const& place, std::size_t length) {
  auto const name = magpie::base::to_code_points(place.names.at("zh"));
  return magpie::base::to_utf8(name.substr(random.below(name.size() - length + 1), length));
}

std::string pinyin(Place const& place, std::size_t length) {
  return magpie::catalog::latin_form(place.names.at("zh")).substr(0, length);
}

std::string with_typos(Random& random, std::string word, int count) {
  for (int i = 0; i < count; ++i) {
    auto const at = 1 + random.below(word.size() - 2);
    if (random.below(2) == 0) {
      std::swap(word[at], word[at + 1]);
    } else {
      word[at] = static_cast<char>('a' + random.below(26));
    }
  }
  return word;
}

std::string initials(Place const& place) {
  auto const name = magpie::base::to_code_points(place.names.at("zh"));
  std::string letters;
  auto const readings = magpie::catalog::readings(name, 1);
  for (auto const& syllable : readings.front()) letters += syllable[0];
  return letters;
}

std::string nonsense(Random& random, std::size_t length) {
  std::string word;
  while (word.size() < length) word += static_cast<char>('a' + random.below(26));
  return word;
}

void measure_queries(SearchIndex const& index, std::vector<Place> const& places) {
  std::printf("| %-28s | %8s | %8s | %8s | %6s |\n", "query", "p50 ms", "p99 ms", "max ms", "hits");
  auto const run = [&](char const* what, MakeQuery const& make) {
    measure(what, index, places, make);
  };
  run("1 Chinese character", [](auto& r, auto& p) { return piece(r, p, 1); });
  run("2 Chinese characters", [](auto& r, auto& p) { return piece(r, p, 2); });
  run("4 Chinese characters", [](auto& r, auto& p) { return piece(r, p, 4); });
  run("other characters, same sound", [](auto& r, auto& p) { return piece(r, p, 2) + "亭"; });
  run("county and character", [](auto& r, auto& p) { return p.county_zh + " " + piece(r, p, 1); });
  run("1 letter", [](auto&, auto& p) { return pinyin(p, 1); });
  run("pinyin, 4 letters", [](auto&, auto& p) { return pinyin(p, 4); });
  run("pinyin, 10 letters", [](auto&, auto& p) { return pinyin(p, 10); });
  run("initials, 2", [](auto&, auto& p) { return initials(p).substr(0, 2); });
  run("initials, all", [](auto&, auto& p) { return initials(p); });
  run("English, 4 letters", [](auto&, auto& p) { return p.names.at("en").substr(0, 4); });
  run("English, whole name", [](auto&, auto& p) { return p.names.at("en"); });
  run("1 mistake, 6 letters", [](auto& r, auto& p) { return with_typos(r, pinyin(p, 6), 1); });
  run("2 mistakes, 10 letters", [](auto& r, auto& p) { return with_typos(r, pinyin(p, 10), 2); });
  run("2 mistakes, 16 letters", [](auto& r, auto& p) { return with_typos(r, pinyin(p, 16), 2); });
  run("nonsense, 6 letters", [](auto& r, auto&) { return nonsense(r, 6); });
  run("nonsense, 12 letters", [](auto& r, auto&) { return nonsense(r, 12); });
}

SearchIndex measure_edits(SearchIndex index, std::vector<Place> const& places) {
  Random random(5);
  std::vector<double> times;
  for (int i = 0; i < 2000; ++i) {
    auto const at = random.below(places.size());
    auto const place = make_place(random, at);
    magpie::catalog::SearchChange const change{at, &place};
    auto const start = steady_clock::now();
    index = index.with_changes({&change, 1});
    times.push_back(milliseconds_since(start));
  }
  std::printf("\n");
  print_times("one edit, of 2000", times, 0);
  return index;
}

}  // namespace

int main(int argc, char** argv) {
  auto const count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100000UL;
  if (count == 0) {
    std::fprintf(stderr, "search_bench [PLACES]: PLACES is a number of at least 1.\n");
    return 2;
  }
  Random random(3);
  std::vector<Place> places;
  for (std::size_t i = 0; i < count; ++i) places.push_back(make_place(random, i));
  auto start = steady_clock::now();
  magpie::catalog::latin_form("和顺");
  std::printf("tables of scripts: %.0f ms\n", milliseconds_since(start));
  auto const before_mb = resident_mb();
  start = steady_clock::now();
  SearchIndex const index(places);
  std::printf("%lu places built: %.0f ms, %.0f MB\n\n", count, milliseconds_since(start),
              resident_mb() - before_mb);
  measure_queries(index, places);
  auto const edited = measure_edits(index, places);
  std::printf("\nafter the edits\n");
  measure_queries(edited, places);
}
