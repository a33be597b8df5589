#include "magpie/store/token.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "magpie/store/password.h"

namespace magpie::store {
namespace {

TEST(Token, IsBase64urlOfTheGivenBytes) {
  auto const bytes = [](std::span<unsigned char> out) { std::fill(out.begin(), out.end(), 0xFF); };
  EXPECT_EQ(new_token(bytes), std::string(42, '_') + "8");
}

TEST(Token, OfTheSystemIsNeverTheSame) {
  EXPECT_NE(new_token(system_bytes()), new_token(system_bytes()));
  EXPECT_EQ(new_token(system_bytes()).size(), 43U);
}

TEST(Token, IsStoredAsItsHash) {
  EXPECT_EQ(hash_token("abc"), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(Password, MatchesItsOwnHashOnly) {
  auto const hash = hash_password("seventh night").value();
  EXPECT_EQ(hash.substr(0, 10), "$argon2id$");
  EXPECT_TRUE(is_password(hash, "seventh night"));
  EXPECT_FALSE(is_password(hash, "seventh Night"));
  EXPECT_NE(hash, hash_password("seventh night").value());
}

TEST(Password, OfNobodyMatchesNothing) {
  EXPECT_FALSE(is_password(std::nullopt, "nobody signs in with this"));
}

TEST(Password, HasALengthThatIsSaid) {
  auto const result = hash_password("short");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "choose a password of 8 to 256 characters");
  EXPECT_FALSE(hash_password(std::string(257, 'x')));
  EXPECT_FALSE(is_password(hash_password("12345678").value(), std::string(100'000, 'x')));
}

}  // namespace
}  // namespace magpie::store
