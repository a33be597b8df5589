#include "magpie/files/table_header.h"

#include <algorithm>

#include "magpie/base/text.h"
#include "magpie/files/table_rows.h"

namespace magpie::files {

namespace {

constexpr std::size_t kHeaderSearchRows = 30;
constexpr std::size_t kWidthSearchRows = 60;

// How many cells may be names of columns, less those that speak against a header.
int header_votes(RawRow const& row) {
  int votes = 0;
  int numbers = 0;
  bool after_label = false;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    auto const& cell = row.cells[i];
    if (is_blank(cell)) continue;
    bool const is_label = is_label_cell(cell);
    if (is_number_like(cell)) {
      ++numbers;
    } else if (!is_label && !after_label && cell.size() <= 180) {
      ++votes;
    }
    after_label = is_label;
  }
  return numbers > votes || row.is_wide ? 0 : votes;
}

// The merged area over a cell of the header, if one spans columns.
MergedArea const* spanning_area(RawTable const& raw, int row, int column) {
  auto const found = std::find_if(raw.merges.begin(), raw.merges.end(), [&](auto const& area) {
    return area.top <= row && row <= area.bottom && area.left <= column && column <= area.right &&
           area.right > area.left;
  });
  return found == raw.merges.end() ? nullptr : &*found;
}

// Whether a cell of the second level stands below a cell that spans it: merged, or with gaps after
// it, as a merged header looks in a text file.
bool is_spanned(RawTable const& raw, std::size_t upper_index, std::size_t column) {
  auto const& upper = raw.rows[upper_index];
  auto const& lower = raw.rows[upper_index + 1];
  if (spanning_area(raw, upper.number, static_cast<int>(column)) != nullptr) return true;
  if (!is_blank(cell_of(upper, column))) {
    return is_blank(cell_of(upper, column + 1)) && !is_blank(cell_of(lower, column + 1));
  }
  for (std::size_t i = column; i-- > 0;) {
    if (is_blank(cell_of(lower, i))) return false;
    if (!is_blank(cell_of(upper, i))) return true;
  }
  return false;
}

bool is_unit_cell(std::string_view text) {
  auto const bare = base::trim(text);
  return bare.substr(0, 1) == "(" || bare.substr(0, 1) == "[" || bare.substr(0, 3) == "（";
}

bool has_second_level(RawTable const& raw, std::size_t upper_index) {
  if (upper_index + 1 >= raw.rows.size()) return false;
  auto const& lower = raw.rows[upper_index + 1];
  if (lower.number != raw.rows[upper_index].number + 1 || !lower.problem.empty()) return false;
  bool any = false;
  for (std::size_t i = 0; i < lower.cells.size(); ++i) {
    auto const& cell = lower.cells[i];
    if (is_blank(cell)) continue;
    if (is_number_like(cell) || cell.size() > 120) return false;
    if (!is_spanned(raw, upper_index, i) && !is_unit_cell(cell)) return false;
    any = true;
  }
  return any;
}

// A line break inside a header is layout: between Chinese characters nothing, else one space.
std::string one_line(std::string_view text) {
  std::string out;
  for (char const c : base::trim(text)) {
    if (c != '\n' && c != '\r') {
      if (!out.empty() && out.back() == '\n') {
        bool const is_ascii = static_cast<unsigned char>(c) < 0x80 && out.size() > 1 &&
                              static_cast<unsigned char>(out[out.size() - 2]) < 0x80;
        out.pop_back();
        if (is_ascii) out += ' ';
      }
      out += c;
    } else if (out.empty() || out.back() != '\n') {
      out += '\n';
    }
  }
  return out;
}

// The upper name over a column: its own, or that of the cell that spans it.
std::string upper_name(RawTable const& raw, std::size_t index, std::size_t column) {
  auto const& row = raw.rows[index];
  if (!is_blank(cell_of(row, column))) return one_line(cell_of(row, column));
  if (auto const* area = spanning_area(raw, row.number, static_cast<int>(column))) {
    return one_line(cell_of(row, static_cast<std::size_t>(area->left)));
  }
  if (!is_spanned(raw, index, column)) return "";
  for (std::size_t i = column; i-- > 0;) {
    if (!is_blank(cell_of(row, i))) return one_line(cell_of(row, i));
  }
  return "";
}

}  // namespace

std::string_view cell_of(RawRow const& row, std::size_t column) {
  return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view();
}

std::optional<HeaderPlace> find_header(RawTable const& raw) {
  auto const search = std::min(raw.rows.size(), kWidthSearchRows);
  std::size_t widest = 0;
  for (std::size_t i = 0; i < search; ++i) widest = std::max(widest, filled_cells(raw.rows[i]));
  if (widest == 0) return std::nullopt;
  auto const needed = std::max<std::size_t>(std::min<std::size_t>(widest, 2), (widest + 1) / 2);
  std::optional<std::size_t> first_filled;
  for (std::size_t i = 0; i < std::min(search, kHeaderSearchRows); ++i) {
    auto const& row = raw.rows[i];
    if (!row.problem.empty() || filled_cells(row) == 0) continue;
    if (!first_filled) first_filled = i;
    if (header_votes(row) >= static_cast<int>(needed)) {
      return HeaderPlace{i, has_second_level(raw, i) ? 2U : 1U};
    }
  }
  if (!first_filled) return std::nullopt;
  return HeaderPlace{*first_filled, 1};
}

std::vector<std::string> header_names(RawTable const& raw, HeaderPlace place, std::size_t width) {
  std::vector<std::string> names;
  for (std::size_t c = 0; c < width; ++c) {
    if (place.levels == 1) {
      names.push_back(one_line(cell_of(raw.rows[place.first], c)));
      continue;
    }
    auto upper = upper_name(raw, place.first, c);
    auto const lower = one_line(cell_of(raw.rows[place.first + 1], c));
    if (upper.empty() || lower.empty() || upper == lower) {
      names.push_back(upper.empty() ? lower : upper);
    } else {
      names.push_back(upper + " / " + lower);
    }
  }
  return names;
}

}  // namespace magpie::files
