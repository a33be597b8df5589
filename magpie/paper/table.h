// A table in a flow: bilingual cells, a head that comes again on every page, a rule under each row.
// A row stands on one page; a text longer than its lines ends with "…".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "magpie/paper/flow.h"

namespace magpie::paper {

struct Column {
  http::api::Sentence head;
  double width = 0;
  Align align = Align::left;
  int lines_max = 3;  // for each language
};

struct Cell {
  std::string zh;
  std::string en;
  Weight weight = Weight::regular;
  Color color = kInk;
  std::optional<Color> chip{};  // of the first cell: a bar of this colour left of it
};

class Table {
 public:
  // The widths of the columns, with the gaps between, should fill the width of the page.
  Table(Flow& flow, std::vector<Column> columns);

  // Draws the head; needed before the first row.
  void begin();
  void row(std::vector<Cell> const& cells);
  // After the last row: pages that follow no longer repeat the head.
  void end();

  static constexpr double kGap = 10;

 private:
  double draw_cells(std::vector<Cell> const& cells, double size_pt, double y);
  void draw_head();

  Flow& flow_;
  std::vector<Column> columns_;
};

}  // namespace magpie::paper
