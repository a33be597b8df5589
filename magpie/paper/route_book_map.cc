#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "magpie/paper/route_book_parts.h"

namespace magpie::paper {

namespace {

LegStyle style_of(api::LegQuality quality) {
  switch (quality) {
    case api::LegQuality::computed:
      return LegStyle::computed;
    case api::LegQuality::estimated:
      return LegStyle::estimated;
    case api::LegQuality::unreachable:
      return LegStyle::unreachable;
  }
  return LegStyle::unreachable;
}

std::optional<geo::LatLng> position_of(api::PlaceSummary const& place) {
  if (!place.location) return std::nullopt;
  return geo::make_latlng((*place.location)[1], (*place.location)[0]);
}

MapMarker marker_of(api::PlaceSummary const& place, geo::LatLng at, MarkerShape shape,
                    std::string label) {
  return {.at = at,
          .shape = shape,
          .label = std::move(label),
          .name_zh = name_zh(place),
          .name_en = name_en(place)};
}

class PictureMaker {
 public:
  explicit PictureMaker(BookContext const& book) : book_(book) {}

  void add_day(std::size_t index) {
    api::PlanDay const& day = book_.plan.days[index];
    add_bed(day.start, index == 0 ? "起" : "宿");
    add_bed(day.end, index + 1 == book_.plan.days.size() ? "终" : "宿");
    for (std::size_t i = 0; i < day.stops.size(); ++i) {
      auto const at = position_of(day.stops[i].place);
      if (!at) {
        ++picture_.without_position;
        continue;
      }
      MapMarker marker =
          marker_of(day.stops[i].place, *at, MarkerShape::circle,
                    fmt::format("{}", book_.first_stop[index] + static_cast<int>(i)));
      marker.day = day.day;
      stops_.push_back(std::move(marker));
    }
    for (api::PlanLeg const& leg : day.legs) add_leg(leg, day.day);
  }

  MapPicture finish() {
    // Stops take their places on the map first.
    picture_.markers = std::move(stops_);
    for (auto& [id, marker] : beds_) picture_.markers.push_back(std::move(marker));
    for (std::string const& line : book_.options.attribution) {
      picture_.attribution += (picture_.attribution.empty() ? "" : " · ") + line;
    }
    return std::move(picture_);
  }

 private:
  // A bed is shown once, however many nights are spent there; a night outranks the trip's ends.
  void add_bed(api::PlaceSummary const& place, std::string const& label) {
    auto const at = position_of(place);
    if (!at) return;
    auto const [it, is_new] =
        beds_.try_emplace(place.id, marker_of(place, *at, MarkerShape::square, label));
    if (!is_new && label == "宿") it->second.label = label;
  }

  void add_leg(api::PlanLeg const& leg, int day) {
    MapLeg drawn{.style = style_of(leg.quality), .day = day};
    for (api::Position const& position : leg.line) {
      if (auto const at = geo::make_latlng(position[1], position[0])) drawn.line.push_back(*at);
    }
    if (drawn.line.size() >= 2) picture_.legs.push_back(std::move(drawn));
  }

  BookContext const& book_;
  MapPicture picture_;
  std::vector<MapMarker> stops_;
  std::map<std::int64_t, MapMarker> beds_;
};

}  // namespace

MapPicture picture_of(BookContext const& book, int day_index) {
  PictureMaker maker(book);
  for (std::size_t i = 0; i < book.plan.days.size(); ++i) {
    if (day_index < 0 || static_cast<std::size_t>(day_index) == i) maker.add_day(i);
  }
  return maker.finish();
}

}  // namespace magpie::paper
