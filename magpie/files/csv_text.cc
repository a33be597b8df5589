#include "magpie/files/csv_text.h"

#include <fmt/core.h>
#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>

#include "magpie/base/text.h"

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;

// An iconv descriptor that closes itself.
class Converter {
 public:
  explicit Converter(char const* from) : handle_(iconv_open("UTF-8", from)) {
    if (handle_ == reinterpret_cast<iconv_t>(-1)) {
      throw std::system_error(errno, std::generic_category(), "iconv_open");
    }
  }
  Converter(Converter const&) = delete;
  Converter& operator=(Converter const&) = delete;
  ~Converter() { iconv_close(handle_); }

  // Nothing when the bytes are not of that encoding.
  std::optional<std::string> convert(std::string_view bytes) {
    std::string out(bytes.size() * 2 + 16, '\0');
    // iconv takes a pointer to non-const and does not write through it.
    char* in = const_cast<char*>(bytes.data());
    std::size_t in_left = bytes.size();
    char* to = out.data();
    std::size_t out_left = out.size();
    if (iconv(handle_, &in, &in_left, &to, &out_left) == static_cast<std::size_t>(-1)) {
      return std::nullopt;
    }
    out.resize(out.size() - out_left);
    return out;
  }

 private:
  iconv_t handle_;
};

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// Whether the text is Chinese in UTF-8 with a few damaged bytes: GB18030 would accept many of
// those and show nonsense. Three-byte sequences hardly ever arise by chance.
bool is_damaged_utf8(std::string_view bytes) {
  std::size_t sequences = 0;
  std::size_t damaged = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    auto const lead = static_cast<unsigned char>(bytes[at]);
    if (lead < 0x80) {
      ++at;
    } else if (lead >= 0xE0 && lead < 0xF0 && base::is_valid_utf8(bytes.substr(at, 3)) &&
               at + 3 <= bytes.size()) {
      ++sequences;
      at += 3;
    } else {
      ++damaged;
      ++at;
    }
  }
  return sequences > 10 * damaged;
}

std::size_t first_invalid_line(std::string_view bytes) {
  std::size_t line = 1;
  while (!bytes.empty()) {
    auto const end = bytes.find('\n');
    if (!base::is_valid_utf8(bytes.substr(0, end))) return line;
    if (end == std::string_view::npos) break;
    bytes.remove_prefix(end + 1);
    ++line;
  }
  return line;
}

// What a file with NUL bytes or a foreign beginning is; nothing when it may be text.
std::optional<std::string> foreign_kind(std::string_view bytes) {
  if (starts_with(bytes, "PK\x03\x04")) {
    return "This is a spreadsheet or zip file; save it as CSV (UTF-8) and import that.";
  }
  if (starts_with(bytes, "\xD0\xCF\x11\xE0")) {
    return "This is an old Excel file; save it as CSV (UTF-8) and import that.";
  }
  if (starts_with(bytes, "version https://git-lfs")) {
    return "This is a Git LFS pointer, not the file itself; fetch the file with “git lfs pull”.";
  }
  if (starts_with(bytes, "%PDF")) return "This is a PDF; export the table as CSV.";
  return std::nullopt;
}

}  // namespace

base::Result<DecodedText> decode_text(std::string_view bytes) {
  if (bytes.size() > kTextFileBytesMax) {
    return fail(ErrorCode::too_large,
                fmt::format("The file has {} MB, the limit is {} MB; split it.",
                            bytes.size() >> 20U, kTextFileBytesMax >> 20U));
  }
  if (auto kind = foreign_kind(bytes)) return fail(ErrorCode::invalid_data, std::move(*kind));
  if (starts_with(bytes, "\xFF\xFE") || starts_with(bytes, "\xFE\xFF")) {
    auto text = Converter(bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE").convert(bytes.substr(2));
    if (!text) return fail(ErrorCode::invalid_data, "The UTF-16 text is damaged; save it again.");
    return DecodedText{std::move(*text), "UTF-16"};
  }
  if (starts_with(bytes, "\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (bytes.find('\0') != std::string_view::npos) {
    return fail(ErrorCode::invalid_data, "This is not a text file; export the table as CSV.");
  }
  if (base::is_valid_utf8(bytes)) return DecodedText{std::string(bytes), "UTF-8"};
  if (is_damaged_utf8(bytes)) {
    return fail(ErrorCode::invalid_data,
                fmt::format("Line {} holds damaged UTF-8; save the file again as UTF-8.",
                            first_invalid_line(bytes)));
  }
  if (auto text = Converter("GB18030").convert(bytes)) {
    return DecodedText{std::move(*text), "GB18030"};
  }
  return fail(ErrorCode::invalid_data,
              fmt::format("Line {} is neither UTF-8 nor GB18030; save the file as UTF-8.",
                          first_invalid_line(bytes)));
}

}  // namespace magpie::files
