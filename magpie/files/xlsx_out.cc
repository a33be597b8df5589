#include "magpie/files/xlsx_out.h"

#include <stdlib.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "magpie/base/text.h"
#include "magpie/files/formula_guard.h"

namespace magpie::files {

namespace {

constexpr std::size_t kRowsMax = 1'048'575;  // a sheet's, less the header
constexpr std::size_t kCellCharactersMax = 32'767;
constexpr double kColumnWidth = 18;

// A file that goes when the object does. The library writes to a name, not to memory.
class TemporaryFile {
 public:
  TemporaryFile() {
    name_ = (std::filesystem::temp_directory_path() / "magpie-XXXXXX").string();
    auto const handle = mkstemp(name_.data());
    is_made_ = handle >= 0;
    if (is_made_) close(handle);
  }
  ~TemporaryFile() {
    if (is_made_) unlink(name_.c_str());
  }
  TemporaryFile(TemporaryFile const&) = delete;
  TemporaryFile& operator=(TemporaryFile const&) = delete;

  bool is_made() const { return is_made_; }
  std::string const& name() const { return name_; }
  std::string bytes() const {
    std::ifstream in(name_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::string name_;
  bool is_made_ = false;
};

bool write_row(lxw_worksheet* sheet, std::size_t row, std::vector<std::string> const& cells,
               lxw_format* format) {
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (cells[column].empty()) continue;
    auto const text = base::shorten(guard_formula(cells[column]), kCellCharactersMax);
    auto const done = worksheet_write_string(sheet, static_cast<lxw_row_t>(row),
                                             static_cast<lxw_col_t>(column), text.c_str(), format);
    if (done != LXW_NO_ERROR) return false;
  }
  return true;
}

tl::unexpected<base::Error> not_written() {
  return base::fail(base::ErrorCode::unavailable,
                    "The workbook could not be written: check the space left for temporary files.");
}

}  // namespace

base::Result<std::string> write_xlsx(SheetOut const& sheet) {
  if (sheet.rows.size() > kRowsMax) {
    return base::fail(base::ErrorCode::invalid_argument,
                      "A sheet holds 1,048,575 rows: export fewer records, or as CSV.");
  }
  TemporaryFile const file;
  if (!file.is_made()) return not_written();
  auto* const book = workbook_new(file.name().c_str());
  if (book == nullptr) return not_written();
  auto* const page = workbook_add_worksheet(book, sheet.name.c_str());
  auto* const bold = workbook_add_format(book);
  if (bold != nullptr) format_set_bold(bold);
  bool done = page != nullptr && write_row(page, 0, sheet.header, bold);
  for (std::size_t i = 0; done && i < sheet.rows.size(); ++i) {
    done = write_row(page, i + 1, sheet.rows[i], nullptr);
  }
  if (done && !sheet.header.empty()) {
    worksheet_freeze_panes(page, 1, 0);
    worksheet_set_column(page, 0, static_cast<lxw_col_t>(sheet.header.size() - 1), kColumnWidth,
                         nullptr);
  }
  // Closing frees the book and everything in it, also after an error.
  auto const closed = workbook_close(book);
  if (!done || closed != LXW_NO_ERROR) return not_written();
  return file.bytes();
}

}  // namespace magpie::files
