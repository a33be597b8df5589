#include "magpie/base/gzip.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace magpie::base {
namespace {

std::string const kLong(20'000, 'x');

TEST(Gzip, ComesBackAsItWas) {
  EXPECT_TRUE(rc::check("gunzip undoes gzip", [](std::string const& text) {
    RC_ASSERT(gunzip(gzip(text), text.size()) == text);
  }));
}

TEST(Gzip, RefusesDamageAndBombs) {
  EXPECT_EQ(gunzip("no gzip", 100).error().code, ErrorCode::invalid_data);
  auto const packed = gzip(kLong);
  EXPECT_FALSE(gunzip(packed.substr(0, packed.size() - 3), 10'000));
  EXPECT_EQ(gunzip(gzip(std::string(1'000'000, 'x')), 1000).error().message,
            "unpacked it is larger than 1000 bytes");
}

}  // namespace
}  // namespace magpie::base
