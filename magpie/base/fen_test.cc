#include "magpie/base/fen.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <limits>
#include <stdexcept>
#include <type_traits>

namespace magpie::base {
namespace {

template <class A, class B>
concept Multipliable = requires(A a, B b) {
  a* b;
};
template <class A, class B>
concept Divisible = requires(A a, B b) {
  a / b;
};
static_assert(!Divisible<Fen, int>);
static_assert(!std::is_convertible_v<double, Fen>);
static_assert(!Multipliable<Fen, Fen>);

TEST(Fen, OverflowIsAnErrorAndNeverWraps) {
  Fen const most(std::numeric_limits<std::int64_t>::max());
  EXPECT_THROW(most + Fen(1), std::overflow_error);
  EXPECT_THROW(most * 2, std::overflow_error);
}

TEST(Fen, LargestRemainderThenIndex) {
  std::vector<std::int64_t> const weights{1, 1, 1};
  auto const parts = allocate(Fen(100), weights);
  EXPECT_EQ(parts, (std::vector<Fen>{Fen(34), Fen(33), Fen(33)}));
  EXPECT_EQ(allocate(Fen(-100), weights), (std::vector<Fen>{Fen(-34), Fen(-33), Fen(-33)}));
}

TEST(Fen, SplitsAddUpExactly) {
  EXPECT_TRUE(rc::check([](std::vector<std::uint32_t> raw, std::int32_t total) {
    std::vector<std::int64_t> weights(raw.begin(), raw.end());
    weights.push_back(1);
    Fen sum;
    for (Fen const part : allocate(Fen(total), weights)) sum += part;
    RC_ASSERT(sum == Fen(total));
  }));
}

TEST(Fen, RefusesWeightsThatSplitNothing) {
  EXPECT_THROW(allocate(Fen(1), std::vector<std::int64_t>{0, 0}), std::invalid_argument);
  EXPECT_THROW(allocate(Fen(1), std::vector<std::int64_t>{2, -1}), std::invalid_argument);
}

TEST(Fen, PrintsTwoDecimals) {
  EXPECT_EQ(to_decimal(Fen(16800)), "168.00");
  EXPECT_EQ(to_decimal(Fen(-5)), "-0.05");
  EXPECT_EQ(to_decimal(Fen(std::numeric_limits<std::int64_t>::min())), "-92233720368547758.08");
}

}  // namespace
}  // namespace magpie::base
