#include "magpie/roads/edge_turns.h"

#include <algorithm>
#include <unordered_map>

namespace magpie::roads {

namespace {

using Sequence = std::vector<std::uint32_t>;

// Bounds for damaged relations; a real one has at most four via ways.
constexpr std::size_t kLongestSequence = 64;
constexpr std::size_t kMostSequences = 8;

class TurnMaker {
 public:
  TurnMaker(EdgeList& list, std::span<TurnRestriction const> restrictions,
            std::span<std::uint32_t const> junctions)
      : list_(list), restrictions_(restrictions), junctions_(junctions) {
    for (auto const& restriction : restrictions) {
      by_way_[restriction.from_way];
      by_way_[restriction.to_way];
      for (auto const way : restriction.via_ways) by_way_[way];
    }
    if (by_way_.empty()) return;
    for (std::uint32_t i = 0; i < list_.edges.size(); ++i) {
      auto const at = by_way_.find(list_.edges[i].way);
      if (at != by_way_.end()) at->second.push_back(i);
    }
  }

  void run() {
    for (auto const& restriction : restrictions_) {
      if (!restriction.vehicles.has(list_.vehicle)) continue;
      if (edges_of(restriction.from_way).empty() || edges_of(restriction.to_way).empty()) continue;
      bool const is_clear =
          restriction.via_ways.empty() ? add_at_node(restriction) : add_over_ways(restriction);
      if (!is_clear) list_.report.unclear_restrictions.push_back(restriction.relation);
    }
  }

 private:
  std::vector<std::uint32_t> const& edges_of(std::int64_t way) const { return by_way_.at(way); }
  RoadEdge const& edge(std::uint32_t index) const { return list_.edges[index]; }

  Sequence arriving(std::int64_t way, std::uint32_t node) const {
    Sequence found;
    for (auto const i : edges_of(way)) {
      if (edge(i).to == node) found.push_back(i);
    }
    return found;
  }
  Sequence leaving(std::int64_t way, std::uint32_t node) const {
    Sequence found;
    for (auto const i : edges_of(way)) {
      if (edge(i).from == node) found.push_back(i);
    }
    return found;
  }

  bool is_way_back(std::uint32_t in, std::uint32_t out) const {
    return edge(in).first_point == edge(out).first_point && edge(in).from == edge(out).to &&
           edge(in).to == edge(out).from;
  }

  bool add_at_node(TurnRestriction const& restriction) {
    if (restriction.via_node >= junctions_.size()) return false;
    auto const via = junctions_[restriction.via_node];
    if (via == kNoNode) return false;
    auto const in = arriving(restriction.from_way, via);
    auto const out = leaving(restriction.to_way, via);
    if (restriction.kind == TurnRestriction::Kind::no_u_turn &&
        restriction.from_way == restriction.to_way) {
      return add_u_turns(restriction, in, out);
    }
    // A oneway that leads away from the junction can be turned into or out of by nobody.
    if (in.empty() || out.empty())
      return touches(restriction.from_way, via) && touches(restriction.to_way, via);
    if (in.size() > 1 || out.size() > 1) return false;
    add(restriction, {in.front(), out.front()});
    return true;
  }

  bool touches(std::int64_t way, std::uint32_t node) const {
    return !arriving(way, node).empty() || !leaving(way, node).empty();
  }

  bool add_u_turns(TurnRestriction const& restriction, Sequence const& in, Sequence const& out) {
    for (auto const arrival : in) {
      for (auto const departure : out) {
        if (is_way_back(arrival, departure)) add(restriction, {arrival, departure});
      }
    }
    return !in.empty() || !out.empty();
  }

  bool add_over_ways(TurnRestriction const& restriction) {
    std::vector<Sequence> found;
    for (auto const first : edges_of(restriction.from_way)) {
      Sequence sequence{first};
      follow(restriction, 0, sequence, found);
    }
    // A way that only oneways prevent from being driven needs no restriction.
    if (found.empty()) return true;
    if (found.size() > 1) return false;
    add(restriction, found.front());
    return true;
  }

  // Extends the sequence along via way number `stage`, one edge at least, then to the next way.
  void follow(TurnRestriction const& restriction, std::size_t stage, Sequence& sequence,
              std::vector<Sequence>& found) const {
    if (sequence.size() >= kLongestSequence || found.size() >= kMostSequences) return;
    auto const here = edge(sequence.back()).to;
    for (auto const next : leaving(restriction.via_ways[stage], here)) {
      if (passes(sequence, edge(next).to)) continue;
      sequence.push_back(next);
      follow(restriction, stage, sequence, found);
      if (stage + 1 < restriction.via_ways.size()) {
        follow(restriction, stage + 1, sequence, found);
      } else {
        for (auto const last : leaving(restriction.to_way, edge(next).to)) {
          found.push_back(sequence);
          found.back().push_back(last);
        }
      }
      sequence.pop_back();
    }
  }

  bool passes(Sequence const& sequence, std::uint32_t node) const {
    return edge(sequence.front()).from == node ||
           std::any_of(sequence.begin(), sequence.end(),
                       [&](std::uint32_t i) { return edge(i).to == node; });
  }

  void add(TurnRestriction const& restriction, Sequence const& sequence) {
    if (restriction.kind != TurnRestriction::Kind::only) return put(restriction, sequence);
    auto const last = sequence.back();
    for (auto i = list_.first_edge[edge(last).from]; i < list_.first_edge[edge(last).from + 1];
         ++i) {
      if (i == last) continue;
      auto other = sequence;
      other.back() = i;
      put(restriction, other);
    }
  }

  void put(TurnRestriction const& restriction, Sequence const& sequence) {
    list_.turns.push_back({static_cast<std::uint32_t>(list_.turn_edges.size()),
                           static_cast<std::uint32_t>(sequence.size()),
                           condition_number(restriction.condition)});
    list_.turn_edges.insert(list_.turn_edges.end(), sequence.begin(), sequence.end());
  }

  std::uint32_t condition_number(std::string const& condition) {
    auto& texts = list_.turn_conditions;
    auto const at = std::find(texts.begin(), texts.end(), condition);
    if (at == texts.end()) texts.push_back(condition);
    return static_cast<std::uint32_t>(std::find(texts.begin(), texts.end(), condition) -
                                      texts.begin());
  }

  EdgeList& list_;
  std::span<TurnRestriction const> restrictions_;
  std::span<std::uint32_t const> junctions_;
  std::unordered_map<std::int64_t, std::vector<std::uint32_t>> by_way_;
};

}  // namespace

void add_turns(EdgeList& list, std::span<TurnRestriction const> restrictions,
               std::span<std::uint32_t const> junctions) {
  TurnMaker(list, restrictions, junctions).run();
}

}  // namespace magpie::roads
