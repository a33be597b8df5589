// SuffixTable: finds every text that has a given beginning behind one of its word starts. For each
// word start the text from there on is sorted by a key of its first characters, so a beginning is
// one range: "shan" finds "taihangshan" where a word starts at "shan". Built once, then only read.
//
//   table.add(owner, "longxingtemple", {{0, …}, {8, …}});  table.sort();  table.range("temp");
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace magpie::catalog {

// How many characters a 64-bit key holds, and a small number ≥ 1 for each that may occur.
template <class Char>
struct SuffixKey;

template <>
struct SuffixKey<char> {  // a … z, 0 … 9
  static constexpr unsigned kBits = 6;
  static constexpr unsigned kLength = 10;
  static std::uint64_t code(char c) {
    return static_cast<std::uint64_t>(c >= 'a' ? c - 'a' + 1 : c - '0' + 27);
  }
};

template <>
struct SuffixKey<char32_t> {
  static constexpr unsigned kBits = 21;
  static constexpr unsigned kLength = 3;
  static std::uint64_t code(char32_t c) { return c; }
};

struct WordStart {
  std::uint32_t at = 0;
  std::uint32_t is_syllabic = 0;  // a character that stands for a syllable, or a word of letters
};

template <class Char>
class SuffixTable {
 public:
  using Key = SuffixKey<Char>;
  using View = std::basic_string_view<Char>;

  struct Entry {
    std::uint64_t key;
    std::uint32_t at;  // in the pool of all texts
    std::uint32_t text : 31;
    std::uint32_t is_syllabic : 1;
  };
  struct Text {
    std::uint32_t begin;
    std::uint32_t end;
    std::uint32_t owner;
  };

  // The words start at `starts`, ascending. `skipped` of them are at the end and get no entry,
  // because another text of the same owner ends alike.
  void add(std::uint32_t owner, View text, std::span<WordStart const> starts, std::size_t skipped) {
    auto const begin = static_cast<std::uint32_t>(pool_.size());
    auto const number = static_cast<std::uint32_t>(texts_.size());
    pool_ += text;
    texts_.push_back({begin, static_cast<std::uint32_t>(pool_.size()), owner});
    is_start_.resize(pool_.size());
    for (auto const& start : starts) is_start_[begin + start.at] = true;
    for (auto const& start : starts.first(starts.size() - skipped)) {
      entries_.push_back(
          {key_of(text.substr(start.at)), begin + start.at, number, start.is_syllabic});
    }
  }

  void sort() {
    std::sort(entries_.begin(), entries_.end(), [](Entry const& a, Entry const& b) {
      return a.key != b.key ? a.key < b.key : a.at < b.at;
    });
    entries_.shrink_to_fit();
  }

  // The entries whose key begins like `start`; of a start longer than a key the caller must still
  // ask `has`.
  std::span<Entry const> range(View start) const {
    auto const low = key_of(start);
    auto const used = std::min<std::size_t>(start.size(), Key::kLength);
    auto const high = low | below(static_cast<unsigned>(used));
    auto const from =
        std::lower_bound(entries_.begin(), entries_.end(), low,
                         [](Entry const& e, std::uint64_t key) { return e.key < key; });
    auto const to = std::upper_bound(from, entries_.end(), high,
                                     [](std::uint64_t key, Entry const& e) { return key < e.key; });
    return {from, to};
  }
  bool has(Entry const& entry, View start) const {
    return start.size() <= Key::kLength || rest(entry).substr(0, start.size()) == start;
  }

  std::span<Entry const> entries() const { return entries_; }
  Text const& text(Entry const& entry) const { return texts_[entry.text]; }
  View rest(Entry const& entry) const {
    return View(pool_).substr(entry.at, texts_[entry.text].end - entry.at);
  }
  bool is_at_begin(Entry const& entry) const { return entry.at == texts_[entry.text].begin; }
  // Whether `length` characters from the entry on end where a word ends.
  bool ends_word(Entry const& entry, std::size_t length) const {
    auto const end = entry.at + length;
    return end == texts_[entry.text].end || is_start_[end];
  }

  // All bits behind the first `used` characters of a key.
  static std::uint64_t below(unsigned used) {
    return (std::uint64_t{1} << (Key::kBits * (Key::kLength - used))) - 1;
  }
  static std::uint64_t key_of(View text) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < Key::kLength; ++i) {
      key = key << Key::kBits | (i < text.size() ? Key::code(text[i]) : 0);
    }
    return key;
  }

 private:
  std::basic_string<Char> pool_;
  std::vector<bool> is_start_;
  std::vector<Text> texts_;
  std::vector<Entry> entries_;
};

}  // namespace magpie::catalog
