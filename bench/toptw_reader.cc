#include "bench/toptw_reader.h"

#include "bench/instance_rows.h"

#include <cmath>
#include <fstream>
#include <optional>
#include <sstream>

namespace magpie::bench {

namespace {

// 100 for the instances of Cordeau (pr…), 10 for those of Solomon.
int scale_of(std::string const& name) {
  return name.find("pr") != std::string::npos ? 100 : 10;
}

planner::TravelMatrix make_matrix(std::vector<Point> const& points, int scale) {
  auto const count = static_cast<planner::Index>(points.size());
  planner::TravelMatrix matrix(count);
  for (planner::Index from = 0; from < count; ++from) {
    for (planner::Index to = 0; to < count; ++to) {
      Point const& a = points[static_cast<std::size_t>(from)];
      Point const& b = points[static_cast<std::size_t>(to)];
      double const distance = std::hypot(a.x - b.x, a.y - b.y);
      matrix.set(from, to, static_cast<planner::Time>(std::floor(scale * distance + 1e-9)));
    }
  }
  return matrix;
}

std::vector<planner::Day> make_tours(int tours, planner::Time opens, planner::Time closes) {
  planner::Day day;
  day.earliest_start = opens;
  day.latest_end = closes;
  day.start_locations = {0};
  day.end_locations = {0};
  return std::vector<planner::Day>(static_cast<std::size_t>(tours), day);
}

// The windows of one point for every tour, from five times and the sign that exchanges them.
std::vector<std::vector<planner::Window>> exchanged_windows(Row const& row, int scale, int tours) {
  std::vector<std::vector<planner::Window>> windows(static_cast<std::size_t>(tours));
  bool const is_plain = row[10] != 0;
  for (int tour = 0; tour < tours; ++tour) {
    bool const is_odd_tour = tour % 2 == 0;  // tours count from 1
    std::size_t const first = is_odd_tour == is_plain ? 5 : 6;
    for (std::size_t open : {first, first + 2}) {
      planner::Window const window{scaled(row[open], scale), scaled(row[open + 1], scale)};
      std::vector<planner::Window>& all = windows[static_cast<std::size_t>(tour)];
      if (!all.empty() && window.open <= all.back().latest_start) {
        all.back().latest_start = std::max(all.back().latest_start, window.latest_start);
      } else {
        all.push_back(window);
      }
    }
  }
  return windows;
}

}  // namespace

base::Result<Instance> read_toptw(std::filesystem::path const& file, int tours) {
  MAGPIE_TRY(auto const rows, read_rows(file));
  if (rows.size() < 3 || rows[0].size() < 4 || rows[0][2] + 3 > static_cast<double>(rows.size())) {
    MAGPIE_TRY_STATUS(wrong_file(file,
                                 "is no toptw instance; line 1 must be \"k v N t\" and N + 1 "
                                 "points must follow line 2"));
  }
  Instance instance;
  instance.name = file.stem().string();
  instance.tours = tours;
  int const scale = scale_of(instance.name);
  auto const point_count = static_cast<std::size_t>(rows[0][2]) + 1;
  std::vector<Point> points;
  for (std::size_t i = 0; i < point_count; ++i) {
    Row const& row = rows[i + 2];
    if (row.size() < 7) MAGPIE_TRY_STATUS(wrong_file(file, "has a point with too few numbers"));
    points.push_back({row[1], row[2]});
    planner::Window const window{scaled(row[row.size() - 2], scale), scaled(row.back(), scale)};
    if (i == 0) {
      instance.problem.days = make_tours(tours, window.open, window.latest_start);
      continue;
    }
    planner::Visit visit;
    visit.location = static_cast<planner::Index>(i);
    visit.service = scaled(row[3], scale);
    visit.profit = std::llround(row[4]);
    visit.windows.assign(static_cast<std::size_t>(tours), {window});
    instance.problem.visits.push_back(std::move(visit));
    instance.file_ids.push_back(static_cast<int>(row[0]));
  }
  instance.problem.travel = make_matrix(points, scale);
  MAGPIE_TRY_STATUS(validate_read(file, instance.problem));
  return instance;
}

base::Result<Instance> read_mctopmtw(std::filesystem::path const& file, int tours) {
  MAGPIE_TRY(auto const rows, read_rows(file));
  if (rows.size() < 3 || rows[0].size() < 13 || rows[1].size() < 7) {
    MAGPIE_TRY_STATUS(
        wrong_file(file, "is no mctopmtw instance; line 1 must be \"M N B E1 … E10\""));
  }
  Instance instance;
  instance.name = file.stem().string();
  instance.tours = tours;
  int const scale = scale_of(instance.name);
  instance.problem.budget = std::llround(rows[0][2]);
  for (std::size_t type = 0; type < 10; ++type) {
    planner::CategoryCap cap;
    cap.trip_max = static_cast<std::int32_t>(rows[0][3 + type]);
    instance.problem.categories.push_back(cap);
  }
  Row const& depot = rows[1];
  instance.problem.days =
      make_tours(tours, scaled(depot[depot.size() - 2], scale), scaled(depot.back(), scale));
  std::vector<Point> points{{depot[1], depot[2]}};
  for (std::size_t i = 2; i < rows.size(); ++i) {
    Row const& row = rows[i];
    if (row.size() < 22) MAGPIE_TRY_STATUS(wrong_file(file, "has a point with too few numbers"));
    planner::Visit visit;
    visit.location = static_cast<planner::Index>(points.size());
    visit.service = scaled(row[3], scale);
    visit.profit = std::llround(row[4]);
    visit.fee = std::llround(row[11]);
    visit.windows = exchanged_windows(row, scale, tours);
    for (std::size_t type = 0; type < 10; ++type) {
      if (row[12 + type] != 0) visit.categories.push_back(static_cast<planner::Index>(type));
    }
    points.push_back({row[1], row[2]});
    instance.problem.visits.push_back(std::move(visit));
    instance.file_ids.push_back(static_cast<int>(row[0]));
  }
  instance.problem.travel = make_matrix(points, scale);
  MAGPIE_TRY_STATUS(validate_read(file, instance.problem));
  return instance;
}

base::Result<std::map<std::pair<std::string, int>, BestKnown>> read_best_known(
    std::filesystem::path const& file) {
  std::ifstream stream(file);
  if (!stream) {
    return base::fail(base::ErrorCode::not_found,
                      "Cannot open " + file.string() + "; it lies beside the instances.",
                      file.string());
  }
  std::map<std::pair<std::string, int>, BestKnown> result;
  std::string line;
  std::getline(stream, line);
  bool const has_trust = line.find(",trust,") != std::string::npos;
  bool const has_tours = line.find(",m,") != std::string::npos;
  while (std::getline(stream, line)) {
    std::istringstream fields(line);
    std::string name;
    std::string tours;
    std::string profit;
    std::string trust;
    std::getline(fields, name, ',');
    tours = "1";
    if (has_tours) std::getline(fields, tours, ',');
    std::getline(fields, profit, ',');
    std::getline(fields, trust, ',');
    char* tours_end = nullptr;
    char* profit_end = nullptr;
    long const m = std::strtol(tours.c_str(), &tours_end, 10);
    long long const best = std::strtoll(profit.c_str(), &profit_end, 10);
    if (tours_end == tours.c_str() || profit_end == profit.c_str()) continue;
    result[{name, static_cast<int>(m)}] = {best, has_trust ? trust : "published"};
  }
  return result;
}

}  // namespace magpie::bench
