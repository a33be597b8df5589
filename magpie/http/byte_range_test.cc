#include "magpie/http/byte_range.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace magpie::http {
namespace {

std::string said(std::optional<std::string_view> header, std::uint64_t size) {
  auto const answer = read_range(header, size);
  if (answer.wish == RangeWish::whole) return "whole";
  if (answer.wish == RangeWish::unsatisfiable) return "unsatisfiable";
  return fmt::format("{}+{}", answer.range.first, answer.range.length);
}

TEST(ByteRange, ReadsOneStretch) {
  EXPECT_EQ(said("bytes=0-99", 1000), "0+100");
  EXPECT_EQ(said("bytes=990-", 1000), "990+10");
  EXPECT_EQ(said("bytes=-20", 1000), "980+20");
  EXPECT_EQ(said("bytes=-2000", 1000), "0+1000");
  EXPECT_EQ(said("bytes=900-5000", 1000), "900+100");
}

TEST(ByteRange, WhatItCannotReadCountsAsNone) {
  for (auto const* header : {"bytes=", "bytes=a-b", "bytes=5-2", "items=0-1", "bytes=0-1,4-5",
                             "bytes=--1", "bytes=99999999999999999999-", "bytes=-"}) {
    EXPECT_EQ(said(header, 1000), "whole") << header;
  }
  EXPECT_EQ(said(std::nullopt, 1000), "whole");
}

TEST(ByteRange, OutsideTheFileIsUnsatisfiable) {
  EXPECT_EQ(said("bytes=1000-", 1000), "unsatisfiable");
  EXPECT_EQ(said("bytes=-0", 1000), "unsatisfiable");
  EXPECT_EQ(said("bytes=-5", 0), "unsatisfiable");
}

TEST(ByteRange, NeverLeavesTheFile) {
  EXPECT_TRUE(
      rc::check("any text gives a stretch inside", [](std::string const& text, std::uint16_t size) {
        auto const answer = read_range("bytes=" + text, size);
        if (answer.wish != RangeWish::part) return;
        RC_ASSERT(answer.range.length > 0U);
        RC_ASSERT(answer.range.first + answer.range.length <= size);
      }));
}

}  // namespace
}  // namespace magpie::http
