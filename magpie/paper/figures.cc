#include "magpie/paper/figures.h"

#include "magpie/paper/words.h"

namespace magpie::paper {

void draw_figures(Flow& flow, std::vector<Figure> const& figures) {
  constexpr double kHeight = 48;
  if (figures.empty()) return;
  flow.ensure(kHeight + 6);
  double const width = kContentWidth / static_cast<double>(figures.size());
  fill_rect(flow.cairo(), {flow.x(), flow.y(), kContentWidth, kHeight}, kSurface);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    double const x = flow.x() + width * static_cast<double>(i) + 8;
    double const room = width - 12;
    Figure const& figure = figures[i];
    bool const both = !figure.value.en.empty() && figure.value.en != figure.value.zh;
    flow.typesetter()
        .set(joined(figure.label), {.size_pt = 6.8, .color = kQuietInk, .lines_max = 1}, room)
        .draw(flow.cairo(), x, flow.y() + 3);
    flow.typesetter()
        .set(figure.value.zh, {.size_pt = 12.5, .weight = Weight::bold, .lines_max = 1}, room)
        .draw(flow.cairo(), x, flow.y() + (both ? 13 : 17));
    if (both) {
      flow.typesetter()
          .set(figure.value.en, {.size_pt = 7.5, .color = kQuietInk, .lines_max = 1}, room)
          .draw(flow.cairo(), x, flow.y() + 32);
    }
    if (i > 0) {
      set_color(flow.cairo(), kLine);
      cairo_set_line_width(flow.cairo(), 0.6);
      cairo_move_to(flow.cairo(), x - 8, flow.y() + 6);
      cairo_line_to(flow.cairo(), x - 8, flow.y() + kHeight - 6);
      cairo_stroke(flow.cairo());
    }
  }
  flow.skip(kHeight + 8);
}

}  // namespace magpie::paper
