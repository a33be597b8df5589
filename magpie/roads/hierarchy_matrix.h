// Many to many and one to all in a hierarchy.
//
// The matrix is found with buckets (Knopp, Sanders, Schultes, Schulz, Wagner 2007): every target
// climbs once and leaves its label at each node it reaches; every source climbs once and reads the
// labels there. One to all is a climb and one sweep over the nodes from the most important down
// (PHAST; Delling, Goldberg, Nowatzyk, Werneck 2011).
#pragma once

#include <span>
#include <vector>

#include "magpie/roads/hierarchy_query.h"
#include "magpie/roads/workers.h"

namespace magpie::roads {

// Row-major, sources × targets; no_way<L>() where there is none. A source or target without seeds
// reaches nothing. Memory: some 16 bytes for each of a few hundred nodes per target.
template <class L>
std::vector<L> many_to_many(Hierarchy<L> const& roads,
                            std::span<std::vector<Seed<L>> const> sources,
                            std::span<std::vector<Seed<L>> const> targets, Workers const& workers);

// By node: the label of the best way from any of the seeds.
template <class L>
std::vector<L> one_to_all(Hierarchy<L> const& roads, std::span<Seed<L> const> seeds);

}  // namespace magpie::roads
