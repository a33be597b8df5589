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
base::Result<api::ImportRun> run_view(store::ImportRun const& run);
// Stores the review: view and rows.
void save_review(Context& context, store::ImportRun& run, Judgement const& judgement,
                 std::vector<store::ImportRow> const& rows);
std::vector<store::ImportRow> rows_of(Judgement const& judgement);

}  // namespace magpie::app
