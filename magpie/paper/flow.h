// Lays text and rows from top to bottom over pages with the same header and footer, and starts the
// next page where the next piece does not fit.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "magpie/http/api/types.gen.h"
#include "magpie/paper/document.h"

namespace magpie::paper {

inline constexpr double kContentTop = 60;
inline constexpr double kContentBottom = kPageHeight - 54;

// What stands on every page.
struct Running {
  std::string title;    // upper left, from the second page on
  std::string footer;   // lower left
  int pages_total = 0;  // 0: not known yet
};

class Flow {
 public:
  Flow(Document& document, Running running) : document_(document), running_(std::move(running)) {}

  // A page with `section` at the upper right; `outline` is its entry in the side bar, may be empty.
  void start_page(std::string const& section, std::string const& outline);
  // Called after each page that `ensure` starts, to repeat a heading.
  void on_continue(std::function<void()> repeat) { repeat_ = std::move(repeat); }

  // Starts a page where less than `height` is left, unless this page is still empty.
  void ensure(double height);
  double room() const { return kContentBottom - y_; }

  double y() const { return y_; }
  double x() const { return kMargin; }
  void skip(double height) { y_ += height; }
  Document& document() { return document_; }
  cairo_t* cairo() const { return document_.cairo(); }
  Typesetter const& typesetter() const { return document_.typesetter(); }

  // A paragraph over the whole width, `indent` from the left. It stays on one page.
  void paragraph(std::string_view text, TextStyle const& style, double indent = 0);
  // Chinese in ink, English beneath in quiet ink.
  void bilingual(http::api::Sentence const& words, double size_pt, double indent = 0);
  // A heading in both languages on one line, with room for what follows it.
  void heading(http::api::Sentence const& words, double size_pt);

 private:
  void draw_frame(std::string const& section);

  Document& document_;
  Running running_;
  std::string section_;
  std::function<void()> repeat_;
  double y_ = kContentTop;
  double fresh_y_ = kContentTop;  // where an empty page begins, below a repeated heading
};

// A word in a thin frame, such as "推定 assumed"; (x, y) is its upper left corner.
inline constexpr double kTagHeight = 9.5;
struct Tag {
  double x = 0;
  double y = 0;
  Color color = kAmber;
};
// Returns its width.
double draw_tag(Document const& document, std::string const& text, Tag tag);

}  // namespace magpie::paper
