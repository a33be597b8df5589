#include "magpie/store/request_store.h"

namespace magpie::store {

std::optional<std::string> find_answer(Db& db, std::string_view request_id) {
  auto const rows = db.query("SELECT response FROM answered_request WHERE request_id = $1",
                             {std::string(request_id)});
  if (rows.empty()) return std::nullopt;
  return rows.front().text(0);
}

void remember_answer(Db& db, std::string_view request_id, std::string_view response,
                     std::int64_t now_s) {
  db.execute(
      "INSERT INTO answered_request (request_id, response, created_at_s) VALUES ($1, $2, $3)",
      {std::string(request_id), std::string(response), now_s});
}

std::int64_t forget_answers(Db& db, std::int64_t before_s) {
  return db.execute("DELETE FROM answered_request WHERE created_at_s < $1", {before_s});
}

}  // namespace magpie::store
