// Threads for the pure core, which starts none itself.
#pragma once

#include <thread>
#include <vector>

#include "magpie/roads/workers.h"

namespace magpie::app {

// What a question to the roads may use of the machine.
inline constexpr std::size_t kRoadThreads = 2;

// `count` bodies at once, one of them on the caller's thread. Bodies must not throw.
inline roads::Workers lent_threads(std::size_t count = kRoadThreads) {
  return {count, [count](std::function<void(std::size_t)> const& body) {
            std::vector<std::jthread> others;
            for (std::size_t i = 1; i < count; ++i) others.emplace_back([&body, i] { body(i); });
            body(0);
          }};
}

}  // namespace magpie::app
