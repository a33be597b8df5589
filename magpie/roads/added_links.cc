#include "magpie/roads/added_links.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "magpie/geo/distance.h"
#include "magpie/roads/link_use.h"

namespace magpie::roads {

namespace {

constexpr double kSamePointM = 1;  // closer than this, two joints are one

// A place on a drawn line: in which segment, and how far along it.
struct LinePlace {
  std::uint32_t segment = 0;
  double share = 0;
  auto operator<=>(LinePlace const&) const = default;
};

// A node that a line has from now on.
struct Joint {
  LinePlace place;
  geo::LatLng point;
  std::uint32_t node = 0;
};

bool lies_before(Joint const& a, Joint const& b) {
  return a.place < b.place;
}

using Line = std::vector<geo::LatLng>;

struct Nearest {
  double gap_m = 0;
  LinePlace place;
  geo::LatLng point;
};

Nearest nearest_on(Line const& line, geo::LatLng from) {
  Nearest best{std::numeric_limits<double>::infinity(), {}, {}};
  for (std::uint32_t i = 0; i + 1 < line.size(); ++i) {
    auto const found = geo::project(from, line[i], line[i + 1]);
    if (found.distance_m < best.gap_m) best = {found.distance_m, {i, found.share}, found.point};
  }
  return best;
}

// The part of a drawing between two joints.
Line part_of(std::span<geo::LatLng const> drawing, Joint const& from, Joint const& to) {
  Line part{from.point};
  for (auto i = from.place.segment + 1; i <= to.place.segment && i < drawing.size(); ++i) {
    if (drawing[i] != part.back()) part.push_back(drawing[i]);
  }
  if (part.back() != to.point || part.size() < 2) part.push_back(to.point);
  return part;
}

struct AddedLine {
  Line line;
  std::vector<Joint> joints;
};

class Linker {
 public:
  explicit Linker(NetworkData const& data) : data_(data), list_(data.list) {}

  NetworkData run(std::span<LinkRoad const> links) {
    for (auto const& link : links) {
      added_.push_back(lay(link));
      names_.push_back(link.name);
    }
    cut_roads();
    for (std::size_t i = 0; i < links.size(); ++i) add_link(links[i], added_[i], i);
    finish_turns(sort_edges(list_));
    auto made = make_data(std::move(list_));
    made.links = data_.links;
    made.links.insert(made.links.end(), names_.begin(), names_.end());
    made.order = order();
    return made;
  }

 private:
  // Where a link meets what is there; its ends become nodes in any case.
  AddedLine lay(LinkRoad const& link) {
    AddedLine added{link.line, {}};
    auto const last = static_cast<std::uint32_t>(link.line.size() - 1);
    for (std::uint32_t i = 0; i <= last; ++i) {
      bool const is_end = i == 0 || i == last;
      auto joint = meet(link.line[i], is_end ? kLinkEndReachM : kLinkTouchM);
      if (!joint && is_end) joint = Joint{{}, link.line[i], new_node(link.line[i], kNoNode)};
      if (!joint) continue;
      joint->place = i == last ? LinePlace{last - 1, 1} : LinePlace{i, 0};
      added.joints.push_back(*joint);
    }
    return added;
  }

  // The node where a point of a link joins the nearest road or earlier link within reach.
  std::optional<Joint> meet(geo::LatLng point, double reach_m) {
    auto const road = nearest_road(point, reach_m);
    AddedLine* best = nullptr;
    Nearest on_link{road ? road->gap_m : reach_m, {}, {}};
    for (auto& added : added_) {
      auto const found = nearest_on(added.line, point);
      if (found.gap_m >= on_link.gap_m) continue;
      on_link = found;
      best = &added;
    }
    if (best != nullptr) {
      auto const node = join(best->joints, on_link.place, on_link.point, kNoNode);
      return Joint{{}, list_.nodes[node], node};
    }
    if (!road) return std::nullopt;
    auto const node = node_on(*road);
    return Joint{{}, list_.nodes[node], node};
  }

  std::optional<RoadPoint> nearest_road(geo::LatLng point, double reach_m) const {
    std::optional<RoadPoint> best;
    for (auto const* grid : {&data_.core_grid, &data_.island_grid}) {
      auto const found = grid->nearest(data_.list, point, best ? best->gap_m : reach_m, 1);
      if (!found.empty()) best = found.front();
    }
    return best;
  }

  std::uint32_t node_on(RoadPoint const& at) {
    auto const& edge = data_.list.edges[at.edge];
    bool const is_reversed = edge.is(edge_flag::kReversed);
    auto const shape = data_.list.shape(edge);
    if (geo::distance_m(shape.front(), at.point) < kSamePointM)
      return is_reversed ? edge.to : edge.from;
    if (geo::distance_m(shape.back(), at.point) < kSamePointM)
      return is_reversed ? edge.from : edge.to;
    auto const a = shape[at.segment];
    auto const b = shape[at.segment + 1];
    double const length = geo::distance_m(a, b);
    double const share = length > 0 ? geo::distance_m(a, at.point) / length : 0;
    return join(cuts_[at.edge], {at.segment, share}, at.point, at.edge);
  }

