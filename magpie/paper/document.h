// A PDF in memory: A4 pages, drawn on with Cairo. The bytes depend on what is drawn and on
// `created_at_s` alone, so that equal input gives an equal file.
#pragma once

#include <cairo.h>

#include <cstdint>
#include <memory>
#include <string>

#include "magpie/paper/color.h"
#include "magpie/paper/typesetter.h"

namespace magpie::paper {

inline constexpr double kPageWidth = 595.276;
inline constexpr double kPageHeight = 841.89;
inline constexpr double kMargin = 48;
inline constexpr double kContentWidth = kPageWidth - 2 * kMargin;

struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
  double right() const { return x + width; }
  double bottom() const { return y + height; }
};

struct DocumentInfo {
  std::string title;
  std::string author;
  std::string subject;
  std::int64_t created_at_s = 0;
};

class Document {
 public:
  explicit Document(DocumentInfo const& info);

  // Ends the page before, if any. `outline` names the page in the reader's side bar; empty: none.
  void start_page(std::string const& outline);
  int page_count() const { return page_count_; }

  cairo_t* cairo() const { return cairo_.get(); }
  Typesetter const& typesetter() const { return typesetter_; }

  // Ends the last page; the document can be drawn on no more. Throws std::runtime_error where
  // Cairo failed.
  std::string finish();

 private:
  struct Destroy {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  };

  // The surface writes into `bytes_` until it is destroyed, so it stands behind it.
  std::unique_ptr<std::string> bytes_;
  std::unique_ptr<cairo_surface_t, Destroy> surface_;
  std::unique_ptr<cairo_t, Destroy> cairo_;
  Typesetter typesetter_;
  int page_count_ = 0;
};

void set_color(cairo_t* cairo, Color color);
void fill_rect(cairo_t* cairo, Rect rect, Color color);
void stroke_rect(cairo_t* cairo, Rect rect, Color color, double width);
// A horizontal rule.
void draw_rule(cairo_t* cairo, double x, double y, double width, Color color);
// A link over `rect` to `uri`.
void add_link(cairo_t* cairo, Rect rect, std::string const& uri);

}  // namespace magpie::paper
