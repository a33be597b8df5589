// Use cases of road changes: closures by date, permit zones, scenic corridors and links that an
// alliance draws. The next question to the roads and the next plan follow a change at once.
// Everybody who may read sees those in force; the office and those who edit records change them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "magpie/app/context.h"
#include "magpie/app/workspace.h"
#include "magpie/base/civil.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"

namespace magpie::app {

struct RoadChangeQuery {
  std::optional<api::RoadChangeKind> kind;
  std::optional<base::Date> on;
  bool is_removed = false;
  std::optional<std::int64_t> before;  // ids below it
  std::int64_t limit = 100;
};

base::Result<api::RoadChangePage> list_road_changes(Context& context, RoadChangeQuery const& query);
// A GeoJSON FeatureCollection of all that the query names, whatever its page.
base::Result<std::string> export_road_changes(Context& context, RoadChangeQuery const& query);
base::Result<api::RoadChange> get_road_change(Context& context, std::int64_t id);
base::Result<api::RoadChange> create_road_change(Context& context, Workspace const& workspace,
                                                 api::RoadChangeDraft const& draft);
base::Result<api::RoadChange> replace_road_change(Context& context, Workspace const& workspace,
                                                  std::int64_t id,
                                                  api::RoadChangeDraft const& draft);
base::Status delete_road_change(Context& context, std::int64_t id);
base::Result<api::RoadChange> restore_road_change(Context& context, std::int64_t id);

// An alliance's own list as a GeoJSON FeatureCollection whose properties are those of the contract.
// A feature that cannot be taken is refused with its number and a sentence; the others go in. One
// that is there already with the same content is left as it is. Where there is no room for all of
// them none goes in.
struct RoadChangeImport {
  std::vector<api::RoadChange> added;
  std::size_t same = 0;
  struct Refusal {
    std::size_t number = 0;  // of the feature, from 1
    std::string name;        // as given; "" where it has none
    std::string sentence;
  };
  std::vector<Refusal> refused;
};
base::Result<RoadChangeImport> import_road_changes(Context& context, Workspace const& workspace,
                                                   std::string const& geojson);

}  // namespace magpie::app
