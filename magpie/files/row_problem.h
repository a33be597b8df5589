// What an import says about single rows: where, what is wrong, what to do. The rest of the file
// goes in.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace magpie::files {

struct RowProblem {
  std::string file;
  int row = 0;           // the line where the row starts, 1 = the first line; 0 = the whole file
  std::string field;     // the column, empty when it is about the whole row
  std::string problem;   // one sentence that quotes the value kept out
  std::string fix;       // one sentence
  bool refused = false;  // the whole row stays out, not only the field
  bool operator==(RowProblem const&) const = default;
};

struct ImportReport {
  std::string encoding;  // "UTF-8", "GB18030": said aloud when it is not UTF-8
  std::size_t rows_read = 0;
  std::size_t rows_taken = 0;
  std::vector<RowProblem> problems;

  std::size_t rows_refused() const { return rows_read - rows_taken; }
};

// "places.csv, row 14, lat: “38,04” is not a number. Write it with a point, like 38.04."
std::string to_sentence(RowProblem const& problem);

}  // namespace magpie::files
