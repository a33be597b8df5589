#include "magpie/catalog/search.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <utility>

#include "magpie/base/text.h"
#include "magpie/catalog/script.h"
#include "magpie/catalog/search_segment.h"

namespace magpie::catalog {

namespace {

constexpr std::uint8_t kNoSegment = 255;
constexpr std::size_t kEnoughHits = 3;
constexpr std::size_t kMatches = static_cast<std::size_t>(Match::two_typos) + 1;

// For each place its match and the number of the name, in this order; kNone where it does not fit.
using Scores = std::vector<std::uint16_t>;
constexpr std::uint16_t kNone = 0xFFFF;

Match match_of(std::uint16_t score) {
  return static_cast<Match>(score >> 8);
}

enum class Mistakes { refused, forgiven };

std::uint64_t rank_of(Match match, std::size_t rating, std::size_t length, std::size_t index) {
  auto const inverse_rating = 15 - std::min<std::size_t>(rating, 15);
  return static_cast<std::uint64_t>(match) << 56 | std::uint64_t{inverse_rating} << 48 |
         std::uint64_t{std::min<std::size_t>(length, 0xFFFF)} << 32 | index;
}

}  // namespace

// One query against one index.
class SearchRun {
 public:
  SearchRun(SearchIndex const& index, SearchQuery query)
      : index_(index), query_(std::move(query)) {}

  Scores scores_of(Mistakes mistakes) const;
  std::vector<Hit> hits_of(Scores const& scores, std::size_t limit) const;

 private:
  struct Ranked {
    std::uint64_t rank;
    std::uint32_t document;
    bool operator<(Ranked const& other) const { return rank < other.rank; }
  };
  // Keeps in `scores` the best match of every place that the visit of a segment reports.
  template <class Visit>
  void keep_best(Scores& scores, Visit const& visit) const;
  void score_term(SearchTerm const& term, Mistakes mistakes, Scores& scores) const;
  void score_mixed_names(Scores& scores) const;
  Match worst_needed(Scores const& scores, std::size_t limit) const;
  std::vector<Ranked> ranked(Scores const& scores, Match worst) const;

