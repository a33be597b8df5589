// DbPool: connections lent to one request or job at a time, so that a request thread never opens a
// file. A connection is made when none is free; as many stay open as were ever needed at once.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "magpie/app/workspace.h"

namespace magpie::app {

class DbPool {
 public:
  explicit DbPool(Workspace const& workspace) : workspace_(workspace) {}

  class Lease {
   public:
    Lease(DbPool& pool, std::unique_ptr<store::Db> db) : pool_(pool), db_(std::move(db)) {}
    ~Lease() { pool_.give_back(std::move(db_)); }
    Lease(Lease const&) = delete;
    Lease& operator=(Lease const&) = delete;
    store::Db& db() const { return *db_; }

   private:
    DbPool& pool_;
    std::unique_ptr<store::Db> db_;
  };

  Lease lend() {
    {
      std::lock_guard const lock(mutex_);
      if (!free_.empty()) {
        auto db = std::move(free_.back());
        free_.pop_back();
        return Lease(*this, std::move(db));
      }
    }
    return Lease(*this, workspace_.connect());
  }

 private:
  void give_back(std::unique_ptr<store::Db> db) {
    std::lock_guard const lock(mutex_);
    free_.push_back(std::move(db));
  }

  Workspace const& workspace_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<store::Db>> free_;
};

}  // namespace magpie::app
