#include <fmt/core.h>

#include <memory>
#include <nlohmann/json.hpp>

#include "magpie/app/list_places.h"
#include "magpie/cli/common.h"
#include "magpie/cli/verbs.h"

namespace magpie::cli {

namespace {

namespace api = http::api;

struct PlacesArguments {
  std::vector<std::string> words;
  std::string data = "data";
  std::size_t limit = 20;
  bool json = false;
};

void print_row(api::PlaceSummary const& place) {
  auto const position =
      place.location ? fmt::format("{:.5f},{:.5f}", (*place.location)[1], (*place.location)[0])
                     : std::string("—");
  auto const rating = place.rating ? fmt::format("{}A", *place.rating) : std::string("—");
  fmt::print("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", place.key, place.name_zh, place.name_en, place.member,
             rating, position,
             catalog::precision_name(static_cast<catalog::Precision>(place.precision)));
}

int run_places(PlacesArguments const& arguments) {
  auto session = Session::open(arguments.data, app::OpenMode::existing);
  if (!session) return report(session.error());
  app::PlaceQuery query;
  for (auto const& word : arguments.words) query.words += (query.words.empty() ? "" : " ") + word;
  query.limit = arguments.limit;
  auto const page = app::list_places((*session)->snapshot()->catalogue, query);
  if (arguments.json) {
    fmt::print("{}\n", api::to_json_value(page).dump(1));
  } else {
    for (auto const& place : page.items) print_row(place);
    fmt::print(stderr, "{} of {}\n", page.items.size(), page.total);
  }
  return 0;
}

}  // namespace

void add_places(CLI::App& app, int& exit_code) {
  auto arguments = std::make_shared<PlacesArguments>();
  auto* verb = app.add_subcommand("places", "Find places by words in any language");
  verb->add_option("words", arguments->words, "What to look for; without words all places");
  verb->add_option("--data", arguments->data, "The data folder")->capture_default_str();
  verb->add_option("--limit", arguments->limit, "At most this many")->capture_default_str();
  verb->add_flag("--json", arguments->json, "Print JSON");
  verb->callback([arguments, &exit_code] { exit_code = run_places(*arguments); });
}

}  // namespace magpie::cli
