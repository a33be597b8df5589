// What the benchmarks measure with: wall time, the time of the processor in all threads (the one to
// compare on a busy machine), and the memory at its peak.
#pragma once

#include <sys/resource.h>

#include <chrono>
#include <ctime>

namespace magpie::bench {

inline double cpu_now_s() {
  return double(std::clock()) / CLOCKS_PER_SEC;
}

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }
  double cpu_seconds() const { return cpu_now_s() - cpu_start_; }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  double cpu_start_ = cpu_now_s();
};

inline double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return double(usage.ru_maxrss) / 1024;
}

}  // namespace magpie::bench
