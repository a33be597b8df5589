#include "magpie/catalog/merge.h"

namespace magpie::catalog {

namespace {

using Text = std::optional<std::string>;

Text value_of(FieldMap const& fields, std::string const& field) {
  auto const found = fields.find(field);
  return found == fields.end() ? std::nullopt : Text(found->second);
}

void put(FieldMap& fields, std::string const& field, Text const& value) {
  if (value) {
    fields[field] = *value;
  } else {
    fields.erase(field);
  }
}

}  // namespace

std::vector<FieldChange> changes_between(FieldMap const& before, FieldMap const& after) {
  std::set<std::string> names;
  for (auto const* fields : {&before, &after})
    for (auto const& [name, _] : *fields) names.insert(name);
  std::vector<FieldChange> changes;
  for (auto const& name : names) {
    FieldChange change{name, value_of(before, name), value_of(after, name)};
    if (change.before != change.after) changes.push_back(std::move(change));
  }
  return changes;
}

Merge merge_fields(FieldMap const& base, FieldMap const& local, FieldMap const& incoming,
                   std::set<std::string> const& spoken) {
  Merge merge;
  merge.merged = local;
  for (auto const& field : spoken) {
    FieldConflict const one{field, value_of(base, field), value_of(local, field),
                            value_of(incoming, field)};
    if (one.incoming == one.base || one.incoming == one.local) continue;
    if (one.local == one.base) {
      put(merge.merged, field, one.incoming);
    } else {
      merge.conflicts.push_back(one);
    }
  }
  merge.changes = changes_between(local, merge.merged);
  return merge;
}

}  // namespace magpie::catalog
