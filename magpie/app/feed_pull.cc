#include "magpie/app/feed_pull.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>

#include "magpie/app/feed_sentences.h"
#include "magpie/app/import_judge.h"
#include "magpie/app/import_review.h"
#include "magpie/app/import_runs.h"
#include "magpie/app/import_writer.h"
#include "magpie/app/rights.h"
#include "magpie/base/hash.h"
#include "magpie/http/api/json.h"
#include "magpie/store/import_store.h"

namespace magpie::app {

namespace {

using base::ErrorCode;
using base::fail;
using store::Feed;
using store::FeedRun;
using store::in_transaction;

constexpr std::int64_t kFirstRetryS = 15 * 60;
constexpr std::int64_t kDayS = 24 * 3600;
constexpr std::int64_t kWaitMaxS = 7 * kDayS;
constexpr std::size_t kDecisionsMax = 10'000;  // as many as ImportAnswers takes

bool changes_something(JudgedRow const& row) {
  return row.view.outcome == api::RowOutcome::fresh || row.view.outcome == api::RowOutcome::changed;
}

bool is_noticed(JudgedRow const& row) {
  using enum api::FindingAction;
  return std::any_of(row.view.findings.begin(), row.view.findings.end(), [](auto const& finding) {
    return finding.action == ask || finding.action == quarantine || finding.action == drop_value ||
           finding.action == offer_same_as || finding.action == offer_match;
  });
}

bool needs_a_person(JudgedRow const& row) {
  if (row.view.outcome == api::RowOutcome::doubtful) return true;
  return changes_something(row) &&
         (!row.conflicts.empty() || !row.quarantined.empty() || is_noticed(row));
}

bool is_clean(JudgedRow const& row) {
  return changes_something(row) && !needs_a_person(row);
}

// Says nothing new, but the next merge must start from what it says.
bool moves_the_base(JudgedRow const& row) {
  return row.view.outcome == api::RowOutcome::same && row.quarantined.empty() &&
         row.base_before != row.base_after;
}

// Of the rows of a file that is applied, those that are not.
bool is_left_out(JudgedRow const& row) {
  return needs_a_person(row) ||
         (row.view.outcome == api::RowOutcome::same && !row.quarantined.empty());
}

api::ImportCounts counts_before_rows(Judgement const& judgement) {
  api::ImportCounts counts;
  counts.removed = judgement.view.counts.removed;
  return counts;
}

// A doubtful row stays doubtful.
JudgedRow without_effect(JudgedRow const& row, api::RowOutcome outcome) {
  JudgedRow quiet;
  quiet.view = row.view;
  quiet.view.changes.clear();
  quiet.known = row.known;
  quiet.quarantined = row.quarantined;
  if (row.view.outcome != api::RowOutcome::doubtful) quiet.view.outcome = outcome;
  return quiet;
}

std::string file_name_of(Feed const& feed, fetch::Answer const& answer) {
  auto name = answer.file_name.empty() ? fmt::format("feed-{}", feed.id) : answer.file_name;
  if (feed.format != "detect" && !name.ends_with("." + feed.format)) name += "." + feed.format;
  return name;
}

// Takes one answer of a feed. Lives inside one transaction.
class Taking {
 public:
  Taking(Context& context, Workspace const& workspace, Feed& feed, OnImportRows const& on_rows)
      : context_{context.db,
                 context.now_s,
                 context.random_bytes,
                 {api::Role::member, fmt::format("feed {}", feed.id), std::nullopt, feed.member}},
        workspace_(workspace),
        feed_(feed),
        on_rows_(on_rows) {}

  base::Status take(fetch::Answer const& answer, FeedRun& run) {
    feed_.etag = answer.etag;
    feed_.last_modified = answer.last_modified;
    auto const hash = base::content_hash(answer.bytes);
    if (hash == feed_.body_hash) return {};
    feed_.body_hash = hash;
    run_.file_name = file_name_of(feed_, answer);
    run_.member = feed_.member;
    run_.created_by = context_.actor.name;
    run_.created_at_s = context_.now_s;
    run_.bytes_hex = base::to_hex(answer.bytes);
    run_.feed_id = feed_.id;
    MAGPIE_TRY(run_.answers, kept_answers());
    MAGPIE_TRY(auto const reading, read_import(context_, workspace_, run_, on_rows_));
    std::vector<JudgedRow> rows;
    MAGPIE_TRY(auto const judgement,
               judge_rows(context_, reading, on_rows_, [&](JudgedRow&& row) -> base::Status {
                 rows.push_back(std::move(row));
                 return {};
               }));
    MAGPIE_TRY_STATUS(discard_waiting());
    store::replace_feed_missing(context_.db, feed_.id, judgement.gone, context_.now_s);
    return settle(judgement, rows, run);
  }

