#include "magpie/fetch/address.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <fmt/core.h>

namespace magpie::fetch {
namespace {

TEST(Address, WhatIsSetAsideIsNotPublic) {
  for (auto const* ip : {"127.0.0.1",
                         "127.255.255.254",
                         "0.0.0.0",
                         "10.1.2.3",
                         "100.64.0.1",
                         "100.127.255.255",
                         "169.254.169.254",
                         "172.16.0.1",
                         "172.31.255.255",
                         "192.168.1.1",
                         "198.18.0.1",
                         "198.19.255.255",
                         "224.0.0.1",
                         "255.255.255.255",
                         "240.0.0.1",
                         "::1",
                         "::",
                         "fe80::1",
                         "fc00::1",
                         "fdff::1",
                         "ff02::1",
                         "fec0::1",
                         "::ffff:127.0.0.1",
                         "::ffff:10.0.0.1",
                         "::127.0.0.1",
                         "64:ff9b::7f00:1",
                         "64:ff9b::a9fe:a9fe",
                         "2002:7f00:1::",
                         "2002:c0a8:101::",
                         "2001::1",
                         "2001:db8::1",
                         "4000::1",
                         "",
                         "localhost",
                         "127.1",
                         "1.2.3",
                         "0x7f.1"})
    EXPECT_FALSE(is_public(ip)) << ip;
}

TEST(Address, WhatAnybodyMayReachIsPublic) {
  for (auto const* ip :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
        "128.0.0.1", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
        "223.255.255.255", "2606:4700::1111", "2a00::1", "2400:3200::1", "::ffff:8.8.8.8",
        "64:ff9b::808:808", "2002:808:808::"})
    EXPECT_TRUE(is_public(ip)) << ip;
}

RC_GTEST_PROP(Address, AnAddressInsideAnIPv6OneIsJudgedLikeItself, ()) {
  auto const a = *rc::gen::inRange(0, 256);
  auto const b = *rc::gen::inRange(0, 256);
  auto const c = *rc::gen::inRange(0, 256);
  auto const d = *rc::gen::inRange(0, 256);
  auto const four = fmt::format("{}.{}.{}.{}", a, b, c, d);
  RC_ASSERT(is_public(four) == is_public("::ffff:" + four));
  RC_ASSERT(is_public(four) == is_public("64:ff9b::" + four));
  RC_ASSERT(is_public(four) ==
            is_public(fmt::format("2002:{:x}:{:x}::1", a * 256 + b, c * 256 + d)));
}

}  // namespace
}  // namespace magpie::fetch
