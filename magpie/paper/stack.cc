#include "magpie/paper/stack.h"

namespace magpie::paper {

void Stack::text(std::string_view text, TextStyle const& style) {
  if (text.empty()) return;
  TextBlock block = document_.typesetter().set(text, style, width_);
  double const height = block.size().height;
  pieces_.push_back({height_, std::move(block)});
  height_ += height;
}

void Stack::tag(std::string text, Color color) {
  tags_.push_back({height_ + 1.5, std::move(text), color});
  height_ += kTagHeight + 3;
}

void Stack::draw(double x, double y) const {
  for (Piece const& piece : pieces_) piece.block.draw(document_.cairo(), x, y + piece.y);
  for (PlacedTag const& tag : tags_) draw_tag(document_, tag.text, {x + 0.5, y + tag.y, tag.color});
}

}  // namespace magpie::paper
