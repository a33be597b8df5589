#include "magpie/http/router.h"

#include <gtest/gtest.h>

namespace magpie::http {
namespace {

Handler says(std::string text) {
  return [text](Request const& request) {
    std::string body = text;
    for (auto const& [name, value] : request.params) body += " " + name + "=" + value;
    return make_response("text/plain", body);
  };
}

class RouterTest : public testing::Test {
 protected:
  RouterTest() {
    router.add("GET", "/api/v1/places", says("list"));
    router.add("GET", "/api/v1/places/{id}", says("one"));
    router.add("GET", "/api/v1/places/counts", says("counts"));
    router.add("PUT", "/api/v1/routes/{id}/days/{day}", says("day"));
    router.add("DELETE", "/api/v1/routes/{id}/days/{day}", says("gone"));
  }
  std::string ask(std::string method, std::string_view target) {
    auto const response = router.answer(make_request(std::move(method), target));
    return std::to_string(response.status) + " " + std::string(response.body.view());
  }
  std::string allow(std::string method, std::string_view target) {
    auto const response = router.answer(make_request(std::move(method), target));
    return std::to_string(response.status) + " " +
           std::string(response.headers.find("Allow").value_or(""));
  }

  Router router;
};

TEST_F(RouterTest, FindsByMethodAndPath) {
  EXPECT_EQ(ask("GET", "/api/v1/places?limit=5"), "200 list");
  EXPECT_EQ(ask("GET", "/api/v1/places/7"), "200 one id=7");
  EXPECT_EQ(ask("PUT", "/api/v1/routes/7/days/2"), "200 day day=2 id=7");
  EXPECT_EQ(ask("DELETE", "/api/v1/routes/7/days/2"), "200 gone day=2 id=7");
}

TEST_F(RouterTest, PrefersTheLiteralPath) {
  EXPECT_EQ(ask("GET", "/api/v1/places/counts"), "200 counts");
}

TEST_F(RouterTest, DecodesWhatANameStandsFor) {
  EXPECT_EQ(ask("GET", "/api/v1/places/%E5%92%8C%2F1+"), "200 one id=和/1+");
}

TEST_F(RouterTest, AnswersHeadAsGet) {
  EXPECT_EQ(ask("HEAD", "/api/v1/places"), "200 list");
}

TEST_F(RouterTest, SaysWhatIsNotThere) {
  EXPECT_EQ(
      ask("GET", "/api/v1/nothing"),
      R"(404 {"type":"urn:magpie:problem:not_found","title":"not found","code":"not_found","status":404,)"
      R"("detail":"there is nothing at /api/v1/nothing","field":"path"})");
  EXPECT_EQ(ask("GET", "/api/v1/places/").substr(0, 3), "404");
  EXPECT_EQ(ask("GET", "/api/v1/places/7/x").substr(0, 3), "404");
}

TEST_F(RouterTest, SaysWhichMethodsThereAre) {
  EXPECT_EQ(
      ask("POST", "/api/v1/places/7"),
      R"(405 {"type":"urn:magpie:problem:method_not_allowed","title":"method not allowed","code":"method_not_allowed",)"
      R"("status":405,"detail":"POST cannot be used here, only GET, HEAD, OPTIONS"})");
  EXPECT_EQ(allow("GET", "/api/v1/routes/7/days/2"), "405 DELETE, OPTIONS, PUT");
}

TEST_F(RouterTest, AnswersOptions) {
  EXPECT_EQ(allow("OPTIONS", "/api/v1/places/7"), "204 GET, HEAD, OPTIONS");
  EXPECT_EQ(allow("OPTIONS", "*"), "204 DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
  EXPECT_EQ(allow("OPTIONS", "/api/v1/nothing"), "404 ");
}

TEST_F(RouterTest, GivesOtherPathsToTheFallback) {
  router.set_fallback(says("ui"));
  EXPECT_EQ(ask("GET", "/routes/7"), "200 ui");
  EXPECT_EQ(ask("HEAD", "/"), "200 ui");
  EXPECT_EQ(allow("POST", "/"), "405 GET, HEAD, OPTIONS");
  EXPECT_EQ(ask("GET", "/api/v1/nothing").substr(0, 3), "404");
  EXPECT_EQ(ask("GET", "/api").substr(0, 3), "404");
}

TEST_F(RouterTest, RefusesTheSameRouteTwice) {
  EXPECT_THROW(router.add("GET", "/api/v1/places", says("again")), std::logic_error);
}

TEST_F(RouterTest, LetsExceptionsPass) {
  router.add("GET", "/boom", [](Request const& request) -> Response {
    throw std::runtime_error(request.param("id"));
  });
  EXPECT_THROW(ask("GET", "/boom"), std::logic_error);
}

}  // namespace
}  // namespace magpie::http