  // The joint of a line at a point: the one that is there, or a new one.
  std::uint32_t join(std::vector<Joint>& joints, LinePlace place, geo::LatLng point,
                     std::uint32_t edge) {
    for (auto const& joint : joints) {
      if (geo::distance_m(joint.point, point) < kSamePointM) return joint.node;
    }
    Joint const joint{place, point, new_node(point, edge)};
    joints.insert(std::upper_bound(joints.begin(), joints.end(), joint, lies_before), joint);
    return joint.node;
  }

  std::uint32_t new_node(geo::LatLng point, std::uint32_t edge) {
    auto const node = static_cast<std::uint32_t>(list_.nodes.size());
    list_.nodes.push_back(point);
    list_.node_ids.push_back(kLinkWays + static_cast<std::int64_t>(node));
    cut_edge_.push_back(edge);
    return node;
  }

  // Every cut road becomes its pieces, in both directions.
  void cut_roads() {
    std::vector<RoadEdge> kept;
    kept.reserve(list_.edges.size());
    pieces_.clear();
    for (std::uint32_t e = 0; e < data_.list.edges.size(); ++e) {
      auto const other = data_.other_direction[e];
      auto const lower = other == kNoEdge ? e : std::min(e, other);
      auto const cut = cuts_.find(lower);
      if (cut == cuts_.end()) {
        kept.push_back(data_.list.edges[e]);
        continue;
      }
      if (e == lower) cut_shape(data_.list.edges[e], cut->second);
      for (auto const& piece : directed(data_.list.edges[e], cut->second)) {
        pieces_[e].push_back(static_cast<std::uint32_t>(kept.size()));
        kept.push_back(piece);
      }
    }
    list_.edges = std::move(kept);
  }

  // Writes the pieces of a shape to the end of the points.
  void cut_shape(RoadEdge const& edge, std::vector<Joint> const& cuts) {
    auto const shape = data_.list.shape(edge);
    Joint const first{{0, 0}, shape.front(), 0};
    Joint const last{{static_cast<std::uint32_t>(shape.size() - 2), 1}, shape.back(), 0};
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
      auto const part =
          part_of(shape, i == 0 ? first : cuts[i - 1], i == cuts.size() ? last : cuts[i]);
      shapes_of_[edge.first_point].push_back(add_points(part));
    }
  }

  struct Shape {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    double meters = 0;
  };

  Shape add_points(Line const& line) {
    Shape const shape{static_cast<std::uint32_t>(list_.points.size()),
                      static_cast<std::uint32_t>(line.size()), geo::length_m(line)};
    list_.points.insert(list_.points.end(), line.begin(), line.end());
    return shape;
  }

  // The pieces of one direction in the order in which they are driven. Time and length are shared
  // out by the length of the drawing.
  std::vector<RoadEdge> directed(RoadEdge const& edge, std::vector<Joint> const& cuts) const {
    auto const& shapes = shapes_of_.at(edge.first_point);
    bool const is_reversed = edge.is(edge_flag::kReversed);
    double whole_m = 0;
    for (auto const& shape : shapes) whole_m += shape.meters;
    std::vector<RoadEdge> pieces;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
      auto piece = edge;
      double const share = whole_m > 0 ? shapes[i].meters / whole_m : 1.0 / double(shapes.size());
      auto const low = i == 0 ? (is_reversed ? edge.to : edge.from) : cuts[i - 1].node;
      auto const high = i == cuts.size() ? (is_reversed ? edge.from : edge.to) : cuts[i].node;
      piece.from = is_reversed ? high : low;
      piece.to = is_reversed ? low : high;
      piece.first_point = shapes[i].first;
      piece.point_count = shapes[i].count;
      piece.meters = part(edge.meters, share);
      if (edge.time_ds != kClosedDs) piece.time_ds = part(edge.time_ds, share);
      if (edge.up_dm != kUnknownClimb) {
        piece.up_dm = static_cast<std::uint16_t>(std::lround(edge.up_dm * share));
        piece.down_dm = static_cast<std::uint16_t>(std::lround(edge.down_dm * share));
      }
      pieces.push_back(piece);
    }
    if (is_reversed) std::reverse(pieces.begin(), pieces.end());
    return pieces;
  }

  static std::uint32_t part(std::uint32_t whole, double share) {
    return std::max<std::uint32_t>(1, static_cast<std::uint32_t>(std::lround(whole * share)));
  }

  void add_link(LinkRoad const& link, AddedLine const& added, std::size_t number) {
    auto const use = use_of_link(link, list_.vehicle);
    if (!use) return;
    auto const name = static_cast<std::uint32_t>(list_.texts.size());
    list_.texts.push_back(link.name);
    for (std::size_t i = 1; i < added.joints.size(); ++i) {
      auto const& from = added.joints[i - 1];
      auto const& to = added.joints[i];
      if (from.node == to.node) continue;
      RoadEdge edge;
      edge.from = from.node;
      edge.to = to.node;
      edge.name = name;
      edge.way = kLinkWays + static_cast<std::int64_t>(data_.links.size() + number);
      edge.flags = use->flags;
      edge.road_class = static_cast<std::uint8_t>(use->road_class);
      add_directions(edge, *use, with_ends(added.line, from, to));
    }
  }

