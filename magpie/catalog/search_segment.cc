#include "magpie/catalog/search_segment.h"

#include <algorithm>
#include <unordered_map>

namespace magpie::catalog {

Segment::Segment(std::vector<SearchDocument> documents) : documents_(std::move(documents)) {
  for (auto const& document : documents_) places_.push_back(document.index);
  add_names();
  add_counties();
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    if (!documents_[i].key.empty()) {
      keys_.emplace_back(documents_[i].key, static_cast<std::uint32_t>(i));
    }
  }
  std::sort(keys_.begin(), keys_.end());
  characters_.sort();
  letters_.sort();
  initials_.sort();
}

std::size_t Segment::name_length(std::size_t document, std::size_t name) const {
  return documents_[document].names.empty() ? 0 : names_[first_name_[document] + name].length;
}

void Segment::add_names() {
  first_name_.reserve(documents_.size());
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    first_name_.push_back(static_cast<std::uint32_t>(names_.size()));
    auto const& names = documents_[i].names;
    for (std::size_t k = 0; k < names.size(); ++k) {
      add_name({static_cast<std::uint32_t>(i), static_cast<std::uint8_t>(k), 0, 0}, names[k]);
    }
  }
}

void Segment::add_counties() {
  std::unordered_map<std::string_view, std::size_t> numbers;
  for (std::size_t i = 0; i < documents_.size(); ++i) {
    if (documents_[i].county.empty()) continue;
    auto const [found, is_new] = numbers.try_emplace(documents_[i].county, counties_.size());
    if (is_new) {
      counties_.emplace_back();
      add_name({static_cast<std::uint32_t>(found->second), 0, 1, 0}, documents_[i].county);
    }
    counties_[found->second].push_back(static_cast<std::uint32_t>(i));
  }
}

void Segment::add_name(Name name, std::string const& written) {
  auto const owner = static_cast<std::uint32_t>(names_.size());
  auto const spelled = spell(written);
  name.length = static_cast<std::uint16_t>(spelled.length);
  names_.push_back(name);
  if (!spelled.characters.empty()) {
    characters_.add(owner, spelled.characters, spelled.character_starts, 0);
  }
  for (auto const& spelling : spelled.spellings) {
    letters_.add(owner, spelling.letters, spelling.starts, spelling.skipped);
  }
  if (name.is_county) return;
  for (auto const& initials : spelled.initials) {
    std::vector<WordStart> starts;
    for (std::uint32_t i = 0; i < initials.size(); ++i) starts.push_back({i, 0});
    initials_.add(owner, initials, starts, 0);
  }
}

}  // namespace magpie::catalog
