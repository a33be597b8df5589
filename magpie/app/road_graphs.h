// The road artefacts of a data folder as an import makes them: one graph for each vehicle, with the
// heights that were imported, whichever of the two came first.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "magpie/base/result.h"
#include "magpie/roads/network.h"

namespace magpie::app {

// Adds the folder's heights to the roads, builds and writes the graph; says in `notes` what the
// heights cover. Without edges the graph that was there is removed and nothing is returned.
base::Result<std::optional<roads::Network>> write_graph(std::filesystem::path const& folder,
                                                        roads::EdgeList list,
                                                        std::vector<std::string>& notes);

// Makes the graphs that are there anew, after heights have changed.
base::Status rewrite_graphs(std::filesystem::path const& folder, std::vector<std::string>& notes,
                            std::function<void(double share)> const& progress);

}  // namespace magpie::app
