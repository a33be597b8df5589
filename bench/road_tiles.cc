// road_tiles EXTRACT.osm.pbf COLUMNS OUT.osm.pbf: copies of the roads of a small country side by
// side, as a large network for measuring. Each copy is shifted by 0.50° east and 0.40° north of its
// neighbour and joined to it by one trunk road of two nodes. Made for Andorra: the ends of the
// links are looked for on two-way trunk, primary and secondary roads within 1.35–1.80°
// E, 42.40–42.68° N.
//
//   road_tiles andorra.osm.pbf 10 B.osm.pbf
//
// Only ways with `highway` or `route=ferry` and their nodes are copied; restrictions are not.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <osmium/builder/attr.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/pbf_output.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/writer.hpp>
#include <osmium/visitor.hpp>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace {

using osmium::object_id_type;
namespace attr = osmium::builder::attr;

constexpr double kEastStep = 0.50;
constexpr double kNorthStep = 0.40;

struct Node {
  osmium::Location location;
  int uses = 0;
  bool is_link_road = false;
};

struct Extract {
  std::vector<osmium::memory::Buffer> buffers;
  std::unordered_map<object_id_type, object_id_type> dense;  // old id → 1…k
  std::vector<Node> nodes = std::vector<Node>(1);            // by dense id
};

bool is_copied(osmium::Way const& way) {
  return way.tags().has_key("highway") || way.tags().has_tag("route", "ferry");
}

bool is_link_road(osmium::Way const& way) {
  std::string const highway = way.tags().get_value_by_key("highway", "");
  if (highway != "trunk" && highway != "primary" && highway != "secondary") return false;
  for (auto const* key : {"access", "motor_vehicle", "junction"}) {
    if (way.tags().has_key(key)) return false;
  }
  std::string const oneway = way.tags().get_value_by_key("oneway", "no");
  return oneway == "no";
}

Extract read(std::string const& path) {
  Extract extract;
  osmium::io::Reader reader(path, osmium::osm_entity_bits::node | osmium::osm_entity_bits::way);
  while (auto buffer = reader.read()) extract.buffers.push_back(std::move(buffer));
  reader.close();
  std::unordered_set<object_id_type> used;
  for (auto const& buffer : extract.buffers) {
    for (auto const& way : buffer.select<osmium::Way>()) {
      if (!is_copied(way)) continue;
      for (auto const& ref : way.nodes()) used.insert(ref.ref());
    }
  }
  for (auto const& buffer : extract.buffers) {
    for (auto const& node : buffer.select<osmium::Node>()) {
      if (!used.contains(node.id())) continue;
      extract.dense.emplace(node.id(), static_cast<object_id_type>(extract.nodes.size()));
      extract.nodes.emplace_back();
      extract.nodes.back().location = node.location();
    }
  }
  for (auto const& buffer : extract.buffers) {
    for (auto const& way : buffer.select<osmium::Way>()) {
      if (!way.tags().has_key("highway") || way.nodes().empty()) continue;
      for (auto const& ref : {way.nodes().front(), way.nodes().back()}) {
        auto const found = extract.dense.find(ref.ref());
        if (found == extract.dense.end()) continue;
        auto& node = extract.nodes[found->second];
        ++node.uses;
        node.is_link_road = node.is_link_road || is_link_road(way);
      }
    }
  }
  return extract;
}

struct Ends {
  object_id_type west = 0;
  object_id_type east = 0;
  object_id_type south = 0;
  object_id_type north = 0;
};

Ends find_ends(Extract const& extract) {
  Ends ends;
  auto const& nodes = extract.nodes;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    auto const& node = nodes[i];
    double const lon = node.location.lon();
    double const lat = node.location.lat();
    if (node.uses < 2 || !node.is_link_road) continue;
    if (lon < 1.35 || lon > 1.80 || lat < 42.40 || lat > 42.68) continue;
    auto const id = static_cast<object_id_type>(i);
    if (ends.west == 0) ends = {id, id, id, id};
    if (lon < nodes[ends.west].location.lon()) ends.west = id;
    if (lon > nodes[ends.east].location.lon()) ends.east = id;
    if (lat < nodes[ends.south].location.lat()) ends.south = id;
    if (lat > nodes[ends.north].location.lat()) ends.north = id;
  }
  return ends;
}

