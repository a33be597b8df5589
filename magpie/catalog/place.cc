#include "magpie/catalog/place.h"

#include <array>
#include <utility>

namespace magpie::catalog {

namespace {

// One table per enum serves both directions, so that a name read is a name written.
template <class Enum>
struct Named {
  Enum value;
  std::string_view name;
};

constexpr std::array<Named<Kind>, 18> kKinds{{
    {Kind::sight, "sight"},
    {Kind::village, "village"},
    {Kind::courtyard, "courtyard"},
    {Kind::museum, "museum"},
    {Kind::heritage, "heritage"},
    {Kind::viewpoint, "viewpoint"},
    {Kind::wellness, "wellness"},
    {Kind::town, "town"},
    {Kind::gateway, "gateway"},
    {Kind::crossing, "crossing"},
    {Kind::lodging, "lodging"},
    {Kind::food, "food"},
    {Kind::service, "service"},
    {Kind::nature, "nature"},
    {Kind::leisure, "leisure"},
    {Kind::heritage_item, "heritage_item"},
    {Kind::product, "product"},
    {Kind::brand, "brand"},
}};

constexpr std::array<Named<Precision>, 3> kPrecisions{{
    {Precision::point, "point"},
    {Precision::county, "county"},
    {Precision::none, "none"},
}};

constexpr std::array<Named<PlaceStatus>, 4> kStatuses{{
    {PlaceStatus::open, "open"},
    {PlaceStatus::proposed, "proposed"},
    {PlaceStatus::building, "building"},
    {PlaceStatus::closed, "closed"},
}};

constexpr std::array<Named<Wheelchair>, 4> kWheelchairs{{
    {Wheelchair::unknown, "unknown"},
    {Wheelchair::yes, "yes"},
    {Wheelchair::limited, "limited"},
    {Wheelchair::no, "no"},
}};

constexpr std::array<Named<Workflow>, 3> kWorkflows{{
    {Workflow::draft, "draft"},
    {Workflow::checked, "checked"},
    {Workflow::published, "published"},
}};

template <class Table, class Enum>
std::string_view name_in(Table const& table, Enum value) {
  for (auto const& row : table) {
    if (row.value == value) return row.name;
  }
  return "";
}

template <class Enum, std::size_t N>
std::optional<Enum> value_in(std::array<Named<Enum>, N> const& table, std::string_view name) {
  for (auto const& row : table) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view kind_name(Kind kind) {
  return name_in(kKinds, kind);
}

std::optional<Kind> parse_kind(std::string_view name) {
  return value_in(kKinds, name);
}

std::string_view precision_name(Precision precision) {
  return name_in(kPrecisions, precision);
}

std::optional<Precision> parse_precision(std::string_view name) {
  return value_in(kPrecisions, name);
}

std::string_view status_name(PlaceStatus status) {
  return name_in(kStatuses, status);
}

std::optional<PlaceStatus> parse_status(std::string_view name) {
  return value_in(kStatuses, name);
}

std::string_view workflow_name(Workflow workflow) {
  return name_in(kWorkflows, workflow);
}

std::optional<Workflow> parse_workflow(std::string_view name) {
  return value_in(kWorkflows, name);
}

std::string_view wheelchair_name(Wheelchair wheelchair) {
  return name_in(kWheelchairs, wheelchair);
}

std::optional<Wheelchair> parse_wheelchair(std::string_view name) {
  return value_in(kWheelchairs, name);
}

bool has_ground(Kind kind) {
  return kind != Kind::heritage_item && kind != Kind::product && kind != Kind::brand;
}

std::string const& display_name(Place const& place, std::string_view language) {
  for (std::string_view const wanted :
       {language, std::string_view(""), std::string_view("zh"), std::string_view("en")}) {
    auto const found = place.names.find(std::string(wanted));
    if (found != place.names.end() && !found->second.empty()) return found->second;
  }
  for (auto const& [_, name] : place.names) {
    if (!name.empty()) return name;
  }
  return place.key;
}

}  // namespace magpie::catalog
