#include "magpie/tiles/pmtiles_directory.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <protozero/varint.hpp>

namespace magpie::tiles {

namespace {

void put(std::string& out, std::uint64_t value) {
  protozero::write_varint(std::back_inserter(out), value);
}

// Reads one number after the other and notes when there is none.
class VarintReader {
 public:
  explicit VarintReader(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  std::uint64_t next() {
    try {
      if (!is_damaged_) return protozero::decode_varint(&at_, end_);
    } catch (protozero::exception const&) {
      is_damaged_ = true;  // told by the caller, with all other damage
    }
    return 0;
  }
  std::uint32_t next_32() {
    auto const value = next();
    if (value > std::numeric_limits<std::uint32_t>::max()) is_damaged_ = true;
    return static_cast<std::uint32_t>(value);
  }
  bool is_damaged() const { return is_damaged_; }
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  void damage() { is_damaged_ = true; }

 private:
  char const* at_;
  char const* end_;
  bool is_damaged_ = false;
};

void read_offsets(VarintReader& reader, Directory& entries) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    auto const value = reader.next();
    if (value > 0) {
      entries[i].offset = value - 1;
    } else if (i > 0) {
      entries[i].offset = entries[i - 1].offset + entries[i - 1].length;
    } else {
      reader.damage();
    }
  }
}

}  // namespace

std::string write_directory(Directory const& entries) {
  std::string out;
  put(out, entries.size());
  std::uint64_t last = 0;
  for (auto const& entry : entries) {
    put(out, entry.number - last);
    last = entry.number;
  }
  for (auto const& entry : entries) put(out, entry.run_length);
  for (auto const& entry : entries) put(out, entry.length);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    bool const follows =
        i > 0 && entries[i].offset == entries[i - 1].offset + entries[i - 1].length;
    put(out, follows ? 0 : entries[i].offset + 1);
  }
  return out;
}

base::Result<Directory> read_directory(std::string_view bytes) {
  auto const damaged = [] {
    return base::fail(base::ErrorCode::invalid_data,
                      "a directory of the tile archive is damaged: make the archive again");
  };
  VarintReader reader(bytes);
  auto const count = reader.next();
  // Each entry takes at least four bytes.
  if (reader.is_damaged() || count > reader.left() / 4) return damaged();
  Directory entries(count);
  std::uint64_t last = 0;
  for (auto& entry : entries) {
    auto const step = reader.next();
    if (&entry != entries.data() && step == 0) return damaged();
    if (step > std::numeric_limits<std::uint64_t>::max() - last) return damaged();
    entry.number = last += step;
  }
  for (auto& entry : entries) entry.run_length = reader.next_32();
  for (auto& entry : entries) {
    entry.length = reader.next_32();
    if (entry.length == 0) reader.damage();
  }
  read_offsets(reader, entries);
  if (reader.is_damaged()) return damaged();
  return entries;
}

std::optional<DirectoryEntry> find_entry(Directory const& entries, std::uint64_t number) {
  auto const after = std::upper_bound(
      entries.begin(), entries.end(), number,
      [](std::uint64_t wanted, DirectoryEntry const& entry) { return wanted < entry.number; });
  if (after == entries.begin()) return std::nullopt;
  auto const& entry = *std::prev(after);
  bool const is_held = entry.run_length == 0 || number - entry.number < entry.run_length;
  return is_held ? std::optional(entry) : std::nullopt;
}

}  // namespace magpie::tiles
