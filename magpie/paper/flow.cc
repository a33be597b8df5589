#include "magpie/paper/flow.h"

#include <fmt/format.h>

#include <algorithm>

namespace magpie::paper {

void Flow::start_page(std::string const& section, std::string const& outline) {
  document_.start_page(outline);
  section_ = section;
  draw_frame(section);
  y_ = fresh_y_ = kContentTop;
}

void Flow::ensure(double height) {
  if (y_ + height <= kContentBottom || y_ <= fresh_y_) return;
  start_page(section_, "");
  if (repeat_) repeat_();
  fresh_y_ = y_;
}

void Flow::paragraph(std::string_view text, TextStyle const& style, double indent) {
  TextBlock const block = typesetter().set(text, style, kContentWidth - indent);
  double const height = block.size().height;
  ensure(height);
  block.draw(cairo(), x() + indent, y_);
  y_ += height;
}

void Flow::bilingual(http::api::Sentence const& words, double size_pt, double indent) {
  double const width = kContentWidth - indent;
  TextBlock const zh = typesetter().set(words.zh, {.size_pt = size_pt}, width);
  TextBlock const en =
      typesetter().set(words.en, {.size_pt = size_pt * 0.88, .color = kQuietInk}, width);
  bool const both = !words.en.empty() && words.en != words.zh;
  double const zh_height = words.zh.empty() ? 0 : zh.size().height;
  ensure(zh_height + (both ? en.size().height : 0));
  if (zh_height > 0) zh.draw(cairo(), x() + indent, y_);
  y_ += zh_height;
  if (!both) return;
  en.draw(cairo(), x() + indent, y_);
  y_ += en.size().height;
}

void Flow::heading(http::api::Sentence const& words, double size_pt) {
  constexpr double kAfter = 5;
  TextBlock const zh = typesetter().set(words.zh, {.size_pt = size_pt, .weight = Weight::bold});
  TextBlock const en = typesetter().set(words.en, {.size_pt = size_pt * 0.72, .color = kQuietInk});
  ensure(zh.size().height + kAfter + 48);
  zh.draw(cairo(), x(), y_);
  en.draw(cairo(), x() + zh.size().width + 8, y_ + zh.baseline() - en.baseline());
  y_ += zh.size().height + kAfter;
}

void Flow::draw_frame(std::string const& section) {
  bool const first = document_.page_count() == 1;
  TextStyle const quiet{.size_pt = 7.5, .color = kQuietInk, .lines_max = 1};
  TextStyle right = quiet;
  right.align = Align::right;
  if (!first) {
    typesetter().set(running_.title, quiet, kContentWidth * 0.62).draw(cairo(), x(), 28);
    typesetter()
        .set(section, right, kContentWidth * 0.36)
        .draw(cairo(), x() + kContentWidth * 0.64, 28);
    draw_rule(cairo(), x(), 43, kContentWidth, kLine);
  }
  double const foot = kPageHeight - 38;
  draw_rule(cairo(), x(), foot - 5, kContentWidth, kLine);
  typesetter().set(running_.footer, quiet, kContentWidth * 0.8).draw(cairo(), x(), foot);
  std::string const page = running_.pages_total > 0 ? fmt::format("{} / {}", document_.page_count(),
                                                                  running_.pages_total)
                                                    : fmt::format("{}", document_.page_count());
  typesetter()
      .set(page, right, kContentWidth * 0.18)
      .draw(cairo(), x() + kContentWidth * 0.82, foot);
}

double draw_tag(Document const& document, std::string const& text, Tag tag) {
  TextBlock const block = document.typesetter().set(text, {.size_pt = 6.2, .color = tag.color});
  Size const size = block.size();
  cairo_t* const cairo = document.cairo();
  Rect const frame{tag.x, tag.y, size.width + 6, kTagHeight};
  fill_rect(cairo, frame, kWhite);
  stroke_rect(cairo, frame, tag.color, 0.5);
  block.draw(cairo, tag.x + 3, tag.y + (kTagHeight - size.height) / 2);
  return frame.width;
}

}  // namespace magpie::paper
