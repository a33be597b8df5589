// import_bench [ROWS] [COUNTIES.csv] [judge]: a made-up table of 17 columns goes through the review
// and is applied, in a folder of its own on disk. Says for each step how much processor time it
// takes, how many rows that is in a second of the clock, and the most memory it ever held. With
// "judge" as the last word the file is only judged, for a profile.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "bench/measure.h"
#include "magpie/app/import_review.h"
#include "magpie/app/workspace.h"
#include "magpie/base/random.h"
#include "magpie/store/token.h"

namespace {

namespace app = magpie::app;
namespace fs = std::filesystem;

// About 100,000 names of three characters and a sort, at places some hundred metres apart.
std::string made_up_table(std::size_t rows) {
  static constexpr char const* kFirst[] = {"龙", "凤", "云", "石", "金", "玉", "青", "白", "天",
                                           "仙", "虎", "鹤", "松", "竹", "兰", "泉", "溪", "月"};
  static constexpr char const* kSort[] = {"寺",         "山", "湖景区", "古镇",
                                          "峡谷风景区", "村", "博物馆"};
  static constexpr char const* kCounty[] = {"和顺县", "昔阳县", "左权县", "榆社县", "平定县"};
  magpie::base::Random random(7);
  std::string out =
      "编号,名称,英文名,类型,区县,经度,纬度,等级,状态,开放时间,门票价格,电话,网址,游览时长(分钟),"
      "年接待量(万人次),床位数,备注\n";
  for (std::size_t i = 0; i < rows; ++i) {
    std::string name;
    for (int part = 0; part < 4; ++part) name += kFirst[random.below(18)];
    name += kSort[random.below(7)];
    char line[640];
    std::snprintf(line, sizeof line,
                  "N%zu,%s,Place %zu,%s,%s,%.6f,%.6f,%s,%s,08:%02d-17:%02d,%d,0354-%07zu,"
                  "https://example.org/p/%zu,%d,%.1f,%d,第%zu行，山门朝南，冬季封路\n",
                  i + 1, name.c_str(), i, random.below(2) == 0 ? "景区" : "博物馆",
                  kCounty[random.below(5)], 105 + double(random.below(10'000'000)) * 1e-6,
                  30 + double(random.below(10'000'000)) * 1e-6, random.below(5) == 0 ? "4A" : "",
                  "开放", int(random.below(60)), int(random.below(60)), int(random.below(200)), i,
                  i, int(30 + random.below(200)), double(random.below(900)) * 0.1,
                  int(random.below(300)), i);
    out += line;
  }
  return out;
}

template <class Work>
auto row(char const* what, std::size_t rows, Work&& work) {
  auto const start = std::chrono::steady_clock::now();
  double const before_s = magpie::bench::cpu_now_s();
  auto result = work();
  double const used_s = magpie::bench::cpu_now_s() - before_s;
  std::chrono::duration<double> const took = std::chrono::steady_clock::now() - start;
  std::printf("| %-8s | %8.2f CPU s | %8.2f s | %8.0f rows/s | %6ld MB |\n", what, used_s,
              took.count(), double(rows) / took.count(),
              static_cast<long>(magpie::bench::peak_mb()));
  std::fflush(stdout);
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t const rows = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100'000;
  auto name = (fs::temp_directory_path() / "magpie-import-bench-XXXXXX").string();
  if (rows == 0 || mkdtemp(name.data()) == nullptr) return 1;
  fs::path const folder = name;
  if (argc > 2 && fs::exists(argv[2])) fs::copy_file(argv[2], folder / "counties.csv");
  bool const only_judges = argc > 1 && std::string(argv[argc - 1]) == "judge";
  {
    auto const workspace = app::Workspace::open(folder, app::OpenMode::create);
    if (!workspace) return 1;
    auto const db = (*workspace)->connect();
    auto const bytes = magpie::store::system_bytes();
    app::Context context{*db, 1'790'000'000, bytes, app::command_line_actor()};
    auto const table = made_up_table(rows);
    auto const review = row("review", rows, [&] {
      return app::start_import(context, **workspace, {table, "bench.csv", ""});
    });
    if (!review) std::printf("%s\n", review.error().message.c_str());
    if (review && !only_judges) {
      auto const applied =
          row("apply", rows, [&] { return app::apply_import(context, **workspace, review->id); });
      auto const& counts = applied->counts;
      std::printf("fresh %ld, doubtful %ld, refused %ld, questions %zu\n", long(counts.fresh),
                  long(counts.doubtful), long(counts.refused), applied->questions.size());
    }
  }
  fs::remove_all(folder);
  return 0;
}
