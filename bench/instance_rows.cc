#include "bench/instance_rows.h"

#include <cmath>
#include <fstream>
#include <sstream>

namespace magpie::bench {

base::Status wrong_file(std::filesystem::path const& file, std::string const& problem) {
  return base::fail(base::ErrorCode::invalid_data, file.string() + ": " + problem + ".",
                    file.string());
}

base::Result<std::vector<Row>> read_rows(std::filesystem::path const& file) {
  std::ifstream stream(file);
  if (!stream) {
    return base::fail(base::ErrorCode::not_found,
                      "Cannot open " + file.string() + "; check --instances and --only.",
                      file.string());
  }
  std::vector<Row> rows;
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    if (line.starts_with("---")) break;  // a known solution follows
    std::istringstream words(line);
    Row row;
    std::string word;
    while (words >> word) {
      char* end = nullptr;
      row.push_back(std::strtod(word.c_str(), &end));
      if (*end != '\0' || !std::isfinite(row.back())) {
        MAGPIE_TRY_STATUS(wrong_file(file, "line " + std::to_string(number) + " has \"" + word +
                                               "\" where a number belongs"));
      }
    }
    if (!row.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

planner::Time scaled(double value, int scale) {
  return static_cast<planner::Time>(std::llround(value * scale));
}

base::Status validate_read(std::filesystem::path const& file, planner::Problem const& problem) {
  if (base::Status const status = validate(problem); !status) {
    return wrong_file(file, status.error().message);
  }
  return {};
}

}  // namespace magpie::bench