class Tiler {
 public:
  Tiler(Extract const& extract, int columns, std::string const& out)
      : extract_(extract),
        columns_(columns),
        step_(static_cast<object_id_type>(extract.nodes.size() - 1) + 10),
        writer_(osmium::io::File(out), header(), osmium::io::overwrite::allow) {}

  void run() {
    for (int row = 0; row < columns_; ++row) {
      for (int column = 0; column < columns_; ++column) add_nodes(row, column);
    }
    for (int row = 0; row < columns_; ++row) {
      for (int column = 0; column < columns_; ++column) add_ways(row, column);
    }
    add_links();
    flush();
    writer_.close();
  }

 private:
  static osmium::io::Header header() {
    osmium::io::Header header;
    header.set("generator", "road_tiles");
    header.set("sorting", "Type_then_ID");
    return header;
  }

  object_id_type id_in(object_id_type id, int row, int column) const {
    return id + (static_cast<object_id_type>(columns_) * row + column) * step_;
  }

  void add_nodes(int row, int column) {
    for (auto const& buffer : extract_.buffers) {
      for (auto const& node : buffer.select<osmium::Node>()) {
        auto const found = extract_.dense.find(node.id());
        if (found == extract_.dense.end()) continue;
        auto const id = found->second;
        osmium::Location const at(node.location().lon() + kEastStep * column,
                                  node.location().lat() + kNorthStep * row);
        osmium::builder::add_node(buffer_, attr::_id(id_in(id, row, column)), attr::_location(at),
                                  attr::_tags(node.tags()));
        flush_full();
      }
    }
  }

  void add_ways(int row, int column) {
    for (auto const& buffer : extract_.buffers) {
      for (auto const& way : buffer.select<osmium::Way>()) {
        if (!is_copied(way)) continue;
        std::vector<object_id_type> refs;
        for (auto const& node : way.nodes()) {
          auto const found = extract_.dense.find(node.ref());
          if (found != extract_.dense.end()) refs.push_back(id_in(found->second, row, column));
        }
        osmium::builder::add_way(buffer_, attr::_id(++last_way_), attr::_nodes(refs),
                                 attr::_tags(way.tags()));
        flush_full();
      }
    }
  }

  void add_links() {
    auto const ends = find_ends(extract_);
    for (int row = 0; row < columns_; ++row) {
      for (int column = 0; column < columns_; ++column) {
        if (column + 1 < columns_)
          add_link(id_in(ends.east, row, column), id_in(ends.west, row, column + 1));
        if (row + 1 < columns_)
          add_link(id_in(ends.north, row, column), id_in(ends.south, row + 1, column));
      }
    }
  }

  void add_link(object_id_type from, object_id_type to) {
    osmium::builder::add_way(buffer_, attr::_id(++last_way_), attr::_nodes({from, to}),
                             attr::_tag("highway", "trunk"), attr::_tag("maxspeed", "80"));
  }

  void flush_full() {
    if (buffer_.committed() > 8U * 1024 * 1024) flush();
  }

  void flush() {
    writer_(std::move(buffer_));
    buffer_ = osmium::memory::Buffer(10UL * 1024 * 1024, osmium::memory::Buffer::auto_grow::yes);
  }

  Extract const& extract_;
  int columns_;
  object_id_type step_;
  osmium::io::Writer writer_;
  osmium::memory::Buffer buffer_{10UL * 1024 * 1024, osmium::memory::Buffer::auto_grow::yes};
  object_id_type last_way_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "road_tiles EXTRACT.osm.pbf COLUMNS OUT.osm.pbf\n");
    return 2;
  }
  auto const extract = read(argv[1]);
  std::printf("%zu nodes, links between %lld, %lld, %lld, %lld\n", extract.nodes.size() - 1,
              static_cast<long long>(find_ends(extract).west),
              static_cast<long long>(find_ends(extract).east),
              static_cast<long long>(find_ends(extract).south),
              static_cast<long long>(find_ends(extract).north));
  Tiler(extract, std::atoi(argv[2]), argv[3]).run();
  return 0;
}
