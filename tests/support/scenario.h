// Scenarios: text files that say what a client sends and what it must hear back, run against the
// real router, use cases and SQLite, in one process and without a socket. The steps are explained
// at struct Scenario.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace magpie::tests {

//   ### a title starts a scenario; each starts with a fresh database of tests/data/small
//   as planner                     sign in as this role (made when it is new); "as visitor" signs
//   out users                          accounts exist from here on, so try mode is over POST
//   /api/v1/routes            a request; the lines until "=>" are its body
//   {"name": "…"}                  (a body that is no JSON: each line after a "|")
//   => 201                         the status it must have
//   {"status": "draft"}            what the JSON answer must contain, at least
//   save id = /id                  keep a value of the answer (a JSON pointer) as ${id}
//   save body                      keep the whole answer as ${body}
//   contains some text             the answer's text must hold this
//   lacks some text                … must not hold this
//   sends Accept: text/html        every later request has this header; "sends Accept:" ends it
//   header content-type: text/x    a header must start with this
//   extract                        import an .osm.pbf; its objects follow in OPL, each after a "|"
//   heights N37E113 8              import an .hgt square that rises 8 m to the north each 92.7 m
//   work                           let a worker empty the job queue
//
// Lines that start with one # are comments.
struct ScenarioLine {
  int number = 0;
  std::string text;
};

struct Scenario {
  std::string file;
  std::string title;
  std::vector<ScenarioLine> lines;
};

std::vector<Scenario> read_scenarios(std::filesystem::path const& folder);

// One sentence with file and line, or empty when all went as written.
std::string run_scenario(Scenario const& scenario);

}  // namespace magpie::tests
