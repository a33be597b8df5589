#include "magpie/catalog/same_as_join.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

#include "magpie/catalog/field_json.h"

namespace magpie::catalog {

namespace {

using nlohmann::json;

// Whose record it is, who may see it; the precision goes with the position.
constexpr std::array<std::string_view, 4> kNotJoined{"workflow", "member", "field_owners",
                                                     "precision"};
constexpr std::array<std::string_view, 6> kLists{"aliases", "sources", "tags",
                                                 "links",   "media",   "themes"};

template <class List>
bool is_in(List const& list, std::string_view field) {
  return std::find(list.begin(), list.end(), field) != list.end();
}

std::optional<std::string> value_in(FieldMap const& fields, std::string const& field) {
  auto const found = fields.find(field);
  return found == fields.end() ? std::nullopt : std::optional(found->second);
}

Side other_side(Side side) {
  return side == Side::first ? Side::second : Side::first;
}

std::string owner_in(Place const& place, std::string const& field) {
  auto const found = place.field_owners.find(field);
  return found == place.field_owners.end() ? std::string() : found->second;
}

Side proposed(PlacePair const& pair, FieldDifference const& one) {
  if (is_in(kLists, one.field)) return Side::both;
  if (one.field == "location" && pair.first.precision != pair.second.precision)
    return pair.first.precision < pair.second.precision ? Side::first : Side::second;
  if (!one.first) return Side::second;
  if (!one.second) return Side::first;
  // A single field may be in the care of the other record's member.
  auto const& kept = pair.keep == Side::first ? pair.first : pair.second;
  auto const& other = pair.keep == Side::first ? pair.second : pair.first;
  auto const owner = owner_in(kept, one.field);
  return !owner.empty() && owner == other.member ? other_side(pair.keep) : pair.keep;
}

json parsed(std::optional<std::string> const& value, json empty) {
  return value && !value->empty() ? json::parse(*value) : std::move(empty);
}

// The staying record's parts first.
json put_together(std::string_view field, std::optional<std::string> const& kept,
                  std::optional<std::string> const& other) {
  if (field == "tags") {
    auto joined = parsed(other, json::object());
    joined.update(parsed(kept, json::object()));
    return joined;
  }
  auto joined = parsed(kept, json::array());
  for (auto const& part : parsed(other, json::array()))
    if (std::find(joined.begin(), joined.end(), part) == joined.end()) joined.push_back(part);
  return joined;
}

// Names that give way to another one of the same language.
void add_old_names(PlacePair const& pair, FieldMap const& final_fields, json& aliases) {
  std::set<std::string> known;
  for (auto const& [field, value] : final_fields)
    if (field.starts_with("name.") && !value.empty())
      known.insert(json::parse(value).get<std::string>());
  for (auto const& alias : aliases) known.insert(alias.at("name").get<std::string>());
  for (auto const* place : {&pair.first, &pair.second})
    for (auto const& [language, name] : place->names)
      if (known.insert(name).second) aliases.push_back(Alias{language, name});
}

// A record is not tied to itself.
void drop_own_links(PlacePair const& pair, FieldMap& fields) {
  auto const found = fields.find("links");
  if (found == fields.end() || found->second.empty()) return;
  auto kept = json::array();
  for (auto const& link : json::parse(found->second)) {
    auto const key = link.at("key").get<std::string>();
    if (key != pair.first.key && key != pair.second.key) kept.push_back(link);
  }
  found->second = kept.empty() ? "" : dump_json(kept);
}

class Joiner {
 public:
  explicit Joiner(PlacePair const& pair)
      : pair_(pair), first_(fields_of(pair.first)), second_(fields_of(pair.second)) {}

