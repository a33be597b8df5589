#include "magpie/files/osm_file_check.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <optional>
#include <protozero/exception.hpp>
#include <protozero/pbf_reader.hpp>
#include <string>
#include <string_view>

#include "magpie/base/text.h"

namespace magpie::files {

namespace {

// Limits of the format: a header has at most 64 KiB, a body at most 32 MiB.
constexpr std::uint32_t kLargestHeader = 64U * 1024;
constexpr std::int64_t kLargestBody = 32LL * 1024 * 1024;

tl::unexpected<base::Error> refuse(std::filesystem::path const& path, std::string_view problem) {
  return base::fail(base::ErrorCode::invalid_data,
                    fmt::format("{}: {}", path.filename().string(), problem));
}

struct Signature {
  std::string_view start;
  std::string_view problem;
};
constexpr std::array<Signature, 9> kSignatures{{
    {"version https://git-lfs",
     "this is a Git LFS pointer, not the data: fetch it with git lfs pull"},
    {"PK\x03\x04", "this is a ZIP archive: unpack it and give the .osm.pbf inside"},
    {"\x1f\x8b", "this is a gzip file: unpack it and give the .osm.pbf inside"},
    {"BZh",
     "this is a bzip2 file, probably OSM XML: convert it with osmium cat FILE -o FILE.osm.pbf"},
    {"<?xml", "this is XML, not PBF: convert it with osmium cat FILE -o FILE.osm.pbf"},
    {"<osm", "this is OSM XML, not PBF: convert it with osmium cat FILE -o FILE.osm.pbf"},
    {"<!DOCTYPE", "this is a web page, probably an error message of the server: download again"},
    {"<html", "this is a web page, probably an error message of the server: download again"},
    {"SQLite format 3", "this is an SQLite database, not an .osm.pbf extract"},
}};

std::optional<std::string_view> foreign_type(std::string_view start) {
  for (auto const& signature : kSignatures) {
    if (start.starts_with(signature.start)) return signature.problem;
  }
  bool is_text = !start.empty();
  for (char const c : start) {
    auto const byte = static_cast<unsigned char>(c);
    is_text = is_text && (byte >= 32 || byte == '\n' || byte == '\r' || byte == '\t');
  }
  if (is_text) return "this is text, not an .osm.pbf extract";
  return std::nullopt;
}

struct BlockHeader {
  std::string type;
  std::int64_t body_size = -1;
};

std::optional<BlockHeader> parse_header(std::string const& bytes) {
  BlockHeader header;
  try {
    protozero::pbf_reader message(bytes);
    while (message.next()) {
      auto const text = protozero::pbf_wire_type::length_delimited;
      auto const number = protozero::pbf_wire_type::varint;
      if (message.tag_and_type() == protozero::tag_and_type(1, text)) {
        header.type = message.get_string();
      } else if (message.tag_and_type() == protozero::tag_and_type(3, number)) {
        header.body_size = message.get_int32();
      } else {
        message.skip();
      }
    }
  } catch (protozero::exception const&) {
    return std::nullopt;  // the library's only way to say that the bytes are no message
  }
  if (header.body_size <= 0 || header.body_size > kLargestBody) return std::nullopt;
  return header;
}

base::Result<std::vector<OsmBlock>> check_blocks(std::filesystem::path const& path,
                                                 std::ifstream& in, std::uint64_t size) {
  std::vector<OsmBlock> blocks;
  auto const cut = [&](std::uint64_t at) {
    return refuse(path, fmt::format("the file is cut off: the block at byte {} does not end before "
                                    "the file does, at byte {}; download it again",
                                    at, size));
  };
  std::uint64_t at = 0;
  while (at < size) {
    if (size - at < 4) return cut(at);
    std::array<unsigned char, 4> prefix{};
    in.seekg(static_cast<std::streamoff>(at));
    in.read(reinterpret_cast<char*>(prefix.data()), 4);
    std::uint32_t const header_size = std::uint32_t{prefix[0]} << 24U |
                                      std::uint32_t{prefix[1]} << 16U |
                                      std::uint32_t{prefix[2]} << 8U | prefix[3];
    auto const damaged =
        fmt::format("this is not an .osm.pbf extract, or it is damaged at byte {}", at);
    if (header_size == 0 || header_size > kLargestHeader) return refuse(path, damaged);
    if (size - at - 4 < header_size) return at == 0 ? refuse(path, damaged) : cut(at);
    std::string bytes(header_size, '\0');
    in.read(bytes.data(), header_size);
    auto const header = in ? parse_header(bytes) : std::nullopt;
    if (!header) return refuse(path, damaged);
    if (header->type != (at == 0 ? "OSMHeader" : "OSMData")) return refuse(path, damaged);
    auto const body_at = at + 4 + header_size;
    if (size - body_at < static_cast<std::uint64_t>(header->body_size)) return cut(at);
    auto const body_size = static_cast<std::uint64_t>(header->body_size);
    blocks.push_back({at, body_at, body_size});
    at = body_at + body_size;
  }
  return blocks;
}

}  // namespace

base::Result<std::vector<OsmBlock>> check_osm_file(std::filesystem::path const& path) {
  std::error_code error;
  auto const status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) {
    return base::fail(base::ErrorCode::not_found,
                      fmt::format("{}: there is no such file", path.string()));
  }
  if (std::filesystem::is_directory(status)) {
    return refuse(path, "this is a folder: give the .osm.pbf file in it");
  }
  if (!std::filesystem::is_regular_file(status)) return refuse(path, "this is not a file");
  auto const size = std::filesystem::file_size(path, error);
  if (error) return refuse(path, "its size cannot be read");
  if (size == 0) return refuse(path, "the file is empty: download it again");
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    return base::fail(
        base::ErrorCode::unavailable,
        fmt::format("{}: the file cannot be opened; check who may read it", path.string()));
  }
  std::string start(std::min<std::uintmax_t>(size, 512), '\0');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  if (auto const problem = foreign_type(start)) return refuse(path, *problem);
  return check_blocks(path, in, size);
}

}  // namespace magpie::files
