#include "bench/orienteering_reader.h"

#include <cmath>
#include <fstream>
#include <functional>
#include <sstream>

#include "bench/instance_rows.h"

namespace magpie::bench {

namespace {

using planner::Index;
using planner::Time;

constexpr int kFine = 10'000;

using Distance = std::function<Time(Point const&, Point const&)>;

Time fine_distance(Point const& a, Point const& b) {
  return static_cast<Time>(std::llround(kFine * std::hypot(a.x - b.x, a.y - b.y)));
}

planner::TravelMatrix make_matrix(std::vector<Point> const& points, Distance const& distance) {
  auto const count = static_cast<Index>(points.size());
  planner::TravelMatrix matrix(count);
  for (Index from = 0; from < count; ++from) {
    for (Index to = 0; to < count; ++to) {
      matrix.set(
          from, to,
          distance(points[static_cast<std::size_t>(from)], points[static_cast<std::size_t>(to)]));
    }
  }
  return matrix;
}

planner::Day make_day(Time length, std::vector<Index> starts, std::vector<Index> ends) {
  planner::Day day;
  day.latest_end = length;
  day.start_locations = std::move(starts);
  day.end_locations = std::move(ends);
  return day;
}

// A visit that is open all the time of every day.
void add_visit(Instance& instance, Index location, double score) {
  planner::Visit visit;
  visit.location = location;
  visit.profit = std::llround(score);
  for (planner::Day const& day : instance.problem.days) {
    visit.windows.push_back({{0, day.latest_end}});
  }
  instance.problem.visits.push_back(std::move(visit));
  instance.file_ids.push_back(location + 1);
}

base::Result<Instance> finished(std::filesystem::path const& file, Instance instance) {
  MAGPIE_TRY_STATUS(validate_read(file, instance.problem));
  return instance;
}

// The parts of a TSPLIB file that OPLib uses.
struct Tsplib {
  std::string weights;
  double limit = 0;
  std::vector<Point> points;
  std::vector<double> scores;
};

void read_header(std::string const& line, Tsplib& parts) {
  auto const colon = line.find(':');
  if (colon == std::string::npos) return;
  std::istringstream value(line.substr(colon + 1));
  if (line.starts_with("COST_LIMIT")) value >> parts.limit;
  if (line.starts_with("EDGE_WEIGHT_TYPE")) value >> parts.weights;
}

base::Result<Tsplib> read_tsplib(std::filesystem::path const& file) {
  std::ifstream stream(file);
  if (!stream) {
    return base::fail(base::ErrorCode::not_found,
                      "Cannot open " + file.string() + "; check --instances and --only.",
                      file.string());
  }
  Tsplib parts;
  std::string section;
  for (std::string line; std::getline(stream, line);) {
    if (line.find("_SECTION") != std::string::npos) {
      section = line;
      continue;
    }
    std::istringstream values(line);
    int id = 0;
    double first = 0;
    double second = 0;
    if (section.starts_with("NODE_COORD") && values >> id >> first >> second) {
      parts.points.push_back({first, second});
    } else if (section.starts_with("NODE_SCORE") && values >> id >> first) {
      parts.scores.push_back(first);
    } else if (section.empty()) {
      read_header(line, parts);
    }
  }
  return parts;
}

// Distances of TSPLIB 95 (Reinelt).
Time rounded_distance(Point const& a, Point const& b) {
  return static_cast<Time>(std::floor(std::hypot(a.x - b.x, a.y - b.y) + 0.5));
}

Time pseudo_euclidean_distance(Point const& a, Point const& b) {
  double const exact = std::hypot(a.x - b.x, a.y - b.y) / std::sqrt(10.0);
  double const whole = std::floor(exact + 0.5);
  return static_cast<Time>(whole < exact ? whole + 1 : whole);
}

}  // namespace

base::Result<Instance> read_op(std::filesystem::path const& file) {
  MAGPIE_TRY(auto const rows, read_rows(file));
  if (rows.size() < 3 || rows[0].size() < 2) {
    MAGPIE_TRY_STATUS(wrong_file(file, "is no op instance; line 1 must be \"Tmax P\""));
  }
  Instance instance{file.stem().string(), 1, {}, {}, 0};
  Time const length = scaled(rows[0][0], kFine);
  instance.problem.days = {make_day(length, {0}, {1})};
  std::vector<Point> points;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].size() < 3) MAGPIE_TRY_STATUS(wrong_file(file, "has a point with too few numbers"));
    points.push_back({rows[i][0], rows[i][1]});
    if (i > 2) add_visit(instance, static_cast<Index>(i - 1), rows[i][2]);
  }
  instance.problem.travel = make_matrix(points, fine_distance);
  return finished(file, std::move(instance));
}