 private:
  // Answers about the whole file hold for its next version; those about rows do not.
  base::Result<std::string> kept_answers() {
    auto const last = store::last_import_of_feed(context_.db, feed_.id);
    if (!last) return std::string("{}");
    MAGPIE_TRY(auto answers, read_answers(last->answers));
    answers.rows.reset();
    if (answers.answers)
      std::erase_if(*answers.answers,
                    [](auto const& one) { return one.code.find('@') != std::string::npos; });
    return api::to_json_value(answers).dump();
  }

  base::Status discard_waiting() {
    auto const waiting = store::open_import_of_feed(context_.db, feed_.id);
    return waiting ? discard_import(context_, *waiting) : base::Status{};
  }

  base::Status settle(Judgement const& judgement, std::vector<JudgedRow>& rows, FeedRun& run) {
    PullCounts counts;
    counts.refused = static_cast<std::size_t>(judgement.view.counts.refused);
    counts.gone = judgement.gone.size();
    auto const unclean =
        static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), needs_a_person));
    auto const clean = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), is_clean));
    bool const moves = std::any_of(rows.begin(), rows.end(), moves_the_base);
    bool const has_changes = clean + unclean > 0;
    counts.has_question = has_changes && !judgement.view.questions.empty();
    bool const may_apply = (feed_.apply == "clean_rows" || !has_changes) && !counts.has_question &&
                           rows.size() <= kDecisionsMax;
    if (may_apply && (clean > 0 || moves)) {
      for (auto const& row : rows) {
        if (!is_clean(row)) continue;
        ++(row.view.outcome == api::RowOutcome::fresh ? counts.fresh : counts.changed);
      }
      MAGPIE_TRY_STATUS(apply_clean(judgement, rows, run));
    }
    counts.waiting = may_apply ? unclean : clean + unclean;
    if (counts.waiting > 0) MAGPIE_TRY_STATUS(leave_waiting(judgement, rows, run));
    run.outcome = counts.waiting > 0 ? "waiting" : clean > 0 ? "applied" : "same";
    run.sentence = pull_sentence(counts);
    return {};
  }

  // Stores the clean rows; the others are skipped. What is stored is the same from then on.
  base::Status apply_clean(Judgement const& judgement, std::vector<JudgedRow>& rows, FeedRun& run) {
    auto applied = run_;
    MAGPIE_TRY(auto answers, read_answers(applied.answers));
    answers.rows.emplace();
    for (auto const& row : rows)
      if (is_left_out(row)) answers.rows->push_back({row.view.number, "skip"});
    applied.answers = api::to_json_value(answers).dump();
    applied.id = store::create_import(context_.db, applied);
    ImportWriter writer(context_, applied);
    Judgement stored{judgement.view, {}};
    stored.view.counts = counts_before_rows(judgement);
    for (auto& row : rows) {
      if (is_left_out(row)) {
        auto skipped = without_effect(row, api::RowOutcome::refused);
        skipped.view.decision = "skip";
        count_row(skipped, stored.view.counts);
        MAGPIE_TRY_STATUS(writer.write(skipped));
        continue;
      }
      MAGPIE_TRY_STATUS(writer.write(row));
      count_row(row, stored.view.counts);
      if (row.is_taken()) row = without_effect(row, api::RowOutcome::same);
    }
    finish_apply(context_, applied, stored);
    store::forget_import_bytes(context_.db, applied.id);
    store::forget_same_rows(context_.db, applied.id);
    run.import_id = applied.id;
    return {};
  }

  base::Status leave_waiting(Judgement const& judgement, std::vector<JudgedRow> const& rows,
                             FeedRun& run) {
    run_.id = store::create_import(context_.db, run_);
    Judgement waiting{judgement.view, {}};
    waiting.view.counts = counts_before_rows(judgement);
    for (auto const& row : rows) {
      count_row(row, waiting.view.counts);
      store::add_import_row(context_.db, run_.id, stored_row(row));
    }
    save_view(context_, run_, waiting);
    write_audit(context_, "import.start", fmt::format("import/{}", run_.id));
    run.import_id = run_.id;
    return {};
  }

  Context context_;
  Workspace const& workspace_;
  Feed& feed_;
  OnImportRows const& on_rows_;
  store::ImportRun run_;
};

void save_run(Context& context, Feed& feed, FeedRun& run, std::optional<std::int64_t> wait_s) {
  feed.failures = run.outcome == "failed" ? feed.failures + 1 : 0;
  feed.last_outcome = run.outcome;
  feed.sentence = run.sentence;
  feed.last_pull_at_s = context.now_s;
  if (run.import_id) feed.last_import_id = run.import_id;
  feed.next_due_at_s = next_due_s(feed, context.now_s, wait_s);
  feed.asked_at_s.reset();
  feed.claimed_at_s.reset();
  store::save_feed(context.db, feed);
  run.id = store::add_feed_run(context.db, run);
}

