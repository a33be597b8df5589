#include "tests/support/extract.h"

#include "magpie/app/import_files.h"
#include "magpie/files/osm_testing.h"

namespace magpie::tests {

std::string import_extract(SmallWorld& world, std::string const& opl) {
  files::TinyExtract const extract(opl);
  auto const db = world.connect();
  app::Context context{*db, kNowS, world.bytes(), app::command_line_actor()};
  auto const summary = app::import_files(context, world.workspace(), {{extract.path()}, ""},
                                         [](auto const&, auto, auto) {});
  world.workspace().look_again();
  if (!summary) return summary.error().message;
  return summary->has_failed() ? summary->files.front().error : std::string();
}

}  // namespace magpie::tests
