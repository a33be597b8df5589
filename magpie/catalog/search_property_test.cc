// The search against its slow, obvious version: every name of every place compared letter by
// letter, without tables; and an index with changes against one built anew.
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "magpie/base/text.h"
#include "magpie/catalog/script.h"
#include "magpie/catalog/search.h"
#include "magpie/catalog/search_documents.h"
#include "magpie/catalog/search_typos.h"

namespace magpie::catalog {
namespace {

char const* const kPieces[] = {"正定", "县",   "隆兴", "寺",   "太行",    "山",         "西",
                               "湖",   "乐",   "长治", "重庆", "Temple ", "Zhengding ", "Long ",
                               "湖 ",  "한라", "산",   "K2",   "Хэ"};

std::string random_name() {
  auto const picks = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::size_t>>(
      rc::gen::inRange<std::size_t>(0, std::size(kPieces))));
  std::string name;
  for (std::size_t i = 0; i < std::min<std::size_t>(picks.size(), 4); ++i)
    name += kPieces[picks[i]];
  return name;
}

Place random_place() {
  Place place;
  place.names["zh"] = random_name();
  if (*rc::gen::arbitrary<bool>()) place.names["en"] = random_name();
  if (*rc::gen::arbitrary<bool>()) place.aliases.push_back({"", random_name()});
  if (*rc::gen::arbitrary<bool>())
    place.county_zh = *rc::gen::element<std::string>("正定县", "西湖区");
  place.rating = *rc::gen::inRange(1, 6);
  return place;
}

std::vector<Place> random_places() {
  std::vector<Place> places;
  auto const count = *rc::gen::inRange(0, 12);
  for (int i = 0; i < count; ++i) {
    places.push_back(random_place());
    places.back().key = "hs-" + std::to_string(i);
  }
  return places;
}

std::string random_query() {
  auto text = base::to_code_points(random_name());
  if (*rc::gen::arbitrary<bool>()) text = base::to_code_points(latin_form(base::to_utf8(text)));
  if (text.empty()) return "";
  auto const from = *rc::gen::inRange<std::size_t>(0, text.size());
  text = text.substr(from, *rc::gen::inRange<std::size_t>(1, 12));
  if (*rc::gen::arbitrary<bool>()) text.erase(*rc::gen::inRange<std::size_t>(0, text.size()), 1);
  return base::to_utf8(text);
}

template <class Text>
bool begins(Text const& text, Text const& start) {
  return text.compare(0, start.size(), start) == 0;
}

void keep(std::optional<Match>& best, Match match) {
  if (!best || match < *best) best = match;
}

std::optional<Match> slow_characters(SpelledName const& name, std::u32string const& typed) {
  if (name.characters == typed) return Match::whole_name;
  if (begins(name.characters, typed)) return Match::name_start;
  if (name.characters.find(typed) != std::u32string::npos) return Match::inside;
  return std::nullopt;
}

std::optional<Match> slow_letters(SpelledName const& name, std::string const& typed) {
  std::optional<Match> best;
  for (auto const& spelling : name.spellings) {
    for (std::size_t i = 0; i < spelling.starts.size(); ++i) {
      auto const& start = spelling.starts[i];
      auto const rest = spelling.letters.substr(start.at);
      if (!begins(rest, typed)) continue;
      bool const syllabic = start.is_syllabic != 0;
      auto const end = start.at + typed.size();
      bool const ends_word = end == spelling.letters.size() ||
                             std::any_of(spelling.starts.begin(), spelling.starts.end(),
                                         [&](auto const& other) { return other.at == end; });
      keep(best, syllabic ? Match::pinyin_inside : ends_word ? Match::word : Match::word_start);
      if (i == 0) keep(best, syllabic ? Match::pinyin_start : Match::name_start);
      if (i == 0 && rest == typed) keep(best, syllabic ? Match::pinyin_whole : Match::whole_name);
    }
  }
  for (auto const& initials : name.initials) {
    if (typed.size() >= 2 && begins(initials, typed)) keep(best, Match::initials);
    if (typed.size() >= 3 && initials.find(typed) != std::string::npos) {
      keep(best, Match::initials_inside);
    }
  }
  return best;
}

std::optional<Match> slow_near(SpelledName const& name, SearchTerm const& term) {
  std::optional<Match> best;
  for (auto const& spelling : name.spellings) {
    for (auto const& start : spelling.starts) {
      auto const rest = spelling.letters.substr(start.at);
      if (!term.is_syllabic) {
        auto const limit = mistakes_allowed(term.letters);
        if (limit == 0) continue;
        auto const mistakes = mistakes_to_beginning(term.letters, rest, limit);
        if (mistakes <= limit) keep(best, mistakes < 2 ? Match::typo : Match::two_typos);
        continue;
      }
      if (term.text.size() < 2 || !start.is_syllabic) continue;
      for (auto const& reading : readings(term.text, 8)) {
        std::string sound;
        for (auto const& syllable : reading) sound += syllable;
        if (begins(rest, sound)) keep(best, Match::typo);
      }
    }
  }
  return best;
}

bool slow_county(std::string const& county, SearchTerm const& term) {
  auto const name = spell(county);
  if (term.is_syllabic) {
    return term.text.size() >= 2 && name.characters.find(term.text) != std::u32string::npos;
  }
  return term.letters.size() >= 3 &&
         std::any_of(name.spellings.begin(), name.spellings.end(),
                     [&](auto const& spelling) { return begins(spelling.letters, term.letters); });
}

struct SlowScore {
  Match match;
  std::size_t name;
  bool operator<(SlowScore const& other) const {
    return std::tuple(match, name) < std::tuple(other.match, other.name);
  }
};

std::optional<SlowScore> slow_term(SearchDocument const& document, SearchTerm const& term,
                                   bool with_mistakes) {
  std::optional<SlowScore> best;
  auto const consider = [&](std::optional<Match> match, std::size_t name) {
    if (match && (!best || SlowScore{*match, name} < *best)) best = SlowScore{*match, name};
  };
  for (std::size_t i = 0; i < document.names.size(); ++i) {
    auto const name = spell(document.names[i]);
    consider(term.is_syllabic ? slow_characters(name, term.text) : slow_letters(name, term.letters),
             i);
    if (with_mistakes) consider(slow_near(name, term), i);
  }
  if (slow_county(document.county, term)) consider(Match::county, 0);
  return best;
}

std::optional<SlowScore> slow_score(SearchDocument const& document, SearchQuery const& query,
                                    bool with_mistakes) {
  auto best = slow_term(document, query.words.front(), with_mistakes);
  for (auto const& word : query.words) {
    auto const other = slow_term(document, word, with_mistakes);
    if (best && other) best->match = std::max(best->match, other->match);
    if (!other) best.reset();
  }
  auto const consider = [&](SlowScore score) {
    if (!best || score < *best) best = score;
  };
  for (auto const& joined : query.joined) {
    if (auto const score = slow_term(document, joined, with_mistakes)) consider(*score);
  }
  if (best && query.joined.empty() && query.words.size() > 1) {
    for (std::size_t i = 0; i < document.names.size(); ++i) {
      auto const form = compact_form(document.names[i]);
      if (begins(form, query.compact)) {
        consider({form == query.compact ? Match::whole_name : Match::name_start, i});
      }
    }
  }
  if (document.key == base::to_utf8(query.compact)) consider({Match::whole_name, 0});
  return best;
}

std::vector<Hit> slow_find(std::vector<Place> const& places, std::string const& typed) {
  auto const query = read_query(typed);
  if (query.words.empty()) return {};
  for (bool const with_mistakes : {false, true}) {
    std::vector<std::pair<std::tuple<Match, int, std::size_t, std::size_t>, Hit>> found;
    for (std::size_t i = 0; i < places.size(); ++i) {
      auto const document = make_document(i, places[i]);
      auto const score = slow_score(document, query, with_mistakes);
      if (!score) continue;
      auto const& name = document.names[score->name];
      found.push_back(
          {{score->match, -*places[i].rating, spell(name).length, i}, {i, score->match, name}});
    }
    if (found.size() < 3 && !with_mistakes) continue;
    std::sort(found.begin(), found.end(),
              [](auto const& a, auto const& b) { return a.first < b.first; });
    std::vector<Hit> hits;
    for (auto const& [_, hit] : found) hits.push_back(hit);
    return hits;
  }
  return {};
}

std::string shown(std::vector<Hit> const& hits) {
  std::string out;
  for (auto const& hit : hits) {
    out += std::to_string(hit.index) + " " + std::to_string(static_cast<int>(hit.match)) + " " +
           hit.name + "\n";
  }
  return out;
}

TEST(SearchProperty, FindsWhatTheSlowSearchFinds) {
  EXPECT_TRUE(rc::check([] {
    auto const places = random_places();
    SearchIndex const index(places);
    for (int i = 0; i < 10; ++i) {
      auto const query = random_query();
      RC_LOG(query);
      RC_ASSERT(shown(index.find(query, 100)) == shown(slow_find(places, query)));
    }
  }));
}

TEST(SearchProperty, FewerHitsAreTheFirstOfAll) {
  EXPECT_TRUE(rc::check([] {
    auto const places = random_places();
    SearchIndex const index(places);
    auto const query = random_query();
    auto all = index.find(query, 100);
    auto const limit = *rc::gen::inRange<std::size_t>(0, 5);
    if (all.size() > limit) all.resize(limit);
    RC_ASSERT(index.find(query, limit) == all);
  }));
}

TEST(SearchProperty, ChangesFindWhatANewIndexFinds) {
  EXPECT_TRUE(rc::check([] {
    auto places = random_places();
    SearchIndex index(places);
    std::vector<bool> is_there(places.size(), true);
    auto const rounds = *rc::gen::inRange(1, 12);
    for (int round = 0; round < rounds; ++round) {
      auto const i = *rc::gen::inRange<std::size_t>(0, places.size() + 1);
      if (i == places.size()) {
        places.emplace_back();
        is_there.push_back(true);
      }
      is_there[i] = i + 1 == places.size() || *rc::gen::inRange(0, 3) > 0;
      places[i] = is_there[i] ? random_place() : Place{};
      SearchChange const change{i, is_there[i] ? &places[i] : nullptr};
      index = index.with_changes({&change, 1});
    }
    SearchIndex const anew(places);
    RC_ASSERT(index.size() == anew.size());
    for (int i = 0; i < 10; ++i) {
      auto const query = random_query();
      RC_LOG(query);
      RC_ASSERT(shown(index.find(query, 100)) == shown(anew.find(query, 100)));
    }
  }));
}

// The distance by its definition, over the whole table.
unsigned slow_mistakes(std::string const& typed, std::string const& text) {
  auto const rows = text.size() + 1;
  auto const columns = typed.size() + 1;
  std::vector<std::vector<unsigned>> cost(rows, std::vector<unsigned>(columns));
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) {
      if (i == 0 || j == 0) {
        cost[i][j] = static_cast<unsigned>(i + j);
        continue;
      }
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1,
                             cost[i - 1][j - 1] + (text[i - 1] == typed[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && text[i - 1] == typed[j - 2] && text[i - 2] == typed[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  unsigned best = cost[0][columns - 1];
  for (auto const& row : cost) best = std::min(best, row[columns - 1]);
  return best;
}

std::string random_word() {
  std::string word;
  auto const size = *rc::gen::inRange(0, 14);
  for (int i = 0; i < size; ++i) word += static_cast<char>('a' + *rc::gen::inRange(0, 3));
  return word;
}

TEST(SearchProperty, MistakesAreCountedByTheirDefinition) {
  EXPECT_TRUE(rc::check([] {
    auto const typed = random_word();
    auto const text = random_word();
    auto const limit = *rc::gen::inRange(1U, 3U);
    RC_ASSERT(mistakes_to_beginning(typed, text, limit) ==
              std::min(slow_mistakes(typed, text), limit + 1));
  }));
}

TEST(SearchProperty, TheWalkFindsEveryTextThatIsNear) {
  EXPECT_TRUE(rc::check([] {
    SuffixTable<char> table;
    std::vector<std::string> words;
    for (int i = 0; i < 40; ++i) {
      words.push_back("a" + random_word());
      WordStart const start;
      table.add(static_cast<std::uint32_t>(i), words.back(), {&start, 1}, 0);
    }
    table.sort();
    auto const typed = random_word();
    std::map<std::size_t, unsigned> found;
    visit_typos(table, typed, [&](auto const& entry, unsigned mistakes) {
      found[table.text(entry).owner] = mistakes;
    });
    std::map<std::size_t, unsigned> wanted;
    for (std::size_t i = 0; i < words.size(); ++i) {
      auto const mistakes = slow_mistakes(typed, words[i]);
      if (mistakes_allowed(typed) > 0 && mistakes <= mistakes_allowed(typed)) wanted[i] = mistakes;
    }
    RC_ASSERT(found == wanted);
  }));
}

}  // namespace
}  // namespace magpie::catalog
