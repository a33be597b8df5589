// FileStamp: whether a file is still the one that was seen.
#pragma once

#include <filesystem>
#include <string>

namespace magpie::app {

// Differs when the file was replaced, grew or was written again; empty where there is no file.
std::string file_stamp(std::filesystem::path const& path);

}  // namespace magpie::app
