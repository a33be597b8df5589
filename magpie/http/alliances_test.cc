// Two alliances behind one door: which one answers, and what must not go from one to the other.
#include "magpie/http/alliances.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "magpie/app/accounts.h"
#include "magpie/http/delivery.h"
#include "magpie/store/alliance_store.h"

namespace magpie::http {
namespace {

using Json = nlohmann::json;

class AlliancesTest : public testing::Test {
 protected:
  AlliancesTest() : folder(std::filesystem::temp_directory_path() / fresh_name()) {
    std::vector<std::unique_ptr<app::Workspace>> workspaces;
    workspaces.push_back(workspace("one", "first"));
    workspaces.push_back(workspace("two", "second"));
    workspaces.push_back(workspace("three", "first"));
    alliances = std::make_unique<Alliances>(
        std::move(workspaces), AlliancesOptions{[] { return kNowS; },
                                                store::system_bytes(),
                                                {1000, 1000},
                                                [](Request const& request) {
                                                  return make_response("text/html",
                                                                       "page " + request.path);
                                                }});
  }
  ~AlliancesTest() override {
    alliances.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
  }

  static std::string fresh_name() {
    return std::string("magpie-alliances-") +
           testing::UnitTest::GetInstance()->current_test_info()->name();
  }
  std::unique_ptr<app::Workspace> workspace(char const* name, std::string const& slug) const {
    auto opened = app::Workspace::open(folder / name, app::OpenMode::create).value();
    store::save_alliance(*opened->connect(),
                         {slug, slug + " zh", slug + " en", "Asia/Shanghai", 480, "CNY", "{}"});
    return opened;
  }
  Response ask(std::string_view target) const {
    return alliances->answer(make_request("GET", target));
  }
  Json json(std::string_view target) const {
    auto const response = ask(target);
    return Json::parse(response.body.view(), nullptr, false);
  }
  void add_user(std::size_t at) const {
    auto const db = alliances->workspaces()[at]->connect();
    auto const bytes = store::system_bytes();
    app::Context context{*db, kNowS, bytes, app::command_line_actor()};
    ASSERT_TRUE(app::add_user(context, {"wang", "a long password", store::Role::secretariat, ""}));
  }
  Response log_in(std::string_view target) const {
    return alliances->answer(
        make_request("POST", target, R"({"name":"wang","password":"a long password"})"));
  }

  static constexpr std::int64_t kNowS = 1777593600;
  std::filesystem::path folder;
  std::unique_ptr<Alliances> alliances;
};

TEST_F(AlliancesTest, TheFirstAnswersWithoutPrefixAndEachUnderItsOwn) {
  EXPECT_EQ(json("/api/v1/alliance")["slug"], "first");
  EXPECT_EQ(json("/a/first/api/v1/alliance")["slug"], "first");
  EXPECT_EQ(json("/a/second/api/v1/alliance")["slug"], "second");
  EXPECT_EQ(ask("/a/third/api/v1/alliance").status, 404);
  EXPECT_EQ(ask("/a/secon/api/v1/alliance").status, 404);
  EXPECT_EQ(ask("/a/second/api/v1/nothing").status, 404);
}

TEST_F(AlliancesTest, ScreensAndAssetsAreTheSameUnderEveryPrefix) {
  EXPECT_EQ(ask("/map").body.view(), "page /map");
  EXPECT_EQ(ask("/a/second/map").body.view(), "page /map");
  EXPECT_EQ(ask("/a/second/").body.view(), "page /");
  EXPECT_EQ(ask("/a/second").body.view(), "page /");
}

TEST_F(AlliancesTest, ASlugThatIsTakenGivesWayToTheNameOfTheFolder) {
  auto const& served = alliances->served();
  ASSERT_EQ(served.size(), 3U);
  EXPECT_EQ(served[0].address, "/");
  EXPECT_EQ(served[1].address, "/a/second/");
  EXPECT_EQ(served[2].address, "/a/three/");
}

TEST_F(AlliancesTest, TheListNamesAllAndMarksTheOneThatWasAsked) {
  auto const items = json("/a/second/api/v1/alliances")["items"];
  ASSERT_EQ(items.size(), 3U);
  EXPECT_EQ(items[0]["is_current"], false);
  EXPECT_EQ(items[1]["is_current"], true);
  EXPECT_EQ(items[1]["name_en"], "second en");
  EXPECT_EQ(items[1]["address"], "/a/second/");
  EXPECT_EQ(items[1]["places"], 0);
  EXPECT_EQ(json("/api/v1/alliances")["items"][0]["is_current"], true);
}

TEST_F(AlliancesTest, ASessionHoldsInItsOwnAllianceOnly) {
  add_user(1);
  auto const signed_in = log_in("/a/second/api/v1/session");
  ASSERT_EQ(signed_in.status, 200);
  auto const cookie = std::string(signed_in.headers.find("Set-Cookie").value());
  EXPECT_NE(cookie.find("; Path=/a/second;"), std::string::npos) << cookie;
  EXPECT_EQ(log_in("/api/v1/session").status, 401);

  // Even when a client sends the cookie everywhere, the others know nothing of it.
  add_user(0);
  auto request = make_request("GET", "/api/v1/alliance");
  request.headers.set("Cookie", cookie.substr(0, cookie.find(';')));
  EXPECT_EQ(alliances->answer(request).status, 401);
  request.path = "/a/second/api/v1/alliance";
  EXPECT_EQ(alliances->answer(request).status, 200);
}

TEST_F(AlliancesTest, TheListKeepsTheNumberOfPlacesFromThoseWhoMayNotRead) {
  add_user(1);
  auto const items = json("/api/v1/alliances")["items"];
  EXPECT_TRUE(items[0].contains("places"));
  EXPECT_FALSE(items[1].contains("places"));
  EXPECT_EQ(items[1]["name_zh"], "second zh");
}

TEST_F(AlliancesTest, WhatACacheKnowsOfOneIsNotTakenForAnother) {
  auto const first = finish(make_request("GET", "/api/v1/alliance"), ask("/api/v1/alliance"));
  auto again = make_request("GET", "/a/second/api/v1/alliance");
  again.headers.set("If-None-Match", std::string(first.headers.find("ETag").value()));
  EXPECT_EQ(finish(again, alliances->answer(again)).status, 200);
  again.path = "/a/first/api/v1/alliance";
  EXPECT_EQ(finish(again, alliances->answer(again)).status, 304);
}

}  // namespace
}  // namespace magpie::http
