// The program: one command line with a server in it. What nobody handled ends here, as one
// sentence and exit code 1.
#include <fmt/core.h>

#include <cstdio>
#include <exception>

#include "magpie/cli/verbs.h"

int main(int argc, char** argv) {
  try {
    return magpie::cli::run(argc, argv);
  } catch (std::exception const& error) {
    fmt::print(stderr, "magpie: {}\n", error.what());
    return 1;
  }
}
