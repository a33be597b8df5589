#include "magpie/roads/network_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <optional>
#include <type_traits>

#include "magpie/base/hash.h"

namespace magpie::roads {

namespace {

static_assert(std::endian::native == std::endian::little, "the artefact is little-endian");

constexpr std::string_view kMagic = "MAGPIE-ROADS\n";
constexpr std::uint32_t kFormat = 5;
constexpr std::size_t kHashSize = 64;
constexpr std::size_t kHeaderSize =
    kMagic.size() + sizeof(std::uint32_t) + sizeof(std::uint64_t) + kHashSize;

template <class T>
void put(std::string& out, T const& value) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<char const*>(&value), sizeof(T));
}

template <class T>
void put_all(std::string& out, std::vector<T> const& values) {
  static_assert(std::is_trivially_copyable_v<T>);
  put(out, static_cast<std::uint64_t>(values.size()));
  if (values.empty()) return;
  out.append(reinterpret_cast<char const*>(values.data()), values.size() * sizeof(T));
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  bool is_at_end() const { return bytes_.empty(); }

  template <class T>
  bool get(T& value) {
    if (bytes_.size() < sizeof(T)) return false;
    std::memcpy(&value, bytes_.data(), sizeof(T));
    bytes_.remove_prefix(sizeof(T));
    return true;
  }

  template <class T>
  bool get_all(std::vector<T>& values) {
    std::uint64_t count = 0;
    if (!get(count) || count > bytes_.size() / sizeof(T)) return false;
    values.resize(count);
    if (count > 0) std::memcpy(values.data(), bytes_.data(), count * sizeof(T));
    bytes_.remove_prefix(count * sizeof(T));
    return true;
  }

  bool get_texts(std::vector<std::string>& texts) {
    std::uint64_t count = 0;
    if (!get(count) || count > bytes_.size() / sizeof(std::uint32_t)) return false;
    texts.clear();
    texts.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
      std::uint32_t size = 0;
      if (!get(size) || size > bytes_.size()) return false;
      texts.emplace_back(bytes_.substr(0, size));
      bytes_.remove_prefix(size);
    }
    return true;
  }

 private:
  std::string_view bytes_;
};

bool is_consistent(EdgeList const& list, RoadEdge const& edge) {
  bool const has_ends = edge.from < list.nodes.size() && edge.to < list.nodes.size();
  bool const has_shape = edge.point_count >= 2 && edge.first_point <= list.points.size() &&
                         edge.point_count <= list.points.size() - edge.first_point;
  return has_ends && has_shape && edge.meters > 0 && edge.time_ds > 0 && edge.slope_permille > 0 &&
         edge.name < list.texts.size() && edge.ref < list.texts.size() &&
         edge.conditional < list.conditional_tags.size();
}

bool is_consistent(EdgeList const& list, ForbiddenTurn const& turn) {
  return turn.count >= 2 && turn.first <= list.turn_edges.size() &&
         turn.count <= list.turn_edges.size() - turn.first &&
         turn.condition < list.turn_conditions.size();
}

// first_edge is the index of edges that are sorted by their tail.
bool is_indexed(EdgeList const& list) {
  if (list.first_edge.size() != list.nodes.size() + 1 || list.first_edge.front() != 0) return false;
  if (list.first_edge.back() != list.edges.size()) return false;
  for (std::size_t node = 0; node < list.nodes.size(); ++node) {
    if (list.first_edge[node] > list.first_edge[node + 1]) return false;
    for (auto const& edge : list.edges_from(static_cast<std::uint32_t>(node))) {
      if (edge.from != node) return false;
    }
  }
  return true;
}

bool is_consistent(EdgeList const& list) {
  auto const are_good = [&](auto const& items) {
    return std::all_of(items.begin(), items.end(),
                       [&](auto const& item) { return is_consistent(list, item); });
  };
  if (list.texts.empty() || list.edges.empty() || list.node_ids.size() != list.nodes.size()) {
    return false;
  }
  bool const has_turn_edges =
      std::all_of(list.turn_edges.begin(), list.turn_edges.end(),
                  [&](std::uint32_t edge) { return edge < list.edges.size(); });
  return are_good(list.edges) && are_good(list.turns) && has_turn_edges && is_indexed(list);
}

void put_texts(std::string& out, std::vector<std::string> const& texts) {
  put(out, static_cast<std::uint64_t>(texts.size()));
  for (auto const& text : texts) {
    put(out, static_cast<std::uint32_t>(text.size()));
    out += text;
  }
}

// Of the long lists, so that the bytes need not move while they grow.
std::size_t most_bytes(EdgeList const& list, Hierarchy<Label>::Parts const& parts) {
  auto const of = [](auto const& values) { return values.size() * sizeof(values[0]); };
  return of(list.nodes) + of(list.node_ids) + of(list.first_edge) + of(list.edges) +
         of(list.points) + of(parts.order) + of(parts.up.first) + of(parts.up.arcs) +
         of(parts.down.first) + of(parts.down.arcs) + of(parts.halves) + (1U << 20U);
}

