// Runs every scenario of tests/api/*.test.
#include <gtest/gtest.h>

#include <cctype>
#include <set>

#include "magpie/http/api/operations.gen.h"
#include "tests/support/scenario.h"

namespace magpie::tests {
namespace {

std::vector<Scenario> const& all_scenarios() {
  static std::vector<Scenario> const scenarios = read_scenarios(MAGPIE_SOURCE_DIR "/tests/api");
  return scenarios;
}

class ApiScenario : public testing::TestWithParam<std::size_t> {};

TEST_P(ApiScenario, GoesAsWritten) {
  auto const wrong = run_scenario(all_scenarios()[GetParam()]);
  EXPECT_TRUE(wrong.empty()) << wrong;
}

std::string name_of(testing::TestParamInfo<std::size_t> const& info) {
  auto const& scenario = all_scenarios()[info.param];
  std::string name = std::to_string(info.param) + "_" + scenario.file + "_" + scenario.title;
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(All, ApiScenario, testing::Range<std::size_t>(0, all_scenarios().size()),
                         name_of);

// "/api/v1/places/7?limit=1" fits "/api/v1/places/{id}".
bool fits(std::string_view pattern, std::string_view target) {
  target = target.substr(0, target.find('?'));
  while (!pattern.empty() && !target.empty()) {
    auto const p = pattern.substr(0, pattern.find('/'));
    auto const t = target.substr(0, target.find('/'));
    if (p != t && !p.starts_with('{')) return false;
    pattern.remove_prefix(std::min(pattern.size(), p.size() + 1));
    target.remove_prefix(std::min(target.size(), t.size() + 1));
  }
  return pattern.empty() && target.empty();
}

TEST(ApiScenarios, SpeakOfEveryOperationOfTheContract) {
  std::set<std::string_view> silent;
  for (auto const& operation : http::api::kOperations) {
    bool spoken = false;
    for (auto const& scenario : all_scenarios()) {
      for (auto const& line : scenario.lines) {
        auto const space = line.text.find(' ');
        spoken = spoken || (line.text.substr(0, space) == operation.method &&
                            fits(operation.path, std::string_view(line.text).substr(space + 1)));
      }
    }
    if (!spoken) silent.insert(operation.id);
  }
  EXPECT_EQ(silent, std::set<std::string_view>());
}

}  // namespace
}  // namespace magpie::tests
