#include "magpie/paper/map_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "magpie/base/text.h"

namespace magpie::paper {

namespace {

constexpr int kDirections = 12;
constexpr std::size_t kNameCodePoints = 14;
constexpr std::size_t kNamesMax = 60;  // more would be a carpet of letters

bool overlaps(Rect const& a, Rect const& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

bool contains(Rect const& outer, Rect const& inner) {
  return inner.x >= outer.x && inner.right() <= outer.right() && inner.y >= outer.y &&
         inner.bottom() <= outer.bottom();
}

Rect around(Point p, double radius) {
  return {p.x - radius, p.y - radius, 2 * radius, 2 * radius};
}

bool is_free(std::span<Point const> placed, Point p, double radius) {
  return std::none_of(placed.begin(), placed.end(), [p, radius](Point q) {
    return std::hypot(p.x - q.x, p.y - q.y) < 2 * radius + 0.8;
  });
}

// The position itself, else the nearest free place on rings around it, else the position after all.
Point free_place(Rect const& frame, std::span<Point const> placed, Point anchor, double radius) {
  if (is_free(placed, anchor, radius)) return anchor;
  for (double ring = 2.3; ring < 9; ring += 1.4) {
    for (int i = 0; i < kDirections; ++i) {
      double const angle = 2 * std::numbers::pi * i / kDirections;
      Point const p{anchor.x + ring * radius * std::cos(angle),
                    anchor.y - ring * radius * std::sin(angle)};
      if (contains(frame, around(p, radius)) && is_free(placed, p, radius)) return p;
    }
  }
  return anchor;
}

void draw_leader(cairo_t* cairo, Point from, Point to) {
  set_color(cairo, kInk);
  cairo_set_line_width(cairo, 0.6);
  cairo_move_to(cairo, from.x, from.y);
  cairo_line_to(cairo, to.x, to.y);
  cairo_stroke(cairo);
  cairo_arc(cairo, from.x, from.y, 1.3, 0, 2 * std::numbers::pi);
  cairo_fill(cairo);
}

void draw_marker(Document const& document, MapMarker const& marker, Point at, double radius) {
  cairo_t* const cairo = document.cairo();
  bool const square = marker.shape == MarkerShape::square;
  cairo_new_path(cairo);
  if (square) {
    double const half = radius * 0.92;
    cairo_rectangle(cairo, at.x - half, at.y - half, 2 * half, 2 * half);
  } else {
    cairo_arc(cairo, at.x, at.y, radius, 0, 2 * std::numbers::pi);
  }
  set_color(cairo, square ? kInk : kWhite);
  cairo_fill_preserve(cairo);
  set_color(cairo, square ? kWhite : day_color(marker.day));
  cairo_set_line_width(cairo, square ? 0.8 : 1.6);
  cairo_stroke(cairo);
  double const size = radius * (marker.label.size() > 2 && !square ? 0.95 : 1.2);
  document.typesetter()
      .set(marker.label, {.size_pt = size, .weight = Weight::bold, .color = square ? kWhite : kInk})
      .draw_centered(cairo, at.x, at.y);
}

std::string short_name(std::string const& name) {
  std::u32string const code_points = base::to_code_points(name);
  if (code_points.size() <= kNameCodePoints) return name;
  return base::to_utf8(code_points.substr(0, kNameCodePoints)) + "…";
}

// The places a name may take beside a marker, the best first.
std::array<Point, 6> name_places(Point marker, Size size, double radius) {
  double const gap = radius + 2.5;
  return {{{marker.x + gap, marker.y - size.height / 2},
           {marker.x - gap - size.width, marker.y - size.height / 2},
           {marker.x - size.width / 2, marker.y - gap - size.height},
           {marker.x - size.width / 2, marker.y + gap},
           {marker.x + gap * 0.8, marker.y - gap * 0.6 - size.height},
           {marker.x + gap * 0.8, marker.y + gap * 0.6}}};
}

class NamePlacer {
 public:
  // What is `taken` is never covered; the points of `lines` only where nothing else is free.
  NamePlacer(Document const& document, Rect frame, std::vector<Rect> taken,
             std::vector<Point> lines)
      : document_(document), frame_(frame), taken_(std::move(taken)), lines_(std::move(lines)) {}

  // Chinese over English where both fit, else Chinese alone, else nothing.
  void place(MapMarker const& marker, Point at, double radius) {
    std::string const zh = short_name(marker.name_zh.empty() ? marker.name_en : marker.name_zh);
    if (zh.empty()) return;
    TextBlock const first = document_.typesetter().set(zh, {.size_pt = 7, .weight = Weight::bold});
    if (!marker.name_zh.empty() && !marker.name_en.empty()) {
      TextBlock const second = document_.typesetter().set(base::shorten(marker.name_en, 26),
                                                          {.size_pt = 5.8, .color = kQuietInk});
      if (try_place(first, &second, {at, radius, Care::lines_too})) return;
      if (try_place(first, nullptr, {at, radius, Care::lines_too})) return;
      if (try_place(first, &second, {at, radius, Care::marks})) return;
    }
    if (try_place(first, nullptr, {at, radius, Care::lines_too})) return;
    try_place(first, nullptr, {at, radius, Care::marks});
  }

 private:
  enum class Care { marks, lines_too };
  struct Spot {
    Point marker;
    double radius;
    Care care;
  };

  bool is_free(Rect const& rect, Care care) const {
    if (!contains(frame_, rect)) return false;
    if (std::any_of(taken_.begin(), taken_.end(),
                    [&rect](Rect const& other) { return overlaps(rect, other); })) {
      return false;
    }
    return care == Care::marks || std::none_of(lines_.begin(), lines_.end(), [&rect](Point p) {
             return p.x > rect.x && p.x < rect.right() && p.y > rect.y && p.y < rect.bottom();
           });
  }

  bool try_place(TextBlock const& first, TextBlock const* second, Spot const& spot) {
    Size const top = first.size();
    Size const bottom = second == nullptr ? Size{} : second->size();
    // The lines of a CJK font stand far apart; on a map they may close up a little.
    double const rise = second == nullptr ? 0 : 1.5;
    Size const size{std::max(top.width, bottom.width), top.height + bottom.height - rise};
    for (Point const p : name_places(spot.marker, size, spot.radius)) {
      Rect const rect{p.x, p.y, size.width, size.height};
      if (!is_free(rect, spot.care)) continue;
      taken_.push_back(rect);
      first.draw_with_halo(document_.cairo(), p.x, p.y);
      if (second != nullptr) {
        second->draw_with_halo(document_.cairo(), p.x, p.y + top.height - rise);
      }
      return true;
    }
    return false;
  }

  Document const& document_;
  Rect frame_;
  std::vector<Rect> taken_;
  std::vector<Point> lines_;
};

// Points along the legs, a few points of paper apart.
std::vector<Point> points_of(MapView const& view, std::span<MapLeg const> legs) {
  constexpr double kStep = 5;
  std::vector<Point> points;
  for (MapLeg const& leg : legs) {
    for (std::size_t i = 0; i + 1 < leg.line.size(); ++i) {
      Point const a = view.to_page(leg.line[i]);
      Point const b = view.to_page(leg.line[i + 1]);
      double const length = std::hypot(b.x - a.x, b.y - a.y);
      if (!points.empty() && i > 0 &&
          std::hypot(b.x - points.back().x, b.y - points.back().y) < kStep) {
        continue;
      }
      int const steps = static_cast<int>(std::clamp(length / kStep, 1.0, 400.0));
      for (int step = 0; step <= steps; ++step) {
        double const share = static_cast<double>(step) / steps;
        points.push_back({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share});
      }
    }
  }
  return points;
}

}  // namespace

std::vector<Point> place_markers(MapView const& view, std::span<MapMarker const> markers,
                                 double radius) {
  std::vector<Point> placed;
  for (MapMarker const& marker : markers) {
    placed.push_back(free_place(view.frame(), placed, view.to_page(marker.at), radius));
  }
  return placed;
}

void draw_markers(Document const& document, MapView const& view, MapPicture const& picture) {
  std::vector<MapMarker> const& markers = picture.markers;
  double const radius = markers.size() > 60 ? 4.2 : markers.size() > 25 ? 5.4 : 6.6;
  std::vector<Point> const places = place_markers(view, markers, radius);
  std::vector<Rect> taken{{view.frame().right() - 32, view.frame().y, 32, 36}};  // the north arrow
  for (std::size_t i = 0; i < markers.size(); ++i) {
    Point const anchor = view.to_page(markers[i].at);
    if (std::hypot(anchor.x - places[i].x, anchor.y - places[i].y) > 0.1) {
      draw_leader(document.cairo(), anchor, places[i]);
    }
    taken.push_back(around(places[i], radius + 1));
  }
  for (std::size_t i = 0; i < markers.size(); ++i) {
    draw_marker(document, markers[i], places[i], radius);
  }
  NamePlacer placer(document, view.frame(), std::move(taken), points_of(view, picture.legs));
  for (std::size_t i = 0; i < std::min(markers.size(), kNamesMax); ++i) {
    placer.place(markers[i], places[i], radius);
  }
}

}  // namespace magpie::paper
