// A line on the terminal that says how far an import is, and Ctrl-C as a wish to stop it cleanly.
// Where standard error is no terminal nothing is printed.
#pragma once

#include <signal.h>

#include <chrono>
#include <cstddef>
#include <string>

namespace magpie::cli {

// While one lives, Ctrl-C waits until it is asked for.
class HeldInterrupt {
 public:
  HeldInterrupt();
  // A Ctrl-C that was heard does not end the program afterwards.
  ~HeldInterrupt();
  HeldInterrupt(HeldInterrupt const&) = delete;
  HeldInterrupt& operator=(HeldInterrupt const&) = delete;
  bool was_pressed() const;

 private:
  sigset_t before_;
};

class ImportLine {
 public:
  explicit ImportLine(std::string file);
  // Wipes the line.
  ~ImportLine();
  ImportLine(ImportLine const&) = delete;
  ImportLine& operator=(ImportLine const&) = delete;
  void show(std::size_t done, std::size_t rows);

 private:
  using Clock = std::chrono::steady_clock;
  std::string file_;
  bool is_terminal_;
  bool is_shown_ = false;
  Clock::time_point next_;
};

}  // namespace magpie::cli
