// The parts of a workbook's zip file, or of another archive, unpacked in pieces and under limits,
// so that a small file cannot become a huge one: number of entries, size and ratio of each part,
// sum of all parts read.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/base/result.h"

struct zip;

namespace magpie::files {

struct XlsxLimits {
  std::uint64_t entries = 10'000;
  std::uint64_t unpacked_bytes = 512ULL << 20U;  // of all parts that are read
  std::uint64_t ratio = 300;                     // unpacked to packed, of parts above 1 MB
  std::size_t cells = 2'000'000;
  std::size_t text_bytes = 256U << 20U;  // of all cells
  int depth = 64;                        // of nested XML elements
};

class XlsxZip {
 public:
  // `bytes` must outlive the value.
  static base::Result<XlsxZip> open(std::string_view bytes, XlsxLimits const& limits);

  bool has(std::string const& name) const;
  // In the order of the archive's directory.
  std::vector<std::string> names() const;
  // Gives the part piece by piece to `take`, which stops by an error of its own.
  base::Status read(std::string const& name,
                    std::function<base::Status(std::string_view)> const& take);

 private:
  using Handle = std::unique_ptr<zip, void (*)(zip*)>;
  XlsxZip(Handle handle, XlsxLimits const& limits) : handle_(std::move(handle)), limits_(limits) {}

  Handle handle_;
  XlsxLimits limits_;
  std::uint64_t bytes_read_ = 0;
};

base::Error damaged_workbook();

}  // namespace magpie::files