base::Result<Instance> read_oplib(std::filesystem::path const& file) {
  MAGPIE_TRY(auto const parts, read_tsplib(file));
  bool const is_known = parts.weights == "EUC_2D" || parts.weights == "ATT";
  if (!is_known || parts.points.size() < 2 || parts.points.size() != parts.scores.size()) {
    MAGPIE_TRY_STATUS(wrong_file(file,
                                 "needs EDGE_WEIGHT_TYPE EUC_2D or ATT, coordinates and as "
                                 "many scores"));
  }
  Instance instance{file.stem().string(), 1, {}, {}, 0};
  instance.problem.days = {make_day(static_cast<Time>(parts.limit), {0}, {0})};
  instance.extra_profit = std::llround(parts.scores[0]);
  for (std::size_t i = 1; i < parts.points.size(); ++i) {
    add_visit(instance, static_cast<Index>(i), parts.scores[i]);
  }
  instance.problem.travel = make_matrix(
      parts.points, parts.weights == "ATT" ? pseudo_euclidean_distance : rounded_distance);
  return finished(file, std::move(instance));
}

base::Result<Instance> read_ophs(std::filesystem::path const& file) {
  MAGPIE_TRY(auto const rows, read_rows(file));
  if (rows.size() < 5 || rows[0].size() < 3 ||
      rows[2].size() < static_cast<std::size_t>(rows[0][2])) {
    MAGPIE_TRY_STATUS(wrong_file(file, "is no ophs instance; line 1 must be \"N H D\""));
  }
  auto const hotels = static_cast<Index>(rows[0][1]) + 2;
  auto const days = static_cast<std::size_t>(rows[0][2]);
  std::vector<Index> beds;
  for (Index bed = 0; bed < hotels; ++bed) beds.push_back(bed);
  Instance instance{file.stem().string(), static_cast<int>(days), {}, {}, 0};
  for (std::size_t day = 0; day < days; ++day) {
    Time const length = scaled(rows[2][day], kFine);
    auto made = make_day(length, day == 0 ? std::vector<Index>{0} : beds,
                         day + 1 == days ? std::vector<Index>{1} : beds);
    made.same_bed_as_next = true;
    instance.problem.days.push_back(std::move(made));
  }
  std::vector<Point> points;
  for (std::size_t i = 3; i < rows.size(); ++i) {
    if (rows[i].size() < 3) MAGPIE_TRY_STATUS(wrong_file(file, "has a point with too few numbers"));
    auto const location = static_cast<Index>(points.size());
    points.push_back({rows[i][0], rows[i][1]});
    if (location >= hotels) add_visit(instance, location, rows[i][2]);
  }
  instance.problem.travel = make_matrix(points, fine_distance);
  return finished(file, std::move(instance));
}

base::Result<Instance> read_ttdp(std::filesystem::path const& file, int tours) {
  MAGPIE_TRY(auto const rows, read_rows(file));
  if (rows.size() < 3 || rows[0].size() < 4 || rows[1].size() < 7) {
    MAGPIE_TRY_STATUS(wrong_file(file, "is no ttdp instance; line 1 must be \"k M SD N …\""));
  }
  constexpr int kHundredths = 100;
  auto const first_weekday = static_cast<int>(rows[0][2]);
  Instance instance{file.stem().string(), tours, {}, {}, 0};
  planner::Day day = make_day(scaled(rows[1][6], kHundredths), {0}, {0});
  day.earliest_start = scaled(rows[1][5], kHundredths);
  instance.problem.days.assign(static_cast<std::size_t>(tours), day);
  std::vector<Point> points{{rows[1][1], rows[1][2]}};
  for (std::size_t i = 2; i < rows.size(); ++i) {
    Row const& row = rows[i];
    if (row.size() < 20) MAGPIE_TRY_STATUS(wrong_file(file, "has a point with too few numbers"));
    planner::Visit visit;
    visit.location = static_cast<Index>(points.size());
    visit.service = scaled(row[3], kHundredths);
    visit.profit = std::llround(row[4]);
    for (int tour = 0; tour < tours; ++tour) {
      auto const weekday = static_cast<std::size_t>((first_weekday + tour) % 7);
      Time const open = scaled(row[6 + 2 * weekday], kHundredths);
      // The visit ends by the closing hour.
      Time const latest = scaled(row[7 + 2 * weekday], kHundredths) - visit.service;
      visit.windows.emplace_back();
      if (open <= latest) visit.windows.back().push_back({open, latest});
    }
    points.push_back({row[1], row[2]});
    instance.problem.visits.push_back(std::move(visit));
    instance.file_ids.push_back(static_cast<int>(row[0]));
  }
  instance.problem.travel = make_matrix(points, [](Point const& a, Point const& b) {
    return static_cast<Time>(std::floor(kHundredths * std::hypot(a.x - b.x, a.y - b.y) + 1e-9));
  });
  return finished(file, std::move(instance));
}

}  // namespace magpie::bench
