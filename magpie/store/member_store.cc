#include "magpie/store/member_store.h"

namespace magpie::store {

namespace {

StoredMember member_of(Row const& row) {
  return {.id = catalog::MemberId(row.integer(0)),
          .member = {row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
                     row.text(7)}};
}

}  // namespace

catalog::MemberId upsert_member(Db& db, catalog::Member const& m) {
  return catalog::MemberId(db.insert(
      "INSERT INTO member (slug, name_zh, name_en, kind, region_code, role, source) "
      "VALUES ($1, $2, $3, $4, $5, $6, $7) "
      "ON CONFLICT (slug) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en, "
      "kind = excluded.kind, region_code = excluded.region_code, role = excluded.role, "
      "source = excluded.source RETURNING id",
      {m.slug, m.name_zh, m.name_en, m.kind, m.region_code, m.role, m.source}));
}

std::optional<StoredMember> find_member(Db& db, std::string_view slug) {
  auto const rows = db.query(
      "SELECT id, slug, name_zh, name_en, kind, region_code, role, source "
      "FROM member WHERE slug = $1",
      {std::string(slug)});
  if (rows.empty()) return std::nullopt;
  return member_of(rows.front());
}

std::vector<StoredMember> list_members(Db& db) {
  std::vector<StoredMember> members;
  auto const rows = db.query(
      "SELECT id, slug, name_zh, name_en, kind, region_code, role, source "
      "FROM member ORDER BY id LIMIT $1",
      {kMembersMax});
  for (auto const& row : rows) members.push_back(member_of(row));
  return members;
}

std::string member_slug(Db& db, catalog::MemberId id) {
  auto const rows =
      db.query("SELECT slug FROM member WHERE id = $1 ORDER BY id LIMIT 1", {id.value()});
  return rows.empty() ? std::string() : rows.at(0).text(0);
}

}  // namespace magpie::store
