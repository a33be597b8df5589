#include "magpie/roads/network_bytes.h"

#include <fmt/format.h>

#include <bit>
#include <cstring>
#include <optional>
#include <type_traits>

#include "magpie/base/hash.h"

namespace magpie::roads {

namespace {

static_assert(std::endian::native == std::endian::little, "the artefact is little-endian");

constexpr std::string_view kMagic = "MAGPIE-ROADS\n";
constexpr std::uint32_t kFormat = 1;
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

bool is_consistent(EdgeSet const& set) {
  if (set.texts.empty() || set.edges.empty()) return false;
  for (auto const& edge : set.edges) {
    bool const has_ends = edge.from < set.node_count && edge.to < set.node_count;
    bool const has_shape = edge.point_count >= 2 && edge.first_point <= set.points.size() &&
                           edge.point_count <= set.points.size() - edge.first_point;
    if (!has_ends || !has_shape || edge.meters == 0) return false;
    if (edge.name >= set.texts.size() || edge.ref >= set.texts.size()) return false;
  }
  return true;
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

std::string write_edges(EdgeSet const& set) {
  std::string payload;
  put(payload, set.node_count);
  put_all(payload, set.edges);
  put_all(payload, set.points);
  put(payload, static_cast<std::uint64_t>(set.texts.size()));
  for (auto const& text : set.texts) {
    put(payload, static_cast<std::uint32_t>(text.size()));
    payload += text;
  }
  std::string bytes(kMagic);
  put(bytes, kFormat);
  put(bytes, static_cast<std::uint64_t>(payload.size()));
  bytes += base::content_hash(payload);
  return bytes + payload;
}

base::Result<EdgeSet> read_edges(std::string_view bytes) {
  MAGPIE_TRY(auto const payload, open_envelope(bytes));
  Reader reader(payload);
  EdgeSet set;
  bool const is_read = reader.get(set.node_count) && reader.get_all(set.edges) &&
                       reader.get_all(set.points) && reader.get_texts(set.texts) &&
                       reader.is_at_end();
  // The hash is right, so this was written wrongly or on purpose.
  if (!is_read || !is_consistent(set) || set.node_count > 2 * set.points.size()) {
    return refuse("the road network contradicts itself: import the map extract again");
  }
  return set;
}

}  // namespace magpie::roads
