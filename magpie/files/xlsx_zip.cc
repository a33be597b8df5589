#include "magpie/files/xlsx_zip.h"

#include <zip.h>

#include <array>

namespace magpie::files {

namespace {

using base::ErrorCode;
using base::fail;

tl::unexpected<base::Error> too_large() {
  return fail(ErrorCode::too_large,
              "The workbook unpacks to far more than its size; save it again with values only, or "
              "split it.");
}

}  // namespace

base::Error damaged_workbook() {
  return {ErrorCode::invalid_data,
          "The workbook is damaged; open it in a spreadsheet program and save it again as .xlsx."};
}

base::Result<XlsxZip> XlsxZip::open(std::string_view bytes, XlsxLimits const& limits) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive == nullptr) return tl::make_unexpected(damaged_workbook());
  XlsxZip opened(Handle(archive, [](zip* handle) { zip_discard(handle); }), limits);
  auto const entries = zip_get_num_entries(archive, 0);
  if (entries < 0 || static_cast<std::uint64_t>(entries) > limits.entries) return too_large();
  return opened;
}

bool XlsxZip::has(std::string const& name) const {
  return zip_name_locate(handle_.get(), name.c_str(), 0) >= 0;
}

std::vector<std::string> XlsxZip::names() const {
  std::vector<std::string> names;
  auto const count = zip_get_num_entries(handle_.get(), 0);
  for (zip_int64_t i = 0; i < count; ++i)
    if (auto const* name = zip_get_name(handle_.get(), static_cast<zip_uint64_t>(i), 0))
      names.emplace_back(name);
  return names;
}

base::Status XlsxZip::read(std::string const& name,
                           std::function<base::Status(std::string_view)> const& take) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(handle_.get(), name.c_str(), 0, &stat) != 0) {
    return tl::make_unexpected(damaged_workbook());
  }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) {
    return fail(ErrorCode::invalid_data,
                "The workbook is protected by a password; remove it and save the file again.");
  }
  if (stat.size > limits_.unpacked_bytes) return too_large();
  if (stat.size > (1U << 20U) && stat.size / limits_.ratio > stat.comp_size) return too_large();
  std::unique_ptr<zip_file_t, void (*)(zip_file_t*)> file(zip_fopen(handle_.get(), name.c_str(), 0),
                                                          [](zip_file_t* open) {
                                                            if (open != nullptr) zip_fclose(open);
                                                          });
  if (!file) return tl::make_unexpected(damaged_workbook());
  std::array<char, 64U << 10U> piece;
  while (true) {
    auto const size = zip_fread(file.get(), piece.data(), piece.size());
    if (size < 0) return tl::make_unexpected(damaged_workbook());
    if (size == 0) return {};
    bytes_read_ += static_cast<std::uint64_t>(size);
    if (bytes_read_ > limits_.unpacked_bytes) return too_large();
    MAGPIE_TRY_STATUS(take({piece.data(), static_cast<std::size_t>(size)}));
  }
}

}  // namespace magpie::files
