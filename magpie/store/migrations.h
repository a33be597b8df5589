// The migrations embedded in the program, and the small steps of the runner that tests look at.
// Files are store/migrations/NNNN_name.sql, numbered without gaps from 0001, never edited after a
// release. Tokens: {id}, {int64}, {strict}; see 0001_first.sql.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "magpie/store/db.h"

namespace magpie::store {

struct Migration {
  std::string_view name;  // "0001_first.sql"
  std::string_view text;
};

// In order; generated at build time from the folder.
std::span<Migration const> migrations();

// Fills in the tokens. Throws std::logic_error for a token it does not know.
std::string fill_tokens(std::string_view sql, Dialect dialect);
// Statements without comment lines and without the closing ';'.
std::vector<std::string> split_statements(std::string_view sql);

// migrate() with a list of one's own.
void migrate(Db& db, std::span<Migration const> steps);

}  // namespace magpie::store
