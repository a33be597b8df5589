// The stored form of an import under review, shared by the use cases that read and that change it.
#pragma once

#include "magpie/app/context.h"
#include "magpie/app/import_judge.h"
#include "magpie/base/result.h"
#include "magpie/http/api/types.gen.h"
#include "magpie/store/import_store.h"

namespace magpie::app {

// The member an import is for: the one asked for, else the asker's own; "" for nobody.
base::Result<std::string> import_member(Context& context, std::string const& wanted);
// As a run keeps them.
std::string answers_text(api::ImportAnswers const& answers);
base::Result<store::ImportRun> find_run(Context& context, std::int64_t id);
// A member's people see and change the imports of their member only.
base::Status require_run(Context& context, store::ImportRun const& run);
// A large file whose first judging is still under way.
bool is_unjudged(store::ImportRun const& run);
base::Result<api::ImportRun> run_view(store::ImportRun const& run);
// As it is kept for people to read.
store::ImportRow stored_row(JudgedRow const& row);
// Judges every row and keeps the review: view and rows. Inside a transaction.
base::Status judge_run(Context& context, store::ImportRun& run, ImportReading const& reading,
                       OnImportRows const& on_rows);
void save_view(Context& context, store::ImportRun& run, Judgement const& judgement);
// After the last row is written.
void finish_apply(Context& context, store::ImportRun& run, Judgement const& judgement);

}  // namespace magpie::app
