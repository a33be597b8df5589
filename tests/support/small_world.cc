#include "tests/support/small_world.h"

#include <stdlib.h>

#include <stdexcept>

#include "magpie/app/import_files.h"

namespace magpie::tests {

namespace {

// Bytes that differ from call to call and are the same in every run.
store::ByteSource counted_bytes() {
  return [state = std::uint64_t{1}](std::span<unsigned char> out) mutable {
    for (auto& byte : out) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      byte = static_cast<unsigned char>(state >> 56U);
    }
  };
}

void import_small(app::Workspace& workspace) {
  auto const db = workspace.connect();
  auto const bytes = counted_bytes();
  app::Context context{*db, kNowS, bytes, app::command_line_actor()};
  auto const summary =
      app::import_files(context, workspace, {{MAGPIE_SOURCE_DIR "/tests/data/small"}, ""},
                        [](auto const&, auto, auto) {});
  if (!summary || summary->has_failed()) throw std::runtime_error("tests/data/small must go in");
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  auto pattern = (std::filesystem::temp_directory_path() / "magpie-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr)
    throw std::runtime_error("no temporary folder can be made");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  // A leftover folder harms nobody; a destructor must not throw.
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

SmallWorld::SmallWorld() {
  auto opened = app::Workspace::open(folder_.path() / "data", app::OpenMode::create);
  if (!opened) throw std::runtime_error(opened.error().message);
  workspace_ = std::move(*opened);
  import_small(*workspace_);
  pool_ = std::make_unique<app::DbPool>(*workspace_);
  around_ = std::make_unique<http::Surroundings>(
      http::Surroundings{*workspace_, *pool_, [] { return kNowS; }, counted_bytes()});
  http::register_api(router_, *around_, sign_ins_);
  http::register_pages(router_, *around_);
  http::register_tiles(router_, *around_);
  http::register_osrm(router_, *around_);
}

}  // namespace magpie::tests
