#include "magpie/store/audit_store.h"

#include <limits>

namespace magpie::store {

AuditId add_audit(Db& db, AuditEntry const& e) {
  return AuditId(
      db.insert("INSERT INTO audit (at_s, actor, action, subject, detail) "
                "VALUES ($1, $2, $3, $4, $5) RETURNING id",
                {e.at_s, e.actor, e.action, e.subject, e.detail}));
}

std::vector<StoredAuditEntry> list_audit(Db& db, std::optional<AuditId> before,
                                         std::int64_t limit) {
  std::vector<StoredAuditEntry> entries;
  auto const before_id = before ? before->value() : std::numeric_limits<std::int64_t>::max();
  auto const rows = db.query(
      "SELECT id, at_s, actor, action, subject, detail FROM audit "
      "WHERE id < $1 ORDER BY id DESC LIMIT $2",
      {before_id, limit});
  for (auto const& row : rows) {
    entries.push_back(
        {.id = AuditId(row.integer(0)),
         .entry = {row.integer(1), row.text(2), row.text(3), row.text(4), row.text(5)}});
  }
  return entries;
}

}  // namespace magpie::store
