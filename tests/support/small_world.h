// A workspace in a temporary folder with the places of tests/data/small, and all that a request
// needs around it. The clock stands still.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "magpie/app/db_pool.h"
#include "magpie/app/workspace.h"
#include "magpie/http/handlers/page_handlers.h"
#include "magpie/http/handlers/register.h"
#include "magpie/http/handlers/road_handlers.h"
#include "magpie/http/handlers/tile_handlers.h"
#include "magpie/http/router.h"

namespace magpie::tests {

// A folder that goes when the object does.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

inline constexpr std::int64_t kNowS = 1777593600;  // 2026-05-01 00:00 UTC, 8:00 in Beijing

class SmallWorld {
 public:
  SmallWorld();

  app::Workspace& workspace() { return *workspace_; }
  http::Response answer(http::Request const& request) const { return router_.answer(request); }
  std::unique_ptr<store::Db> connect() const { return workspace_->connect(); }
  store::ByteSource const& bytes() const { return around_->random_bytes; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<app::Workspace> workspace_;
  std::unique_ptr<app::DbPool> pool_;
  std::unique_ptr<http::Surroundings> around_;
  http::RateLimiter sign_ins_{{1000, 1000}};
  http::Router router_;
};

}  // namespace magpie::tests
