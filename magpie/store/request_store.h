// Answers to requests that create something, by the client's request id: a retry is told the first
// answer instead of creating a second thing. Write both in one transaction.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "magpie/store/db.h"

namespace magpie::store {

std::optional<std::string> find_answer(Db& db, std::string_view request_id);
// Throws DbError (constraint) when the id already has an answer.
void remember_answer(Db& db, std::string_view request_id, std::string_view response,
                     std::int64_t now_s);
// Forgets what was answered before `before_s`; the number forgotten.
std::int64_t forget_answers(Db& db, std::int64_t before_s);

}  // namespace magpie::store