  SearchIndex const& index_;
  SearchQuery query_;
};

template <class Visit>
void SearchRun::keep_best(Scores& scores, Visit const& visit) const {
  for (std::size_t i = 0; i < index_.segments_.size(); ++i) {
    auto const& segment = *index_.segments_[i];
    visit(segment, [&](std::size_t document, NameMatch found) {
      auto const place = segment.place_of(document);
      if (index_.owners_[place] != i) return;
      auto const score =
          static_cast<std::uint16_t>(static_cast<unsigned>(found.match) << 8 | found.name);
      if (score < scores[place]) scores[place] = score;
    });
  }
}

void SearchRun::score_term(SearchTerm const& term, Mistakes mistakes, Scores& scores) const {
  keep_best(scores, [&](auto const& segment, auto const& take) {
    segment.visit(term, take);
    if (mistakes == Mistakes::forgiven) segment.visit_near(term, take);
  });
}

Scores SearchRun::scores_of(Mistakes mistakes) const {
  Scores scores(index_.size(), kNone);
  score_term(query_.words.front(), mistakes, scores);
  for (std::size_t i = 1; i < query_.words.size(); ++i) {
    Scores other(index_.size(), kNone);
    score_term(query_.words[i], mistakes, other);
    for (std::size_t place = 0; place < scores.size(); ++place) {
      // The name of the first word, the match of the worst; none of one is none of all.
      if (scores[place] == kNone || other[place] == kNone) {
        scores[place] = kNone;
      } else if (match_of(other[place]) > match_of(scores[place])) {
        scores[place] =
            static_cast<std::uint16_t>((other[place] & 0xFF00U) | (scores[place] & 0xFFU));
      }
    }
  }
  for (auto const& joined : query_.joined) score_term(joined, mistakes, scores);
  if (query_.joined.empty() && query_.words.size() > 1) score_mixed_names(scores);
  keep_best(scores, [&](auto const& segment, auto const& take) {
    segment.visit_key(base::to_utf8(query_.compact), take);
  });
  return scores;
}

// "K2观景台" is found by its words; that it is the whole name only the name itself tells.
void SearchRun::score_mixed_names(Scores& scores) const {
  auto const before = scores;
  keep_best(scores, [&](Segment const& segment, auto const& take) {
    for (std::size_t i = 0; i < segment.documents().size(); ++i) {
      if (before[segment.place_of(i)] == kNone) continue;
      auto const& names = segment.documents()[i].names;
      for (std::size_t k = 0; k < names.size(); ++k) {
        auto const form = compact_form(names[k]);
        if (form.compare(0, query_.compact.size(), query_.compact) != 0) continue;
        bool const is_whole = form.size() == query_.compact.size();
        take(i, NameMatch{is_whole ? Match::whole_name : Match::name_start,
                          static_cast<std::uint8_t>(k)});
      }
    }
  });
}

// The match from which on `limit` places are found already.
Match SearchRun::worst_needed(Scores const& scores, std::size_t limit) const {
  std::array<std::size_t, kMatches> counts{};
  for (auto const score : scores) {
    if (score != kNone) ++counts[score >> 8];
  }
  std::size_t worst = 0;
  for (std::size_t found = counts[0]; found < limit && worst + 1 < kMatches;) {
    found += counts[++worst];
  }
  return static_cast<Match>(worst);
}

std::vector<SearchRun::Ranked> SearchRun::ranked(Scores const& scores, Match worst) const {
  std::vector<Ranked> all;
  for (std::size_t i = 0; i < index_.segments_.size(); ++i) {
    auto const& segment = *index_.segments_[i];
    for (std::uint32_t document = 0; document < segment.documents().size(); ++document) {
      auto const place = segment.place_of(document);
      auto const score = scores[place];
      if (score == kNone || index_.owners_[place] != i || match_of(score) > worst) continue;
      auto const length = segment.name_length(document, score & 0xFFU);
      all.push_back({rank_of(match_of(score), segment.documents()[document].rating, length, place),
                     document});
    }
  }
  return all;
}

std::vector<Hit> SearchRun::hits_of(Scores const& scores, std::size_t limit) const {
  auto all = ranked(scores, worst_needed(scores, limit));
  auto const count = std::min(limit, all.size());
  auto const end = all.begin() + static_cast<std::ptrdiff_t>(count);
  std::nth_element(all.begin(), end, all.end());
  std::sort(all.begin(), end);
  std::vector<Hit> hits;
  for (auto it = all.begin(); it != end; ++it) {
    auto const place = static_cast<std::size_t>(it->rank & 0xFFFFFFFF);
    auto const& document = index_.segments_[index_.owners_[place]]->documents()[it->document];
    auto const name = scores[place] & 0xFFU;
    hits.push_back({place, match_of(scores[place]),
                    document.names.empty() ? std::string() : document.names[name]});
  }
  return hits;
}

std::u32string search_form(std::string_view text) {
  return folded(text);
}

SearchIndex::SearchIndex(std::span<Place const> places) {
  std::vector<SearchDocument> documents;
  documents.reserve(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    documents.push_back(make_document(i, places[i]));
  }
  owners_.assign(places.size(), kNoSegment);
  if (documents.empty()) return;
  push_segment(std::make_shared<Segment const>(std::move(documents)));
}

SearchIndex SearchIndex::with_changes(std::span<SearchChange const> changes) const {
  SearchIndex changed = *this;
  std::map<std::size_t, Place const*> last;  // a later change of one place replaces an earlier one
  for (auto const& change : changes) last[change.index] = change.place;
  std::vector<SearchDocument> documents;
  for (auto const& [index, place] : last) {
    if (index >= changed.owners_.size()) changed.owners_.resize(index + 1, kNoSegment);
    changed.owners_[index] = kNoSegment;
    if (place) documents.push_back(make_document(index, *place));
  }
  if (documents.empty()) return changed;
  changed.push_segment(std::make_shared<Segment const>(std::move(documents)));
  changed.merge_small_segments();
  return changed;
}

void SearchIndex::push_segment(std::shared_ptr<Segment const> segment) {
  auto const number = static_cast<std::uint8_t>(segments_.size());
  for (auto const& document : segment->documents()) owners_[document.index] = number;
  segments_.push_back(std::move(segment));
}

// As in a binary counter each segment stays at least twice as large as the next, so that there are
// few of them and each place is put into a new table few times.
void SearchIndex::merge_small_segments() {
  while (segments_.size() > 1) {
    auto const last = segments_.size() - 1;
    auto const larger = segments_[last - 1]->documents().size();
    if (larger >= 2 * segments_[last]->documents().size()) return;
    std::vector<SearchDocument> documents;
    for (auto const i : {last - 1, last}) {
      for (auto const& document : segments_[i]->documents()) {
        if (owners_[document.index] == i) documents.push_back(document);
      }
    }
    segments_.resize(last - 1);
    push_segment(std::make_shared<Segment const>(std::move(documents)));
  }
}

std::vector<Hit> SearchIndex::find(std::string_view query, std::size_t limit) const {
  auto read = read_query(query);
  if (read.words.empty() || limit == 0) return {};
  SearchRun const run(*this, std::move(read));
  auto scores = run.scores_of(Mistakes::refused);
  auto const missed = std::count(scores.begin(), scores.end(), kNone);
  if (scores.size() - static_cast<std::size_t>(missed) < kEnoughHits) {
    scores = run.scores_of(Mistakes::forgiven);
  }
  return run.hits_of(scores, limit);
}

}  // namespace magpie::catalog
