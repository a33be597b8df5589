// Zip files made part by part, for tests of workbooks and archives.
#pragma once

#include <zip.h>

#include <map>
#include <string>

namespace magpie::files {

using Parts = std::map<std::string, std::string>;

inline std::string zipped(Parts const& parts) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  auto* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (auto const& [name, text] : parts) {
    auto* part = zip_source_buffer(archive, text.data(), text.size(), 0);
    zip_file_add(archive, name.c_str(), part, ZIP_FL_OVERWRITE);
  }
  zip_close(archive);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

}  // namespace magpie::files
