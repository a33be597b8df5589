// Three-way merge of a record, field by field: what the last import said (base), what stands here
// now (local), what the new file says (incoming). A value changed on one side wins; changed on both
// sides to different values it is a conflict, and the local value stays until a person decides.
//
//   local == base      → incoming
//   incoming == base   → local
//   local == incoming  → that
//   else               → local, and a conflict
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "magpie/catalog/fields.h"

namespace magpie::catalog {

struct FieldChange {
  std::string field;
  std::optional<std::string> before;  // JSON text; nothing when the field was empty
  std::optional<std::string> after;
  bool operator==(FieldChange const&) const = default;
};

struct FieldConflict {
  std::string field;
  std::optional<std::string> base;
  std::optional<std::string> local;
  std::optional<std::string> incoming;
  bool operator==(FieldConflict const&) const = default;
};

struct Merge {
  FieldMap merged;
  std::vector<FieldChange> changes;  // local → merged, in the order of the field names
  std::vector<FieldConflict> conflicts;
};

// `spoken` are the fields the file speaks about at all; one it does not know stays as it is. A
// spoken field that is absent from `incoming` was emptied in the file.
Merge merge_fields(FieldMap const& base, FieldMap const& local, FieldMap const& incoming,
                   std::set<std::string> const& spoken);

// What turns `before` into `after`.
std::vector<FieldChange> changes_between(FieldMap const& before, FieldMap const& after);

}  // namespace magpie::catalog
