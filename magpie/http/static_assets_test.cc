#include "magpie/http/static_assets.h"

#include <gtest/gtest.h>

#include <fstream>

#include "magpie/base/gzip.h"
#include "magpie/http/delivery.h"

namespace magpie::http {
namespace {

namespace fs = std::filesystem;

std::string const kPage = "<!doctype html><title>页</title>";
std::string const kPackedPage = base::gzip(kPage);

class EmbeddedUi : public testing::Test {
 protected:
  Response ask(std::string_view target, std::string const& accepts = "") {
    auto request = make_request("GET", target);
    if (!accepts.empty()) request.headers.set("Accept-Encoding", accepts);
    return assets.answer(request);
  }
  std::string body(std::string_view target) {
    auto const response = ask(target);
    return std::to_string(response.status) + " " + std::string(response.body.view());
  }

  EmbeddedAsset const table[3] = {{"/assets/logo-1f.png", "PNG", Packing::plain, "\"e1\""},
                                  {"/index.html", kPackedPage, Packing::gzip, "\"e2\""},
                                  {"/robots.txt", "all", Packing::plain, "\"e3\""}};
  StaticAssets assets{table};
};

TEST_F(EmbeddedUi, IsSentPackedToWhoTakesIt) {
  auto const response = ask("/", "gzip");
  EXPECT_EQ(response.body.view(), kPackedPage);
  EXPECT_EQ(response.headers.find("Content-Encoding"), "gzip");
  EXPECT_EQ(response.headers.find("ETag"), "\"e2-gz\"");
  EXPECT_EQ(response.headers.find("Content-Type"), "text/html; charset=utf-8");
  EXPECT_EQ(response.headers.find("Cache-Control"), "no-cache");
}

TEST_F(EmbeddedUi, IsUnpackedForWhoDoesNot) {
  auto const response = ask("/");
  EXPECT_EQ(response.body.view(), kPage);
  EXPECT_FALSE(response.headers.contains("Content-Encoding"));
  EXPECT_EQ(response.headers.find("ETag"), "\"e2\"");
}

TEST_F(EmbeddedUi, IsUnchangedInEitherForm) {
  auto request = make_request("GET", "/");
  request.headers.set("Accept-Encoding", "gzip");
  request.headers.set("If-None-Match", "\"e2\"");
  EXPECT_EQ(finish(request, assets.answer(request)).status, 304);
  request.headers.set("If-None-Match", "\"e2-gz\"");
  EXPECT_EQ(finish(request, assets.answer(request)).status, 304);
  request.headers.set("If-None-Match", "\"e9\"");
  EXPECT_EQ(finish(request, assets.answer(request)).body.view(), kPackedPage);
}

TEST_F(EmbeddedUi, FilesWithAHashInTheirNameNeverChange) {
  auto const response = ask("/assets/logo-1f.png");
  EXPECT_EQ(response.body.view(), "PNG");
  EXPECT_EQ(response.headers.find("Cache-Control"), "public, max-age=31536000, immutable");
}

TEST_F(EmbeddedUi, PagesOfTheUiAreTheIndex) {
  EXPECT_EQ(body("/routes/7"), "200 " + kPage);
  EXPECT_EQ(body("/robots.txt"), "200 all");
}

TEST_F(EmbeddedUi, FilesThatAreNotThereAreNotThere) {
  EXPECT_EQ(ask("/assets/old-2e.js").status, 404);
  EXPECT_EQ(ask("/favicon.ico").status, 404);
  EXPECT_EQ(ask("/../etc/passwd").status, 404);
  EXPECT_EQ(ask("/.git/config").status, 404);
}

TEST(NoUi, SaysHowToBuildIt) {
  StaticAssets const assets{std::span<EmbeddedAsset const>()};
  auto const response = assets.answer(make_request("GET", "/"));
  EXPECT_EQ(response.status, 200);
  EXPECT_NE(response.body.view().find("npm run build"), std::string_view::npos);
  EXPECT_EQ(assets.answer(make_request("GET", "/routes")).status, 404);
}

class FolderUi : public testing::Test {
 protected:
  FolderUi() {
    auto pattern = (fs::temp_directory_path() / "magpie_ui_XXXXXX").string();
    top = mkdtemp(pattern.data());
    fs::create_directories(top / "dist/assets");
    write("dist/index.html", "index");
    write("dist/assets/a b.js", "js");
    write("secret.txt", "secret");
  }
  ~FolderUi() override { fs::remove_all(top); }
  void write(char const* name, char const* text) { std::ofstream(top / name) << text; }
  std::string ask(std::string_view target) {
    auto const assets = StaticAssets::from_folder(top / "dist").value();
    auto const response = assets.answer(make_request("GET", target));
    return std::to_string(response.status) + " " +
           (response.status == 200 ? std::string(response.body.view()) : "");
  }
  fs::path top;
};

TEST_F(FolderUi, IsReadWhenAskedFor) {
  EXPECT_EQ(ask("/"), "200 index");
  EXPECT_EQ(ask("/map"), "200 index");
  EXPECT_EQ(ask("/assets/a%20b.js"), "200 js");
  EXPECT_EQ(ask("/assets/none.js"), "404 ");
}

TEST_F(FolderUi, DoesNotLeadOutside) {
  fs::create_symlink(top / "secret.txt", top / "dist/link.txt");
  EXPECT_EQ(ask("/link.txt"), "404 ");
  EXPECT_EQ(ask("/../secret.txt"), "404 ");
  EXPECT_EQ(ask("/%2e%2e/secret.txt"), "404 ");
  EXPECT_EQ(ask("/assets/..%2f..%2fsecret.txt"), "404 ");
  EXPECT_EQ(ask("//secret.txt"), "404 ");
  EXPECT_EQ(ask("/..%5csecret.txt"), "404 ");
}

TEST_F(FolderUi, NeedsAnIndex) {
  auto const assets = StaticAssets::from_folder(top);
  ASSERT_FALSE(assets);
  EXPECT_EQ(assets.error().field, "ui-dir");
}

TEST(ContentType, GoesByTheEnding) {
  EXPECT_EQ(content_type_of("/a.b/c.css"), "text/css; charset=utf-8");
  EXPECT_EQ(content_type_of("/a.b/c"), "application/octet-stream");
}

TEST(EmbeddedTable, IsSortedAndHasAnIndexWhenThereIsAUi) {
  auto const table = embedded_assets();
  EXPECT_TRUE(std::is_sorted(table.begin(), table.end(),
                             [](auto const& a, auto const& b) { return a.path < b.path; }));
  bool has_index = false;
  for (auto const& asset : table) {
    has_index |= asset.path == "/index.html";
    EXPECT_FALSE(asset.etag.empty()) << asset.path;
    if (asset.packing == Packing::gzip) {
      EXPECT_TRUE(base::gunzip(asset.bytes, 64U << 20U)) << asset.path;
    }
  }
  EXPECT_EQ(has_index, !table.empty());
}

}  // namespace
}  // namespace magpie::http
