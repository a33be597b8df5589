#include "tests/support/extract.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "magpie/app/import_files.h"
#include "magpie/base/text.h"
#include "magpie/files/osm_testing.h"

namespace magpie::tests {

namespace {

std::string import_path(SmallWorld& world, std::filesystem::path const& path) {
  auto const db = world.connect();
  app::Context context{*db, kNowS, world.bytes(), app::command_line_actor()};
  auto const summary =
      app::import_files(context, world.workspace(), {{path}, ""}, [](auto const&, auto, auto) {});
  world.workspace().look_again();
  if (!summary) return summary.error().message;
  return summary->has_failed() ? summary->files.front().error : std::string();
}

}  // namespace

std::string import_extract(SmallWorld& world, std::string const& opl) {
  files::TinyExtract const extract(opl);
  return import_path(world, extract.path());
}

std::string import_heights(SmallWorld& world, std::string const& square_and_rise) {
  constexpr int kSide = 1201;
  auto const words = base::split_list(square_and_rise, ' ');
  auto const rise = words.size() == 2 ? base::parse_integer(words[1]) : std::nullopt;
  if (!rise) return "write: heights N37E113 8";
  auto const folder =
      std::filesystem::temp_directory_path() / ("heights-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  auto const path = folder / (words[0] + ".hgt");
  std::string bytes;
  for (int row = 0; row < kSide; ++row) {
    auto const meters = static_cast<std::uint16_t>((kSide - 1 - row) * *rise);
    for (int column = 0; column < kSide; ++column) {
      bytes += static_cast<char>(meters >> 8U);
      bytes += static_cast<char>(meters & 0xFFU);
    }
  }
  std::ofstream(path, std::ios::binary) << bytes;
  auto wrong = import_path(world, path);
  std::filesystem::remove_all(folder);
  return wrong;
}

}  // namespace magpie::tests
