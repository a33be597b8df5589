// A trip as an alliance asks for it, made at random with every rule switched on: how soon is there
// a plan, and how good is it after a second and later?
//
//   planner_bench_trip --places 300 --days 3 --seconds 10
#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <ctime>

#include "magpie/base/random.h"
#include "magpie/planner/checker.h"
#include "magpie/planner/relaxation/route_bound.h"
#include "magpie/planner/solver.h"

namespace magpie::bench {

namespace {

using planner::Index;
using planner::Time;

constexpr Time kHour = 3'600;

struct Options {
  int places = 300;
  int days = 3;
  int seed = 1;
  double seconds = 10;
  double bound_seconds = 0;
};

Time between(base::Random& random, Time low, Time high) {
  return low + static_cast<Time>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

// Places in an area of 80 by 80 km at 45 km/h and a detour of 1.3; ten of them have beds.
planner::TravelMatrix make_travel(base::Random& random, int places) {
  std::vector<std::pair<double, double>> points;
  for (int i = 0; i < places; ++i) points.emplace_back(80 * random.unit(), 80 * random.unit());
  planner::TravelMatrix travel(places);
  for (Index from = 0; from < places; ++from) {
    for (Index to = 0; to < places; ++to) {
      auto const& [x, y] = points[static_cast<std::size_t>(from)];
      auto const& [u, v] = points[static_cast<std::size_t>(to)];
      double const hours = 1.3 * std::hypot(x - u, y - v) / 45;
      travel.set(from, to, static_cast<Time>(std::lround(hours * kHour)));
    }
  }
  return travel;
}

planner::Day make_day(int day, int days) {
  std::vector<Index> beds;
  for (Index bed = 0; bed < 10; ++bed) beds.push_back(bed);
  planner::Day result;
  result.earliest_start = 8 * kHour;
  result.latest_end = 20 * kHour;
  result.start_locations = day == 0 ? std::vector<Index>{0} : beds;
  result.end_locations = day + 1 == days ? std::vector<Index>{0} : beds;
  result.same_bed_as_next = true;
  result.driving_limit = 5 * kHour;
  result.length_limit = 11 * kHour;
  result.pauses = {{kHour, {11 * kHour + kHour / 2, 13 * kHour}},
                   {kHour / 4, {15 * kHour, 17 * kHour}}};
  return result;
}

planner::Visit make_visit(base::Random& random, Index location, int days) {
  planner::Visit visit;
  visit.location = location;
  visit.service = between(random, 1, 9) * 900;
  visit.profit = between(random, 10, 100);
  visit.fee = between(random, 0, 6) * 1'000;
  Time const opens = between(random, 7, 10) * kHour;
  Time const closes = between(random, 15, 21) * kHour;
  for (int day = 0; day < days; ++day) {
    bool const is_closed = random.below(8) == 0;
    visit.windows.emplace_back();
    if (!is_closed) visit.windows.back().push_back({opens, closes - visit.service});
  }
  visit.categories = {between(random, 0, 5)};
  visit.member = between(random, 0, 3);
  return visit;
}

planner::Problem make_trip(Options const& options) {
  base::Random random(static_cast<std::uint64_t>(options.seed));
  planner::Problem problem;
  problem.travel = make_travel(random, options.places);
  for (int day = 0; day < options.days; ++day) {
    problem.days.push_back(make_day(day, options.days));
  }
  problem.categories.assign(6, {2 * options.days, 2});
  problem.members.assign(4, {1, 1'000});
  problem.budget = 15'000 * options.days;
  problem.continuous_driving = {2 * kHour, 1'200};
  problem.waiting_limit = 90 * 60;
  for (Index place = 10; place < options.places; ++place) {
    problem.visits.push_back(make_visit(random, place, options.days));
  }
  problem.visits[3].must = problem.visits[7].must = true;
  problem.visits[3].windows.assign(problem.days.size(), {{9 * kHour, 17 * kHour}});
  problem.visits[7].windows = problem.visits[3].windows;
  return problem;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

void print_bound(planner::Problem const& problem, planner::SolveResult const& result,
                 double seconds) {
  planner::Model const model(problem);
  double const started = cpu_seconds();
  double next_line = 1;
  planner::RouteBound bound(model);
  bound.learn(*result.best);
  auto const passed = [&] { return cpu_seconds() - started; };
  auto const print = [&] {
    double const gap = 100.0 * static_cast<double>(bound.profit() - result.value.profit) /
                       static_cast<double>(result.value.profit);
    std::printf("bound after %5.1f s: %lld, gap %.2f %%, %d rounds\n", passed(),
                static_cast<long long>(bound.profit()), gap, bound.rounds());
  };
  print();
  while (bound.work([&] { return passed() > seconds; })) {
    if (passed() < next_line) continue;
    print();
    next_line = passed() * 1.5;
  }
  print();
}

int run(Options const& options) {
  planner::Problem const problem = make_trip(options);
  double const started = cpu_seconds();
  double first_feasible = -1;
  double next_line = 1;
  planner::SolveOptions solve_options;
  solve_options.seed = static_cast<std::uint64_t>(options.seed);
  solve_options.on_progress = [&](planner::Progress const& progress) {
    double const passed = cpu_seconds() - started;
    if (progress.best != nullptr && first_feasible < 0) {
      first_feasible = passed;
      std::printf("first feasible after %.4f s, profit %lld\n", passed,
                  static_cast<long long>(progress.value.profit));
    }
    if (passed >= next_line) {
      std::printf("after %5.1f s: profit %lld, %lld steps\n", passed,
                  static_cast<long long>(progress.value.profit),
                  static_cast<long long>(progress.iterations));
      next_line *= 2;
    }
    return passed >= options.seconds ? planner::Continue::no : planner::Continue::yes;
  };
  planner::SolveResult const result = solve(problem, solve_options);
  if (!result.best) {
    std::printf("no plan; %zu obstacles\n", result.obstacles.size());
    return 1;
  }
  double const explained_from = cpu_seconds();
  std::size_t const left_out = explain_left_out(problem, *result.best).size();
  std::printf("end: profit %lld, driving %.1f h, bound %lld, checker %s\n",
              static_cast<long long>(result.value.profit),
              static_cast<double>(result.value.driving) / kHour,
              static_cast<long long>(result.profit_bound),
              check(problem, *result.best).empty() ? "accepts" : "REFUSES");
  std::printf("%zu left out explained in %.3f s\n", left_out, cpu_seconds() - explained_from);
  if (options.bound_seconds > 0) print_bound(problem, result, options.bound_seconds);
  return 0;
}

}  // namespace

}  // namespace magpie::bench

int main(int argc, char** argv) {
  magpie::bench::Options options;
  CLI::App app{"Times the planner on a random trip with every rule switched on."};
  app.add_option("--places", options.places)->check(CLI::Range(20, 5'000));
  app.add_option("--days", options.days)->check(CLI::Range(1, 14));
  app.add_option("--seed", options.seed)->check(CLI::Range(1, 1'000'000));
  app.add_option("--seconds", options.seconds)->check(CLI::PositiveNumber);
  app.add_option("--bound-seconds", options.bound_seconds, "works on the bound that long");
  CLI11_PARSE(app, argc, argv);
  return magpie::bench::run(options);
}
