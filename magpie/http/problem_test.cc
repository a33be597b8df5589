#include "magpie/http/problem.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "magpie/store/db.h"

namespace magpie::http {
namespace {

nlohmann::json json_of(Response const& response) {
  EXPECT_EQ(response.headers.find("Content-Type"), "application/problem+json");
  EXPECT_EQ(response.headers.find("Cache-Control"), "no-store");
  auto json = nlohmann::json::parse(response.body.view());
  EXPECT_EQ(json.at("status"), response.status);
  return json;
}

TEST(Problem, OfAnOutcomeKeepsSentenceAndField) {
  auto const response =
      problem_response({base::ErrorCode::invalid_argument, "choose 1 to 14 days", "days"});
  EXPECT_EQ(
      response.body.view(),
      R"({"type":"urn:magpie:problem:invalid_argument","title":"invalid argument","code":"invalid_argument",)"
      R"("status":400,"detail":"choose 1 to 14 days","field":"days"})");
}

TEST(Problem, HasTheStatusOfTheErrorTable) {
  for (auto const& row : base::kErrorTable) {
    auto const response = problem_response(base::Error{row.code, "no"});
    EXPECT_EQ(response.status, row.http_status) << row.name;
    EXPECT_FALSE(json_of(response).contains("field")) << row.name;
  }
}

TEST(Problem, OfAnExceptionTellsOnlyTheIncident) {
  auto const json = json_of(problem_response(std::runtime_error("the secret")));
  EXPECT_EQ(json.at("status"), 500);
  auto const incident = json.at("incident").get<std::string>();
  EXPECT_EQ(incident.size(), 16U);
  EXPECT_EQ(json.at("detail"),
            "something went wrong on our side: tell the operator the incident " + incident);
  EXPECT_EQ(json.dump().find("secret"), std::string::npos);
  EXPECT_NE(json_of(problem_response(std::runtime_error("x"))).at("incident"), incident);
}

TEST(Problem, OfAFullDiskSaysWhatToDo) {
  auto const json =
      json_of(problem_response(store::DbError(store::DbErrorCode::full, "the disk is full")));
  EXPECT_EQ(json.at("status"), 503);
  EXPECT_EQ(json.at("detail"), "the disk is full");
}

TEST(Problem, OfABrokenRuleOfTheDatabaseIsOurFault) {
  EXPECT_EQ(problem_response(store::DbError(store::DbErrorCode::constraint, "x")).status, 500);
}

TEST(Problem, QuotesBytesThatAreNoUtf8) {
  auto const json = json_of(problem_response({base::ErrorCode::invalid_data, "bad name \xBA\xCD"}));
  EXPECT_EQ(json.at("detail"), "bad name \xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace magpie::http
