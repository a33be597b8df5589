#include "magpie/files/json_source.h"

#include <fmt/core.h>

#include <algorithm>

#include "magpie/base/text.h"

namespace magpie::files {

namespace {

// Counted over the bytes, before any memory is spent on nested values.
int deepest_level(std::string_view bytes) {
  int level = 0;
  int deepest = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    char const c = bytes[i];
    if (in_text) {
      if (c == '\\') {
        ++i;
      } else if (c == '"') {
        in_text = false;
      }
      continue;
    }
    if (c == '"') in_text = true;
    if (c == '{' || c == '[') deepest = std::max(deepest, ++level);
    if (c == '}' || c == ']') --level;
  }
  return deepest;
}

}  // namespace

base::Result<nlohmann::json> parse_json_source(std::string_view bytes) {
  using base::ErrorCode;
  if (bytes.size() > kJsonBytesMax)
    return base::fail(ErrorCode::invalid_argument,
                      "The file is larger than 64 MiB: send it in parts.");
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!base::is_valid_utf8(bytes))
    return base::fail(ErrorCode::invalid_argument, "The file is not UTF-8: save it as UTF-8.");
  if (deepest_level(bytes) > kJsonDepthMax)
    return base::fail(ErrorCode::invalid_argument,
                      "The file nests deeper than 64 levels: send the records themselves.");
  auto value = nlohmann::json::parse(bytes, nullptr, false);
  if (value.is_discarded())
    return base::fail(ErrorCode::invalid_argument,
                      "The file is not complete JSON: export it again, or send all of it.");
  return value;
}

std::string text_of(nlohmann::json const& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  return value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

SourceTableBuilder::SourceTableBuilder(std::string file, std::string format) {
  table_.file = std::move(file);
  table_.format = std::move(format);
}

void SourceTableBuilder::begin_row(std::string label) {
  table_.rows.push_back({std::move(label), {}});
}

void SourceTableBuilder::set(std::string const& column, std::string text) {
  if (text.empty()) return;
  auto found = index_.find(column);
  if (found == index_.end()) {
    if (table_.columns.size() >= kSourceColumnsMax) {
      ++left_out_;
      return;
    }
    found = index_.emplace(column, table_.columns.size()).first;
    table_.columns.push_back(column);
  }
  auto& cells = table_.rows.back().cells;
  if (cells.size() <= found->second) cells.resize(found->second + 1);
  cells[found->second] = std::move(text);
}

void SourceTableBuilder::add_column(std::string const& column) {
  if (table_.columns.size() >= kSourceColumnsMax || index_.contains(column)) return;
  index_.emplace(column, table_.columns.size());
  table_.columns.push_back(column);
}

catalog::SourceTable SourceTableBuilder::take() {
  for (auto& row : table_.rows) row.cells.resize(table_.columns.size());
  if (left_out_ > 0) {
    catalog::Finding finding;
    finding.code = "TOO_MANY_COLUMNS";
    finding.action = catalog::Action::drop_value;
    finding.value = std::to_string(left_out_);
    finding.sentence = {
        fmt::format("文件超过500列，其余{}个值未读入：请删去不需要的列。", left_out_),
        fmt::format("The file has more than 500 columns and {} values stay out: "
                    "remove the columns nobody needs.",
                    left_out_)};
    add(std::move(finding));
  }
  return std::move(table_);
}

}  // namespace magpie::files
