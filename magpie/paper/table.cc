#include "magpie/paper/table.h"

#include <algorithm>

namespace magpie::paper {

namespace {

constexpr double kCellSize = 8.5;
constexpr double kHeadSize = 7.5;
constexpr double kRowPadding = 3.5;

struct CellText {
  TextBlock zh;
  TextBlock en;
  double zh_height;
  double en_height;
  double height() const { return zh_height + en_height; }
};

CellText set_cell(Typesetter const& typesetter, Cell const& cell, Column const& column,
                  double size_pt) {
  TextStyle style{.size_pt = size_pt,
                  .weight = cell.weight,
                  .color = cell.color,
                  .align = column.align,
                  .lines_max = column.lines_max};
  TextBlock zh = typesetter.set(cell.zh, style, column.width);
  style.size_pt = size_pt * 0.86;
  style.weight = Weight::regular;
  style.color = kQuietInk;
  TextBlock en = typesetter.set(cell.en, style, column.width);
  bool const has_en = !cell.en.empty() && cell.en != cell.zh;
  double const zh_height = cell.zh.empty() ? 0 : zh.size().height;
  double const en_height = has_en ? en.size().height : 0;
  return {std::move(zh), std::move(en), zh_height, en_height};
}

}  // namespace

Table::Table(Flow& flow, std::vector<Column> columns) : flow_(flow), columns_(std::move(columns)) {}

void Table::begin() {
  flow_.ensure(60);
  draw_head();
  flow_.on_continue([this] { draw_head(); });
}

void Table::end() {
  flow_.on_continue({});
}

void Table::draw_head() {
  std::vector<Cell> cells;
  for (Column const& column : columns_) {
    cells.push_back({column.head.zh, column.head.en, Weight::regular, kQuietInk});
  }
  flow_.skip(draw_cells(cells, kHeadSize, flow_.y()) + 2);
  set_color(flow_.cairo(), kInk);
  cairo_set_line_width(flow_.cairo(), 0.9);
  cairo_move_to(flow_.cairo(), flow_.x(), flow_.y());
  cairo_line_to(flow_.cairo(), flow_.x() + kContentWidth, flow_.y());
  cairo_stroke(flow_.cairo());
  flow_.skip(kRowPadding);
}

void Table::row(std::vector<Cell> const& cells) {
  double height = 0;
  for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
    height =
        std::max(height, set_cell(flow_.typesetter(), cells[i], columns_[i], kCellSize).height());
  }
  flow_.ensure(height + 2 * kRowPadding);
  if (!cells.empty() && cells.front().chip) {
    fill_rect(flow_.cairo(), {flow_.x() - 8, flow_.y() + 1, 3.5, height - 2}, *cells.front().chip);
  }
  draw_cells(cells, kCellSize, flow_.y());
  flow_.skip(height + kRowPadding);
  draw_rule(flow_.cairo(), flow_.x(), flow_.y(), kContentWidth, kLine);
  flow_.skip(kRowPadding);
}

double Table::draw_cells(std::vector<Cell> const& cells, double size_pt, double y) {
  double x = flow_.x();
  double height = 0;
  for (std::size_t i = 0; i < std::min(cells.size(), columns_.size()); ++i) {
    CellText const text = set_cell(flow_.typesetter(), cells[i], columns_[i], size_pt);
    if (text.zh_height > 0) text.zh.draw(flow_.cairo(), x, y);
    if (text.en_height > 0) text.en.draw(flow_.cairo(), x, y + text.zh_height);
    height = std::max(height, text.height());
    x += columns_[i].width + kGap;
  }
  return height;
}

}  // namespace magpie::paper
