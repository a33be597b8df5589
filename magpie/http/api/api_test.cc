// The contract types: what is written can be read again, and what is wrong is said in one sentence.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "magpie/base/text.h"
#include "magpie/http/api/json.h"
#include "magpie/http/api/operations.gen.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::http::api {
namespace {

using nlohmann::json;

template <class T>
std::string complaint(std::string const& text, UnknownFields unknown = UnknownFields::refuse) {
  auto const parsed = parse_body(text);
  if (!parsed) return parsed.error().message;
  auto const value = read<T>(*parsed, {}, unknown);
  return value ? "accepted" : value.error().message;
}

template <class T>
std::string field_of(std::string const& text, std::string_view path = {}) {
  auto const value = read<T>(parse_body(text).value(), path);
  return value ? "none" : value.error().field;
}

std::string const kDraft = R"({"request": {"start_date": "2026-05-01", "days": 2},
  "days": [{"place_ids": [1, 2]}, {"place_ids": [3], "end_place_id": 9}]})";

TEST(ContractTypes, DraftIsReadWithItsDefaults) {
  auto const draft = read<PlanDraft>(parse_body(kDraft).value()).value();
  TripRequest expected;
  expected.start_date = "2026-05-01";
  expected.days = 2;
  EXPECT_EQ(draft.request, expected);
  EXPECT_EQ(draft.request.seed, 1);
  EXPECT_EQ(draft.request.seconds, 5.0);
  EXPECT_EQ(draft.days[1], (DraftDay{std::nullopt, 9, {3}}));
}

TEST(ContractTypes, AbsentOptionalFieldsAreLeftOutOfTheText) {
  EXPECT_EQ(to_json_value(DraftDay{std::nullopt, 9, {3, 4}}).dump(),
            R"({"end_place_id":9,"place_ids":[3,4]})");
  EXPECT_EQ(to_json_value(Party{}).dump(),
            R"({"adults":2,"children":0,"seniors":0,"wheelchair":false})");
}

TEST(ContractTypes, NullMeansAbsent) {
  EXPECT_EQ(complaint<DraftDay>(R"({"place_ids": [], "end_place_id": null})"), "accepted");
  EXPECT_EQ(complaint<DraftDay>(R"({"place_ids": null})"), "place_ids must be an array.");
}

TEST(ContractTypes, EmptyListIsNotAnAbsentList) {
  auto request =
      read<TripRequest>(parse_body(R"({"start_date":"2026-05-01","days":1,"pauses":[]})").value());
  ASSERT_TRUE(request->pauses.has_value());
  EXPECT_EQ(to_json_value(*request)["pauses"].dump(), "[]");
}

TEST(ContractTypes, PathNamesTheWrongValue) {
  EXPECT_EQ(field_of<PlanDraft>(R"({"request": {"start_date": "2026-05-01", "days": 2},
    "days": [{"place_ids": [1]}, {"place_ids": [2, 0]}]})"),
            "days[1].place_ids[1]");
  EXPECT_EQ(field_of<TripRequest>(R"({"start_date":"2026-05-01","days":1,"themes":{"water":"x"}})"),
            "themes.water");
  EXPECT_EQ(field_of<DraftDay>(R"({"place_ids": [-1]})", "draft.days[4]"),
            "draft.days[4].place_ids[0]");
  EXPECT_EQ(field_of<Party>("[]"), "");
}

