#include "tests/support/scenario.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "magpie/app/accounts.h"
#include "magpie/app/plan_jobs.h"
#include "magpie/base/text.h"
#include "magpie/http/delivery.h"
#include "tests/support/extract.h"
#include "tests/support/small_world.h"

namespace magpie::tests {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 6> kMethods{"GET ",    "POST ", "PUT ",
                                                   "DELETE ", "HEAD ", "PATCH "};

bool starts_with_method(std::string const& line) {
  return std::any_of(kMethods.begin(), kMethods.end(),
                     [&](auto method) { return line.starts_with(method); });
}

// The first place where `actual` does not hold what is expected; empty when it holds all.
std::string difference(Json const& expected, Json const& actual, std::string const& path) {
  if (expected.is_object() && actual.is_object()) {
    for (auto const& [key, value] : expected.items()) {
      if (!actual.contains(key)) return fmt::format("{}/{} is missing", path, key);
      if (auto found = difference(value, actual.at(key), path + "/" + key); !found.empty())
        return found;
    }
    return {};
  }
  if (expected.is_array() && actual.is_array()) {
    if (expected.size() != actual.size()) {
      return fmt::format("{} has {} items, not {}", path, actual.size(), expected.size());
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (auto found = difference(expected[i], actual[i], fmt::format("{}/{}", path, i));
          !found.empty())
        return found;
    }
    return {};
  }
  return expected == actual ? std::string()
                            : fmt::format("{} is {}, not {}", path, actual.dump(), expected.dump());
}

class Runner {
 public:
  explicit Runner(Scenario const& scenario) : scenario_(scenario) {}

  std::string run() {
    while (at_ < scenario_.lines.size()) {
      auto const& line = scenario_.lines[at_];
      auto const text = filled(line.text);
      ++at_;
      auto const wrong = step(text);
      if (!wrong.empty()) {
        return fmt::format("{}:{}: {}: {}\n  answer was {} {}", scenario_.file, line.number,
                           scenario_.title, wrong, response_.status, base::shorten(body_, 2000));
      }
    }
    return {};
  }

 private:
  std::string step(std::string const& line) {
    if (starts_with_method(line)) return send(line);
    if (line.starts_with("=> ")) return expect(line.substr(3));
    if (line.starts_with("save ")) return save(line.substr(5));
    if (line.starts_with("as ")) return sign_in(line.substr(3));
    if (line == "users") return make_user("secretariat");
    if (line == "work") return work();
    if (line == "extract") return import_extract(world_, take_json());
    if (line.starts_with("heights ")) return import_heights(world_, line.substr(8));
    if (line.starts_with("contains "))
      return holds(line.substr(9)) ? "" : "the answer lacks " + line.substr(9);
    if (line.starts_with("lacks "))
      return holds(line.substr(6)) ? "the answer holds " + line.substr(6) : "";
    if (line.starts_with("header ")) return expect_header(line.substr(7));
    if (line.starts_with("sends ")) return keep_header(line.substr(6));
    return "no such step: " + line;
  }

  bool holds(std::string const& text) const { return body_.find(text) != std::string::npos; }

  // Replaces ${name} by what was saved.
  std::string filled(std::string text) const {
    for (auto const& [name, value] : saved_) {
      auto const mark = "${" + name + "}";
      for (auto at = text.find(mark); at != std::string::npos;
           at = text.find(mark, at + value.size())) {
        text.replace(at, mark.size(), value);
      }
    }
    return text;
  }

  // The lines from a bracket up to the next step.
  std::string take_json() {
    std::string json;
    while (at_ < scenario_.lines.size()) {
      auto const& text = scenario_.lines[at_].text;
      bool const is_raw = text.starts_with("|");
      bool const opens =
          is_raw || text.starts_with("{") || text.starts_with("[") || text.starts_with("${");
      if (json.empty() ? !opens : is_step(text)) break;
      json += filled(is_raw ? text.substr(1) : text) + "\n";
      ++at_;
    }
    return json;
  }

  static bool is_step(std::string const& text) {
    return starts_with_method(text) || text == "work" || text == "users" || text == "extract" ||
           text.starts_with("heights ") || text.starts_with("=> ") || text.starts_with("save ") ||
           text.starts_with("as ") || text.starts_with("contains ") || text.starts_with("lacks ") ||
           text.starts_with("header ") || text.starts_with("sends ");
  }

