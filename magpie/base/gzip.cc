#include "magpie/base/gzip.h"

#include <fmt/core.h>
#include <zlib.h>

#include <array>
#include <new>

namespace magpie::base {

namespace {

// zlib's window of 32 KB, with a gzip header around it.
constexpr int kGzipWindow = 15 + 16;
// Level 6 takes twice the time for 3 % less on our GeoJSON.
constexpr int kLevel = 4;
constexpr int kMemoryLevel = 8;

Bytef* input_of(std::string_view bytes) {
  return reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
}

// Ends the stream however the function is left.
struct Inflater {
  z_stream stream{};
  Inflater() {
    if (inflateInit2(&stream, kGzipWindow) != Z_OK) throw std::bad_alloc();
  }
  Inflater(Inflater const&) = delete;
  Inflater& operator=(Inflater const&) = delete;
  ~Inflater() { inflateEnd(&stream); }
};

}  // namespace

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::bad_alloc();
  }
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = input_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

Result<std::string> gunzip(std::string_view bytes, std::size_t max_bytes) {
  Inflater inflater;
  auto& stream = inflater.stream;
  stream.next_in = input_of(bytes);
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::string out;
  std::array<char, 1U << 16U> piece{};
  int code = Z_OK;
  while (code == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    code = inflate(&stream, Z_NO_FLUSH);
    if (code != Z_OK && code != Z_STREAM_END) break;
    out.append(piece.data(), piece.size() - stream.avail_out);
    if (out.size() > max_bytes) {
      return fail(ErrorCode::too_large,
                  fmt::format("unpacked it is larger than {} bytes", max_bytes));
    }
  }
  if (code != Z_STREAM_END) {
    return fail(ErrorCode::invalid_data, "the gzip data is damaged or cut short");
  }
  return out;
}

}  // namespace magpie::base
