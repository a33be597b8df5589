#include "magpie/paper/map_drawing.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "magpie/geo/polyline.h"
#include "magpie/paper/map_labels.h"
#include "magpie/paper/map_view.h"

namespace magpie::paper {

namespace {

constexpr double kStripHeight = 26;
constexpr double kPadding = 22;
// A detail finer than this cannot be seen in print.
constexpr double kDetailPt = 0.3;

// Adds the line to the path where it can touch the frame at all. Returns whether it did.
bool add_path(cairo_t* cairo, MapView const& view, std::span<geo::LatLng const> line) {
  Rect const& frame = view.frame();
  std::vector<geo::LatLng> const simple = geo::simplify(line, kDetailPt * view.meters_per_point());
  double left = frame.right(), right = frame.x, top = frame.bottom(), bottom = frame.y;
  std::vector<Point> points;
  points.reserve(simple.size());
  for (geo::LatLng const at : simple) {
    Point const p = view.to_page(at);
    left = std::min(left, p.x);
    right = std::max(right, p.x);
    top = std::min(top, p.y);
    bottom = std::max(bottom, p.y);
    points.push_back(p);
  }
  bool const outside = points.empty() || left >= frame.right() || right <= frame.x ||
                       top >= frame.bottom() || bottom <= frame.y;
  if (outside) return false;
  cairo_new_sub_path(cairo);
  for (Point const p : points) cairo_line_to(cairo, p.x, p.y);
  return true;
}

void draw_water(cairo_t* cairo, MapView const& view, MapBackground const& background) {
  set_color(cairo, kWater);
  cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
  for (BackgroundArea const& area : background.water) {
    for (std::vector<geo::LatLng> const& ring : area.rings) {
      if (add_path(cairo, view, ring)) cairo_close_path(cairo);
    }
    cairo_fill(cairo);
  }
}

void draw_lines(cairo_t* cairo, MapView const& view, MapBackground const& background,
                LineKind kind) {
  static constexpr std::array<double, 2> kBoundaryDash = {4, 2};
  set_color(cairo, kind == LineKind::road ? kRoad : kind == LineKind::water ? kWater : kBoundary);
  cairo_set_line_width(cairo, kind == LineKind::road ? 0.7 : 0.8);
  if (kind == LineKind::boundary) {
    cairo_set_dash(cairo, kBoundaryDash.data(), static_cast<int>(kBoundaryDash.size()), 0);
  }
  for (BackgroundLine const& line : background.lines) {
    if (line.kind == kind && add_path(cairo, view, line.line)) cairo_stroke(cairo);
  }
  cairo_set_dash(cairo, nullptr, 0, 0);
}

void set_leg_pen(cairo_t* cairo, LegStyle style, Color color) {
  static constexpr std::array<double, 2> kDashed = {5, 3.2};
  static constexpr std::array<double, 2> kDotted = {0.1, 3};
  set_color(cairo, style == LegStyle::unreachable ? kRed : color);
  cairo_set_line_width(cairo, style == LegStyle::unreachable ? 1.4 : 1.9);
  if (style == LegStyle::estimated) cairo_set_dash(cairo, kDashed.data(), 2, 0);
  if (style == LegStyle::unreachable) cairo_set_dash(cairo, kDotted.data(), 2, 0);
}

void draw_legs(cairo_t* cairo, MapView const& view, MapPicture const& picture) {
  cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
  set_color(cairo, kWhite);
  cairo_set_line_width(cairo, 4);
  for (MapLeg const& leg : picture.legs) {
    if (add_path(cairo, view, leg.line)) cairo_stroke(cairo);
  }
  for (MapLeg const& leg : picture.legs) {
    cairo_set_line_cap(
        cairo, leg.style == LegStyle::estimated ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
    set_leg_pen(cairo, leg.style, day_color(leg.day));
    if (add_path(cairo, view, leg.line)) cairo_stroke(cairo);
    cairo_set_dash(cairo, nullptr, 0, 0);
  }
  cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
}

void draw_north_arrow(Document const& document, Rect frame) {
  cairo_t* const cairo = document.cairo();
  double const x = frame.right() - 16;
  double const y = frame.y + 10;
  set_color(cairo, kWhite);
  cairo_arc(cairo, x, y + 9, 13, 0, 6.2832);
  cairo_fill(cairo);
  set_color(cairo, kInk);
  cairo_move_to(cairo, x, y - 1);
  cairo_line_to(cairo, x + 4.5, y + 10);
  cairo_line_to(cairo, x, y + 7.5);
  cairo_line_to(cairo, x - 4.5, y + 10);
  cairo_close_path(cairo);
  cairo_fill(cairo);
  document.typesetter()
      .set("北 N", {.size_pt = 6, .weight = Weight::bold})
      .draw_centered(cairo, x, y + 15.5);
}

// Returns where the bar ends.
double draw_scale_bar(Document const& document, MapView const& view, double x, double y) {
  cairo_t* const cairo = document.cairo();
  double const length_m = round_length_m(view.meters_per_point() * 110);
  double const length = length_m / view.meters_per_point();
  set_color(cairo, kInk);
  cairo_set_line_width(cairo, 0.8);
  cairo_move_to(cairo, x, y - 4);
  cairo_line_to(cairo, x, y);
  cairo_line_to(cairo, x + length, y);
  cairo_line_to(cairo, x + length, y - 4);
  cairo_stroke(cairo);
  std::string const text = length_m >= 1000 ? fmt::format("{:.0f} km", length_m / 1000)
                                            : fmt::format("{:.0f} m", length_m);
  TextBlock const label = document.typesetter().set(text, {.size_pt = 7});
  label.draw(cairo, x + length + 4, y - label.baseline() + 1);
  return x + length + 4 + label.size().width;
}

struct LegendEntry {
  LegStyle style;
  std::string text;
};

std::vector<LegendEntry> legend_of(MapPicture const& picture) {
  std::vector<LegendEntry> entries;
  for (LegendEntry const& entry : {LegendEntry{LegStyle::computed, "按道路计算 computed on roads"},
                                   LegendEntry{LegStyle::estimated, "估算 estimated"},
                                   LegendEntry{LegStyle::unreachable, "无路 no road found"}}) {
    bool const used = std::any_of(picture.legs.begin(), picture.legs.end(),
                                  [&entry](MapLeg const& leg) { return leg.style == entry.style; });
    if (used) entries.push_back(entry);
  }
  return entries;
}

void draw_strip(Document const& document, MapView const& view, MapPicture const& picture) {
  cairo_t* const cairo = document.cairo();
  Rect const& frame = view.frame();
  double const y = frame.bottom() + 10;
  double x = draw_scale_bar(document, view, frame.x, y) + 16;
  for (LegendEntry const& entry : legend_of(picture)) {
    set_leg_pen(cairo, entry.style, kInk);
    cairo_move_to(cairo, x, y - 2.5);
    cairo_line_to(cairo, x + 24, y - 2.5);
    cairo_stroke(cairo);
    cairo_set_dash(cairo, nullptr, 0, 0);
    TextBlock const label = document.typesetter().set(entry.text, {.size_pt = 7});
    label.draw(cairo, x + 28, y - label.baseline() + 1);
    x += 28 + label.size().width + 14;
  }
  bool const has_bed =
      std::any_of(picture.markers.begin(), picture.markers.end(),
                  [](MapMarker const& marker) { return marker.shape == MarkerShape::square; });
  if (has_bed) {
    fill_rect(cairo, {x, y - 6, 7, 7}, kInk);
    TextBlock const label = document.typesetter().set("起宿终 start, night, end", {.size_pt = 7});
    label.draw(cairo, x + 11, y - label.baseline() + 1);
    x += 11 + label.size().width + 14;
  }
  if (picture.without_position > 0) {
    std::string const text = fmt::format("图上缺 {} 处（无坐标） {} not shown (no position)",
                                         picture.without_position, picture.without_position);
    TextBlock const label = document.typesetter().set(
        text, {.size_pt = 7, .color = kAmber, .align = Align::right, .lines_max = 1},
        std::max(frame.right() - x, 20.0));
    label.draw(cairo, x, y - label.baseline() + 1);
  }
  TextBlock const attribution = document.typesetter().set(
      picture.attribution, {.size_pt = 6, .color = kQuietInk, .lines_max = 1}, frame.width);
  attribution.draw(cairo, frame.x, y + 4);
}

// What the picture must show: the ends of every leg's line and everything between, and the markers.
std::vector<geo::LatLng> extent_of(MapPicture const& picture) {
  std::vector<geo::LatLng> positions;
  for (MapMarker const& marker : picture.markers) positions.push_back(marker.at);
  for (MapLeg const& leg : picture.legs) {
    positions.insert(positions.end(), leg.line.begin(), leg.line.end());
  }
  return positions;
}

}  // namespace

void draw_map(Document const& document, Rect frame, MapPicture const& picture,
              MapBackground const* background) {
  cairo_t* const cairo = document.cairo();
  Rect const inner{frame.x, frame.y, frame.width, frame.height - kStripHeight};
  MapView const view(extent_of(picture), inner, kPadding);
  cairo_save(cairo);
  cairo_rectangle(cairo, inner.x, inner.y, inner.width, inner.height);
  cairo_clip(cairo);
  fill_rect(cairo, inner, kLand);
  if (background != nullptr) {
    draw_water(cairo, view, *background);
    for (LineKind const kind : {LineKind::water, LineKind::road, LineKind::boundary}) {
      draw_lines(cairo, view, *background, kind);
    }
  }
  draw_legs(cairo, view, picture);
  draw_markers(document, view, picture);
  draw_north_arrow(document, inner);
  cairo_restore(cairo);
  stroke_rect(cairo, inner, kLine, 0.8);
  draw_strip(document, view, picture);
}

}  // namespace magpie::paper
