#include "magpie/app/file_stamp.h"

#include <fmt/core.h>
#include <sys/stat.h>

namespace magpie::app {

std::string file_stamp(std::filesystem::path const& path) {
  struct stat info {};
  if (path.empty() || stat(path.c_str(), &info) != 0) return {};
  return fmt::format("{} {} {} {}.{}", path.string(), info.st_ino, info.st_size,
                     info.st_mtim.tv_sec, info.st_mtim.tv_nsec);
}

}  // namespace magpie::app
