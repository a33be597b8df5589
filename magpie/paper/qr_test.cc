#include "magpie/paper/qr.h"

#include <gtest/gtest.h>

namespace magpie::paper {

namespace {

TEST(Qr, ACodeHasItsThreeFinders) {
  QrCode const code = encode_qr("https://example.org/s/abc");
  ASSERT_GE(code.side, 21);
  EXPECT_EQ((code.side - 21) % 4, 0);
  std::string picture;
  for (int row = 0; row < 7; ++row) {
    for (int column = 0; column < 7; ++column) {
      bool const dark = code.is_dark(row, column);
      picture += dark ? '#' : '.';
      EXPECT_EQ(code.is_dark(row, code.side - 1 - column), dark);
      EXPECT_EQ(code.is_dark(code.side - 1 - row, column), dark);
    }
    picture += '\n';
  }
  EXPECT_EQ(picture,
            "#######\n"
            "#.....#\n"
            "#.###.#\n"
            "#.###.#\n"
            "#.###.#\n"
            "#.....#\n"
            "#######\n");
}

TEST(Qr, EqualTextsGiveEqualCodes) {
  EXPECT_EQ(encode_qr("https://example.org").dark, encode_qr("https://example.org").dark);
  EXPECT_NE(encode_qr("https://example.org").dark, encode_qr("https://example.com").dark);
}

TEST(Qr, WhatNoCodeCanHoldGivesNone) {
  EXPECT_EQ(encode_qr("").side, 0);
  EXPECT_EQ(encode_qr(std::string(2332, 'a')).side, 0);
  EXPECT_GT(encode_qr(std::string(2331, 'a')).side, 0);
}

}  // namespace

}  // namespace magpie::paper
