// Tiny extracts for tests: objects written in OPL, one a line, become an .osm.pbf in a folder that
// is removed with the value.
//
//   TinyExtract const extract("n1 x1.5 y42.5 Ttourism=viewpoint\nw1 Thighway=primary Nn1,n2\n");
//   read_osm(extract.path(), {});
#pragma once

#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/opl.hpp>
#include <sstream>
#include <string>

namespace magpie::files {

class TestFolder {
 public:
  TestFolder() {
    static std::atomic<int> next{0};
    path_ = std::filesystem::temp_directory_path() /
            ("magpie-osm-" + std::to_string(getpid()) + "-" + std::to_string(next++));
    std::filesystem::create_directories(path_);
  }
  TestFolder(TestFolder const&) = delete;
  TestFolder& operator=(TestFolder const&) = delete;
  ~TestFolder() {
    std::error_code ignored;  // a folder left behind in /tmp is no reason to end the test run
    std::filesystem::remove_all(path_, ignored);
  }
  std::filesystem::path const& path() const { return path_; }
  std::filesystem::path write(std::string const& name, std::string_view bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return path_ / name;
  }

 private:
  std::filesystem::path path_;
};

inline std::string read_bytes(std::filesystem::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class TinyExtract {
 public:
  // Uncompressed, so that a changed byte reaches the decoder and not only the checksum.
  explicit TinyExtract(std::string const& opl,
                       std::string const& format = "pbf,pbf_compression=none") {
    osmium::memory::Buffer buffer(1024, osmium::memory::Buffer::auto_grow::yes);
    std::istringstream lines(opl);
    for (std::string line; std::getline(lines, line);) {
      if (!line.empty()) osmium::opl_parse(line.c_str(), buffer);
    }
    osmium::io::File const file(path().string(), format);
    osmium::io::Writer writer(file, osmium::io::Header{}, osmium::io::overwrite::allow);
    writer(std::move(buffer));
    writer.close();
  }
  std::filesystem::path path() const { return folder_.path() / "tiny.osm.pbf"; }
  std::string bytes() const { return read_bytes(path()); }
  TestFolder const& folder() const { return folder_; }

 private:
  TestFolder folder_;
};

}  // namespace magpie::files
