#include <fmt/core.h>

#include <memory>

#include "magpie/app/same_as.h"
#include "magpie/base/text.h"
#include "magpie/cli/common.h"
#include "magpie/cli/verbs.h"
#include "magpie/http/api/json.h"
#include "magpie/store/place_store.h"

namespace magpie::cli {

namespace {

namespace api = http::api;

struct SameAsArguments {
  std::string data = "data";
  double min_score = 0;
  std::string member;
  std::string cursor;
  std::int64_t limit = 20;
  bool is_settled = false;
  bool json = false;
  std::string pair;
  std::string decision;
  std::string keep;
  std::string part;
};

std::string reason_line(api::SameAsPair const& pair) {
  std::string line;
  for (auto const& reason : pair.reasons)
    line += fmt::format("{}{} ({:+.0f})", line.empty() ? "" : "; ", reason.text.en, reason.points);
  return line;
}

std::string state_of(api::SameAsPair const& pair) {
  switch (pair.decision) {
    case api::SameAsPairDecision::open:
      return std::string(api::to_text(pair.offer)) + "?";
    case api::SameAsPairDecision::merge:
      return fmt::format("merge into {}",
                         pair.keep == pair.first.id ? pair.first.key : pair.second.key);
    case api::SameAsPairDecision::link:
      if (!pair.part) return "link";
      return fmt::format("{} is part of {}",
                         *pair.part == pair.first.id ? pair.first.key : pair.second.key,
                         *pair.part == pair.first.id ? pair.second.key : pair.first.key);
    case api::SameAsPairDecision::apart:
      return "apart";
  }
}

void print_pair(api::SameAsPair const& pair) {
  fmt::print("{}\t{:.2f}\t{}\t{} {}\t{} {}\t{}\n", pair.id, pair.score, state_of(pair),
             pair.first.key, pair.first.name_zh, pair.second.key, pair.second.name_zh,
             reason_line(pair));
}

int print(SameAsArguments const& arguments, base::Result<api::SameAsPair> const& pair) {
  if (!pair) return report(pair.error());
  if (arguments.json) {
    fmt::print("{}\n", api::to_json_value(*pair).dump(1));
    return 0;
  }
  print_pair(*pair);
  if (pair->kept) {
    std::string fields;
    for (auto const& field : *pair->kept) fields += " " + field;
    fmt::print(stderr, "Changed since, and left as they are:{}\n", fields);
  }
  return 0;
}

int run_list(SameAsArguments const& arguments) {
  auto session = Session::open(arguments.data, app::OpenMode::existing);
  if (!session) return report(session.error());
  app::SameAsQuery query;
  if (!arguments.member.empty()) query.member = arguments.member;
  query.state = arguments.is_settled ? api::ItemState::settled : api::ItemState::open;
  query.min_score = arguments.min_score;
  query.cursor = arguments.cursor;
  query.limit = arguments.limit;
  auto const page =
      app::list_same_as((*session)->context(), (*session)->snapshot()->catalogue, query);
  if (!page) return report(page.error());
  if (arguments.json) {
    fmt::print("{}\n", api::to_json_value(*page).dump(1));
    return 0;
  }
  for (auto const& pair : page->items) print_pair(pair);
  fmt::print(stderr, "{} of {}\n", page->items.size(), page->total);
  if (page->next_cursor) fmt::print(stderr, "More with --cursor {}\n", *page->next_cursor);
  return 0;
}

// The record's key or its id.
base::Result<std::int64_t> id_of(app::Context& context, std::string const& words,
                                 char const* option) {
  if (auto const stored = store::find_place(context.db, words)) return stored->id.value();
  if (auto const id = base::parse_integer(words)) return *id;
  return base::fail(base::ErrorCode::not_found,
                    fmt::format("There is no record {}: name its key or its id.", words), option);
}

int run_decide(SameAsArguments const& arguments) {
  auto session = Session::open(arguments.data, app::OpenMode::existing);
  if (!session) return report(session.error());
  auto& context = (*session)->context();
  auto const pair = app::parse_pair(arguments.pair);
  if (!pair) return report(pair.error());
  api::SameAsVerdict verdict;
  verdict.decision = *api::parse_word<api::SameAsVerdictDecision>(arguments.decision);
  if (!arguments.keep.empty()) {
    auto const keep = id_of(context, arguments.keep, "--keep");
    if (!keep) return report(keep.error());
    verdict.keep = *keep;
  }
  if (!arguments.part.empty()) {
    auto const part = id_of(context, arguments.part, "--part");
    if (!part) return report(part.error());
    verdict.part = *part;
  }
  return print(arguments, app::decide_same_as(context, *pair, verdict));
}

int run_undo(SameAsArguments const& arguments) {
  auto session = Session::open(arguments.data, app::OpenMode::existing);
  if (!session) return report(session.error());
  auto const pair = app::parse_pair(arguments.pair);
  if (!pair) return report(pair.error());
  return print(arguments, app::undo_same_as((*session)->context(), *pair));
}

using Arguments = std::shared_ptr<SameAsArguments>;

void add_common(CLI::App& verb, Arguments const& arguments) {
  verb.add_option("--data", arguments->data, "The data folder")->capture_default_str();
  verb.add_flag("--json", arguments->json, "Print JSON");
}

void add_decide(CLI::App& verb, Arguments const& arguments, int& exit_code) {
  auto* decide = verb.add_subcommand("decide", "Merge two records, link them, or keep them apart");
  add_common(*decide, arguments);
  decide->add_option("pair", arguments->pair, "The pair as it is listed, such as 12-57")
      ->required();
  decide->add_option("decision", arguments->decision, "merge, link or apart")
      ->required()
      ->check(CLI::IsMember({"merge", "link", "apart"}));
  decide->add_option("--keep", arguments->keep, "With merge: key or id of the record that stays");
  decide->add_option("--part", arguments->part,
                     "With link: key or id of the record that is a part of the other; without it "
                     "both are the same place");
  decide->callback([arguments, &exit_code] { exit_code = run_decide(*arguments); });
}

}  // namespace

void add_same_as(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<SameAsArguments>();
  auto* verb = app.add_subcommand("same-as", "Pairs of records that may be one place");
  add_common(*verb, arguments);
  verb->add_option("--min-score", arguments->min_score, "Only pairs with at least this score, 0–1")
      ->check(CLI::Range(0.0, 1.0));
  verb->add_option("--member", arguments->member, "Only pairs with a record of this member");
  verb->add_option("--limit", arguments->limit, "At most this many")
      ->check(CLI::Range(1, 100'000))
      ->capture_default_str();
  verb->add_option("--cursor", arguments->cursor, "Where the list before ended");
  verb->add_flag("--settled", arguments->is_settled, "What was decided, instead of what is open");
  verb->require_subcommand(0, 1);
  add_decide(*verb, arguments, exit_code);
  auto* undo = verb->add_subcommand("undo", "Take a decision back");
  add_common(*undo, arguments);
  undo->add_option("pair", arguments->pair, "The pair, such as 12-57")->required();
  undo->callback([arguments, &exit_code] { exit_code = run_undo(*arguments); });
  verb->callback([arguments, verb, &exit_code] {
    if (verb->get_subcommands().empty()) exit_code = run_list(*arguments);
  });
}

}  // namespace magpie::cli
