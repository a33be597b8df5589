// magpie roads changes list|add|export|remove: what an alliance says about its roads.
#include <fmt/core.h>

#include <memory>

#include "magpie/app/road_changes.h"
#include "magpie/cli/common.h"
#include "magpie/cli/verbs.h"

namespace magpie::cli {

namespace {

namespace api = http::api;

struct ChangeArguments {
  std::string data = "data";
  std::string file;
  std::string on;
  std::int64_t id = 0;
  bool removed = false;
};

std::string window_text(api::RoadChange const& change) {
  if (change.yearly_from)
    return fmt::format("every year {} to {}", *change.yearly_from, *change.yearly_until);
  if (!change.from_date && !change.until_date) return "always";
  return fmt::format("{} to {}", change.from_date.value_or("…"), change.until_date.value_or("…"));
}

std::string vehicles_text(api::RoadChange const& change) {
  if (!change.vehicles) return "all";
  std::string words;
  for (auto const vehicle : *change.vehicles) {
    if (!words.empty()) words += '+';
    words += api::to_text(vehicle);
  }
  return words;
}

void print_change(api::RoadChange const& change) {
  fmt::print("{}\t{}\t{}\t{}\t{}\t{}\n", change.id, api::to_text(change.kind), window_text(change),
             vehicles_text(change), change.name, change.source);
}

base::Result<app::RoadChangeQuery> query_of(ChangeArguments const& arguments) {
  app::RoadChangeQuery query;
  query.is_removed = arguments.removed;
  query.limit = 100'000;
  if (arguments.on.empty()) return query;
  query.on = base::parse_date(arguments.on);
  if (query.on) return query;
  return base::fail(base::ErrorCode::invalid_argument,
                    fmt::format("{} is no date: write it as 2026-04-15.", arguments.on), "--on");
}

base::Status run_list(ChangeArguments const& arguments) {
  MAGPIE_TRY(auto const query, query_of(arguments));
  MAGPIE_TRY(auto const session, Session::open(arguments.data, app::OpenMode::existing));
  MAGPIE_TRY(auto const page, app::list_road_changes(session->context(), query));
  for (auto const& change : page.items) print_change(change);
  return {};
}

base::Status run_export(ChangeArguments const& arguments) {
  MAGPIE_TRY(auto const query, query_of(arguments));
  MAGPIE_TRY(auto const session, Session::open(arguments.data, app::OpenMode::existing));
  MAGPIE_TRY(auto const text, app::export_road_changes(session->context(), query));
  fmt::print("{}", text);
  return {};
}

base::Status run_add(ChangeArguments const& arguments) {
  MAGPIE_TRY(auto const text, app::read_file_whole(arguments.file));
  MAGPIE_TRY(auto const session, Session::open(arguments.data, app::OpenMode::existing));
  MAGPIE_TRY(auto const outcome,
             app::import_road_changes(session->context(), session->workspace(), text));
  for (auto const& change : outcome.added) print_change(change);
  for (auto const& refusal : outcome.refused)
    fmt::print("! feature {} {}: {}\n", refusal.number, refusal.name, refusal.sentence);
  fmt::print(stderr, "{} added, {} already there, {} refused\n", outcome.added.size(), outcome.same,
             outcome.refused.size());
  return {};
}

base::Status run_remove(ChangeArguments const& arguments) {
  MAGPIE_TRY(auto const session, Session::open(arguments.data, app::OpenMode::existing));
  return app::delete_road_change(session->context(), arguments.id);
}

using Run = base::Status (*)(ChangeArguments const&);

struct ChangeVerb {
  char const* name;
  char const* help;
  Run run;
};

CLI::App* add_verb(CLI::App& changes, ChangeVerb const& verb,
                   std::shared_ptr<ChangeArguments> const& arguments, int& exit_code) {
  auto* added = changes.add_subcommand(verb.name, verb.help);
  added->add_option("--data", arguments->data, "The data folder")->capture_default_str();
  added->callback([arguments, run = verb.run, &exit_code] {
    auto const done = run(*arguments);
    exit_code = done ? 0 : report(done.error());
  });
  return added;
}

}  // namespace

void add_road_changes(CLI::App& roads, int& exit_code) {
  auto arguments = std::make_shared<ChangeArguments>();
  auto* changes = roads.add_subcommand(
      "changes", "Closures, permit zones, scenic corridors and links of the alliance");
  changes->require_subcommand(1);
  for (auto* verb :
       {add_verb(*changes, {"list", "Those in force, newest first", run_list}, arguments,
                 exit_code),
        add_verb(*changes, {"export", "The same as a GeoJSON FeatureCollection", run_export},
                 arguments, exit_code)}) {
    verb->add_option("--on", arguments->on, "Only those that hold on this date");
    verb->add_flag("--removed", arguments->removed, "The removed ones instead");
  }
  add_verb(*changes, {"add", "Add those of a GeoJSON file", run_add}, arguments, exit_code)
      ->add_option("file", arguments->file, "A FeatureCollection, as export writes it")
      ->required();
  add_verb(*changes, {"remove", "Remove one; it can be restored", run_remove}, arguments, exit_code)
      ->add_option("id", arguments->id, "Its number, as list shows it")
      ->required();
}

}  // namespace magpie::cli
