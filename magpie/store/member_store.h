// Members of the alliance, found by slug.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "magpie/catalog/place.h"
#include "magpie/store/db.h"

namespace magpie::store {

// More members than an alliance ever has; lists stop here.
inline constexpr std::int64_t kMembersMax = 1000;

struct StoredMember {
  catalog::MemberId id;
  catalog::Member member;
};

// Inserts, or updates the member with this slug.
catalog::MemberId upsert_member(Db& db, catalog::Member const& member);
std::optional<StoredMember> find_member(Db& db, std::string_view slug);
// The slug of a member; empty when there is none with this id.
std::string member_slug(Db& db, catalog::MemberId id);
// In the order they were added.
std::vector<StoredMember> list_members(Db& db);

}  // namespace magpie::store
