// Sets text with Pango: Chinese and Latin in one family, no markup, wrapped or cut to a width.
// A thin gap is set between Chinese and Latin letters or digits; the text itself stays as given,
// so that what is copied out of the page is what was put in.
//
//   TextBlock const block = typesetter.set("和顺 Heshun", {.size_pt = 12}, 200);
//   block.draw(cairo, x, y);
//
// All lengths are points (1/72 inch). Not for use by two threads at once.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string_view>

#include "magpie/paper/color.h"

namespace magpie::paper {

enum class Align { left, center, right };
enum class Weight { regular, bold };

struct TextStyle {
  double size_pt = 9;
  Weight weight = Weight::regular;
  Color color = kInk;
  Align align = Align::left;
  int lines_max = 0;  // 0: as many as it needs; else the last line ends with "…"
};

struct Size {
  double width = 0;
  double height = 0;
};

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};

class TextBlock {
 public:
  TextBlock(std::unique_ptr<PangoLayout, Unref> layout, Color color);

  // What the lines take: their logical extents.
  Size size() const;
  // With the upper left corner of the block at (x, y).
  void draw(cairo_t* cairo, double x, double y) const;
  // The ink centred on (x, y): for a figure in a circle.
  void draw_centered(cairo_t* cairo, double x, double y) const;
  // The same as draw(), over a white edge that parts it from lines beneath.
  void draw_with_halo(cairo_t* cairo, double x, double y) const;
  // Where the first line stands, from the top of the block.
  double baseline() const;

 private:
  std::unique_ptr<PangoLayout, Unref> layout_;
  Color color_;
};

class Typesetter {
 public:
  Typesetter();

  // `width` 0 or less: one line as wide as the text. Control characters and broken UTF-8 are
  // replaced; a text of more than 2,000 bytes is cut.
  TextBlock set(std::string_view text, TextStyle const& style, double width = 0) const;
  Size measure(std::string_view text, TextStyle const& style, double width = 0) const {
    return set(text, style, width).size();
  }

 private:
  std::unique_ptr<PangoContext, Unref> context_;
};

}  // namespace magpie::paper
