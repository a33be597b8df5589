// What the readers of JSON formats share: bounded parsing, values as text, and a builder that makes
// columns of a SourceTable as they turn up.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "magpie/base/result.h"
#include "magpie/catalog/source_table.h"

namespace magpie::files {

inline constexpr std::size_t kJsonBytesMax = 64U << 20U;
inline constexpr int kJsonDepthMax = 64;
inline constexpr std::size_t kSourceColumnsMax = 500;

// Refuses what is no UTF-8 JSON, deeper than 64 levels or larger than 64 MiB. Takes a mark of
// order.
base::Result<nlohmann::json> parse_json_source(std::string_view bytes);

// A text as it is, a number as written, "true"; null is ""; anything deeper is JSON text.
std::string text_of(nlohmann::json const& value);

class SourceTableBuilder {
 public:
  SourceTableBuilder(std::string file, std::string format);
  void begin_row(std::string label);
  // Into the row begun last. An empty text makes no column. Beyond 500 columns values are left out
  // and counted in one finding.
  void set(std::string const& column, std::string text);
  // A column that stands although no row may fill it.
  void add_column(std::string const& column);
  void add(catalog::Finding finding) { table_.findings.push_back(std::move(finding)); }
  std::string const& label() const { return table_.rows.back().label; }
  std::size_t row_count() const { return table_.rows.size(); }
  catalog::SourceTable take();

 private:
  catalog::SourceTable table_;
  std::map<std::string, std::size_t> index_;
  std::size_t left_out_ = 0;
};

}  // namespace magpie::files
