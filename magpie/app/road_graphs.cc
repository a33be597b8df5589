#include "magpie/app/road_graphs.h"

#include <fmt/core.h>

#include "magpie/app/height_shelf.h"
#include "magpie/app/workspace.h"
#include "magpie/roads/edge_heights.h"

namespace magpie::app {

namespace {

base::Status add_known_heights(std::filesystem::path const& folder, roads::EdgeList& list,
                               std::vector<std::string>& notes) {
  MAGPIE_TRY(auto const heights, load_heights(folder, geo::box_of(list.points)));
  auto const report = roads::add_heights(list, heights);
  if (heights.is_empty()) return {};
  notes.push_back(fmt::format("heights for {}: {:.1f} % of {:.0f} km of road",
                              roads::vehicle_name(list.vehicle),
                              report.km > 0 ? 100 * report.covered_km / report.km : 0, report.km));
  return {};
}

}  // namespace

base::Result<std::optional<roads::Network>> write_graph(std::filesystem::path const& folder,
                                                        roads::EdgeList list,
                                                        std::vector<std::string>& notes) {
  auto const path = graph_path(folder, list.vehicle);
  if (list.edges.empty()) {
    std::error_code error;
    std::filesystem::remove(path, error);
    return std::optional<roads::Network>();
  }
  MAGPIE_TRY_STATUS(add_known_heights(folder, list, notes));
  MAGPIE_TRY(auto network, roads::Network::build(std::move(list)));
  MAGPIE_TRY_STATUS(write_file_whole(path, network.save()));
  return std::optional(std::move(network));
}

base::Status rewrite_graphs(std::filesystem::path const& folder, std::vector<std::string>& notes,
                            std::function<void(double share)> const& progress) {
  double share = 0;
  for (auto const vehicle : roads::kVehicles) {
    progress(share);
    share += 1.0 / roads::kVehicles.size();
    auto const path = graph_path(folder, vehicle);
    std::error_code error;
    if (!std::filesystem::exists(path, error)) continue;
    MAGPIE_TRY(auto const bytes, read_file_whole(path));
    auto list = roads::Network::load_edges(bytes);
    if (!list) {
      return base::fail(list.error().code,
                        fmt::format("{}: {}", path.filename().string(), list.error().message));
    }
    MAGPIE_TRY_STATUS(write_graph(folder, std::move(*list), notes));
  }
  return {};
}

}  // namespace magpie::app
