// Who changed what, when: written in the same transaction as the change, never edited.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "magpie/base/id.h"
#include "magpie/store/db.h"

namespace magpie::store {

using AuditId = base::Id<struct AuditTag>;

struct AuditEntry {
  std::int64_t at_s = 0;
  std::string actor;          // user name, "cli", "demo"
  std::string action;         // "route.update"
  std::string subject;        // "route/7"
  std::string detail = "{}";  // JSON
  bool operator==(AuditEntry const&) const = default;
};

struct StoredAuditEntry {
  AuditId id;
  AuditEntry entry;
};

AuditId add_audit(Db& db, AuditEntry const& entry);
// Newest first, older than `before`.
std::vector<StoredAuditEntry> list_audit(Db& db, std::optional<AuditId> before, std::int64_t limit);

}  // namespace magpie::store