std::vector<std::string> tag_texts(EdgeList const& list) {
  std::vector<std::string> texts;
  for (auto const& tags : list.conditional_tags) texts.push_back(tags.text());
  return texts;
}

bool read_list(Reader& reader, EdgeList& list) {
  std::uint8_t vehicle = 0;
  std::vector<std::string> tags;
  bool const is_read = reader.get(vehicle) && reader.get_all(list.nodes) &&
                       reader.get_all(list.node_ids) && reader.get_all(list.first_edge) &&
                       reader.get_all(list.edges) && reader.get_all(list.points) &&
                       reader.get_texts(list.texts) && reader.get_texts(tags) &&
                       reader.get_all(list.turn_edges) && reader.get_all(list.turns) &&
                       reader.get_texts(list.turn_conditions);
  if (!is_read || vehicle >= kVehicles.size()) return false;
  list.vehicle = kVehicles[vehicle];
  list.conditional_tags.clear();
  for (auto const& text : tags) list.conditional_tags.push_back(RoadTags::from_text(text));
  return true;
}

bool read_parts(Reader& reader, Hierarchy<Label>::Parts& parts) {
  return reader.get_all(parts.order) && reader.get_all(parts.up.first) &&
         reader.get_all(parts.up.arcs) && reader.get_all(parts.down.first) &&
         reader.get_all(parts.down.arcs) && reader.get_all(parts.halves);
}

tl::unexpected<base::Error> refuse(std::string message) {
  return base::fail(base::ErrorCode::invalid_data, std::move(message));
}

base::Result<std::string_view> open_envelope(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) {
    return refuse("this is not a road network of Magpie: import the map extract again");
  }
  if (bytes.size() < kHeaderSize) {
    return refuse(
        fmt::format("the road network is cut off after {} bytes: import again", bytes.size()));
  }
  Reader header(bytes.substr(kMagic.size()));
  std::uint32_t format = 0;
  std::uint64_t size = 0;
  header.get(format);
  header.get(size);
  if (format != kFormat) {
    return refuse(
        fmt::format("the road network has format {}, this program reads format {}: import the map "
                    "extract again",
                    format, kFormat));
  }
  auto const payload = bytes.substr(kHeaderSize);
  if (payload.size() != size) {
    return refuse(fmt::format("the road network has {} bytes where {} belong: import again",
                              payload.size(), size));
  }
  if (base::content_hash(payload) != bytes.substr(kHeaderSize - kHashSize, kHashSize)) {
    return refuse(
        "the road network was changed after it was written (its hash differs): "
        "import the map extract again");
  }
  return payload;
}

}  // namespace

std::string write_roads(SavedRoads const& roads) {
  auto const& list = roads.list;
  auto const& parts = roads.hierarchy.parts();
  std::string bytes(kHeaderSize, '\0');
  bytes.reserve(kHeaderSize + most_bytes(list, parts));
  put(bytes, static_cast<std::uint8_t>(list.vehicle));
  put_all(bytes, list.nodes);
  put_all(bytes, list.node_ids);
  put_all(bytes, list.first_edge);
  put_all(bytes, list.edges);
  put_all(bytes, list.points);
  put_texts(bytes, list.texts);
  put_texts(bytes, tag_texts(list));
  put_all(bytes, list.turn_edges);
  put_all(bytes, list.turns);
  put_texts(bytes, list.turn_conditions);
  put_all(bytes, parts.order);
  put_all(bytes, parts.up.first);
  put_all(bytes, parts.up.arcs);
  put_all(bytes, parts.down.first);
  put_all(bytes, parts.down.arcs);
  put_all(bytes, parts.halves);
  auto const payload = std::string_view(bytes).substr(kHeaderSize);
  std::string header(kMagic);
  put(header, kFormat);
  put(header, static_cast<std::uint64_t>(payload.size()));
  header += base::content_hash(payload);
  bytes.replace(0, kHeaderSize, header);
  return bytes;
}

base::Result<LoadedRoads> read_roads(std::string_view bytes) {
  MAGPIE_TRY(auto const payload, open_envelope(bytes));
  Reader reader(payload);
  EdgeList list;
  Hierarchy<Label>::Parts parts;
  bool const is_read = read_list(reader, list) && read_parts(reader, parts) && reader.is_at_end();
  // The hash is right, so this was written wrongly or on purpose.
  auto const contradiction =
      refuse("the road network contradicts itself: import the map extract again");
  if (!is_read || !is_consistent(list)) return contradiction;
  auto hierarchy = Hierarchy<Label>::of(std::move(parts), list.edges.size());
  if (!hierarchy) return contradiction;
  return LoadedRoads{std::move(list), std::move(*hierarchy)};
}

}  // namespace magpie::roads
