#include "magpie/base/id.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <type_traits>

#include "magpie/base/quantity.h"

namespace magpie::base {
namespace {

using PlaceId = Id<struct PlaceTag>;
using MemberId = Id<struct MemberTag>;

static_assert(!std::is_convertible_v<PlaceId, MemberId>);
static_assert(!std::is_convertible_v<std::int64_t, PlaceId>);
static_assert(!std::is_default_constructible_v<PlaceId>);
static_assert(!std::is_convertible_v<std::int64_t, Meters>);

TEST(Id, RefusesWhatNoDatabaseHandsOut) {
  EXPECT_THROW(PlaceId(0), std::logic_error);
  EXPECT_THROW(PlaceId(-3), std::logic_error);
  EXPECT_EQ(PlaceId(7).value(), 7);
}

TEST(Quantity, AddsOnlyItsOwnKind) {
  Meters const way = Meters(1200) + Meters(300);
  EXPECT_EQ(way.value(), 1500);
  EXPECT_LT(Meters(1), Meters(2));
}

}  // namespace
}  // namespace magpie::base