TEST(ContractTypes, SentenceSaysWhatIsAccepted) {
  auto const request = [](std::string const& rest) {
    return complaint<TripRequest>(R"({"start_date":"2026-05-01",)" + rest + "}");
  };
  EXPECT_EQ(request(R"("days":15)"), "days must be an integer from 1 to 14.");
  EXPECT_EQ(request(R"("days":"3")"), "days must be an integer from 1 to 14.");
  EXPECT_EQ(request(R"("days":2.5)"), "days must be an integer from 1 to 14.");
  EXPECT_EQ(request(R"("name":"x")"), "days is missing.");
  EXPECT_EQ(request(R"("days":3,"seconds":0)"), "seconds must be a number from 0.1 to 60.");
  EXPECT_EQ(request(R"("days":3,"budget_fen":-1)"), "budget_fen must be an integer of at least 0.");
  EXPECT_EQ(request(R"("days":3,"pace":"slow")"), "pace must be one of relaxed, normal, brisk.");
  EXPECT_EQ(request(R"("days":3,"pace":7)"), "pace must be one of relaxed, normal, brisk.");
  EXPECT_EQ(request(R"("days":3,"party":{"wheelchair":1})"),
            "party.wheelchair must be true or false.");
  EXPECT_EQ(request(R"("days":3,"must":7)"), "must must be an array.");
  EXPECT_EQ(complaint<TripRequest>("[]"), "The body must be an object.");
  EXPECT_EQ(complaint<Credentials>(R"({"name":"","password":"x"})"),
            "name must be a string of 1 to 64 characters.");
  EXPECT_EQ(complaint<PlaceSummary>(R"({"id":1,"key":"k","name_zh":"","name_en":"","kind":"sight",
    "status":"open","member":"","location":[113.5],"precision":"point","themes":[]})"),
            "location must be an array of 2 values.");
}

TEST(ContractTypes, DateMustExist) {
  auto const date = [](std::string const& text) {
    return complaint<TripRequest>(R"({"days":3,"start_date":)" + text + "}");
  };
  EXPECT_EQ(date(R"("2026-02-28")"), "accepted");
  EXPECT_EQ(date(R"("2026-02-30")"),
            "start_date must be a date that exists, written as 2026-05-01.");
  EXPECT_EQ(date("20260501"), "start_date must be a date that exists, written as 2026-05-01.");
}

TEST(ContractTypes, WholeNumberMayBeWrittenWithAPoint) {
  EXPECT_EQ(complaint<DraftDay>(R"({"place_ids":[3.0]})"), "accepted");
  EXPECT_EQ(complaint<DraftDay>(R"({"place_ids":[1e3]})"), "accepted");
  EXPECT_EQ(complaint<DraftDay>(R"({"place_ids":[1e300]})"),
            "place_ids[0] must be an integer of at least 1.");
  EXPECT_EQ(complaint<DraftDay>(R"({"place_ids":[18446744073709551615]})"),
            "place_ids[0] must be an integer of at least 1.");
  EXPECT_EQ(complaint<DayHours>(
                R"({"state":"open","intervals":[{"open_min":3000000000,"close_min":1}]})"),
            "intervals[0].open_min must be an integer from -2147483648 to 2147483647.");
}

TEST(ContractTypes, NotANumberIsRefused) {
  json value{{"start_date", "2026-05-01"}, {"days", 1}};
  value["seconds"] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_EQ(read<TripRequest>(value).error().message, "seconds must be a number from 0.1 to 60.");
  value["seconds"] = 1.5;
  EXPECT_TRUE(read<TripRequest>(value));
}

TEST(ContractTypes, LengthCountsCharactersNotBytes) {
  auto const name = [](std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i) text += "牛";
    return complaint<TripRequest>(
        json{{"start_date", "2026-05-01"}, {"days", 1}, {"name", text}}.dump());
  };
  EXPECT_EQ(name(200), "accepted");
  EXPECT_EQ(name(201), "name must be a string of at most 200 characters.");
}

TEST(ContractTypes, ListHasAnUpperBound) {
  json const body{{"place_ids", std::vector<int>(61, 1)}};
  EXPECT_EQ(read<DraftDay>(body).error().message,
            "place_ids must be an array of at most 60 items.");
}

TEST(ContractTypes, UnknownFieldIsRefusedOnlyWhereAsked) {
  std::string const text = R"({"place_ids": [1], "place_id": 2})";
  EXPECT_EQ(
      complaint<DraftDay>(text),
      "place_id is not a known field; known here are start_place_id, end_place_id, place_ids.");
  EXPECT_EQ(complaint<DraftDay>(text, UnknownFields::ignore), "accepted");
}

