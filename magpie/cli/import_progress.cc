#include "magpie/cli/import_progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

namespace magpie::cli {

namespace {

// What is done sooner shows no line at all.
constexpr auto kFirst = std::chrono::milliseconds(700);
constexpr auto kEvery = std::chrono::milliseconds(100);

sigset_t interrupt_only() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  return set;
}

}  // namespace

HeldInterrupt::HeldInterrupt() {
  auto const set = interrupt_only();
  pthread_sigmask(SIG_BLOCK, &set, &before_);
}

HeldInterrupt::~HeldInterrupt() {
  if (was_pressed()) {
    auto const set = interrupt_only();
    int number = 0;
    sigwait(&set, &number);
  }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

bool HeldInterrupt::was_pressed() const {
  sigset_t pending;
  sigemptyset(&pending);
  sigpending(&pending);
  return sigismember(&pending, SIGINT) == 1;
}

ImportLine::ImportLine(std::string file)
    : file_(std::move(file)),
      is_terminal_(isatty(STDERR_FILENO) != 0),
      next_(Clock::now() + kFirst) {}

ImportLine::~ImportLine() {
  if (!is_shown_) return;
  fmt::print(stderr, "\r\033[K");
  std::fflush(stderr);
}

void ImportLine::show(std::size_t done, std::size_t rows) {
  if (!is_terminal_ || rows == 0) return;
  auto const now = Clock::now();
  if (now < next_) return;
  next_ = now + kEvery;
  is_shown_ = true;
  constexpr std::size_t kWidth = 24;
  auto const filled = std::min(kWidth, done * kWidth / rows);
  fmt::print(stderr, "\r\033[K{}: [{:#<{}}{:.<{}}] {}/{}", file_, "", filled, "", kWidth - filled,
             done, rows);
  std::fflush(stderr);
}

}  // namespace magpie::cli
