#include "magpie/http/public_address.h"

#include <gtest/gtest.h>

namespace magpie::http {
namespace {

std::string address_for(std::string const& host, std::string const& public_url = {}) {
  auto request = make_request("GET", "/p/");
  request.headers.set("Host", host);
  return base_address(request, public_url);
}

TEST(PublicAddress, AnAddressIsASchemeAndAHost) {
  EXPECT_EQ(parse_public_url("https://example.org").value(), "https://example.org");
  EXPECT_EQ(parse_public_url("https://example.org/").value(), "https://example.org");
  EXPECT_EQ(parse_public_url("http://[2001:db8::1]:8080").value(), "http://[2001:db8::1]:8080");
  EXPECT_EQ(parse_public_url("").value(), "");
  for (auto const* wrong :
       {"example.org", "ftp://example.org", "https://", "https://example.org/magpie", "https://a b",
        "https://example.org:0", "https://example.org:99999", "https://a@b",
        "https://example.org?x", "https://\"><script>", "https://[]", "https://x:"}) {
    EXPECT_FALSE(parse_public_url(wrong)) << wrong;
  }
}

TEST(PublicAddress, TheGivenOneWinsAndAStrangeHostIsNotRepeated) {
  EXPECT_EQ(address_for("localhost:8080"), "http://localhost:8080");
  EXPECT_EQ(address_for("localhost:8080", "https://example.org"), "https://example.org");
  EXPECT_EQ(address_for("evil\"><script>"), "");
  EXPECT_EQ(address_for("a/b"), "");
  EXPECT_EQ(address_for(""), "");
}

}  // namespace
}  // namespace magpie::http
