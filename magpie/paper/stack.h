// Texts and tags one under another in a column: measured first, drawn when the row has its place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "magpie/paper/flow.h"

namespace magpie::paper {

class Stack {
 public:
  Stack(Document const& document, double width) : document_(document), width_(width) {}

  // Nothing where the text is empty.
  void text(std::string_view text, TextStyle const& style);
  // A framed word.
  void tag(std::string text, Color color);
  void space(double height) { height_ += height; }

  double height() const { return height_; }
  void draw(double x, double y) const;

 private:
  struct Piece {
    double y;
    TextBlock block;
  };
  struct PlacedTag {
    double y;
    std::string text;
    Color color;
  };

  Document const& document_;
  double width_;
  double height_ = 0;
  std::vector<Piece> pieces_;
  std::vector<PlacedTag> tags_;
};

}  // namespace magpie::paper
