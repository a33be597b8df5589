// Every limit of the HTTP side, in one place. What is larger or slower than this is refused with a
// sentence, never cut short silently.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace magpie::http {

using namespace std::chrono_literals;

inline constexpr std::size_t kBodyMaxBytes = 8U << 20U;  // → 413
// A file to import: 100,000 rows of 17 columns are about 20 MB. → 413
inline constexpr std::size_t kImportBodyMaxBytes = 64U << 20U;
inline constexpr std::uint32_t kHeaderMaxBytes = 16U << 10U;  // → 431
inline constexpr int kConnectionsMax = 1000;                  // → 503

// A whole request header, and the wait for the next request on a kept connection.
inline constexpr std::chrono::milliseconds kHeaderTimeout = 30s;
// A whole request body: 8 MB at half a megabit per second.
inline constexpr std::chrono::milliseconds kBodyTimeout = 120s;
inline constexpr std::chrono::milliseconds kImportBodyTimeout = 960s;
// Each piece of an answer, so that a slow reader may take long but may not stop.
inline constexpr std::chrono::milliseconds kWriteTimeout = 30s;
// What a stopping server waits for requests under way.
inline constexpr std::chrono::milliseconds kStopGrace = 10s;

// Writing requests of one address: a burst, then a steady pace. → 429
inline constexpr double kWriteBurst = 300;
inline constexpr double kWritesPerSecond = 20;
// Sign-in attempts of one address; each costs 50 ms and 64 MB of argon2id.
inline constexpr double kSignInBurst = 10;
inline constexpr double kSignInsPerSecond = 0.2;

// Lists are paged.
inline constexpr std::int64_t kPageDefault = 100;
inline constexpr std::int64_t kPageMax = 1000;

// Of the map's archive: the longest stretch of one range, what is longer is cut; and the largest
// file given whole to who names no range (→ 413).
inline constexpr std::uint64_t kMapRangeMaxBytes = 16U << 20U;
inline constexpr std::uint64_t kMapWholeMaxBytes = 64U << 20U;

// Smaller answers are sent as they are.
inline constexpr std::size_t kGzipMinBytes = 1024;

}  // namespace magpie::http