  // From node to node: the drawn points between them, and the way to a road that lies beside an
  // end.
  static Line with_ends(Line const& line, Joint const& from, Joint const& to) {
    Line part{from.point};
    auto const add = [&](geo::LatLng point) {
      if (point != part.back()) part.push_back(point);
    };
    if (from.place == LinePlace{0, 0}) add(line.front());
    for (auto i = from.place.segment + 1; i <= to.place.segment; ++i) add(line[i]);
    if (to.place == LinePlace{static_cast<std::uint32_t>(line.size() - 2), 1}) add(line.back());
    if (to.point != part.back() || part.size() < 2) part.push_back(to.point);
    return part;
  }

  void add_directions(RoadEdge edge, RoadUse const& use, Line const& line) {
    auto const shape = add_points(line);
    edge.first_point = shape.first;
    edge.point_count = shape.count;
    edge.meters = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(std::lround(shape.meters)));
    auto const add = [&](int kmh) {
      edge.speed_kmh = static_cast<std::uint8_t>(kmh);
      edge.time_ds = driven_ds(line, list_.vehicle, use.road_class, kmh);
      list_.edges.push_back(edge);
    };
    if (use.speed_forward_kmh > 0) add(use.speed_forward_kmh);
    if (use.speed_backward_kmh == 0) return;
    std::swap(edge.from, edge.to);
    edge.flags |= edge_flag::kReversed;
    add(use.speed_backward_kmh);
  }

  // A forbidden sequence begins with the last piece of its first road and ends with the first piece
  // of its last one.
  void finish_turns(std::vector<std::uint32_t> const& place_of) {
    auto const moved = moved_edges();
    list_.turn_edges.clear();
    for (auto& turn : list_.turns) {
      auto const old = data_.list.sequence(turn);
      auto const first = static_cast<std::uint32_t>(list_.turn_edges.size());
      for (std::size_t i = 0; i < old.size(); ++i) {
        auto const cut = pieces_.find(old[i]);
        if (cut == pieces_.end()) {
          list_.turn_edges.push_back(place_of[moved[old[i]]]);
          continue;
        }
        auto const& pieces = cut->second;
        auto const begin = i == 0 ? pieces.size() - 1 : 0;
        auto const end = i + 1 == old.size() ? 1 : pieces.size();
        for (auto k = begin; k < end; ++k) list_.turn_edges.push_back(place_of[pieces[k]]);
      }
      turn.first = first;
      turn.count = static_cast<std::uint32_t>(list_.turn_edges.size()) - first;
    }
  }

  // Where each whole road stands among the edges before they are sorted.
  std::vector<std::uint32_t> moved_edges() const {
    std::vector<std::uint32_t> moved(data_.list.edges.size());
    std::uint32_t next = 0;
    for (std::uint32_t e = 0; e < moved.size(); ++e) {
      moved[e] = next;
      auto const cut = pieces_.find(e);
      next += cut == pieces_.end() ? 1U : static_cast<std::uint32_t>(cut->second.size());
    }
    return moved;
  }

  // The plain nodes, each new one before the less important end of the road that it cuts; those of
  // the links alone come first.
  std::vector<std::uint32_t> order() const {
    auto const old_count = static_cast<std::uint32_t>(data_.list.nodes.size());
    std::vector<std::uint32_t> rank(old_count, 0);
    for (std::uint32_t i = 0; i < data_.order.size(); ++i) {
      if (data_.order[i] < old_count) rank[data_.order[i]] = i;
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> before;
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t i = 0; i < cut_edge_.size(); ++i) {
      if (cut_edge_[i] == kNoNode) {
        nodes.push_back(old_count + i);
        continue;
      }
      auto const& edge = data_.list.edges[cut_edge_[i]];
      auto const beside = rank[edge.from] < rank[edge.to] ? edge.from : edge.to;
      before[beside].push_back(old_count + i);
    }
    for (auto const node : data_.order) {
      if (node >= old_count) continue;
      if (auto const found = before.find(node); found != before.end())
        nodes.insert(nodes.end(), found->second.begin(), found->second.end());
      nodes.push_back(node);
    }
    return nodes;
  }

  NetworkData const& data_;
  EdgeList list_;
  std::vector<AddedLine> added_;
  std::vector<std::string> names_;
  std::map<std::uint32_t, std::vector<Joint>> cuts_;            // by the lower of two directions
  std::map<std::uint32_t, std::vector<std::uint32_t>> pieces_;  // by old edge, as driven
  std::map<std::uint32_t, std::vector<Shape>> shapes_of_;       // by the old shape's first point
  std::vector<std::uint32_t> cut_edge_;  // by new node: the road it cuts, or kNoNode
};

}  // namespace

NetworkData with_links(NetworkData const& data, std::span<LinkRoad const> links) {
  return Linker(data).run(links);
}

}  // namespace magpie::roads