  std::vector<FieldDifference> differences() const {
    std::set<std::string> names;
    for (auto const* fields : {&first_, &second_})
      for (auto const& [field, _] : *fields) names.insert(field);
    std::vector<FieldDifference> found;
    for (auto const& field : names) {
      FieldDifference one{field, value_in(first_, field), value_in(second_, field), pair_.keep};
      if (is_in(kNotJoined, field) || one.first == one.second) continue;
      one.take = proposed(pair_, one);
      found.push_back(std::move(one));
    }
    return found;
  }

  FieldMap join(std::map<std::string, Side> const& chosen) const {
    auto fields = kept();
    for (auto const& one : differences()) {
      auto const choice = chosen.find(one.field);
      set(fields, one, choice == chosen.end() ? one.take : choice->second);
    }
    fill_owner(fields);
    if (!chosen.contains("aliases")) {
      auto aliases = parsed(value_in(fields, "aliases"), json::array());
      add_old_names(pair_, fields, aliases);
      if (!aliases.empty()) fields["aliases"] = dump_json(aliases);
    }
    drop_own_links(pair_, fields);
    return changed(fields);
  }

 private:
  FieldMap const& kept() const { return pair_.keep == Side::first ? first_ : second_; }
  FieldMap const& other() const { return pair_.keep == Side::first ? second_ : first_; }

  void set(FieldMap& fields, FieldDifference const& one, Side take) const {
    if (take == Side::both) {
      auto const& [mine, theirs] = pair_.keep == Side::first ? std::pair(one.first, one.second)
                                                             : std::pair(one.second, one.first);
      fields[one.field] = dump_json(put_together(one.field, mine, theirs));
      return;
    }
    fields[one.field] = (take == Side::first ? one.first : one.second).value_or("");
    if (one.field != "location") return;
    auto const& source = take == Side::first ? first_ : second_;
    fields["precision"] = value_in(source, "precision").value_or("");
  }

  // A record of nobody that takes in a member's becomes the member's.
  void fill_owner(FieldMap& fields) const {
    auto const member = other().find("member");
    if (member != other().end()) fields.insert(*member);
  }

  FieldMap changed(FieldMap const& fields) const {
    FieldMap changed;
    for (auto const& [field, value] : fields)
      if (value_in(kept(), field).value_or("") != value) changed.emplace(field, value);
    return changed;
  }

  PlacePair const& pair_;
  FieldMap first_;
  FieldMap second_;
};

base::Status check_choices(std::vector<FieldDifference> const& differ,
                           std::map<std::string, Side> const& chosen) {
  for (auto const& [field, side] : chosen) {
    bool const differs = std::any_of(differ.begin(), differ.end(),
                                     [&](auto const& one) { return one.field == field; });
    if (differs && (side != Side::both || is_in(kLists, field))) continue;
    return base::fail(
        base::ErrorCode::invalid_argument,
        fmt::format("“{0}”在两条记录中相同或不能合在一起，请从选择中去掉。 The field {0} is the "
                    "same in both records or cannot be both: leave it out of the choice.",
                    field),
        field);
  }
  return {};
}

}  // namespace

std::string_view side_name(Side side) {
  return side == Side::first ? "first" : side == Side::second ? "second" : "both";
}

std::optional<Side> parse_side(std::string_view name) {
  for (auto const side : {Side::first, Side::second, Side::both})
    if (side_name(side) == name) return side;
  return std::nullopt;
}

Side side_to_keep(Place const& first, Place const& second) {
  if (first.workflow != second.workflow)
    return first.workflow > second.workflow ? Side::first : Side::second;
  return fields_of(second).size() > fields_of(first).size() ? Side::second : Side::first;
}

std::vector<FieldDifference> differences(Place const& first, Place const& second, Side keep) {
  PlacePair const pair{first, second, keep};
  return Joiner(pair).differences();
}

base::Result<FieldMap> joined_fields(PlacePair const& pair,
                                     std::map<std::string, Side> const& chosen) {
  Joiner const joiner(pair);
  MAGPIE_TRY_STATUS(check_choices(joiner.differences(), chosen));
  return joiner.join(chosen);
}

}  // namespace magpie::catalog
