// The review of an imported file as text: a line for each row, under it its changes, findings and
// questions, each question with the options that answer it.
#pragma once

#include <string>
#include <string_view>

#include "magpie/app/import_once.h"

namespace magpie::cli {

// `language` is "zh" or "en".
std::string review_text(app::OnceOutcome const& outcome, std::string_view language);
// "list.xlsx: import 3 stored, 12 new, 2 changed …" and how to take it back.
std::string stored_text(app::OnceOutcome const& outcome, std::string_view data_folder,
                        std::string_view language);
// Only what somebody has to look at, the first `limit` of it.
std::string findings_text(app::OnceOutcome const& outcome, std::size_t limit,
                          std::string_view language);

}  // namespace magpie::cli