// Nothing when it was removed, or leads elsewhere by now: the answer is then about nothing.
base::Result<Feed> still_there(Context& context, Feed const& pulled) {
  auto feed = store::find_feed(context.db, pulled.id);
  if (!feed) return fail(ErrorCode::not_found, "没有这个定期来源。 There is no such feed.", "id");
  if (feed->url == pulled.url && feed->format == pulled.format) return std::move(*feed);
  return fail(ErrorCode::conflict,
              "网址刚被修改，将按新网址重新拉取。 The address was changed meanwhile and will be "
              "pulled anew.",
              "url");
}

base::Result<FeedRun> note_failure(Context& context, Feed const& pulled, FeedRun run,
                                   fetch::Failure const& failure) {
  return in_transaction(context.db, [&]() -> base::Result<FeedRun> {
    MAGPIE_TRY(auto feed, still_there(context, pulled));
    run.outcome = "failed";
    run.sentence = {failure.zh, failure.en};
    save_run(context, feed, run, failure.wait_s);
    return run;
  });
}

FeedRun run_of(Context const& context, Feed const& pulled) {
  FeedRun run;
  run.feed_id = pulled.id;
  run.at_s = context.now_s;
  return run;
}

void release(Context& context, std::int64_t id) {
  in_transaction(context.db, [&] {
    auto feed = store::find_feed(context.db, id);
    if (!feed) return;
    feed->claimed_at_s.reset();
    store::save_feed(context.db, *feed);
  });
}

fetch::Limits limits_of(FeedAccess const& access) {
  fetch::Limits limits;
  if (access.addresses == FeedAddresses::any)
    limits.may_connect = [](fetch::Endpoint const&) { return true; };
  limits.is_cancelled = access.is_cancelled;
  return limits;
}

struct Pull {
  Feed const& feed;
  FeedAnswer const& answer;
  FeedRun begun;
};

base::Result<FeedRun> take(Context& context, Workspace const& workspace, Pull const& pull,
                           OnImportRows const& on_rows) {
  auto const& pulled = pull.feed;
  auto const& answer = pull.answer;
  auto const& begun = pull.begun;
  if (!answer) return note_failure(context, pulled, begun, answer.error());
  auto taken = in_transaction(context.db, [&]() -> base::Result<FeedRun> {
    MAGPIE_TRY(auto feed, still_there(context, pulled));
    auto run = begun;
    run.bytes = std::ssize(answer->bytes);
    run.outcome = "unchanged";
    run.sentence = unchanged_sentence();
    if (!answer->is_unchanged)
      MAGPIE_TRY_STATUS(Taking(context, workspace, feed, on_rows).take(*answer, run));
    save_run(context, feed, run, std::nullopt);
    return run;
  });
  if (taken || taken.error().code == ErrorCode::not_found ||
      taken.error().code == ErrorCode::conflict || taken.error().code == ErrorCode::cancelled)
    return taken;
  // The file cannot be read: it is asked for again in full, for nothing of it was remembered.
  auto const& why = taken.error().message;
  return note_failure(context, pulled, begun, {"源文件无法采用：" + why, why, std::nullopt});
}

}  // namespace

std::int64_t next_due_s(Feed const& feed, std::int64_t now_s, std::optional<std::int64_t> wait_s) {
  auto const pace_s = feed.every_minutes * 60;
  if (feed.failures == 0) return now_s + pace_s;
  auto const doublings = std::min<std::int64_t>(feed.failures - 1, 16);
  auto const retry_s = std::min(kFirstRetryS << doublings, std::max(pace_s, kDayS));
  return now_s + std::max(retry_s, std::min(wait_s.value_or(0), kWaitMaxS));
}

base::Result<FeedRun> take_answer(Context& context, Workspace const& workspace, Feed const& pulled,
                                  FeedAnswer const& answer) {
  return take(context, workspace, {pulled, answer, run_of(context, pulled)}, {});
}

base::Result<FeedRun> pull_feed(Context& context, Workspace& workspace, std::int64_t id,
                                FeedAccess const& access) {
  auto const feed = store::find_feed(context.db, id);
  if (!feed) return fail(ErrorCode::not_found, "没有这个定期来源。 There is no such feed.", "id");
  if (!store::claim_feed(context.db, id, context.now_s))
    return fail(ErrorCode::conflict,
                "该来源正在拉取，请稍候。 This feed is being pulled: wait a moment.", "id");
  auto const start = std::chrono::steady_clock::now();
  auto const answer = fetch::get({feed->url, feed->etag, feed->last_modified}, limits_of(access));
  // A pull that was stopped is no failure of the source: it is due as before.
  if (access.is_cancelled && access.is_cancelled()) {
    release(context, id);
    return fail(ErrorCode::cancelled, "拉取已停止。 The pull was stopped.");
  }
  auto begun = run_of(context, *feed);
  begun.took_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                      std::chrono::steady_clock::now() - start)
                      .count();
  auto const run = take(context, workspace, {*feed, answer, begun}, [&](std::size_t, std::size_t) {
    return !access.is_cancelled || !access.is_cancelled();
  });
  if (!run) release(context, id);
  if (run && run->import_id) workspace.look_again();
  return run;
}

}  // namespace magpie::app
