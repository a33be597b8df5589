// The jobs this process works right now: how far they are, and whether a person wants one stopped.
// Kept beside the rows of `job` because an import that stores holds the database for itself, so
// that neither its progress nor a wish to stop it could be written there. All threads share it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>

namespace magpie::app {

struct JobRows {
  std::size_t done = 0;
  std::size_t all = 0;  // 0 = not known yet
};

class RunningJobs {
 public:
  void begin(std::int64_t job);
  // The work is over and its row says how.
  void end(std::int64_t job);

  // Where the work is. False when it should stop.
  bool tell(std::int64_t job, JobRows rows);
  // False when no thread of this process works it.
  bool ask_to_stop(std::int64_t job);
  std::optional<JobRows> rows_of(std::int64_t job) const;
  // Returns when some job ended, or after `longest`.
  void wait_for_an_end(std::chrono::milliseconds longest) const;

 private:
  struct Job {
    JobRows rows;
    bool is_asked_to_stop = false;
  };
  mutable std::mutex mutex_;
  mutable std::condition_variable ended_;
  std::map<std::int64_t, Job> jobs_;
};

}  // namespace magpie::app