TEST(ContractTypes, ZeroCharacterInsideTextIsRefused) {
  EXPECT_EQ(complaint<Credentials>("{\"name\":\"a\\u0000b\",\"password\":\"x\"}"),
            "name must be text without the character U+0000.");
}

TEST(ParseBody, SaysWhereTheTextStopsBeingJson) {
  auto const said = [](std::string const& text) { return parse_body(text).error().message; };
  EXPECT_EQ(said(""), "The body is empty; send a JSON object.");
  EXPECT_EQ(said(" \n"), "The body is empty; send a JSON object.");
  EXPECT_EQ(said(R"({"a": 1,})"), "The text stops being JSON at byte 9; correct it there.");
  EXPECT_EQ(said(R"({"a": 1)"), "The text stops being JSON at byte 8; correct it there.");
  EXPECT_EQ(said("{} {}"), "The text stops being JSON at byte 4; correct it there.");
  EXPECT_EQ(said(R"({"a": NaN})"), "The text stops being JSON at byte 7; correct it there.");
  EXPECT_EQ(said(R"({"a": 1e999})"), "The text stops being JSON at byte 11; correct it there.");
  EXPECT_EQ(said("{\"a\": \"\xB5\xCE\"}"), "The body is not UTF-8; save it as UTF-8.");
}

TEST(ParseBody, NestingIsBounded) {
  auto const nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '[') +
           std::string(static_cast<std::size_t>(depth), ']');
  };
  EXPECT_TRUE(parse_body(nested(kJsonDepthMax)));
  EXPECT_EQ(parse_body(nested(kJsonDepthMax + 1)).error().message,
            "The JSON is nested deeper than 32 levels at byte 33; flatten it.");
  EXPECT_FALSE(parse_body(nested(1'000'000)));
  EXPECT_TRUE(
      parse_body(R"({"brackets in text do not count": "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["})"));
}

RC_GTEST_PROP(ParseBody, NeverThrowsOnAnyBytes, (std::string const& bytes)) {
  parse_body(bytes);
  parse_body("{\"a\":" + bytes);
}

RC_GTEST_PROP(ContractTypes, RequestReadsBackAsItWasWritten, ()) {
  TripRequest request;
  request.start_date = "2026-05-01";
  request.days = *rc::gen::inRange(1, 15);
  request.seconds = *rc::gen::inRange(1, 60);
  request.seed = *rc::gen::inRange<std::int64_t>(0, std::numeric_limits<std::int64_t>::max());
  if (*rc::gen::arbitrary<bool>()) request.pace = Pace::brisk;
  if (*rc::gen::arbitrary<bool>()) request.name = "牛郎織女";
  auto const ids = rc::gen::inRange<std::int64_t>(1, 1'000'000);
  request.must = *rc::gen::resize(20, rc::gen::container<std::vector<std::int64_t>>(ids));
  request.themes = std::map<std::string, double>{{"heritage", *rc::gen::inRange(0, 6) / 2.0}};
  if (*rc::gen::arbitrary<bool>()) request.party = Party{1, 2, 3, true};
  std::string const text = to_json_value(request).dump();
  RC_ASSERT(read<TripRequest>(parse_body(text).value()).value() == request);
}

TEST(ContractTypes, WordsAndValuesMatch) {
  EXPECT_EQ(to_text(PlaceKind::museum), "museum");
  EXPECT_EQ(parse_word<PlaceKind>("museum"), PlaceKind::museum);
  EXPECT_EQ(parse_word<Wheelchair>("yes"), Wheelchair::yes);
  EXPECT_EQ(parse_word<PlaceKind>("Museum"), std::nullopt);
}

TEST(Operations, EveryMethodAndPathIsListedOnce) {
  std::set<std::string> seen;
  for (Operation const& row : kOperations) {
    EXPECT_TRUE(seen.insert(std::string(row.method) + " " + std::string(row.path)).second);
    EXPECT_TRUE(row.path.starts_with("/api/v1/")) << row.path;
  }
  EXPECT_EQ(seen.count("POST /api/v1/plans/export/{format}"), 1U);
}

}  // namespace
}  // namespace magpie::http::api