  std::string send(std::string const& line) {
    auto const space = line.find(' ');
    auto request = http::make_request(line.substr(0, space), line.substr(space + 1), take_json());
    request.peer = "127.0.0.1";
    if (!cookie_.empty()) request.headers.set("Cookie", cookie_);
    for (auto const& [name, value] : sent_) {
      if (!value.empty()) request.headers.set(name, value);
    }
    response_ = http::finish(request, world_.answer(request));
    body_ = std::string(response_.body.view());
    return {};
  }

  std::string keep_header(std::string const& text) {
    auto const colon = std::min(text.find(':'), text.size());
    auto const value = base::trim(std::string_view(text).substr(std::min(colon + 1, text.size())));
    sent_[text.substr(0, colon)] = std::string(value);
    return {};
  }

  std::string expect(std::string const& status) {
    if (std::to_string(response_.status) != status)
      return fmt::format("the status is {}, not {}", response_.status, status);
    auto const text = take_json();
    if (text.empty()) return {};
    auto const expected = Json::parse(text, nullptr, false);
    if (expected.is_discarded()) return "the expected JSON cannot be read: " + text;
    auto const actual = Json::parse(body_, nullptr, false);
    if (actual.is_discarded()) return "the answer is no JSON";
    return difference(expected, actual, "");
  }

  std::string expect_header(std::string const& text) const {
    auto const colon = text.find(": ");
    auto const found = response_.headers.find(text.substr(0, colon));
    if (!found) return "there is no header " + text.substr(0, colon);
    return found->starts_with(text.substr(colon + 2)) ? std::string()
                                                      : fmt::format("the header is {}", *found);
  }

  std::string save(std::string const& text) {
    if (text == "body") {
      saved_["body"] = body_;
      return {};
    }
    auto const equals = text.find(" = ");
    auto const json = Json::parse(body_, nullptr, false);
    Json::json_pointer const pointer(text.substr(equals + 3));
    if (json.is_discarded() || !json.contains(pointer))
      return "the answer has no " + text.substr(equals + 3);
    auto const& value = json.at(pointer);
    saved_[text.substr(0, equals)] = value.is_string() ? value.get<std::string>() : value.dump();
    return {};
  }

  std::string make_user(std::string const& role) {
    auto const db = world_.connect();
    app::Context context{*db, kNowS, world_.bytes(), app::command_line_actor()};
    auto const known = store::find_user(*db, role);
    if (known) return {};
    auto const added =
        app::add_user(context, {role, "password of " + role, *store::parse_role(role), "heshun"});
    return added ? std::string() : added.error().message;
  }

  std::string sign_in(std::string const& role) {
    cookie_.clear();
    if (role == "visitor") return {};
    if (auto wrong = make_user(role); !wrong.empty()) return wrong;
    Json const credentials{{"name", role}, {"password", "password of " + role}};
    auto const response =
        world_.answer(http::make_request("POST", "/api/v1/session", credentials.dump()));
    auto const set = response.headers.find("Set-Cookie");
    if (response.status != 200 || !set) return "signing in as " + role + " failed";
    cookie_ = std::string(set->substr(0, set->find(';')));
    return {};
  }

  std::string work() {
    auto const db = world_.connect();
    std::atomic<bool> const stopping{false};
    while (app::work_one_job(world_.workspace(), *db, stopping)) {
    }
    return {};
  }

  Scenario const& scenario_;
  SmallWorld world_;
  std::size_t at_ = 0;
  http::Response response_;
  std::string body_;
  std::string cookie_;
  std::map<std::string, std::string> saved_;
  std::map<std::string, std::string> sent_;  // header by name
};

void read_file(std::filesystem::path const& path, std::vector<Scenario>& scenarios) {
  std::ifstream in(path);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.starts_with("### ")) {
      scenarios.push_back({path.filename().string(), line.substr(4), {}});
    } else if (!line.empty() && !line.starts_with("#")) {
      if (scenarios.empty() || scenarios.back().file != path.filename().string()) {
        scenarios.push_back({path.filename().string(), "", {}});
      }
      scenarios.back().lines.push_back({number, line});
    }
  }
}

}  // namespace

std::vector<Scenario> read_scenarios(std::filesystem::path const& folder) {
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".test") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Scenario> scenarios;
  for (auto const& file : files) read_file(file, scenarios);
  return scenarios;
}

std::string run_scenario(Scenario const& scenario) {
  return Runner(scenario).run();
}

}  // namespace magpie::tests
